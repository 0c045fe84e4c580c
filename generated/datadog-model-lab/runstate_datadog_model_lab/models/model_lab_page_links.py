# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset

T = TypeVar("T", bound="ModelLabPageLinks")


@_attrs_define
class ModelLabPageLinks:
    """Addresses of pages. They are absolute, with unescaped brackets, and the recorded ones name another host than the one
    that was asked: never send keys to them.

    """

    self_: None | str | Unset = UNSET
    """ Address of this page. """
    first: None | str | Unset = UNSET
    """ Address of the first page. """
    prev: None | str | Unset = UNSET
    """ Address of the page before this one; absent from the first page. """
    next_: None | str | Unset = UNSET
    """ Address of the page after this one, if there is one. """
    last: None | str | Unset = UNSET
    """ Address of the last page. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        self_: None | str | Unset
        if isinstance(self.self_, Unset):
            self_ = UNSET
        else:
            self_ = self.self_

        first: None | str | Unset
        if isinstance(self.first, Unset):
            first = UNSET
        else:
            first = self.first

        prev: None | str | Unset
        if isinstance(self.prev, Unset):
            prev = UNSET
        else:
            prev = self.prev

        next_: None | str | Unset
        if isinstance(self.next_, Unset):
            next_ = UNSET
        else:
            next_ = self.next_

        last: None | str | Unset
        if isinstance(self.last, Unset):
            last = UNSET
        else:
            last = self.last

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if self_ is not UNSET:
            field_dict["self"] = self_
        if first is not UNSET:
            field_dict["first"] = first
        if prev is not UNSET:
            field_dict["prev"] = prev
        if next_ is not UNSET:
            field_dict["next"] = next_
        if last is not UNSET:
            field_dict["last"] = last

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _self_ = d.pop("self", UNSET)
        if type(_self_) is not str and _self_ is not None and _self_ is not UNSET:
            _self_ = refuse("a string", _self_, "self", d, tolerate)
        self_: None | str | Unset = _self_

        _first = d.pop("first", UNSET)
        if type(_first) is not str and _first is not None and _first is not UNSET:
            _first = refuse("a string", _first, "first", d, tolerate)
        first: None | str | Unset = _first

        _prev = d.pop("prev", UNSET)
        if type(_prev) is not str and _prev is not None and _prev is not UNSET:
            _prev = refuse("a string", _prev, "prev", d, tolerate)
        prev: None | str | Unset = _prev

        _next_ = d.pop("next", UNSET)
        if type(_next_) is not str and _next_ is not None and _next_ is not UNSET:
            _next_ = refuse("a string", _next_, "next", d, tolerate)
        next_: None | str | Unset = _next_

        _last = d.pop("last", UNSET)
        if type(_last) is not str and _last is not None and _last is not UNSET:
            _last = refuse("a string", _last, "last", d, tolerate)
        last: None | str | Unset = _last

        __model__ = cls.__new__(cls)
        __model__.self_ = self_
        __model__.first = first
        __model__.prev = prev
        __model__.next_ = next_
        __model__.last = last

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
