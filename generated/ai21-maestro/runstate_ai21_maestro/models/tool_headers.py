# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate

T = TypeVar("T", bound="ToolHeaders")


@_attrs_define
class ToolHeaders:
    """Headers that Maestro sends to the caller's tool, by name, such as the credentials it needs."""

    additional_properties: dict[str, str] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        __model__ = cls.__new__(cls)

        additional_properties: dict[str, str] = {}
        for prop_name, prop_dict in d.items():
            try:
                if type(prop_dict) is not str:
                    raise PayloadError("a string", prop_dict, "")
                prop = prop_dict
            except PayloadError as payload_error:
                raise payload_error.within(prop_name) from None
            additional_properties[prop_name] = prop

        __model__.additional_properties = additional_properties
        return __model__

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> str:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: str) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
