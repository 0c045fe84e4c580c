# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError
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
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

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
        field_dict.update({})
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
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        if not isinstance(src_dict, Mapping):
            raise PayloadError("an object", src_dict, "")
        d = dict(src_dict)
        _name = d.pop("name", UNSET)
        name: None | str | Unset
        if _name is UNSET or _name is None:
            name = _name
        else:
            if type(_name) is not str:
                raise PayloadError("a string", _name, "name")
            name = _name

        _description = d.pop("description", UNSET)
        description: None | str | Unset
        if _description is UNSET or _description is None:
            description = _description
        else:
            if type(_description) is not str:
                raise PayloadError("a string", _description, "description")
            description = _description

        _is_mandatory = d.pop("is_mandatory", UNSET)
        is_mandatory: bool | None | Unset
        if _is_mandatory is UNSET or _is_mandatory is None:
            is_mandatory = _is_mandatory
        else:
            if type(_is_mandatory) is not bool:
                raise PayloadError("true or false", _is_mandatory, "is_mandatory")
            is_mandatory = _is_mandatory

        _score = d.pop("score", UNSET)
        score: float | None | Unset
        if _score is UNSET or _score is None:
            score = _score
        else:
            if type(_score) is not float and type(_score) is not int:
                raise PayloadError("a number", _score, "score")
            score = _score

        _reason = d.pop("reason", UNSET)
        reason: None | str | Unset
        if _reason is UNSET or _reason is None:
            reason = _reason
        else:
            if type(_reason) is not str:
                raise PayloadError("a string", _reason, "reason")
            reason = _reason

        requirement_result_item = cls(
            name=name,
            description=description,
            is_mandatory=is_mandatory,
            score=score,
            reason=reason,
        )

        requirement_result_item.additional_properties = d
        return requirement_result_item

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
