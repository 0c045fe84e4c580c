# Generated from specs/scorecard/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate scorecard

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present, read_integer

T = TypeVar("T", bound="RecordPage")


@_attrs_define
class RecordPage:
    """A page of the records of a run."""

    data: list[RecordWithScores]
    """ The records. """
    next_cursor: None | str
    """ The `cursor` of the next page, to be sent back unchanged. Its form differs between lists. It is null on the
    last page. """
    has_more: bool
    """ Whether there is another page. """
    total: int | None | Unset = UNSET
    """ The number of entries on all pages together. It may be absent. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        data: Any = self.data
        if data is not UNSET:
            data = []
            for _data_item_data in self.data:
                _data_item = _data_item_data.to_dict()
                data.append(_data_item)

        next_cursor: None | str
        next_cursor = self.next_cursor

        has_more = self.has_more

        total: int | None | Unset
        if isinstance(self.total, Unset):
            total = UNSET
        else:
            total = self.total

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "data": data,
                    "nextCursor": next_cursor,
                    "hasMore": has_more,
                }
            )
        )
        if total is not UNSET:
            field_dict["total"] = total

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _data = d.pop("data", UNSET)
        data: list[RecordWithScores] = []
        if type(_data) is list:
            try:
                for _data_item in _data:
                    _data_value = _READ_RECORD_WITH_SCORES(
                        _data_item, tolerate and under(f"data[{len(data)}]", tolerate)
                    )
                    data.append(_data_value)
            except PayloadError as payload_error:
                data = payload_error.within(f"data[{len(data)}]").settled("data", _data, d, tolerate)

        else:
            data = refuse("an array", _data, "data", d, tolerate)

        _next_cursor = d.pop("nextCursor", UNSET)
        if type(_next_cursor) is not str and _next_cursor is not None:
            _next_cursor = refuse("a string", _next_cursor, "nextCursor", d, tolerate)
        next_cursor: None | str = _next_cursor

        _has_more = d.pop("hasMore", UNSET)
        if type(_has_more) is not bool:
            _has_more = refuse("true or false", _has_more, "hasMore", d, tolerate)
        has_more = _has_more

        _total = d.pop("total", UNSET)
        if type(_total) is not int and _total is not None and _total is not UNSET:
            _total = read_integer(_total, "total", d, tolerate)
        total: int | None | Unset = _total

        __model__ = cls.__new__(cls)
        __model__.data = data
        __model__.next_cursor = next_cursor
        __model__.has_more = has_more
        __model__.total = total

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


from ..models.record_with_scores import RecordWithScores

_READ_RECORD_WITH_SCORES = RecordWithScores.from_dict
