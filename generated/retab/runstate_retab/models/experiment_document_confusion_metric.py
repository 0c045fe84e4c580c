# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="ExperimentDocumentConfusionMetric")


@_attrs_define
class ExperimentDocumentConfusionMetric:
    """Confused labels of one document."""

    diag: MetricScores | None | Unset = UNSET
    """ Score of each label, by its name. """
    flows: list[ExperimentConfusionFlowMetric] | None | Unset = UNSET
    """ Which labels are confused with which. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        diag: dict[str, Any] | None | Unset
        if isinstance(self.diag, Unset):
            diag = UNSET
        elif isinstance(self.diag, MetricScores):
            diag = self.diag.to_dict()
        else:
            diag = self.diag

        flows: list[dict[str, Any]] | None | Unset
        if isinstance(self.flows, Unset):
            flows = UNSET
        elif isinstance(self.flows, list):
            flows = []
            for _flows_type_0_item_data in self.flows:
                _flows_type_0_item = _flows_type_0_item_data.to_dict()
                flows.append(_flows_type_0_item)

        else:
            flows = self.flows

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if diag is not UNSET:
            field_dict["diag"] = diag
        if flows is not UNSET:
            field_dict["flows"] = flows

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _diag = d.pop("diag", UNSET)
        diag: MetricScores | None | Unset
        if _diag is UNSET or _diag is None:
            diag = _diag
        else:
            try:
                diag = _READ_METRIC_SCORES(_diag, tolerate and under("diag", tolerate))
            except PayloadError as payload_error:
                diag = payload_error.within("diag").settled("diag", _diag, d, tolerate)

        _flows = d.pop("flows", UNSET)
        flows: list[ExperimentConfusionFlowMetric] | None | Unset
        if _flows is UNSET or _flows is None:
            flows = _flows
        else:
            flows = []
            if type(_flows) is list:
                try:
                    for _flows_item in _flows:
                        _flows_value = _READ_EXPERIMENT_CONFUSION_FLOW_METRIC(
                            _flows_item, tolerate and under(f"flows[{len(flows)}]", tolerate)
                        )
                        flows.append(_flows_value)
                except PayloadError as payload_error:
                    flows = payload_error.within(f"flows[{len(flows)}]").settled("flows", _flows, d, tolerate)

            else:
                flows = refuse("an array", _flows, "flows", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.diag = diag
        __model__.flows = flows

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


from ..models.experiment_confusion_flow_metric import ExperimentConfusionFlowMetric
from ..models.metric_scores import MetricScores

_READ_METRIC_SCORES = MetricScores.from_dict
_READ_EXPERIMENT_CONFUSION_FLOW_METRIC = ExperimentConfusionFlowMetric.from_dict
