# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..models.lifecycle_stage import LifecycleStage
from ..models.run_status import RunStatus
from ..types import UNSET, Unset, full_match, present

T = TypeVar("T", bound="RunInfo")
_RUN_STATUS_BY_VALUE = {member.value: member for member in RunStatus}
_LIFECYCLE_STAGE_BY_VALUE = {member.value: member for member in LifecycleStage}


@_attrs_define
class RunInfo:
    """A run's ids, name, status and times."""

    run_id: str
    """ The id of the run, 32 hexadecimal digits. """
    status: RunStatus | str
    """ The status of the run. One that this document does not know is kept as a plain string. """
    run_uuid: None | str | Unset = UNSET
    """ The same as `run_id`, under the name it had before MLflow 1.0. """
    run_name: None | str | Unset = UNSET
    """ The name of the run; the server invents one if the user gives none. Servers before MLflow 2.0 leave it
    empty. """
    experiment_id: None | str | Unset = UNSET
    """ The id of the experiment that the run belongs to, a number in text form. """
    user_id: None | str | Unset = UNSET
    """ The user who created the run, as their program reported; `unknown` or empty if it did not. """
    start_time: int | None | str | Unset = UNSET
    """ When the run was created, in milliseconds since the epoch by the clock of the program that created it. 0 if
    that program did not say. """
    end_time: int | None | str | Unset = UNSET
    """ When the run ended, in milliseconds since the epoch by the clock of the program that ended it. A run that
    has been resumed is `RUNNING` again and keeps its former end. """
    artifact_uri: None | str | Unset = UNSET
    """ Where the run keeps its artifacts. """
    lifecycle_stage: LifecycleStage | None | str | Unset = UNSET
    """ Whether the run has been deleted. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        run_id = self.run_id

        status: str
        if isinstance(self.status, RunStatus):
            status = self.status.value
        else:
            status = self.status

        run_uuid: None | str | Unset
        if isinstance(self.run_uuid, Unset):
            run_uuid = UNSET
        else:
            run_uuid = self.run_uuid

        run_name: None | str | Unset
        if isinstance(self.run_name, Unset):
            run_name = UNSET
        else:
            run_name = self.run_name

        experiment_id: None | str | Unset
        if isinstance(self.experiment_id, Unset):
            experiment_id = UNSET
        else:
            experiment_id = self.experiment_id

        user_id: None | str | Unset
        if isinstance(self.user_id, Unset):
            user_id = UNSET
        else:
            user_id = self.user_id

        start_time: int | None | str | Unset
        if isinstance(self.start_time, Unset):
            start_time = UNSET
        else:
            start_time = self.start_time

        end_time: int | None | str | Unset
        if isinstance(self.end_time, Unset):
            end_time = UNSET
        else:
            end_time = self.end_time

        artifact_uri: None | str | Unset
        if isinstance(self.artifact_uri, Unset):
            artifact_uri = UNSET
        else:
            artifact_uri = self.artifact_uri

        lifecycle_stage: None | str | Unset
        if isinstance(self.lifecycle_stage, Unset):
            lifecycle_stage = UNSET
        elif isinstance(self.lifecycle_stage, LifecycleStage):
            lifecycle_stage = self.lifecycle_stage.value
        else:
            lifecycle_stage = self.lifecycle_stage

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "run_id": run_id,
                    "status": status,
                }
            )
        )
        if run_uuid is not UNSET:
            field_dict["run_uuid"] = run_uuid
        if run_name is not UNSET:
            field_dict["run_name"] = run_name
        if experiment_id is not UNSET:
            field_dict["experiment_id"] = experiment_id
        if user_id is not UNSET:
            field_dict["user_id"] = user_id
        if start_time is not UNSET:
            field_dict["start_time"] = start_time
        if end_time is not UNSET:
            field_dict["end_time"] = end_time
        if artifact_uri is not UNSET:
            field_dict["artifact_uri"] = artifact_uri
        if lifecycle_stage is not UNSET:
            field_dict["lifecycle_stage"] = lifecycle_stage

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
        status: RunStatus | str
        if type(_status) is str:
            status = _RUN_STATUS_BY_VALUE.get(_status, _status)
        else:
            status = refuse("a string", _status, "status", d, tolerate)

        _run_uuid = d.pop("run_uuid", UNSET)
        if type(_run_uuid) is not str and _run_uuid is not None and _run_uuid is not UNSET:
            _run_uuid = refuse("a string", _run_uuid, "run_uuid", d, tolerate)
        run_uuid: None | str | Unset = _run_uuid

        _run_name = d.pop("run_name", UNSET)
        if type(_run_name) is not str and _run_name is not None and _run_name is not UNSET:
            _run_name = refuse("a string", _run_name, "run_name", d, tolerate)
        run_name: None | str | Unset = _run_name

        _experiment_id = d.pop("experiment_id", UNSET)
        if type(_experiment_id) is not str and _experiment_id is not None and _experiment_id is not UNSET:
            _experiment_id = refuse("a string", _experiment_id, "experiment_id", d, tolerate)
        experiment_id: None | str | Unset = _experiment_id

        _user_id = d.pop("user_id", UNSET)
        if type(_user_id) is not str and _user_id is not None and _user_id is not UNSET:
            _user_id = refuse("a string", _user_id, "user_id", d, tolerate)
        user_id: None | str | Unset = _user_id

        _start_time = d.pop("start_time", UNSET)
        start_time: int | None | str | Unset
        if _start_time is UNSET or _start_time is None:
            start_time = _start_time
        else:
            if type(_start_time) is not int and not full_match("^-?[0-9]+$", _start_time):
                _start_time = refuse(
                    "an integer or a string that matches ^-?[0-9]+$", _start_time, "start_time", d, tolerate
                )
            start_time = _start_time

        _end_time = d.pop("end_time", UNSET)
        end_time: int | None | str | Unset
        if _end_time is UNSET or _end_time is None:
            end_time = _end_time
        else:
            if type(_end_time) is not int and not full_match("^-?[0-9]+$", _end_time):
                _end_time = refuse(
                    "an integer or a string that matches ^-?[0-9]+$", _end_time, "end_time", d, tolerate
                )
            end_time = _end_time

        _artifact_uri = d.pop("artifact_uri", UNSET)
        if type(_artifact_uri) is not str and _artifact_uri is not None and _artifact_uri is not UNSET:
            _artifact_uri = refuse("a string", _artifact_uri, "artifact_uri", d, tolerate)
        artifact_uri: None | str | Unset = _artifact_uri

        _lifecycle_stage = d.pop("lifecycle_stage", UNSET)
        lifecycle_stage: LifecycleStage | None | str | Unset
        if _lifecycle_stage is UNSET or _lifecycle_stage is None:
            lifecycle_stage = _lifecycle_stage
        else:
            if type(_lifecycle_stage) is str:
                lifecycle_stage = _LIFECYCLE_STAGE_BY_VALUE.get(_lifecycle_stage, _lifecycle_stage)
            else:
                lifecycle_stage = refuse("a string", _lifecycle_stage, "lifecycle_stage", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.run_id = run_id
        __model__.status = status
        __model__.run_uuid = run_uuid
        __model__.run_name = run_name
        __model__.experiment_id = experiment_id
        __model__.user_id = user_id
        __model__.start_time = start_time
        __model__.end_time = end_time
        __model__.artifact_uri = artifact_uri
        __model__.lifecycle_stage = lifecycle_stage

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
