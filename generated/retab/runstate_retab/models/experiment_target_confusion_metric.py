# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="ExperimentTargetConfusionMetric")


@_attrs_define
class ExperimentTargetConfusionMetric:
    """What one label is confused with."""

    self_: float | None | Unset = UNSET
    """ Score of the label itself. """
    flow_from: MetricScores | None | Unset = UNSET
    """ The flows from other labels to this one, by their names. """
    flow_to: MetricScores | None | Unset = UNSET
    """ The flows from this label to others, by their names. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        self_: float | None | Unset
        if isinstance(self.self_, Unset):
            self_ = UNSET
        else:
            self_ = self.self_

        flow_from: dict[str, Any] | None | Unset
        if isinstance(self.flow_from, Unset):
            flow_from = UNSET
        elif isinstance(self.flow_from, MetricScores):
            flow_from = self.flow_from.to_dict()
        else:
            flow_from = self.flow_from

        flow_to: dict[str, Any] | None | Unset
        if isinstance(self.flow_to, Unset):
            flow_to = UNSET
        elif isinstance(self.flow_to, MetricScores):
            flow_to = self.flow_to.to_dict()
        else:
            flow_to = self.flow_to

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if self_ is not UNSET:
            field_dict["self"] = self_
        if flow_from is not UNSET:
            field_dict["flow_from"] = flow_from
        if flow_to is not UNSET:
            field_dict["flow_to"] = flow_to

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _self_ = d.pop("self", UNSET)
        if (
            type(_self_) is not float
            and type(_self_) is not int
            and _self_ is not None
            and _self_ is not UNSET
        ):
            _self_ = refuse("a number", _self_, "self", d, tolerate)
        self_: float | None | Unset = _self_

        _flow_from = d.pop("flow_from", UNSET)
        flow_from: MetricScores | None | Unset
        if _flow_from is UNSET or _flow_from is None:
            flow_from = _flow_from
        else:
            try:
                flow_from = _READ_METRIC_SCORES(_flow_from, tolerate and under("flow_from", tolerate))
            except PayloadError as payload_error:
                flow_from = payload_error.within("flow_from").settled("flow_from", _flow_from, d, tolerate)

        _flow_to = d.pop("flow_to", UNSET)
        flow_to: MetricScores | None | Unset
        if _flow_to is UNSET or _flow_to is None:
            flow_to = _flow_to
        else:
            try:
                flow_to = _READ_METRIC_SCORES(_flow_to, tolerate and under("flow_to", tolerate))
            except PayloadError as payload_error:
                flow_to = payload_error.within("flow_to").settled("flow_to", _flow_to, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.self_ = self_
        __model__.flow_from = flow_from
        __model__.flow_to = flow_to

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


from ..models.metric_scores import MetricScores

_READ_METRIC_SCORES = MetricScores.from_dict
