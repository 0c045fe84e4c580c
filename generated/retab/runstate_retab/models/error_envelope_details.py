# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate
from ..types import UNSET, Unset

T = TypeVar("T", bound="ErrorEnvelopeDetails")


@_attrs_define
class ErrorEnvelopeDetails:
    """The useful part of Retab's usual error."""

    error: ErrorCause | None | str | Unset = UNSET
    """ What happened, as a text or as an object with a code of its own. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        error: dict[str, Any] | None | str | Unset
        if isinstance(self.error, Unset):
            error = UNSET
        elif isinstance(self.error, ErrorCause):
            error = self.error.to_dict()
        else:
            error = self.error

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
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
        _error = d.pop("error", UNSET)
        error: ErrorCause | None | str | Unset
        if _error is UNSET or _error is None:
            error = _error
        else:
            try:
                try:
                    error = _READ_ERROR_CAUSE(_error)
                except PayloadError:
                    if type(_error) is not str:
                        raise PayloadError("a string", _error, "")
                    error = _error

            except PayloadError as payload_error:
                error = payload_error.within("error").settled("error", _error, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.error = error

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


from ..models.error_cause import ErrorCause

_READ_ERROR_CAUSE = ErrorCause.from_dict
