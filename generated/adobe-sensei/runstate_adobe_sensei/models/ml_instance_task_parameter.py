# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset

T = TypeVar("T", bound="MLInstanceTaskParameter")


@_attrs_define
class MLInstanceTaskParameter:
    """A parameter of a task."""

    key: None | str | Unset = UNSET
    """ The name of the parameter. """
    value: None | str | Unset = UNSET
    """ The value of the parameter, as text. """
    secret: bool | None | Unset = UNSET
    """ Whether the value is secret. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key: None | str | Unset
        if isinstance(self.key, Unset):
            key = UNSET
        else:
            key = self.key

        value: None | str | Unset
        if isinstance(self.value, Unset):
            value = UNSET
        else:
            value = self.value

        secret: bool | None | Unset
        if isinstance(self.secret, Unset):
            secret = UNSET
        else:
            secret = self.secret

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if key is not UNSET:
            field_dict["key"] = key
        if value is not UNSET:
            field_dict["value"] = value
        if secret is not UNSET:
            field_dict["secret"] = secret

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
        if type(_key) is not str and _key is not None and _key is not UNSET:
            _key = refuse("a string", _key, "key", d, tolerate)
        key: None | str | Unset = _key

        _value = d.pop("value", UNSET)
        if type(_value) is not str and _value is not None and _value is not UNSET:
            _value = refuse("a string", _value, "value", d, tolerate)
        value: None | str | Unset = _value

        _secret = d.pop("secret", UNSET)
        if type(_secret) is not bool and _secret is not None and _secret is not UNSET:
            _secret = refuse("true or false", _secret, "secret", d, tolerate)
        secret: bool | None | Unset = _secret

        __model__ = cls.__new__(cls)
        __model__.key = key
        __model__.value = value
        __model__.secret = secret

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
