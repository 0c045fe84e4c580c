# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, present

T = TypeVar("T", bound="GatewayError")


@_attrs_define
class GatewayError:
    """An error of the Experience Platform gateway, raised before the request reached the service."""

    error_code: str
    """ The gateway's code, a string of digits that begins with the HTTP status, such as `401013`. """
    message: str
    """ What went wrong, in words. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        error_code = self.error_code

        message = self.message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "error_code": error_code,
                    "message": message,
                }
            )
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _error_code = d.pop("error_code", UNSET)
        if type(_error_code) is not str:
            _error_code = refuse("a string", _error_code, "error_code", d, tolerate)
        error_code = _error_code

        _message = d.pop("message", UNSET)
        if type(_message) is not str:
            _message = refuse("a string", _message, "message", d, tolerate)
        message = _message

        __model__ = cls.__new__(cls)
        __model__.error_code = error_code
        __model__.message = message

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
