# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="RunData")


@_attrs_define
class RunData:
    """What a run has logged. What it has none of is left out."""

    metrics: list[Metric] | None | Unset = UNSET
    """ The latest value of each metric. """
    params: list[Param] | None | Unset = UNSET
    """ The parameters. """
    tags: list[RunTag] | None | Unset = UNSET
    """ The tags, those of MLflow itself (`mlflow.…`) among them. """
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

        params: list[dict[str, Any]] | None | Unset
        if isinstance(self.params, Unset):
            params = UNSET
        elif isinstance(self.params, list):
            params = []
            for _params_type_0_item_data in self.params:
                _params_type_0_item = _params_type_0_item_data.to_dict()
                params.append(_params_type_0_item)

        else:
            params = self.params

        tags: list[dict[str, Any]] | None | Unset
        if isinstance(self.tags, Unset):
            tags = UNSET
        elif isinstance(self.tags, list):
            tags = []
            for _tags_type_0_item_data in self.tags:
                _tags_type_0_item = _tags_type_0_item_data.to_dict()
                tags.append(_tags_type_0_item)

        else:
            tags = self.tags

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if metrics is not UNSET:
            field_dict["metrics"] = metrics
        if params is not UNSET:
            field_dict["params"] = params
        if tags is not UNSET:
            field_dict["tags"] = tags

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

        _params = d.pop("params", UNSET)
        params: list[Param] | None | Unset
        if _params is UNSET or _params is None:
            params = _params
        else:
            params = []
            if type(_params) is list:
                try:
                    for _params_item in _params:
                        _params_value = _READ_PARAM(
                            _params_item, tolerate and under(f"params[{len(params)}]", tolerate)
                        )
                        params.append(_params_value)
                except PayloadError as payload_error:
                    params = payload_error.within(f"params[{len(params)}]").settled(
                        "params", _params, d, tolerate
                    )

            else:
                params = refuse("an array", _params, "params", d, tolerate)

        _tags = d.pop("tags", UNSET)
        tags: list[RunTag] | None | Unset
        if _tags is UNSET or _tags is None:
            tags = _tags
        else:
            tags = []
            if type(_tags) is list:
                try:
                    for _tags_item in _tags:
                        _tags_value = _READ_RUN_TAG(
                            _tags_item, tolerate and under(f"tags[{len(tags)}]", tolerate)
                        )
                        tags.append(_tags_value)
                except PayloadError as payload_error:
                    tags = payload_error.within(f"tags[{len(tags)}]").settled("tags", _tags, d, tolerate)

            else:
                tags = refuse("an array", _tags, "tags", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.metrics = metrics
        __model__.params = params
        __model__.tags = tags

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
from ..models.param import Param
from ..models.run_tag import RunTag

_READ_METRIC = Metric.from_dict
_READ_PARAM = Param.from_dict
_READ_RUN_TAG = RunTag.from_dict
