# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="RunStatus")


@_attrs_define
class RunStatus:
    """The status of an experiment run. It has no state for the run as a whole: that follows from the states of the tasks."""

    experiment_run_id: str
    """ The identifier of the experiment run. """
    id: None | str | Unset = UNSET
    """ The identifier of this status record. In Adobe's example it is the identifier of the experiment, not of the
    run: use `experimentRunId` for the run. """
    name: None | str | Unset = UNSET
    """ A label that Adobe makes, such as `RunStatus for experimentRunId …`. """
    description: None | str | Unset = UNSET
    """ A free description. It is usually absent. """
    deleted: bool | None | Unset = UNSET
    """ Whether the run has been deleted. Absent means that it has not. """
    status: None | RunTasks | Unset = UNSET
    """ The tasks of the run with their states. It may be absent while nothing has been scheduled. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        experiment_run_id = self.experiment_run_id

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        deleted: bool | None | Unset
        if isinstance(self.deleted, Unset):
            deleted = UNSET
        else:
            deleted = self.deleted

        status: dict[str, Any] | None | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, RunTasks):
            status = self.status.to_dict()
        else:
            status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "experimentRunId": experiment_run_id,
                }
            )
        )
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if description is not UNSET:
            field_dict["description"] = description
        if deleted is not UNSET:
            field_dict["deleted"] = deleted
        if status is not UNSET:
            field_dict["status"] = status

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
        if type(_experiment_run_id) is not str:
            _experiment_run_id = refuse("a string", _experiment_run_id, "experimentRunId", d, tolerate)
        experiment_run_id = _experiment_run_id

        _id = d.pop("id", UNSET)
        if type(_id) is not str and _id is not None and _id is not UNSET:
            _id = refuse("a string", _id, "id", d, tolerate)
        id: None | str | Unset = _id

        _name = d.pop("name", UNSET)
        if type(_name) is not str and _name is not None and _name is not UNSET:
            _name = refuse("a string", _name, "name", d, tolerate)
        name: None | str | Unset = _name

        _description = d.pop("description", UNSET)
        if type(_description) is not str and _description is not None and _description is not UNSET:
            _description = refuse("a string", _description, "description", d, tolerate)
        description: None | str | Unset = _description

        _deleted = d.pop("deleted", UNSET)
        if type(_deleted) is not bool and _deleted is not None and _deleted is not UNSET:
            _deleted = refuse("true or false", _deleted, "deleted", d, tolerate)
        deleted: bool | None | Unset = _deleted

        _status = d.pop("status", UNSET)
        status: None | RunTasks | Unset
        if _status is UNSET or _status is None:
            status = _status
        else:
            try:
                status = _READ_RUN_TASKS(_status, tolerate and under("status", tolerate))
            except PayloadError as payload_error:
                status = payload_error.within("status").settled("status", _status, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.experiment_run_id = experiment_run_id
        __model__.id = id
        __model__.name = name
        __model__.description = description
        __model__.deleted = deleted
        __model__.status = status

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


from ..models.run_tasks import RunTasks

_READ_RUN_TASKS = RunTasks.from_dict
