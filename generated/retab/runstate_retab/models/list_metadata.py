# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, present

T = TypeVar("T", bound="ListMetadata")


@_attrs_define
class ListMetadata:
    """Where a page stands in the list. A cursor is the id of a resource of the page."""

    before: None | str
    """ Cursor of the page before this one. Null on the first page. """
    after: None | str
    """ Cursor of the page after this one. Null on the last page. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        before: None | str
        before = self.before

        after: None | str
        after = self.after

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "before": before,
                    "after": after,
                }
            )
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _before = d.pop("before", UNSET)
        if type(_before) is not str and _before is not None:
            _before = refuse("a string", _before, "before", d, tolerate)
        before: None | str = _before

        _after = d.pop("after", UNSET)
        if type(_after) is not str and _after is not None:
            _after = refuse("a string", _after, "after", d, tolerate)
        after: None | str = _after

        __model__ = cls.__new__(cls)
        __model__.before = before
        __model__.after = after

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
