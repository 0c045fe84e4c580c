# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="ErrorWorkflowExperimentRun")


@_attrs_define
class ErrorWorkflowExperimentRun:
    """The run failed. Branch on `details` where Retab gives them; `message` is free text."""

    status: Literal["error"]
    """ Always `error`. """
    message: None | str | Unset = UNSET
    """ What went wrong, for people. Retab's placeholder for no text is `(no message)`. """
    details: ErrorDetails | None | Unset = UNSET
    """ What went wrong, for programs, including the stack trace. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        status = self.status

        message: None | str | Unset
        if isinstance(self.message, Unset):
            message = UNSET
        else:
            message = self.message

        details: dict[str, Any] | None | Unset
        if isinstance(self.details, Unset):
            details = UNSET
        elif isinstance(self.details, ErrorDetails):
            details = self.details.to_dict()
        else:
            details = self.details

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "status": status,
                }
            )
        )
        if message is not UNSET:
            field_dict["message"] = message
        if details is not UNSET:
            field_dict["details"] = details

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _status = d.pop("status", UNSET)
        status: Literal["error"] = "error"
        if _status != status:
            status = refuse("'error'", _status, "status", d, tolerate)

        _message = d.pop("message", UNSET)
        if type(_message) is not str and _message is not None and _message is not UNSET:
            _message = refuse("a string", _message, "message", d, tolerate)
        message: None | str | Unset = _message

        _details = d.pop("details", UNSET)
        details: ErrorDetails | None | Unset
        if _details is UNSET or _details is None:
            details = _details
        else:
            try:
                details = _READ_ERROR_DETAILS(_details, tolerate and under("details", tolerate))
            except PayloadError as payload_error:
                details = payload_error.within("details").settled("details", _details, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.status = status
        __model__.message = message
        __model__.details = details

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


from ..models.error_details import ErrorDetails

_READ_ERROR_DETAILS = ErrorDetails.from_dict
