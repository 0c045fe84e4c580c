# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..models.run_view_type import RunViewType
from ..types import UNSET, Unset, present, read_integer

T = TypeVar("T", bound="SearchRunsRequest")
_RUN_VIEW_TYPE_BY_VALUE = {member.value: member for member in RunViewType}


@_attrs_define
class SearchRunsRequest:
    """Which runs to find, in which order, and how many at once."""

    experiment_ids: list[str]
    """ The ids of the experiments whose runs are searched. """
    filter_: str | Unset = UNSET
    """ A condition in MLflow's search syntax, as `attributes.status = 'FAILED' and metrics.loss > 0.5`. Comparisons
    of `attributes`, `metrics`, `params` and `tags` can be joined by `and` only. Several runs by id:
    `attributes.run_id IN ('57b5…', '56d1…')`. """
    run_view_type: RunViewType | Unset = UNSET
    """ Which runs a search finds. `ACTIVE_ONLY`: those that are not deleted. `DELETED_ONLY`: those that are. `ALL`:
    both. """
    max_results: int | Unset = UNSET
    """ The most runs that the page may have. From 1 to 50000. Without it: 1000. """
    order_by: list[str] | Unset = UNSET
    """ What the runs are sorted by, as `attributes.start_time DESC` or `metrics.loss ASC`, the most important
    first. The last tie is broken by the latest start, then by id. """
    page_token: str | Unset = UNSET
    """ The `next_page_token` of the page before. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        experiment_ids = self.experiment_ids

        filter_ = self.filter_

        run_view_type: str | Unset = UNSET
        if not isinstance(self.run_view_type, Unset):
            run_view_type = self.run_view_type.value

        max_results = self.max_results

        order_by: list[str] | Unset = UNSET
        if not isinstance(self.order_by, Unset):
            order_by = self.order_by

        page_token = self.page_token

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "experiment_ids": experiment_ids,
                }
            )
        )
        if filter_ is not UNSET:
            field_dict["filter"] = filter_
        if run_view_type is not UNSET:
            field_dict["run_view_type"] = run_view_type
        if max_results is not UNSET:
            field_dict["max_results"] = max_results
        if order_by is not UNSET:
            field_dict["order_by"] = order_by
        if page_token is not UNSET:
            field_dict["page_token"] = page_token

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _experiment_ids = d.pop("experiment_ids", UNSET)
        experiment_ids: list[str] = []
        if type(_experiment_ids) is list:
            try:
                for _experiment_ids_item in _experiment_ids:
                    if type(_experiment_ids_item) is not str:
                        raise PayloadError("a string", _experiment_ids_item, "")
                    _experiment_ids_value = _experiment_ids_item
                    experiment_ids.append(_experiment_ids_value)
            except PayloadError as payload_error:
                experiment_ids = payload_error.within(f"experiment_ids[{len(experiment_ids)}]").settled(
                    "experiment_ids", _experiment_ids, d, tolerate
                )

        else:
            experiment_ids = refuse("an array", _experiment_ids, "experiment_ids", d, tolerate)

        _filter_ = d.pop("filter", UNSET)
        if type(_filter_) is not str and _filter_ is not UNSET:
            _filter_ = refuse("a string", _filter_, "filter", d, tolerate)
        filter_: str | Unset = _filter_

        _run_view_type = d.pop("run_view_type", UNSET)
        run_view_type: RunViewType | Unset
        if _run_view_type is UNSET:
            run_view_type = _run_view_type
        else:
            if type(_run_view_type) is str and _run_view_type in _RUN_VIEW_TYPE_BY_VALUE:
                run_view_type = _RUN_VIEW_TYPE_BY_VALUE[_run_view_type]
            else:
                run_view_type = refuse(
                    "one of ACTIVE_ONLY, DELETED_ONLY, ALL", _run_view_type, "run_view_type", d, tolerate
                )

        _max_results = d.pop("max_results", UNSET)
        if type(_max_results) is not int and _max_results is not UNSET:
            _max_results = read_integer(_max_results, "max_results", d, tolerate)
        max_results: int | Unset = _max_results

        _order_by = d.pop("order_by", UNSET)
        order_by: list[str] | Unset
        if _order_by is UNSET:
            order_by = _order_by
        else:
            order_by = []
            if type(_order_by) is list:
                try:
                    for _order_by_item in _order_by:
                        if type(_order_by_item) is not str:
                            raise PayloadError("a string", _order_by_item, "")
                        _order_by_value = _order_by_item
                        order_by.append(_order_by_value)
                except PayloadError as payload_error:
                    order_by = payload_error.within(f"order_by[{len(order_by)}]").settled(
                        "order_by", _order_by, d, tolerate
                    )

            else:
                order_by = refuse("an array", _order_by, "order_by", d, tolerate)

        _page_token = d.pop("page_token", UNSET)
        if type(_page_token) is not str and _page_token is not UNSET:
            _page_token = refuse("a string", _page_token, "page_token", d, tolerate)
        page_token: str | Unset = _page_token

        __model__ = cls.__new__(cls)
        __model__.experiment_ids = experiment_ids
        __model__.filter_ = filter_
        __model__.run_view_type = run_view_type
        __model__.max_results = max_results
        __model__.order_by = order_by
        __model__.page_token = page_token

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
