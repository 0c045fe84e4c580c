# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, present

T = TypeVar("T", bound="ExperimentConfusionFlowMetric")


@_attrs_define
class ExperimentConfusionFlowMetric:
    """Two labels that the passes confuse with each other."""

    source: str
    """ The label on the one side. Retab documents only that a flow goes from it to the target. """
    target: str
    """ The label on the other side. """
    score: float
    """ How strong the confusion is, from 0 to 1. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        target = self.target

        score = self.score

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "source": source,
                    "target": target,
                    "score": score,
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
        _source = d.pop("source", UNSET)
        if type(_source) is not str:
            _source = refuse("a string", _source, "source", d, tolerate)
        source = _source

        _target = d.pop("target", UNSET)
        if type(_target) is not str:
            _target = refuse("a string", _target, "target", d, tolerate)
        target = _target

        _score = d.pop("score", UNSET)
        if type(_score) is not float and type(_score) is not int:
            _score = refuse("a number", _score, "score", d, tolerate)
        score = _score

        __model__ = cls.__new__(cls)
        __model__.source = source
        __model__.target = target
        __model__.score = score

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
