# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="ErrorDetails")


@_attrs_define
class ErrorDetails:
    """Where and why an execution failed."""

    message: None | str | Unset = UNSET
    """ What went wrong, for people. The other fields are its machine-readable counterpart. """
    stack_trace: None | str | Unset = UNSET
    """ The full stack trace, as one text of several lines. """
    block_id: None | str | Unset = UNSET
    """ Id of the block that failed. """
    block_name: None | str | Unset = UNSET
    """ Name or label of the block that failed. """
    error_code: None | str | Unset = UNSET
    """ Code of the error, if there is one. The codes are not enumerated anywhere. """
    context: ErrorContext | None | Unset = UNSET
    """ Further details of the error. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        message: None | str | Unset
        if isinstance(self.message, Unset):
            message = UNSET
        else:
            message = self.message

        stack_trace: None | str | Unset
        if isinstance(self.stack_trace, Unset):
            stack_trace = UNSET
        else:
            stack_trace = self.stack_trace

        block_id: None | str | Unset
        if isinstance(self.block_id, Unset):
            block_id = UNSET
        else:
            block_id = self.block_id

        block_name: None | str | Unset
        if isinstance(self.block_name, Unset):
            block_name = UNSET
        else:
            block_name = self.block_name

        error_code: None | str | Unset
        if isinstance(self.error_code, Unset):
            error_code = UNSET
        else:
            error_code = self.error_code

        context: dict[str, Any] | None | Unset
        if isinstance(self.context, Unset):
            context = UNSET
        elif isinstance(self.context, ErrorContext):
            context = self.context.to_dict()
        else:
            context = self.context

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if message is not UNSET:
            field_dict["message"] = message
        if stack_trace is not UNSET:
            field_dict["stack_trace"] = stack_trace
        if block_id is not UNSET:
            field_dict["block_id"] = block_id
        if block_name is not UNSET:
            field_dict["block_name"] = block_name
        if error_code is not UNSET:
            field_dict["error_code"] = error_code
        if context is not UNSET:
            field_dict["context"] = context

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _message = d.pop("message", UNSET)
        if type(_message) is not str and _message is not None and _message is not UNSET:
            _message = refuse("a string", _message, "message", d, tolerate)
        message: None | str | Unset = _message

        _stack_trace = d.pop("stack_trace", UNSET)
        if type(_stack_trace) is not str and _stack_trace is not None and _stack_trace is not UNSET:
            _stack_trace = refuse("a string", _stack_trace, "stack_trace", d, tolerate)
        stack_trace: None | str | Unset = _stack_trace

        _block_id = d.pop("block_id", UNSET)
        if type(_block_id) is not str and _block_id is not None and _block_id is not UNSET:
            _block_id = refuse("a string", _block_id, "block_id", d, tolerate)
        block_id: None | str | Unset = _block_id

        _block_name = d.pop("block_name", UNSET)
        if type(_block_name) is not str and _block_name is not None and _block_name is not UNSET:
            _block_name = refuse("a string", _block_name, "block_name", d, tolerate)
        block_name: None | str | Unset = _block_name

        _error_code = d.pop("error_code", UNSET)
        if type(_error_code) is not str and _error_code is not None and _error_code is not UNSET:
            _error_code = refuse("a string", _error_code, "error_code", d, tolerate)
        error_code: None | str | Unset = _error_code

        _context = d.pop("context", UNSET)
        context: ErrorContext | None | Unset
        if _context is UNSET or _context is None:
            context = _context
        else:
            try:
                context = _READ_ERROR_CONTEXT(_context, tolerate and under("context", tolerate))
            except PayloadError as payload_error:
                context = payload_error.within("context").settled("context", _context, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.message = message
        __model__.stack_trace = stack_trace
        __model__.block_id = block_id
        __model__.block_name = block_name
        __model__.error_code = error_code
        __model__.context = context

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


from ..models.error_context import ErrorContext

_READ_ERROR_CONTEXT = ErrorContext.from_dict
