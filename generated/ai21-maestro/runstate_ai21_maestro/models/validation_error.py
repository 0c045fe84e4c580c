# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset

T = TypeVar("T", bound="ValidationError")


@_attrs_define
class ValidationError:
    """An error that the validation of a request found."""

    loc: list[int | str] | None | Unset = UNSET
    """ Where the error is, as the path to the value, such as `path` and `run_id`. """
    msg: None | str | Unset = UNSET
    """ What is wrong, in words. """
    type_: None | str | Unset = UNSET
    """ The kind of error. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        loc: list[int | str] | None | Unset
        if isinstance(self.loc, Unset):
            loc = UNSET
        elif isinstance(self.loc, list):
            loc = []
            for _loc_type_0_item_data in self.loc:
                _loc_type_0_item: int | str
                _loc_type_0_item = _loc_type_0_item_data
                loc.append(_loc_type_0_item)

        else:
            loc = self.loc

        msg: None | str | Unset
        if isinstance(self.msg, Unset):
            msg = UNSET
        else:
            msg = self.msg

        type_: None | str | Unset
        if isinstance(self.type_, Unset):
            type_ = UNSET
        else:
            type_ = self.type_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if loc is not UNSET:
            field_dict["loc"] = loc
        if msg is not UNSET:
            field_dict["msg"] = msg
        if type_ is not UNSET:
            field_dict["type"] = type_

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _loc = d.pop("loc", UNSET)
        loc: list[int | str] | None | Unset
        if _loc is UNSET or _loc is None:
            loc = _loc
        else:
            loc = []
            if type(_loc) is list:
                try:
                    for _loc_item in _loc:
                        _loc_value: int | str
                        if type(_loc_item) is not str and type(_loc_item) is not int:
                            raise PayloadError("a string or an integer", _loc_item, "")
                        _loc_value = _loc_item
                        loc.append(_loc_value)
                except PayloadError as payload_error:
                    loc = payload_error.within(f"loc[{len(loc)}]").settled("loc", _loc, d, tolerate)

            else:
                loc = refuse("an array", _loc, "loc", d, tolerate)

        _msg = d.pop("msg", UNSET)
        if type(_msg) is not str and _msg is not None and _msg is not UNSET:
            _msg = refuse("a string", _msg, "msg", d, tolerate)
        msg: None | str | Unset = _msg

        _type_ = d.pop("type", UNSET)
        if type(_type_) is not str and _type_ is not None and _type_ is not UNSET:
            _type_ = refuse("a string", _type_, "type", d, tolerate)
        type_: None | str | Unset = _type_

        __model__ = cls.__new__(cls)
        __model__.loc = loc
        __model__.msg = msg
        __model__.type_ = type_

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
