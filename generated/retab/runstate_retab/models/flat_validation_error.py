# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present, read_integer

T = TypeVar("T", bound="FlatValidationError")


@_attrs_define
class FlatValidationError:
    """Body of a 422 as Retab's server sends it: flat, without `detail`, with the list of problems as JSON inside a string."""

    status_code: int
    """ Retab's own number for the error, 10422. It is not the HTTP status. """
    message: str
    """ The list of problems, encoded as a JSON text; each has `type`, `loc` and `msg`. """
    data: Any | Unset = UNSET
    """ Null in every known body; its type is not documented. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        status_code = self.status_code

        message = self.message

        data = self.data

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "status_code": status_code,
                    "message": message,
                }
            )
        )
        if data is not UNSET:
            field_dict["data"] = data

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _status_code = d.pop("status_code", UNSET)
        if type(_status_code) is not int:
            _status_code = read_integer(_status_code, "status_code", d, tolerate)
        status_code = _status_code

        _message = d.pop("message", UNSET)
        if type(_message) is not str:
            _message = refuse("a string", _message, "message", d, tolerate)
        message = _message

        _data = d.pop("data", UNSET)
        data = _data

        __model__ = cls.__new__(cls)
        __model__.status_code = status_code
        __model__.message = message
        __model__.data = data

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
