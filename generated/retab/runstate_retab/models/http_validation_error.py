# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, present

T = TypeVar("T", bound="HTTPValidationError")


@_attrs_define
class HTTPValidationError:
    """Body of a 422 as Retab's page documents it and as FastAPI sends it natively."""

    detail: list[ValidationError]
    """ The problems, one entry each. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        detail: Any = self.detail
        if detail is not UNSET:
            detail = []
            for _detail_item_data in self.detail:
                _detail_item = _detail_item_data.to_dict()
                detail.append(_detail_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "detail": detail,
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
        _detail = d.pop("detail", UNSET)
        detail: list[ValidationError] = []
        if type(_detail) is list:
            try:
                for _detail_item in _detail:
                    _detail_value = _READ_VALIDATION_ERROR(
                        _detail_item, tolerate and under(f"detail[{len(detail)}]", tolerate)
                    )
                    detail.append(_detail_value)
            except PayloadError as payload_error:
                detail = payload_error.within(f"detail[{len(detail)}]").settled(
                    "detail", _detail, d, tolerate
                )

        else:
            detail = refuse("an array", _detail, "detail", d, tolerate)

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
