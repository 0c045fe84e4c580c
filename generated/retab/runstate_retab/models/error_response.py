# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="ErrorResponse")


@_attrs_define
class ErrorResponse:
    """Body of an error. Nearly always it has one key, `detail`; some endpoints send what belongs under it at the top level
    instead.

    """

    detail: ErrorEnvelope | None | str | Unset = UNSET
    """ The error, as an object; some endpoints send a plain text. """
    code: None | str | Unset = UNSET
    """ Code of the error, where there is no `detail`. Usually `HTTP_EXCEPTION`. """
    message: None | str | Unset = UNSET
    """ Message of the error, where there is no `detail`. Usually without information. """
    details: ErrorEnvelopeDetails | None | Unset = UNSET
    """ The useful part of the error, where there is no `detail`. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        detail: dict[str, Any] | None | str | Unset
        if isinstance(self.detail, Unset):
            detail = UNSET
        elif isinstance(self.detail, ErrorEnvelope):
            detail = self.detail.to_dict()
        else:
            detail = self.detail

        code: None | str | Unset
        if isinstance(self.code, Unset):
            code = UNSET
        else:
            code = self.code

        message: None | str | Unset
        if isinstance(self.message, Unset):
            message = UNSET
        else:
            message = self.message

        details: dict[str, Any] | None | Unset
        if isinstance(self.details, Unset):
            details = UNSET
        elif isinstance(self.details, ErrorEnvelopeDetails):
            details = self.details.to_dict()
        else:
            details = self.details

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if detail is not UNSET:
            field_dict["detail"] = detail
        if code is not UNSET:
            field_dict["code"] = code
        if message is not UNSET:
            field_dict["message"] = message
        if details is not UNSET:
            field_dict["details"] = details

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _detail = d.pop("detail", UNSET)
        detail: ErrorEnvelope | None | str | Unset
        if _detail is UNSET or _detail is None:
            detail = _detail
        else:
            try:
                try:
                    detail = _READ_ERROR_ENVELOPE(_detail)
                except PayloadError:
                    if type(_detail) is not str:
                        raise PayloadError("a string", _detail, "")
                    detail = _detail

            except PayloadError as payload_error:
                detail = payload_error.within("detail").settled("detail", _detail, d, tolerate)

        _code = d.pop("code", UNSET)
        if type(_code) is not str and _code is not None and _code is not UNSET:
            _code = refuse("a string", _code, "code", d, tolerate)
        code: None | str | Unset = _code

        _message = d.pop("message", UNSET)
        if type(_message) is not str and _message is not None and _message is not UNSET:
            _message = refuse("a string", _message, "message", d, tolerate)
        message: None | str | Unset = _message

        _details = d.pop("details", UNSET)
        details: ErrorEnvelopeDetails | None | Unset
        if _details is UNSET or _details is None:
            details = _details
        else:
            try:
                details = _READ_ERROR_ENVELOPE_DETAILS(_details, tolerate and under("details", tolerate))
            except PayloadError as payload_error:
                details = payload_error.within("details").settled("details", _details, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.detail = detail
        __model__.code = code
        __model__.message = message
        __model__.details = details

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


from ..models.error_envelope import ErrorEnvelope
from ..models.error_envelope_details import ErrorEnvelopeDetails

_READ_ERROR_ENVELOPE = ErrorEnvelope.from_dict
_READ_ERROR_ENVELOPE_DETAILS = ErrorEnvelopeDetails.from_dict
