# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="HTTPToolEndpoint")


@_attrs_define
class HTTPToolEndpoint:
    """Where an HTTP tool is."""

    url: str
    """ The address that Maestro sends the POST to. """
    headers: ToolHeaders | Unset = UNSET
    """ Headers that Maestro sends to the caller's tool, by name, such as the credentials it needs. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        headers: dict[str, Any] | Unset = UNSET
        if not isinstance(self.headers, Unset):
            headers = self.headers.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "url": url,
                }
            )
        )
        if headers is not UNSET:
            field_dict["headers"] = headers

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _url = d.pop("url", UNSET)
        if type(_url) is not str:
            _url = refuse("a string", _url, "url", d, tolerate)
        url = _url

        _headers = d.pop("headers", UNSET)
        headers: ToolHeaders | Unset
        if _headers is UNSET:
            headers = _headers
        else:
            try:
                headers = _READ_TOOL_HEADERS(_headers, tolerate and under("headers", tolerate))
            except PayloadError as payload_error:
                headers = payload_error.within("headers").settled("headers", _headers, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.url = url
        __model__.headers = headers

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


from ..models.tool_headers import ToolHeaders

_READ_TOOL_HEADERS = ToolHeaders.from_dict
