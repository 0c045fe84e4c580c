# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="ValidationError")


@_attrs_define
class ValidationError:
    """One problem of a malformed request."""

    loc: list[int | str]
    """ Where the problem is, from the outside in; a number is an index into a list. """
    msg: str
    """ What is wrong, for people. """
    type_: str
    """ Kind of the problem, in pydantic's vocabulary, such as `missing`. """
    input_: Any | Unset = UNSET
    """ The value that was refused, of any type. """
    ctx: None | Unset | ValidationErrorContext = UNSET
    """ Details of the problem, such as the limit that was exceeded. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        loc: Any = self.loc
        if loc is not UNSET:
            loc = []
            for _loc_item_data in self.loc:
                _loc_item: int | str
                _loc_item = _loc_item_data
                loc.append(_loc_item)

        msg = self.msg

        type_ = self.type_

        input_ = self.input_

        ctx: dict[str, Any] | None | Unset
        if isinstance(self.ctx, Unset):
            ctx = UNSET
        elif isinstance(self.ctx, ValidationErrorContext):
            ctx = self.ctx.to_dict()
        else:
            ctx = self.ctx

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "loc": loc,
                    "msg": msg,
                    "type": type_,
                }
            )
        )
        if input_ is not UNSET:
            field_dict["input"] = input_
        if ctx is not UNSET:
            field_dict["ctx"] = ctx

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
        loc: list[int | str] = []
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
        if type(_msg) is not str:
            _msg = refuse("a string", _msg, "msg", d, tolerate)
        msg = _msg

        _type_ = d.pop("type", UNSET)
        if type(_type_) is not str:
            _type_ = refuse("a string", _type_, "type", d, tolerate)
        type_ = _type_

        _input_ = d.pop("input", UNSET)
        input_ = _input_

        _ctx = d.pop("ctx", UNSET)
        ctx: None | Unset | ValidationErrorContext
        if _ctx is UNSET or _ctx is None:
            ctx = _ctx
        else:
            try:
                ctx = _READ_VALIDATION_ERROR_CONTEXT(_ctx, tolerate and under("ctx", tolerate))
            except PayloadError as payload_error:
                ctx = payload_error.within("ctx").settled("ctx", _ctx, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.loc = loc
        __model__.msg = msg
        __model__.type_ = type_
        __model__.input_ = input_
        __model__.ctx = ctx

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


from ..models.validation_error_context import ValidationErrorContext

_READ_VALIDATION_ERROR_CONTEXT = ValidationErrorContext.from_dict
