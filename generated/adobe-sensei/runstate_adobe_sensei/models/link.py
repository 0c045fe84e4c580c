# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="Link")


@_attrs_define
class Link:
    """An address and how to use it."""

    href: str
    """ The address as a URI (RFC 3986), or as a template of one (RFC 6570) if `templated` is true. """
    templated: bool | None | Unset = UNSET
    """ Whether `href` is a template. Absent means that it is not. """
    type_: None | str | Unset = UNSET
    """ The media type to expect at the address. """
    method: None | str | Unset = UNSET
    """ The HTTP method to use. Absent means `GET`. """
    title: None | str | Unset = UNSET
    """ A label for people. """
    href_lang: None | str | Unset = UNSET
    """ The language of what is at the address. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        href = self.href

        templated: bool | None | Unset
        if isinstance(self.templated, Unset):
            templated = UNSET
        else:
            templated = self.templated

        type_: None | str | Unset
        if isinstance(self.type_, Unset):
            type_ = UNSET
        else:
            type_ = self.type_

        method: None | str | Unset
        if isinstance(self.method, Unset):
            method = UNSET
        else:
            method = self.method

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        href_lang: None | str | Unset
        if isinstance(self.href_lang, Unset):
            href_lang = UNSET
        else:
            href_lang = self.href_lang

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "href": href,
                }
            )
        )
        if templated is not UNSET:
            field_dict["templated"] = templated
        if type_ is not UNSET:
            field_dict["type"] = type_
        if method is not UNSET:
            field_dict["method"] = method
        if title is not UNSET:
            field_dict["title"] = title
        if href_lang is not UNSET:
            field_dict["hrefLang"] = href_lang

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _href = d.pop("href", UNSET)
        if type(_href) is not str:
            _href = refuse("a string", _href, "href", d, tolerate)
        href = _href

        _templated = d.pop("templated", UNSET)
        if type(_templated) is not bool and _templated is not None and _templated is not UNSET:
            _templated = refuse("true or false", _templated, "templated", d, tolerate)
        templated: bool | None | Unset = _templated

        _type_ = d.pop("type", UNSET)
        if type(_type_) is not str and _type_ is not None and _type_ is not UNSET:
            _type_ = refuse("a string", _type_, "type", d, tolerate)
        type_: None | str | Unset = _type_

        _method = d.pop("method", UNSET)
        if type(_method) is not str and _method is not None and _method is not UNSET:
            _method = refuse("a string", _method, "method", d, tolerate)
        method: None | str | Unset = _method

        _title = d.pop("title", UNSET)
        if type(_title) is not str and _title is not None and _title is not UNSET:
            _title = refuse("a string", _title, "title", d, tolerate)
        title: None | str | Unset = _title

        _href_lang = d.pop("hrefLang", UNSET)
        if type(_href_lang) is not str and _href_lang is not None and _href_lang is not UNSET:
            _href_lang = refuse("a string", _href_lang, "hrefLang", d, tolerate)
        href_lang: None | str | Unset = _href_lang

        __model__ = cls.__new__(cls)
        __model__.href = href
        __model__.templated = templated
        __model__.type_ = type_
        __model__.method = method
        __model__.title = title
        __model__.href_lang = href_lang

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
