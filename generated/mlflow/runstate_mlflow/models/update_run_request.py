# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..models.run_status import RunStatus
from ..types import UNSET, Unset, present, read_integer

T = TypeVar("T", bound="UpdateRunRequest")
_RUN_STATUS_BY_VALUE = {member.value: member for member in RunStatus}


@_attrs_define
class UpdateRunRequest:
    """What to change of a run."""

    run_id: str
    """ The id of the run, 32 hexadecimal digits. """
    status: RunStatus | Unset = UNSET
    """ The status of a run. `RUNNING`: it was created, and has not ended. `SCHEDULED`: it will run later.
    `FINISHED`: it ended successfully. `FAILED`: it ended with an error. `KILLED`: its user stopped it. """
    end_time: int | Unset = UNSET
    """ When the run ended, in milliseconds since the epoch. At least 0. """
    run_name: str | Unset = UNSET
    """ The new name. An empty one changes nothing. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        run_id = self.run_id

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.value

        end_time = self.end_time

        run_name = self.run_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "run_id": run_id,
                }
            )
        )
        if status is not UNSET:
            field_dict["status"] = status
        if end_time is not UNSET:
            field_dict["end_time"] = end_time
        if run_name is not UNSET:
            field_dict["run_name"] = run_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _run_id = d.pop("run_id", UNSET)
        if type(_run_id) is not str:
            _run_id = refuse("a string", _run_id, "run_id", d, tolerate)
        run_id = _run_id

        _status = d.pop("status", UNSET)
        status: RunStatus | Unset
        if _status is UNSET:
            status = _status
        else:
            if type(_status) is str and _status in _RUN_STATUS_BY_VALUE:
                status = _RUN_STATUS_BY_VALUE[_status]
            else:
                status = refuse(
                    "one of RUNNING, SCHEDULED, FINISHED, FAILED, KILLED", _status, "status", d, tolerate
                )

        _end_time = d.pop("end_time", UNSET)
        if type(_end_time) is not int and _end_time is not UNSET:
            _end_time = read_integer(_end_time, "end_time", d, tolerate)
        end_time: int | Unset = _end_time

        _run_name = d.pop("run_name", UNSET)
        if type(_run_name) is not str and _run_name is not UNSET:
            _run_name = refuse("a string", _run_name, "run_name", d, tolerate)
        run_name: str | Unset = _run_name

        __model__ = cls.__new__(cls)
        __model__.run_id = run_id
        __model__.status = status
        __model__.end_time = end_time
        __model__.run_name = run_name

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
