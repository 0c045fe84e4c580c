# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..models.maestro_run_status import MaestroRunStatus
from ..types import UNSET, Unset, present, read_datetime, write_datetime

T = TypeVar("T", bound="MaestroRun")
_MAESTRO_RUN_STATUS_BY_VALUE = {member.value: member for member in MaestroRunStatus}
_FROM_ISO = datetime.datetime.fromisoformat


@_attrs_define
class MaestroRun:
    """A Maestro run."""

    id: str
    """ The identifier of the run. It is a UUID in text form. """
    status: MaestroRunStatus | str
    """ The status of the run. `completed` and `failed` are final; `requires_action` means that the run waits for
    its caller. A status that this document does not know is kept as a plain string. """
    result: Any | Unset = UNSET
    """ The result of a completed run: a string for a text task, another JSON value when the run was created with an
    output type. It is absent or null until the run has completed. """
    data_sources: DataSources | None | Unset = UNSET
    """ What the run read and which tools it called. It is present only if the run was created with `data_sources`
    in `include`. """
    requirements_result: None | RequirementsResult | Unset = UNSET
    """ How well the result meets the requirements. It is present only if the run was created with
    `requirements_result` in `include`. """
    created_at: datetime.datetime | None | Unset = UNSET
    """ When the run was created. """
    error: MaestroRunError | None | Unset = UNSET
    """ Why the run failed. It is absent or null unless the status is `failed`. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    _texts: dict[str, object] = _attrs_field(init=False, factory=dict, repr=False, eq=False)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        status: str
        if isinstance(self.status, MaestroRunStatus):
            status = self.status.value
        else:
            status = self.status

        result = self.result

        data_sources: dict[str, Any] | None | Unset
        if isinstance(self.data_sources, Unset):
            data_sources = UNSET
        elif isinstance(self.data_sources, DataSources):
            data_sources = self.data_sources.to_dict()
        else:
            data_sources = self.data_sources

        requirements_result: dict[str, Any] | None | Unset
        if isinstance(self.requirements_result, Unset):
            requirements_result = UNSET
        elif isinstance(self.requirements_result, RequirementsResult):
            requirements_result = self.requirements_result.to_dict()
        else:
            requirements_result = self.requirements_result

        created_at: None | str | Unset
        if isinstance(self.created_at, Unset):
            created_at = UNSET
        elif isinstance(self.created_at, datetime.datetime):
            created_at = write_datetime(self.created_at, self._texts.get("created_at"))
        else:
            created_at = self.created_at

        error: dict[str, Any] | None | Unset
        if isinstance(self.error, Unset):
            error = UNSET
        elif isinstance(self.error, MaestroRunError):
            error = self.error.to_dict()
        else:
            error = self.error

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "id": id,
                    "status": status,
                }
            )
        )
        if result is not UNSET:
            field_dict["result"] = result
        if data_sources is not UNSET:
            field_dict["data_sources"] = data_sources
        if requirements_result is not UNSET:
            field_dict["requirements_result"] = requirements_result
        if created_at is not UNSET:
            field_dict["created_at"] = created_at
        if error is not UNSET:
            field_dict["error"] = error

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _id = d.pop("id", UNSET)
        if type(_id) is not str:
            _id = refuse("a string", _id, "id", d, tolerate)
        id = _id

        _status = d.pop("status", UNSET)
        status: MaestroRunStatus | str
        if type(_status) is str:
            status = _MAESTRO_RUN_STATUS_BY_VALUE.get(_status, _status)
        else:
            status = refuse("a string", _status, "status", d, tolerate)

        _result = d.pop("result", UNSET)
        result = _result

        _data_sources = d.pop("data_sources", UNSET)
        data_sources: DataSources | None | Unset
        if _data_sources is UNSET or _data_sources is None:
            data_sources = _data_sources
        else:
            try:
                data_sources = _READ_DATA_SOURCES(_data_sources, tolerate and under("data_sources", tolerate))
            except PayloadError as payload_error:
                data_sources = payload_error.within("data_sources").settled(
                    "data_sources", _data_sources, d, tolerate
                )

        _requirements_result = d.pop("requirements_result", UNSET)
        requirements_result: None | RequirementsResult | Unset
        if _requirements_result is UNSET or _requirements_result is None:
            requirements_result = _requirements_result
        else:
            try:
                requirements_result = _READ_REQUIREMENTS_RESULT(
                    _requirements_result, tolerate and under("requirements_result", tolerate)
                )
            except PayloadError as payload_error:
                requirements_result = payload_error.within("requirements_result").settled(
                    "requirements_result", _requirements_result, d, tolerate
                )

        _created_at = d.pop("created_at", UNSET)
        created_at: datetime.datetime | None | Unset
        if _created_at is UNSET or _created_at is None:
            created_at = _created_at
        else:
            try:
                created_at = _FROM_ISO(_created_at)
            except (TypeError, ValueError):
                created_at = read_datetime(_created_at, "created_at", d, tolerate)

        _error = d.pop("error", UNSET)
        error: MaestroRunError | None | Unset
        if _error is UNSET or _error is None:
            error = _error
        else:
            try:
                error = _READ_MAESTRO_RUN_ERROR(_error, tolerate and under("error", tolerate))
            except PayloadError as payload_error:
                error = payload_error.within("error").settled("error", _error, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.id = id
        __model__.status = status
        __model__.result = result
        __model__.data_sources = data_sources
        __model__.requirements_result = requirements_result
        __model__.created_at = created_at
        __model__.error = error

        __model__.additional_properties = d
        __model__._texts = {
            "created_at": _created_at,
        }
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


from ..models.data_sources import DataSources
from ..models.maestro_run_error import MaestroRunError
from ..models.requirements_result import RequirementsResult

_READ_DATA_SOURCES = DataSources.from_dict
_READ_REQUIREMENTS_RESULT = RequirementsResult.from_dict
_READ_MAESTRO_RUN_ERROR = MaestroRunError.from_dict
