# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, present

T = TypeVar("T", bound="HTTPToolProperty")


@_attrs_define
class HTTPToolProperty:
    """A parameter of an HTTP tool."""

    type_: str
    """ The type of the parameter in JSON schema, such as `string`. """
    description: str
    """ What the parameter means. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        description = self.description

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "type": type_,
                    "description": description,
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
        _type_ = d.pop("type", UNSET)
        if type(_type_) is not str:
            _type_ = refuse("a string", _type_, "type", d, tolerate)
        type_ = _type_

        _description = d.pop("description", UNSET)
        if type(_description) is not str:
            _description = refuse("a string", _description, "description", d, tolerate)
        description = _description

        __model__ = cls.__new__(cls)
        __model__.type_ = type_
        __model__.description = description

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
