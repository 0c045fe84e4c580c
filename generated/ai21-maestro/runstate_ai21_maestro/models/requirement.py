# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="Requirement")


@_attrs_define
class Requirement:
    """What the result of a run must be like, in one respect."""

    name: str
    """ The name of the requirement, by which `requirements_result` refers to it. """
    description: str
    """ The requirement in words. At most 128 words. """
    is_mandatory: bool | Unset = UNSET
    """ Whether the overall score is 0 unless this requirement is fully met. The default is false. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        is_mandatory = self.is_mandatory

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "name": name,
                    "description": description,
                }
            )
        )
        if is_mandatory is not UNSET:
            field_dict["is_mandatory"] = is_mandatory

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _name = d.pop("name", UNSET)
        if type(_name) is not str:
            _name = refuse("a string", _name, "name", d, tolerate)
        name = _name

        _description = d.pop("description", UNSET)
        if type(_description) is not str:
            _description = refuse("a string", _description, "description", d, tolerate)
        description = _description

        _is_mandatory = d.pop("is_mandatory", UNSET)
        if type(_is_mandatory) is not bool and _is_mandatory is not UNSET:
            _is_mandatory = refuse("true or false", _is_mandatory, "is_mandatory", d, tolerate)
        is_mandatory: bool | Unset = _is_mandatory

        __model__ = cls.__new__(cls)
        __model__.name = name
        __model__.description = description
        __model__.is_mandatory = is_mandatory

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
