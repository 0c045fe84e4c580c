# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="RequirementsResult")


@_attrs_define
class RequirementsResult:
    """How well the result of a Maestro run meets the requirements it was given."""

    score: float | None | Unset = UNSET
    """ The overall score. It is 0 if a mandatory requirement is not fully met. """
    finish_reason: None | str | Unset = UNSET
    """ Why the work on the requirements ended, as a word or words that are not documented. """
    requirements: list[RequirementResultItem] | None | Unset = UNSET
    """ One entry for each requirement. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        score: float | None | Unset
        if isinstance(self.score, Unset):
            score = UNSET
        else:
            score = self.score

        finish_reason: None | str | Unset
        if isinstance(self.finish_reason, Unset):
            finish_reason = UNSET
        else:
            finish_reason = self.finish_reason

        requirements: list[dict[str, Any]] | None | Unset
        if isinstance(self.requirements, Unset):
            requirements = UNSET
        elif isinstance(self.requirements, list):
            requirements = []
            for _requirements_type_0_item_data in self.requirements:
                _requirements_type_0_item = _requirements_type_0_item_data.to_dict()
                requirements.append(_requirements_type_0_item)

        else:
            requirements = self.requirements

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if score is not UNSET:
            field_dict["score"] = score
        if finish_reason is not UNSET:
            field_dict["finish_reason"] = finish_reason
        if requirements is not UNSET:
            field_dict["requirements"] = requirements

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _score = d.pop("score", UNSET)
        if (
            type(_score) is not float
            and type(_score) is not int
            and _score is not None
            and _score is not UNSET
        ):
            _score = refuse("a number", _score, "score", d, tolerate)
        score: float | None | Unset = _score

        _finish_reason = d.pop("finish_reason", UNSET)
        if type(_finish_reason) is not str and _finish_reason is not None and _finish_reason is not UNSET:
            _finish_reason = refuse("a string", _finish_reason, "finish_reason", d, tolerate)
        finish_reason: None | str | Unset = _finish_reason

        _requirements = d.pop("requirements", UNSET)
        requirements: list[RequirementResultItem] | None | Unset
        if _requirements is UNSET or _requirements is None:
            requirements = _requirements
        else:
            requirements = []
            if type(_requirements) is list:
                try:
                    for _requirements_item in _requirements:
                        _requirements_value = _READ_REQUIREMENT_RESULT_ITEM(
                            _requirements_item,
                            tolerate and under(f"requirements[{len(requirements)}]", tolerate),
                        )
                        requirements.append(_requirements_value)
                except PayloadError as payload_error:
                    requirements = payload_error.within(f"requirements[{len(requirements)}]").settled(
                        "requirements", _requirements, d, tolerate
                    )

            else:
                requirements = refuse("an array", _requirements, "requirements", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.score = score
        __model__.finish_reason = finish_reason
        __model__.requirements = requirements

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


from ..models.requirement_result_item import RequirementResultItem

_READ_REQUIREMENT_RESULT_ITEM = RequirementResultItem.from_dict
