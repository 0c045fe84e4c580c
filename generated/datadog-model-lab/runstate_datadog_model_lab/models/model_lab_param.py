# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, present

T = TypeVar("T", bound="ModelLabParam")


@_attrs_define
class ModelLabParam:
    """A parameter of a run."""

    key: str
    """ Name of the parameter. """
    value: str
    """ Value of the parameter, always as a text: numbers as `0.0001`, and Python objects as their repr, such as
    `None`, `True` or `['mlflow']`. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "key": key,
                    "value": value,
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
        _key = d.pop("key", UNSET)
        if type(_key) is not str:
            _key = refuse("a string", _key, "key", d, tolerate)
        key = _key

        _value = d.pop("value", UNSET)
        if type(_value) is not str:
            _value = refuse("a string", _value, "value", d, tolerate)
        value = _value

        __model__ = cls.__new__(cls)
        __model__.key = key
        __model__.value = value

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
