# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate
from ..types import UNSET, Unset, read_datetime, read_integer, write_datetime

T = TypeVar("T", bound="ExperimentRunTiming")
_FROM_ISO = datetime.datetime.fromisoformat


@_attrs_define
class ExperimentRunTiming:
    """When things happened to a run. A time that is still to come is null or absent."""

    created_at: datetime.datetime | None | Unset = UNSET
    """ When the run was created. """
    started_at: datetime.datetime | None | Unset = UNSET
    """ When the run began to execute. """
    completed_at: datetime.datetime | None | Unset = UNSET
    """ When the run ended. """
    duration_ms: int | None | Unset = UNSET
    """ How long the run took, in milliseconds. In Retab's own example this is the time since `created_at`, not
    since `started_at`. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    _texts: dict[str, object] = _attrs_field(init=False, factory=dict, repr=False, eq=False)

    def to_dict(self) -> dict[str, Any]:
        created_at: None | str | Unset
        if isinstance(self.created_at, Unset):
            created_at = UNSET
        elif isinstance(self.created_at, datetime.datetime):
            created_at = write_datetime(self.created_at, self._texts.get("created_at"))
        else:
            created_at = self.created_at

        started_at: None | str | Unset
        if isinstance(self.started_at, Unset):
            started_at = UNSET
        elif isinstance(self.started_at, datetime.datetime):
            started_at = write_datetime(self.started_at, self._texts.get("started_at"))
        else:
            started_at = self.started_at

        completed_at: None | str | Unset
        if isinstance(self.completed_at, Unset):
            completed_at = UNSET
        elif isinstance(self.completed_at, datetime.datetime):
            completed_at = write_datetime(self.completed_at, self._texts.get("completed_at"))
        else:
            completed_at = self.completed_at

        duration_ms: int | None | Unset
        if isinstance(self.duration_ms, Unset):
            duration_ms = UNSET
        else:
            duration_ms = self.duration_ms

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if created_at is not UNSET:
            field_dict["created_at"] = created_at
        if started_at is not UNSET:
            field_dict["started_at"] = started_at
        if completed_at is not UNSET:
            field_dict["completed_at"] = completed_at
        if duration_ms is not UNSET:
            field_dict["duration_ms"] = duration_ms

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _created_at = d.pop("created_at", UNSET)
        created_at: datetime.datetime | None | Unset
        if _created_at is UNSET or _created_at is None:
            created_at = _created_at
        else:
            try:
                created_at = _FROM_ISO(_created_at)
            except (TypeError, ValueError):
                created_at = read_datetime(_created_at, "created_at", d, tolerate)

        _started_at = d.pop("started_at", UNSET)
        started_at: datetime.datetime | None | Unset
        if _started_at is UNSET or _started_at is None:
            started_at = _started_at
        else:
            try:
                started_at = _FROM_ISO(_started_at)
            except (TypeError, ValueError):
                started_at = read_datetime(_started_at, "started_at", d, tolerate)

        _completed_at = d.pop("completed_at", UNSET)
        completed_at: datetime.datetime | None | Unset
        if _completed_at is UNSET or _completed_at is None:
            completed_at = _completed_at
        else:
            try:
                completed_at = _FROM_ISO(_completed_at)
            except (TypeError, ValueError):
                completed_at = read_datetime(_completed_at, "completed_at", d, tolerate)

        _duration_ms = d.pop("duration_ms", UNSET)
        if type(_duration_ms) is not int and _duration_ms is not None and _duration_ms is not UNSET:
            _duration_ms = read_integer(_duration_ms, "duration_ms", d, tolerate)
        duration_ms: int | None | Unset = _duration_ms

        __model__ = cls.__new__(cls)
        __model__.created_at = created_at
        __model__.started_at = started_at
        __model__.completed_at = completed_at
        __model__.duration_ms = duration_ms

        __model__.additional_properties = d
        __model__._texts = {
            "created_at": _created_at,
            "started_at": _started_at,
            "completed_at": _completed_at,
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
