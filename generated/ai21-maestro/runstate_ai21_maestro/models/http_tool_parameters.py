# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="HTTPToolParameters")


@_attrs_define
class HTTPToolParameters:
    """The JSON schema of the body that an HTTP tool takes."""

    properties: HTTPToolProperties
    """ The parameters of an HTTP tool by name. """
    required: list[str]
    """ The names of the parameters that Maestro must give. """
    type_: Literal["object"] = "object"
    """ The type of the body. """
    additional_properties_: bool | Unset = UNSET
    """ Whether Maestro may give other parameters. The default is false. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        properties: Any = self.properties
        if properties is not UNSET:
            properties = self.properties.to_dict()

        required = self.required

        additional_properties_ = self.additional_properties_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "type": type_,
                    "properties": properties,
                    "required": required,
                }
            )
        )
        if additional_properties_ is not UNSET:
            field_dict["additionalProperties"] = additional_properties_

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
        type_: Literal["object"] = "object"
        if _type_ != type_:
            type_ = refuse("'object'", _type_, "type", d, tolerate)

        _properties = d.pop("properties", UNSET)
        try:
            properties = _READ_HTTP_TOOL_PROPERTIES(_properties, tolerate and under("properties", tolerate))
        except PayloadError as payload_error:
            properties = payload_error.within("properties").settled("properties", _properties, d, tolerate)

        _required = d.pop("required", UNSET)
        required: list[str] = []
        if type(_required) is list:
            try:
                for _required_item in _required:
                    if type(_required_item) is not str:
                        raise PayloadError("a string", _required_item, "")
                    _required_value = _required_item
                    required.append(_required_value)
            except PayloadError as payload_error:
                required = payload_error.within(f"required[{len(required)}]").settled(
                    "required", _required, d, tolerate
                )

        else:
            required = refuse("an array", _required, "required", d, tolerate)

        _additional_properties_ = d.pop("additionalProperties", UNSET)
        if type(_additional_properties_) is not bool and _additional_properties_ is not UNSET:
            _additional_properties_ = refuse(
                "true or false", _additional_properties_, "additionalProperties", d, tolerate
            )
        additional_properties_: bool | Unset = _additional_properties_

        __model__ = cls.__new__(cls)
        __model__.type_ = type_
        __model__.properties = properties
        __model__.required = required
        __model__.additional_properties_ = additional_properties_

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


from ..models.http_tool_properties import HTTPToolProperties

_READ_HTTP_TOOL_PROPERTIES = HTTPToolProperties.from_dict
