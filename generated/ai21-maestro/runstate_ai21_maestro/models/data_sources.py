# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="DataSources")


@_attrs_define
class DataSources:
    """What a Maestro run read and which tools it called."""

    web_search: list[WebSearchResult] | None | Unset = UNSET
    """ The results of web searches that were used as context. """
    file_search: list[FileSearchResult] | None | Unset = UNSET
    """ The results of searches in the caller's files that were used as context. """
    tool_calls: list[ToolCall] | None | Unset = UNSET
    """ The calls of the caller's own tools. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        web_search: list[dict[str, Any]] | None | Unset
        if isinstance(self.web_search, Unset):
            web_search = UNSET
        elif isinstance(self.web_search, list):
            web_search = []
            for _web_search_type_0_item_data in self.web_search:
                _web_search_type_0_item = _web_search_type_0_item_data.to_dict()
                web_search.append(_web_search_type_0_item)

        else:
            web_search = self.web_search

        file_search: list[dict[str, Any]] | None | Unset
        if isinstance(self.file_search, Unset):
            file_search = UNSET
        elif isinstance(self.file_search, list):
            file_search = []
            for _file_search_type_0_item_data in self.file_search:
                _file_search_type_0_item = _file_search_type_0_item_data.to_dict()
                file_search.append(_file_search_type_0_item)

        else:
            file_search = self.file_search

        tool_calls: list[dict[str, Any]] | None | Unset
        if isinstance(self.tool_calls, Unset):
            tool_calls = UNSET
        elif isinstance(self.tool_calls, list):
            tool_calls = []
            for _tool_calls_type_0_item_data in self.tool_calls:
                _tool_calls_type_0_item = _tool_calls_type_0_item_data.to_dict()
                tool_calls.append(_tool_calls_type_0_item)

        else:
            tool_calls = self.tool_calls

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if web_search is not UNSET:
            field_dict["web_search"] = web_search
        if file_search is not UNSET:
            field_dict["file_search"] = file_search
        if tool_calls is not UNSET:
            field_dict["tool_calls"] = tool_calls

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _web_search = d.pop("web_search", UNSET)
        web_search: list[WebSearchResult] | None | Unset
        if _web_search is UNSET or _web_search is None:
            web_search = _web_search
        else:
            web_search = []
            if type(_web_search) is list:
                try:
                    for _web_search_item in _web_search:
                        _web_search_value = _READ_WEB_SEARCH_RESULT(
                            _web_search_item, tolerate and under(f"web_search[{len(web_search)}]", tolerate)
                        )
                        web_search.append(_web_search_value)
                except PayloadError as payload_error:
                    web_search = payload_error.within(f"web_search[{len(web_search)}]").settled(
                        "web_search", _web_search, d, tolerate
                    )

            else:
                web_search = refuse("an array", _web_search, "web_search", d, tolerate)

        _file_search = d.pop("file_search", UNSET)
        file_search: list[FileSearchResult] | None | Unset
        if _file_search is UNSET or _file_search is None:
            file_search = _file_search
        else:
            file_search = []
            if type(_file_search) is list:
                try:
                    for _file_search_item in _file_search:
                        _file_search_value = _READ_FILE_SEARCH_RESULT(
                            _file_search_item,
                            tolerate and under(f"file_search[{len(file_search)}]", tolerate),
                        )
                        file_search.append(_file_search_value)
                except PayloadError as payload_error:
                    file_search = payload_error.within(f"file_search[{len(file_search)}]").settled(
                        "file_search", _file_search, d, tolerate
                    )

            else:
                file_search = refuse("an array", _file_search, "file_search", d, tolerate)

        _tool_calls = d.pop("tool_calls", UNSET)
        tool_calls: list[ToolCall] | None | Unset
        if _tool_calls is UNSET or _tool_calls is None:
            tool_calls = _tool_calls
        else:
            tool_calls = []
            if type(_tool_calls) is list:
                try:
                    for _tool_calls_item in _tool_calls:
                        _tool_calls_value = _READ_TOOL_CALL(
                            _tool_calls_item, tolerate and under(f"tool_calls[{len(tool_calls)}]", tolerate)
                        )
                        tool_calls.append(_tool_calls_value)
                except PayloadError as payload_error:
                    tool_calls = payload_error.within(f"tool_calls[{len(tool_calls)}]").settled(
                        "tool_calls", _tool_calls, d, tolerate
                    )

            else:
                tool_calls = refuse("an array", _tool_calls, "tool_calls", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.web_search = web_search
        __model__.file_search = file_search
        __model__.tool_calls = tool_calls

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


from ..models.file_search_result import FileSearchResult
from ..models.tool_call import ToolCall
from ..models.web_search_result import WebSearchResult

_READ_WEB_SEARCH_RESULT = WebSearchResult.from_dict
_READ_FILE_SEARCH_RESULT = FileSearchResult.from_dict
_READ_TOOL_CALL = ToolCall.from_dict
