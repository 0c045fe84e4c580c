# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset

T = TypeVar("T", bound="WebSearchResult")


@_attrs_define
class WebSearchResult:
    """A result of a web search."""

    url: None | str | Unset = UNSET
    """ The address that the search returned. """
    text: None | str | Unset = UNSET
    """ The text taken from that address and used as context. """
    score: float | None | Unset = UNSET
    """ The relevance of the text, from 0 to 1. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        url: None | str | Unset
        if isinstance(self.url, Unset):
            url = UNSET
        else:
            url = self.url

        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        score: float | None | Unset
        if isinstance(self.score, Unset):
            score = UNSET
        else:
            score = self.score

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if url is not UNSET:
            field_dict["url"] = url
        if text is not UNSET:
            field_dict["text"] = text
        if score is not UNSET:
            field_dict["score"] = score

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
        if type(_url) is not str and _url is not None and _url is not UNSET:
            _url = refuse("a string", _url, "url", d, tolerate)
        url: None | str | Unset = _url

        _text = d.pop("text", UNSET)
        if type(_text) is not str and _text is not None and _text is not UNSET:
            _text = refuse("a string", _text, "text", d, tolerate)
        text: None | str | Unset = _text

        _score = d.pop("score", UNSET)
        if (
            type(_score) is not float
            and type(_score) is not int
            and _score is not None
            and _score is not UNSET
        ):
            _score = refuse("a number", _score, "score", d, tolerate)
        score: float | None | Unset = _score

        __model__ = cls.__new__(cls)
        __model__.url = url
        __model__.text = text
        __model__.score = score

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
