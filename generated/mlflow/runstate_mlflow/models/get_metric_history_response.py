# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="GetMetricHistoryResponse")


@_attrs_define
class GetMetricHistoryResponse:
    """Values of a metric. If there are none, the object is empty."""

    metrics: list[Metric] | None | Unset = UNSET
    """ The values, by timestamp, then by step. """
    next_page_token: None | str | Unset = UNSET
    """ What to ask for the next page with. The last page has none. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        metrics: list[dict[str, Any]] | None | Unset
        if isinstance(self.metrics, Unset):
            metrics = UNSET
        elif isinstance(self.metrics, list):
            metrics = []
            for _metrics_type_0_item_data in self.metrics:
                _metrics_type_0_item = _metrics_type_0_item_data.to_dict()
                metrics.append(_metrics_type_0_item)

        else:
            metrics = self.metrics

        next_page_token: None | str | Unset
        if isinstance(self.next_page_token, Unset):
            next_page_token = UNSET
        else:
            next_page_token = self.next_page_token

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if metrics is not UNSET:
            field_dict["metrics"] = metrics
        if next_page_token is not UNSET:
            field_dict["next_page_token"] = next_page_token

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _metrics = d.pop("metrics", UNSET)
        metrics: list[Metric] | None | Unset
        if _metrics is UNSET or _metrics is None:
            metrics = _metrics
        else:
            metrics = []
            if type(_metrics) is list:
                try:
                    for _metrics_item in _metrics:
                        _metrics_value = _READ_METRIC(
                            _metrics_item, tolerate and under(f"metrics[{len(metrics)}]", tolerate)
                        )
                        metrics.append(_metrics_value)
                except PayloadError as payload_error:
                    metrics = payload_error.within(f"metrics[{len(metrics)}]").settled(
                        "metrics", _metrics, d, tolerate
                    )

            else:
                metrics = refuse("an array", _metrics, "metrics", d, tolerate)

        _next_page_token = d.pop("next_page_token", UNSET)
        if (
            type(_next_page_token) is not str
            and _next_page_token is not None
            and _next_page_token is not UNSET
        ):
            _next_page_token = refuse("a string", _next_page_token, "next_page_token", d, tolerate)
        next_page_token: None | str | Unset = _next_page_token

        __model__ = cls.__new__(cls)
        __model__.metrics = metrics
        __model__.next_page_token = next_page_token

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


from ..models.metric import Metric

_READ_METRIC = Metric.from_dict
