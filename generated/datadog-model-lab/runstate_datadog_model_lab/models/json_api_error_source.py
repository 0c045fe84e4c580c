# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset

T = TypeVar("T", bound="JsonApiErrorSource")


@_attrs_define
class JsonApiErrorSource:
    """Which part of a request caused an error."""

    header: None | str | Unset = UNSET
    """ Name of the request header that caused the error. """
    parameter: None | str | Unset = UNSET
    """ Name of the query parameter that caused the error. """
    pointer: None | str | Unset = UNSET
    """ JSON pointer to the value in the request document that caused the error. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        header: None | str | Unset
        if isinstance(self.header, Unset):
            header = UNSET
        else:
            header = self.header

        parameter: None | str | Unset
        if isinstance(self.parameter, Unset):
            parameter = UNSET
        else:
            parameter = self.parameter

        pointer: None | str | Unset
        if isinstance(self.pointer, Unset):
            pointer = UNSET
        else:
            pointer = self.pointer

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if header is not UNSET:
            field_dict["header"] = header
        if parameter is not UNSET:
            field_dict["parameter"] = parameter
        if pointer is not UNSET:
            field_dict["pointer"] = pointer

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _header = d.pop("header", UNSET)
        if type(_header) is not str and _header is not None and _header is not UNSET:
            _header = refuse("a string", _header, "header", d, tolerate)
        header: None | str | Unset = _header

        _parameter = d.pop("parameter", UNSET)
        if type(_parameter) is not str and _parameter is not None and _parameter is not UNSET:
            _parameter = refuse("a string", _parameter, "parameter", d, tolerate)
        parameter: None | str | Unset = _parameter

        _pointer = d.pop("pointer", UNSET)
        if type(_pointer) is not str and _pointer is not None and _pointer is not UNSET:
            _pointer = refuse("a string", _pointer, "pointer", d, tolerate)
        pointer: None | str | Unset = _pointer

        __model__ = cls.__new__(cls)
        __model__.header = header
        __model__.parameter = parameter
        __model__.pointer = pointer

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
