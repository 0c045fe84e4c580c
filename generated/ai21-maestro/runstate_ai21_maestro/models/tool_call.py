# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..models.tool_call_status import ToolCallStatus
from ..models.tool_type import ToolType
from ..types import UNSET, Unset

T = TypeVar("T", bound="ToolCall")
_TOOL_TYPE_BY_VALUE = {member.value: member for member in ToolType}
_TOOL_CALL_STATUS_BY_VALUE = {member.value: member for member in ToolCallStatus}


@_attrs_define
class ToolCall:
    """A call of one of the caller's own tools."""

    tool_name: None | str | Unset = UNSET
    """ The name of the tool. """
    tool_type: None | str | ToolType | Unset = UNSET
    """ How the tool was reached. A kind that this document does not know is kept as a plain string. """
    server_label: None | str | Unset = UNSET
    """ The label of the MCP server. It is null for an HTTP tool. """
    parameters: Any | Unset = UNSET
    """ What the tool was called with, as a JSON object whose names depend on the tool. """
    response: Any | Unset = UNSET
    """ What the tool answered, as a JSON object whose names depend on the tool. """
    status: None | str | ToolCallStatus | Unset = UNSET
    """ Whether the call succeeded. It says nothing about the run. A status that this document does not know is kept
    as a plain string. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        tool_name: None | str | Unset
        if isinstance(self.tool_name, Unset):
            tool_name = UNSET
        else:
            tool_name = self.tool_name

        tool_type: None | str | Unset
        if isinstance(self.tool_type, Unset):
            tool_type = UNSET
        elif isinstance(self.tool_type, ToolType):
            tool_type = self.tool_type.value
        else:
            tool_type = self.tool_type

        server_label: None | str | Unset
        if isinstance(self.server_label, Unset):
            server_label = UNSET
        else:
            server_label = self.server_label

        parameters = self.parameters

        response = self.response

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, ToolCallStatus):
            status = self.status.value
        else:
            status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if tool_name is not UNSET:
            field_dict["tool_name"] = tool_name
        if tool_type is not UNSET:
            field_dict["tool_type"] = tool_type
        if server_label is not UNSET:
            field_dict["server_label"] = server_label
        if parameters is not UNSET:
            field_dict["parameters"] = parameters
        if response is not UNSET:
            field_dict["response"] = response
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _tool_name = d.pop("tool_name", UNSET)
        if type(_tool_name) is not str and _tool_name is not None and _tool_name is not UNSET:
            _tool_name = refuse("a string", _tool_name, "tool_name", d, tolerate)
        tool_name: None | str | Unset = _tool_name

        _tool_type = d.pop("tool_type", UNSET)
        tool_type: None | str | ToolType | Unset
        if _tool_type is UNSET or _tool_type is None:
            tool_type = _tool_type
        else:
            if type(_tool_type) is str:
                tool_type = _TOOL_TYPE_BY_VALUE.get(_tool_type, _tool_type)
            else:
                tool_type = refuse("a string", _tool_type, "tool_type", d, tolerate)

        _server_label = d.pop("server_label", UNSET)
        if type(_server_label) is not str and _server_label is not None and _server_label is not UNSET:
            _server_label = refuse("a string", _server_label, "server_label", d, tolerate)
        server_label: None | str | Unset = _server_label

        _parameters = d.pop("parameters", UNSET)
        parameters = _parameters

        _response = d.pop("response", UNSET)
        response = _response

        _status = d.pop("status", UNSET)
        status: None | str | ToolCallStatus | Unset
        if _status is UNSET or _status is None:
            status = _status
        else:
            if type(_status) is str:
                status = _TOOL_CALL_STATUS_BY_VALUE.get(_status, _status)
            else:
                status = refuse("a string", _status, "status", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.tool_name = tool_name
        __model__.tool_type = tool_type
        __model__.server_label = server_label
        __model__.parameters = parameters
        __model__.response = response
        __model__.status = status

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
