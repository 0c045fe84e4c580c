# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present, read_datetime, write_datetime

T = TypeVar("T", bound="MetricsStaleErrorLastRun")
_FROM_ISO = datetime.datetime.fromisoformat


@_attrs_define
class MetricsStaleErrorLastRun:
    """The run that the metrics are from."""

    run_id: str
    """ Id of the run. """
    block_execution_fingerprint: None | str | Unset = UNSET
    """ Opaque fingerprint of the block as it was executed. """
    score: float | None | Unset = UNSET
    """ Overall score of the run. """
    created_at: datetime.datetime | None | Unset = UNSET
    """ When the run was created. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    _texts: dict[str, object] = _attrs_field(init=False, factory=dict, repr=False, eq=False)

    def to_dict(self) -> dict[str, Any]:
        run_id = self.run_id

        block_execution_fingerprint: None | str | Unset
        if isinstance(self.block_execution_fingerprint, Unset):
            block_execution_fingerprint = UNSET
        else:
            block_execution_fingerprint = self.block_execution_fingerprint

        score: float | None | Unset
        if isinstance(self.score, Unset):
            score = UNSET
        else:
            score = self.score

        created_at: None | str | Unset
        if isinstance(self.created_at, Unset):
            created_at = UNSET
        elif isinstance(self.created_at, datetime.datetime):
            created_at = write_datetime(self.created_at, self._texts.get("created_at"))
        else:
            created_at = self.created_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "run_id": run_id,
                }
            )
        )
        if block_execution_fingerprint is not UNSET:
            field_dict["block_execution_fingerprint"] = block_execution_fingerprint
        if score is not UNSET:
            field_dict["score"] = score
        if created_at is not UNSET:
            field_dict["created_at"] = created_at

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

        _block_execution_fingerprint = d.pop("block_execution_fingerprint", UNSET)
        if (
            type(_block_execution_fingerprint) is not str
            and _block_execution_fingerprint is not None
            and _block_execution_fingerprint is not UNSET
        ):
            _block_execution_fingerprint = refuse(
                "a string", _block_execution_fingerprint, "block_execution_fingerprint", d, tolerate
            )
        block_execution_fingerprint: None | str | Unset = _block_execution_fingerprint

        _score = d.pop("score", UNSET)
        if (
            type(_score) is not float
            and type(_score) is not int
            and _score is not None
            and _score is not UNSET
        ):
            _score = refuse("a number", _score, "score", d, tolerate)
        score: float | None | Unset = _score

        _created_at = d.pop("created_at", UNSET)
        created_at: datetime.datetime | None | Unset
        if _created_at is UNSET or _created_at is None:
            created_at = _created_at
        else:
            try:
                created_at = _FROM_ISO(_created_at)
            except (TypeError, ValueError):
                created_at = read_datetime(_created_at, "created_at", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.run_id = run_id
        __model__.block_execution_fingerprint = block_execution_fingerprint
        __model__.score = score
        __model__.created_at = created_at

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
