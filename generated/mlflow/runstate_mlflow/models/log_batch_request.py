# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="LogBatchRequest")


@_attrs_define
class LogBatchRequest:
    """What to log to a run."""

    run_id: str
    """ The id of the run, 32 hexadecimal digits. """
    metrics: list[NewMetric] | Unset = UNSET
    """ Values of metrics; the same metric may occur several times. At most 1000 items. """
    params: list[Param] | Unset = UNSET
    """ Parameters. They cannot be changed later. At most 100 items. """
    tags: list[RunTag] | Unset = UNSET
    """ Tags, which overwrite those of the same name. At most 100 items. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        run_id = self.run_id

        metrics: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.metrics, Unset):
            metrics = []
            for _metrics_item_data in self.metrics:
                _metrics_item = _metrics_item_data.to_dict()
                metrics.append(_metrics_item)

        params: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.params, Unset):
            params = []
            for _params_item_data in self.params:
                _params_item = _params_item_data.to_dict()
                params.append(_params_item)

        tags: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = []
            for _tags_item_data in self.tags:
                _tags_item = _tags_item_data.to_dict()
                tags.append(_tags_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "run_id": run_id,
                }
            )
        )
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
        _run_id = d.pop("run_id", UNSET)
        if type(_run_id) is not str:
            _run_id = refuse("a string", _run_id, "run_id", d, tolerate)
        run_id = _run_id

        _metrics = d.pop("metrics", UNSET)
        metrics: list[NewMetric] | Unset
        if _metrics is UNSET:
            metrics = _metrics
        else:
            metrics = []
            if type(_metrics) is list:
                try:
                    for _metrics_item in _metrics:
                        _metrics_value = _READ_NEW_METRIC(
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
        params: list[Param] | Unset
        if _params is UNSET:
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
        tags: list[RunTag] | Unset
        if _tags is UNSET:
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
        __model__.run_id = run_id
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


from ..models.new_metric import NewMetric
from ..models.param import Param
from ..models.run_tag import RunTag

_READ_NEW_METRIC = NewMetric.from_dict
_READ_PARAM = Param.from_dict
_READ_RUN_TAG = RunTag.from_dict
