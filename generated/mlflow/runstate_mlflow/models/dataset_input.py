# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="DatasetInput")


@_attrs_define
class DatasetInput:
    """A data set that a run has read."""

    dataset: Dataset
    """ A data set. """
    tags: list[InputTag] | None | Unset = UNSET
    """ Tags of this use of it, as `mlflow.data.context`. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        dataset: Any = self.dataset
        if dataset is not UNSET:
            dataset = self.dataset.to_dict()

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
        field_dict.update(
            present(
                {
                    "dataset": dataset,
                }
            )
        )
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
        _dataset = d.pop("dataset", UNSET)
        try:
            dataset = _READ_DATASET(_dataset, tolerate and under("dataset", tolerate))
        except PayloadError as payload_error:
            dataset = payload_error.within("dataset").settled("dataset", _dataset, d, tolerate)

        _tags = d.pop("tags", UNSET)
        tags: list[InputTag] | None | Unset
        if _tags is UNSET or _tags is None:
            tags = _tags
        else:
            tags = []
            if type(_tags) is list:
                try:
                    for _tags_item in _tags:
                        _tags_value = _READ_INPUT_TAG(
                            _tags_item, tolerate and under(f"tags[{len(tags)}]", tolerate)
                        )
                        tags.append(_tags_value)
                except PayloadError as payload_error:
                    tags = payload_error.within(f"tags[{len(tags)}]").settled("tags", _tags, d, tolerate)

            else:
                tags = refuse("an array", _tags, "tags", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.dataset = dataset
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


from ..models.dataset import Dataset
from ..models.input_tag import InputTag

_READ_DATASET = Dataset.from_dict
_READ_INPUT_TAG = InputTag.from_dict
