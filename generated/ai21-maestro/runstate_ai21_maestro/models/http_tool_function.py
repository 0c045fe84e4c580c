# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, present

T = TypeVar("T", bound="HTTPToolFunction")


@_attrs_define
class HTTPToolFunction:
    """What an HTTP tool does, and what it takes."""

    name: str
    """ The name of the tool. It is unique within the run. """
    description: str
    """ What the tool does, and when to use it. """
    parameters: HTTPToolParameters
    """ The JSON schema of the body that an HTTP tool takes. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        parameters: Any = self.parameters
        if parameters is not UNSET:
            parameters = self.parameters.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "name": name,
                    "description": description,
                    "parameters": parameters,
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
        _name = d.pop("name", UNSET)
        if type(_name) is not str:
            _name = refuse("a string", _name, "name", d, tolerate)
        name = _name

        _description = d.pop("description", UNSET)
        if type(_description) is not str:
            _description = refuse("a string", _description, "description", d, tolerate)
        description = _description

        _parameters = d.pop("parameters", UNSET)
        try:
            parameters = _READ_HTTP_TOOL_PARAMETERS(_parameters, tolerate and under("parameters", tolerate))
        except PayloadError as payload_error:
            parameters = payload_error.within("parameters").settled("parameters", _parameters, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.name = name
        __model__.description = description
        __model__.parameters = parameters

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


from ..models.http_tool_parameters import HTTPToolParameters

_READ_HTTP_TOOL_PARAMETERS = HTTPToolParameters.from_dict
