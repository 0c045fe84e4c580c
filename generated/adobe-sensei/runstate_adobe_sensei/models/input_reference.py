# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset

T = TypeVar("T", bound="InputReference")


@_attrs_define
class InputReference:
    """The output of a task, as the input of another."""

    experiment_run_id: None | str | Unset = UNSET
    """ The identifier of the run that the task belongs to. """
    task_name: None | str | Unset = UNSET
    """ The name of the task. """
    output_name: None | str | Unset = UNSET
    """ The name of the output. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        experiment_run_id: None | str | Unset
        if isinstance(self.experiment_run_id, Unset):
            experiment_run_id = UNSET
        else:
            experiment_run_id = self.experiment_run_id

        task_name: None | str | Unset
        if isinstance(self.task_name, Unset):
            task_name = UNSET
        else:
            task_name = self.task_name

        output_name: None | str | Unset
        if isinstance(self.output_name, Unset):
            output_name = UNSET
        else:
            output_name = self.output_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if experiment_run_id is not UNSET:
            field_dict["experimentRunId"] = experiment_run_id
        if task_name is not UNSET:
            field_dict["taskName"] = task_name
        if output_name is not UNSET:
            field_dict["outputName"] = output_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _experiment_run_id = d.pop("experimentRunId", UNSET)
        if (
            type(_experiment_run_id) is not str
            and _experiment_run_id is not None
            and _experiment_run_id is not UNSET
        ):
            _experiment_run_id = refuse("a string", _experiment_run_id, "experimentRunId", d, tolerate)
        experiment_run_id: None | str | Unset = _experiment_run_id

        _task_name = d.pop("taskName", UNSET)
        if type(_task_name) is not str and _task_name is not None and _task_name is not UNSET:
            _task_name = refuse("a string", _task_name, "taskName", d, tolerate)
        task_name: None | str | Unset = _task_name

        _output_name = d.pop("outputName", UNSET)
        if type(_output_name) is not str and _output_name is not None and _output_name is not UNSET:
            _output_name = refuse("a string", _output_name, "outputName", d, tolerate)
        output_name: None | str | Unset = _output_name

        __model__ = cls.__new__(cls)
        __model__.experiment_run_id = experiment_run_id
        __model__.task_name = task_name
        __model__.output_name = output_name

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
