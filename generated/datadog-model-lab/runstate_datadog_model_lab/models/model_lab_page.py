# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present, read_integer

T = TypeVar("T", bound="ModelLabPage")


@_attrs_define
class ModelLabPage:
    """Which page of a list this is, and which others there are. The first page has the number 0."""

    number: int
    """ Number of this page. """
    size: int
    """ How many runs a page has at most. """
    total: int
    """ How many runs match, on all pages together. """
    type_: None | str | Unset = UNSET
    """ The way in which pages are addressed, always `number_size`. """
    first_number: int | None | Unset = UNSET
    """ Number of the first page, which is 0 in recorded responses. """
    prev_number: int | None | Unset = UNSET
    """ Number of the page before this one; null on the first page. """
    next_number: int | None | Unset = UNSET
    """ Number of the page after this one, for `page[number]`; null on the last page. """
    last_number: int | None | Unset = UNSET
    """ Number of the last page. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        number = self.number

        size = self.size

        total = self.total

        type_: None | str | Unset
        if isinstance(self.type_, Unset):
            type_ = UNSET
        else:
            type_ = self.type_

        first_number: int | None | Unset
        if isinstance(self.first_number, Unset):
            first_number = UNSET
        else:
            first_number = self.first_number

        prev_number: int | None | Unset
        if isinstance(self.prev_number, Unset):
            prev_number = UNSET
        else:
            prev_number = self.prev_number

        next_number: int | None | Unset
        if isinstance(self.next_number, Unset):
            next_number = UNSET
        else:
            next_number = self.next_number

        last_number: int | None | Unset
        if isinstance(self.last_number, Unset):
            last_number = UNSET
        else:
            last_number = self.last_number

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "number": number,
                    "size": size,
                    "total": total,
                }
            )
        )
        if type_ is not UNSET:
            field_dict["type"] = type_
        if first_number is not UNSET:
            field_dict["first_number"] = first_number
        if prev_number is not UNSET:
            field_dict["prev_number"] = prev_number
        if next_number is not UNSET:
            field_dict["next_number"] = next_number
        if last_number is not UNSET:
            field_dict["last_number"] = last_number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _number = d.pop("number", UNSET)
        if type(_number) is not int:
            _number = read_integer(_number, "number", d, tolerate)
        number = _number

        _size = d.pop("size", UNSET)
        if type(_size) is not int:
            _size = read_integer(_size, "size", d, tolerate)
        size = _size

        _total = d.pop("total", UNSET)
        if type(_total) is not int:
            _total = read_integer(_total, "total", d, tolerate)
        total = _total

        _type_ = d.pop("type", UNSET)
        if type(_type_) is not str and _type_ is not None and _type_ is not UNSET:
            _type_ = refuse("a string", _type_, "type", d, tolerate)
        type_: None | str | Unset = _type_

        _first_number = d.pop("first_number", UNSET)
        if type(_first_number) is not int and _first_number is not None and _first_number is not UNSET:
            _first_number = read_integer(_first_number, "first_number", d, tolerate)
        first_number: int | None | Unset = _first_number

        _prev_number = d.pop("prev_number", UNSET)
        if type(_prev_number) is not int and _prev_number is not None and _prev_number is not UNSET:
            _prev_number = read_integer(_prev_number, "prev_number", d, tolerate)
        prev_number: int | None | Unset = _prev_number

        _next_number = d.pop("next_number", UNSET)
        if type(_next_number) is not int and _next_number is not None and _next_number is not UNSET:
            _next_number = read_integer(_next_number, "next_number", d, tolerate)
        next_number: int | None | Unset = _next_number

        _last_number = d.pop("last_number", UNSET)
        if type(_last_number) is not int and _last_number is not None and _last_number is not UNSET:
            _last_number = read_integer(_last_number, "last_number", d, tolerate)
        last_number: int | None | Unset = _last_number

        __model__ = cls.__new__(cls)
        __model__.number = number
        __model__.size = size
        __model__.total = total
        __model__.type_ = type_
        __model__.first_number = first_number
        __model__.prev_number = prev_number
        __model__.next_number = next_number
        __model__.last_number = last_number

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
