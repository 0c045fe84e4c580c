# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate
from ..types import UNSET, Unset

T = TypeVar("T", bound="HTTPValidationError")


@_attrs_define
class HTTPValidationError:
    """The errors that the validation of a request found, in the manner of FastAPI."""

    detail: list[ValidationError] | None | str | Unset = UNSET
    """ One entry for each error, or one sentence for all of them. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        detail: list[dict[str, Any]] | None | str | Unset
        if isinstance(self.detail, Unset):
            detail = UNSET
        elif isinstance(self.detail, list):
            detail = []
            for _detail_type_0_item_data in self.detail:
                _detail_type_0_item = _detail_type_0_item_data.to_dict()
                detail.append(_detail_type_0_item)

        else:
            detail = self.detail

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if detail is not UNSET:
            field_dict["detail"] = detail

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _detail = d.pop("detail", UNSET)
        detail: list[ValidationError] | None | str | Unset
        if _detail is UNSET or _detail is None:
            detail = _detail
        else:
            try:
                try:
                    detail = []
                    if type(_detail) is list:
                        try:
                            for _detail_item in _detail:
                                _detail_value = _READ_VALIDATION_ERROR(_detail_item)
                                detail.append(_detail_value)
                        except PayloadError as payload_error:
                            raise payload_error.within(f"[{len(detail)}]") from None

                    else:
                        raise PayloadError("an array", _detail, "")
                except PayloadError:
                    if type(_detail) is not str:
                        raise PayloadError("a string", _detail, "")
                    detail = _detail

            except PayloadError as payload_error:
                detail = payload_error.within("detail").settled("detail", _detail, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.detail = detail

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


from ..models.validation_error import ValidationError

_READ_VALIDATION_ERROR = ValidationError.from_dict
