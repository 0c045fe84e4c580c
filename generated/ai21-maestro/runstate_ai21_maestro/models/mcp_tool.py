# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="MCPTool")


@_attrs_define
class MCPTool:
    """The tools of a server that speaks the Model Context Protocol, given by its address or by the identifier under which
    it is stored at AI21.

    """

    type_: Literal["mcp"] = "mcp"
    """ The kind of tool. """
    server_label: str | Unset = UNSET
    """ A label for the server, by which `data_sources` refers to it. """
    server_url: str | Unset = UNSET
    """ The address of the server. """
    headers: ToolHeaders | Unset = UNSET
    """ Headers that Maestro sends to the caller's tool, by name, such as the credentials it needs. """
    allowed_tools: list[str] | Unset = UNSET
    """ The names of the server's tools that the run may use. All of them if there is no such list. """
    mcp_id: str | Unset = UNSET
    """ The identifier of a server that is stored at AI21. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        server_label = self.server_label

        server_url = self.server_url

        headers: dict[str, Any] | Unset = UNSET
        if not isinstance(self.headers, Unset):
            headers = self.headers.to_dict()

        allowed_tools: list[str] | Unset = UNSET
        if not isinstance(self.allowed_tools, Unset):
            allowed_tools = self.allowed_tools

        mcp_id = self.mcp_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "type": type_,
                }
            )
        )
        if server_label is not UNSET:
            field_dict["server_label"] = server_label
        if server_url is not UNSET:
            field_dict["server_url"] = server_url
        if headers is not UNSET:
            field_dict["headers"] = headers
        if allowed_tools is not UNSET:
            field_dict["allowed_tools"] = allowed_tools
        if mcp_id is not UNSET:
            field_dict["mcp_id"] = mcp_id

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
        type_: Literal["mcp"] = "mcp"
        if _type_ != type_:
            type_ = refuse("'mcp'", _type_, "type", d, tolerate)

        _server_label = d.pop("server_label", UNSET)
        if type(_server_label) is not str and _server_label is not UNSET:
            _server_label = refuse("a string", _server_label, "server_label", d, tolerate)
        server_label: str | Unset = _server_label

        _server_url = d.pop("server_url", UNSET)
        if type(_server_url) is not str and _server_url is not UNSET:
            _server_url = refuse("a string", _server_url, "server_url", d, tolerate)
        server_url: str | Unset = _server_url

        _headers = d.pop("headers", UNSET)
        headers: ToolHeaders | Unset
        if _headers is UNSET:
            headers = _headers
        else:
            try:
                headers = _READ_TOOL_HEADERS(_headers, tolerate and under("headers", tolerate))
            except PayloadError as payload_error:
                headers = payload_error.within("headers").settled("headers", _headers, d, tolerate)

        _allowed_tools = d.pop("allowed_tools", UNSET)
        allowed_tools: list[str] | Unset
        if _allowed_tools is UNSET:
            allowed_tools = _allowed_tools
        else:
            allowed_tools = []
            if type(_allowed_tools) is list:
                try:
                    for _allowed_tools_item in _allowed_tools:
                        if type(_allowed_tools_item) is not str:
                            raise PayloadError("a string", _allowed_tools_item, "")
                        _allowed_tools_value = _allowed_tools_item
                        allowed_tools.append(_allowed_tools_value)
                except PayloadError as payload_error:
                    allowed_tools = payload_error.within(f"allowed_tools[{len(allowed_tools)}]").settled(
                        "allowed_tools", _allowed_tools, d, tolerate
                    )

            else:
                allowed_tools = refuse("an array", _allowed_tools, "allowed_tools", d, tolerate)

        _mcp_id = d.pop("mcp_id", UNSET)
        if type(_mcp_id) is not str and _mcp_id is not UNSET:
            _mcp_id = refuse("a string", _mcp_id, "mcp_id", d, tolerate)
        mcp_id: str | Unset = _mcp_id

        __model__ = cls.__new__(cls)
        __model__.type_ = type_
        __model__.server_label = server_label
        __model__.server_url = server_url
        __model__.headers = headers
        __model__.allowed_tools = allowed_tools
        __model__.mcp_id = mcp_id

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
