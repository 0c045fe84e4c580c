# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, present

T = TypeVar("T", bound="ErrorResponse")


@_attrs_define
class ErrorResponse:
    """Body of an error."""

    errors: list[JsonApiError | str]
    """ What went wrong, one entry each: objects from most endpoints, plain texts in a 429 and from some gateways.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        errors: Any = self.errors
        if errors is not UNSET:
            errors = []
            for _errors_item_data in self.errors:
                _errors_item: dict[str, Any] | str
                if isinstance(_errors_item_data, JsonApiError):
                    _errors_item = _errors_item_data.to_dict()
                else:
                    _errors_item = _errors_item_data
                errors.append(_errors_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "errors": errors,
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
        _errors = d.pop("errors", UNSET)
        errors: list[JsonApiError | str] = []
        if type(_errors) is list:
            try:
                for _errors_item in _errors:
                    _errors_value: JsonApiError | str
                    try:
                        _errors_value = _READ_JSON_API_ERROR(_errors_item)
                    except PayloadError:
                        if type(_errors_item) is not str:
                            raise PayloadError("a string", _errors_item, "")
                        _errors_value = _errors_item

                    errors.append(_errors_value)
            except PayloadError as payload_error:
                errors = payload_error.within(f"errors[{len(errors)}]").settled(
                    "errors", _errors, d, tolerate
                )

        else:
            errors = refuse("an array", _errors, "errors", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.errors = errors

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


from ..models.json_api_error import JsonApiError

_READ_JSON_API_ERROR = JsonApiError.from_dict
