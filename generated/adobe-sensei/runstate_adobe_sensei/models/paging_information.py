# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, read_integer

T = TypeVar("T", bound="PagingInformation")


@_attrs_define
class PagingInformation:
    """Where a page stands in the whole listing."""

    orderby: None | str | Unset = UNSET
    """ The fields that the listing is sorted by, separated by commas. """
    property_: None | str | Unset = UNSET
    """ The conditions that the listed runs meet, separated by commas. It has those that the service adds, such as
    `deleted==false`. """
    start: None | str | Unset = UNSET
    """ Where this page begins. """
    total_count: int | None | Unset = UNSET
    """ The number of runs on all pages. It may be absent. """
    count: int | None | Unset = UNSET
    """ The number of runs on this page. """
    next_: None | str | Unset = UNSET
    """ The value of `start` for the next page. It is absent on the last one. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        orderby: None | str | Unset
        if isinstance(self.orderby, Unset):
            orderby = UNSET
        else:
            orderby = self.orderby

        property_: None | str | Unset
        if isinstance(self.property_, Unset):
            property_ = UNSET
        else:
            property_ = self.property_

        start: None | str | Unset
        if isinstance(self.start, Unset):
            start = UNSET
        else:
            start = self.start

        total_count: int | None | Unset
        if isinstance(self.total_count, Unset):
            total_count = UNSET
        else:
            total_count = self.total_count

        count: int | None | Unset
        if isinstance(self.count, Unset):
            count = UNSET
        else:
            count = self.count

        next_: None | str | Unset
        if isinstance(self.next_, Unset):
            next_ = UNSET
        else:
            next_ = self.next_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if orderby is not UNSET:
            field_dict["orderby"] = orderby
        if property_ is not UNSET:
            field_dict["property"] = property_
        if start is not UNSET:
            field_dict["start"] = start
        if total_count is not UNSET:
            field_dict["totalCount"] = total_count
        if count is not UNSET:
            field_dict["count"] = count
        if next_ is not UNSET:
            field_dict["next"] = next_

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _orderby = d.pop("orderby", UNSET)
        if type(_orderby) is not str and _orderby is not None and _orderby is not UNSET:
            _orderby = refuse("a string", _orderby, "orderby", d, tolerate)
        orderby: None | str | Unset = _orderby

        _property_ = d.pop("property", UNSET)
        if type(_property_) is not str and _property_ is not None and _property_ is not UNSET:
            _property_ = refuse("a string", _property_, "property", d, tolerate)
        property_: None | str | Unset = _property_

        _start = d.pop("start", UNSET)
        if type(_start) is not str and _start is not None and _start is not UNSET:
            _start = refuse("a string", _start, "start", d, tolerate)
        start: None | str | Unset = _start

        _total_count = d.pop("totalCount", UNSET)
        if type(_total_count) is not int and _total_count is not None and _total_count is not UNSET:
            _total_count = read_integer(_total_count, "totalCount", d, tolerate)
        total_count: int | None | Unset = _total_count

        _count = d.pop("count", UNSET)
        if type(_count) is not int and _count is not None and _count is not UNSET:
            _count = read_integer(_count, "count", d, tolerate)
        count: int | None | Unset = _count

        _next_ = d.pop("next", UNSET)
        if type(_next_) is not str and _next_ is not None and _next_ is not UNSET:
            _next_ = refuse("a string", _next_, "next", d, tolerate)
        next_: None | str | Unset = _next_

        __model__ = cls.__new__(cls)
        __model__.orderby = orderby
        __model__.property_ = property_
        __model__.start = start
        __model__.total_count = total_count
        __model__.count = count
        __model__.next_ = next_

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
