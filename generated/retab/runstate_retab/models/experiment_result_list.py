# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, present

T = TypeVar("T", bound="ExperimentResultList")


@_attrs_define
class ExperimentResultList:
    """One page of results."""

    data: list[ExperimentResult]
    """ The results of the page, in the order that was asked for. """
    list_metadata: ListMetadata
    """ Where a page stands in the list. A cursor is the id of a resource of the page. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        data: Any = self.data
        if data is not UNSET:
            data = []
            for _data_item_data in self.data:
                _data_item = _data_item_data.to_dict()
                data.append(_data_item)

        list_metadata: Any = self.list_metadata
        if list_metadata is not UNSET:
            list_metadata = self.list_metadata.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "data": data,
                    "list_metadata": list_metadata,
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
        _data = d.pop("data", UNSET)
        data: list[ExperimentResult] = []
        if type(_data) is list:
            try:
                for _data_item in _data:
                    _data_value = _READ_EXPERIMENT_RESULT(
                        _data_item, tolerate and under(f"data[{len(data)}]", tolerate)
                    )
                    data.append(_data_value)
            except PayloadError as payload_error:
                data = payload_error.within(f"data[{len(data)}]").settled("data", _data, d, tolerate)

        else:
            data = refuse("an array", _data, "data", d, tolerate)

        _list_metadata = d.pop("list_metadata", UNSET)
        try:
            list_metadata = _READ_LIST_METADATA(_list_metadata, tolerate and under("list_metadata", tolerate))
        except PayloadError as payload_error:
            list_metadata = payload_error.within("list_metadata").settled(
                "list_metadata", _list_metadata, d, tolerate
            )

        __model__ = cls.__new__(cls)
        __model__.data = data
        __model__.list_metadata = list_metadata

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


from ..models.experiment_result import ExperimentResult
from ..models.list_metadata import ListMetadata

_READ_EXPERIMENT_RESULT = ExperimentResult.from_dict
_READ_LIST_METADATA = ListMetadata.from_dict
