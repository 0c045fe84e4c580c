# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, present

T = TypeVar("T", bound="HTTPTool")


@_attrs_define
class HTTPTool:
    """An HTTP endpoint of the caller, which Maestro calls with POST."""

    function: HTTPToolFunction
    """ What an HTTP tool does, and what it takes. """
    endpoint: HTTPToolEndpoint
    """ Where an HTTP tool is. """
    type_: Literal["http"] = "http"
    """ The kind of tool. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        function: Any = self.function
        if function is not UNSET:
            function = self.function.to_dict()

        endpoint: Any = self.endpoint
        if endpoint is not UNSET:
            endpoint = self.endpoint.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "type": type_,
                    "function": function,
                    "endpoint": endpoint,
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
        type_: Literal["http"] = "http"
        if _type_ != type_:
            type_ = refuse("'http'", _type_, "type", d, tolerate)

        _function = d.pop("function", UNSET)
        try:
            function = _READ_HTTP_TOOL_FUNCTION(_function, tolerate and under("function", tolerate))
        except PayloadError as payload_error:
            function = payload_error.within("function").settled("function", _function, d, tolerate)

        _endpoint = d.pop("endpoint", UNSET)
        try:
            endpoint = _READ_HTTP_TOOL_ENDPOINT(_endpoint, tolerate and under("endpoint", tolerate))
        except PayloadError as payload_error:
            endpoint = payload_error.within("endpoint").settled("endpoint", _endpoint, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.type_ = type_
        __model__.function = function
        __model__.endpoint = endpoint

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


from ..models.http_tool_endpoint import HTTPToolEndpoint
from ..models.http_tool_function import HTTPToolFunction

_READ_HTTP_TOOL_FUNCTION = HTTPToolFunction.from_dict
_READ_HTTP_TOOL_ENDPOINT = HTTPToolEndpoint.from_dict
