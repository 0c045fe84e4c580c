# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset

T = TypeVar("T", bound="RequirementResultItem")


@_attrs_define
class RequirementResultItem:
    """How well the result of a Maestro run meets one requirement."""

    name: None | str | Unset = UNSET
    """ The name of the requirement. """
    description: None | str | Unset = UNSET
    """ The requirement itself, in words. """
    is_mandatory: bool | None | Unset = UNSET
    """ Whether the overall score is 0 unless this requirement is fully met. """
    score: float | None | Unset = UNSET
    """ How well the requirement is met. """
    reason: None | str | Unset = UNSET
    """ Why the score is what it is, in words. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        is_mandatory: bool | None | Unset
        if isinstance(self.is_mandatory, Unset):
            is_mandatory = UNSET
        else:
            is_mandatory = self.is_mandatory

        score: float | None | Unset
        if isinstance(self.score, Unset):
            score = UNSET
        else:
            score = self.score

        reason: None | str | Unset
        if isinstance(self.reason, Unset):
            reason = UNSET
        else:
            reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if name is not UNSET:
            field_dict["name"] = name
        if description is not UNSET:
            field_dict["description"] = description
        if is_mandatory is not UNSET:
            field_dict["is_mandatory"] = is_mandatory
        if score is not UNSET:
            field_dict["score"] = score
        if reason is not UNSET:
            field_dict["reason"] = reason

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
        if type(_name) is not str and _name is not None and _name is not UNSET:
            _name = refuse("a string", _name, "name", d, tolerate)
        name: None | str | Unset = _name

        _description = d.pop("description", UNSET)
        if type(_description) is not str and _description is not None and _description is not UNSET:
            _description = refuse("a string", _description, "description", d, tolerate)
        description: None | str | Unset = _description

        _is_mandatory = d.pop("is_mandatory", UNSET)
        if type(_is_mandatory) is not bool and _is_mandatory is not None and _is_mandatory is not UNSET:
            _is_mandatory = refuse("true or false", _is_mandatory, "is_mandatory", d, tolerate)
        is_mandatory: bool | None | Unset = _is_mandatory

        _score = d.pop("score", UNSET)
        if (
            type(_score) is not float
            and type(_score) is not int
            and _score is not None
            and _score is not UNSET
        ):
            _score = refuse("a number", _score, "score", d, tolerate)
        score: float | None | Unset = _score

        _reason = d.pop("reason", UNSET)
        if type(_reason) is not str and _reason is not None and _reason is not UNSET:
            _reason = refuse("a string", _reason, "reason", d, tolerate)
        reason: None | str | Unset = _reason

        __model__ = cls.__new__(cls)
        __model__.name = name
        __model__.description = description
        __model__.is_mandatory = is_mandatory
        __model__.score = score
        __model__.reason = reason

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
