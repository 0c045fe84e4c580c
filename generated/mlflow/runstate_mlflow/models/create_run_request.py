# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present, read_integer

T = TypeVar("T", bound="CreateRunRequest")


@_attrs_define
class CreateRunRequest:
    """The run to create."""

    experiment_id: str
    """ The id of the experiment that the run belongs to; `0` is the one that each server begins with. """
    run_name: str | Unset = UNSET
    """ The name of the run. The server invents one if there is none. """
    start_time: int | Unset = UNSET
    """ When the run started, in milliseconds since the epoch. If it is left out, the run has 0, which is no time.
    At least 0. """
    tags: list[RunTag] | Unset = UNSET
    """ The run's first tags. MLflow shows the user of `mlflow.user` and the program of `mlflow.source.name`. """
    user_id: str | Unset = UNSET
    """ The user who creates the run. The tag `mlflow.user` replaces it. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        experiment_id = self.experiment_id

        run_name = self.run_name

        start_time = self.start_time

        tags: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = []
            for _tags_item_data in self.tags:
                _tags_item = _tags_item_data.to_dict()
                tags.append(_tags_item)

        user_id = self.user_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "experiment_id": experiment_id,
                }
            )
        )
        if run_name is not UNSET:
            field_dict["run_name"] = run_name
        if start_time is not UNSET:
            field_dict["start_time"] = start_time
        if tags is not UNSET:
            field_dict["tags"] = tags
        if user_id is not UNSET:
            field_dict["user_id"] = user_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _experiment_id = d.pop("experiment_id", UNSET)
        if type(_experiment_id) is not str:
            _experiment_id = refuse("a string", _experiment_id, "experiment_id", d, tolerate)
        experiment_id = _experiment_id

        _run_name = d.pop("run_name", UNSET)
        if type(_run_name) is not str and _run_name is not UNSET:
            _run_name = refuse("a string", _run_name, "run_name", d, tolerate)
        run_name: str | Unset = _run_name

        _start_time = d.pop("start_time", UNSET)
        if type(_start_time) is not int and _start_time is not UNSET:
            _start_time = read_integer(_start_time, "start_time", d, tolerate)
        start_time: int | Unset = _start_time

        _tags = d.pop("tags", UNSET)
        tags: list[RunTag] | Unset
        if _tags is UNSET:
            tags = _tags
        else:
            tags = []
            if type(_tags) is list:
                try:
                    for _tags_item in _tags:
                        _tags_value = _READ_RUN_TAG(
                            _tags_item, tolerate and under(f"tags[{len(tags)}]", tolerate)
                        )
                        tags.append(_tags_value)
                except PayloadError as payload_error:
                    tags = payload_error.within(f"tags[{len(tags)}]").settled("tags", _tags, d, tolerate)

            else:
                tags = refuse("an array", _tags, "tags", d, tolerate)

        _user_id = d.pop("user_id", UNSET)
        if type(_user_id) is not str and _user_id is not UNSET:
            _user_id = refuse("a string", _user_id, "user_id", d, tolerate)
        user_id: str | Unset = _user_id

        __model__ = cls.__new__(cls)
        __model__.experiment_id = experiment_id
        __model__.run_name = run_name
        __model__.start_time = start_time
        __model__.tags = tags
        __model__.user_id = user_id

        __model__.additional_properties = d
        return __model__

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


from ..models.run_tag import RunTag

_READ_RUN_TAG = RunTag.from_dict
