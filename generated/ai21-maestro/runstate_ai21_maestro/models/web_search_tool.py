# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="WebSearchTool")


@_attrs_define
class WebSearchTool:
    """A search on the web."""

    type_: Literal["web_search"] = "web_search"
    """ The kind of tool. """
    urls: list[str] | Unset = UNSET
    """ Search only at these addresses. """
    fallback_to_web: bool | Unset = UNSET
    """ Whether the whole web is searched if the addresses have nothing. """
    query_suffix: str | Unset = UNSET
    """ What is added to each query. """
    rephrase_query: bool | Unset = UNSET
    """ Whether Maestro puts the query into other words. """
    use_cached_pages: bool | Unset = UNSET
    """ Whether pages that AI21 has stored may be used. The default is false. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        urls: list[str] | Unset = UNSET
        if not isinstance(self.urls, Unset):
            urls = self.urls

        fallback_to_web = self.fallback_to_web

        query_suffix = self.query_suffix

        rephrase_query = self.rephrase_query

        use_cached_pages = self.use_cached_pages

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "type": type_,
                }
            )
        )
        if urls is not UNSET:
            field_dict["urls"] = urls
        if fallback_to_web is not UNSET:
            field_dict["fallback_to_web"] = fallback_to_web
        if query_suffix is not UNSET:
            field_dict["query_suffix"] = query_suffix
        if rephrase_query is not UNSET:
            field_dict["rephrase_query"] = rephrase_query
        if use_cached_pages is not UNSET:
            field_dict["use_cached_pages"] = use_cached_pages

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
        type_: Literal["web_search"] = "web_search"
        if _type_ != type_:
            type_ = refuse("'web_search'", _type_, "type", d, tolerate)

        _urls = d.pop("urls", UNSET)
        urls: list[str] | Unset
        if _urls is UNSET:
            urls = _urls
        else:
            urls = []
            if type(_urls) is list:
                try:
                    for _urls_item in _urls:
                        if type(_urls_item) is not str:
                            raise PayloadError("a string", _urls_item, "")
                        _urls_value = _urls_item
                        urls.append(_urls_value)
                except PayloadError as payload_error:
                    urls = payload_error.within(f"urls[{len(urls)}]").settled("urls", _urls, d, tolerate)

            else:
                urls = refuse("an array", _urls, "urls", d, tolerate)

        _fallback_to_web = d.pop("fallback_to_web", UNSET)
        if type(_fallback_to_web) is not bool and _fallback_to_web is not UNSET:
            _fallback_to_web = refuse("true or false", _fallback_to_web, "fallback_to_web", d, tolerate)
        fallback_to_web: bool | Unset = _fallback_to_web

        _query_suffix = d.pop("query_suffix", UNSET)
        if type(_query_suffix) is not str and _query_suffix is not UNSET:
            _query_suffix = refuse("a string", _query_suffix, "query_suffix", d, tolerate)
        query_suffix: str | Unset = _query_suffix

        _rephrase_query = d.pop("rephrase_query", UNSET)
        if type(_rephrase_query) is not bool and _rephrase_query is not UNSET:
            _rephrase_query = refuse("true or false", _rephrase_query, "rephrase_query", d, tolerate)
        rephrase_query: bool | Unset = _rephrase_query

        _use_cached_pages = d.pop("use_cached_pages", UNSET)
        if type(_use_cached_pages) is not bool and _use_cached_pages is not UNSET:
            _use_cached_pages = refuse("true or false", _use_cached_pages, "use_cached_pages", d, tolerate)
        use_cached_pages: bool | Unset = _use_cached_pages

        __model__ = cls.__new__(cls)
        __model__.type_ = type_
        __model__.urls = urls
        __model__.fallback_to_web = fallback_to_web
        __model__.query_suffix = query_suffix
        __model__.rephrase_query = rephrase_query
        __model__.use_cached_pages = use_cached_pages

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
