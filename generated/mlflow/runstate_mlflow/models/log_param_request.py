# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, present

T = TypeVar("T", bound="LogParamRequest")


@_attrs_define
class LogParamRequest:
    """A parameter of a run."""

    run_id: str
    """ The id of the run, 32 hexadecimal digits. """
    key: str
    """ The name of the parameter. Letters, digits, `_`, `-`, `.`, `:`, `/` and spaces. At most 250 characters. """
    value: str
    """ The value as a text, whatever its type was. The server shortens what is too long, unless it is set to refuse
    it. At most 6000 characters. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        run_id = self.run_id

        key = self.key

        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "run_id": run_id,
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
        _run_id = d.pop("run_id", UNSET)
        if type(_run_id) is not str:
            _run_id = refuse("a string", _run_id, "run_id", d, tolerate)
        run_id = _run_id

        _key = d.pop("key", UNSET)
        if type(_key) is not str:
            _key = refuse("a string", _key, "key", d, tolerate)
        key = _key

        _value = d.pop("value", UNSET)
        if type(_value) is not str:
            _value = refuse("a string", _value, "value", d, tolerate)
        value = _value

        __model__ = cls.__new__(cls)
        __model__.run_id = run_id
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
