# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="ModelLabRunsResponse")


@_attrs_define
class ModelLabRunsResponse:
    """Response containing one page of Model Lab runs, as a JSON:API document."""

    data: list[ModelLabRunData]
    """ The runs of the page, each just as it is when it is retrieved alone. """
    meta: ModelLabPageMeta
    """ What is said of a list beside its items. """
    links: ModelLabPageLinks | None | Unset = UNSET
    """ Addresses of this page and of others. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        data: Any = self.data
        if data is not UNSET:
            data = []
            for _data_item_data in self.data:
                _data_item = _data_item_data.to_dict()
                data.append(_data_item)

        meta: Any = self.meta
        if meta is not UNSET:
            meta = self.meta.to_dict()

        links: dict[str, Any] | None | Unset
        if isinstance(self.links, Unset):
            links = UNSET
        elif isinstance(self.links, ModelLabPageLinks):
            links = self.links.to_dict()
        else:
            links = self.links

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "data": data,
                    "meta": meta,
                }
            )
        )
        if links is not UNSET:
            field_dict["links"] = links

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
        data: list[ModelLabRunData] = []
        if type(_data) is list:
            try:
                for _data_item in _data:
                    _data_value = _READ_MODEL_LAB_RUN_DATA(
                        _data_item, tolerate and under(f"data[{len(data)}]", tolerate)
                    )
                    data.append(_data_value)
            except PayloadError as payload_error:
                data = payload_error.within(f"data[{len(data)}]").settled("data", _data, d, tolerate)

        else:
            data = refuse("an array", _data, "data", d, tolerate)

        _meta = d.pop("meta", UNSET)
        try:
            meta = _READ_MODEL_LAB_PAGE_META(_meta, tolerate and under("meta", tolerate))
        except PayloadError as payload_error:
            meta = payload_error.within("meta").settled("meta", _meta, d, tolerate)

        _links = d.pop("links", UNSET)
        links: ModelLabPageLinks | None | Unset
        if _links is UNSET or _links is None:
            links = _links
        else:
            try:
                links = _READ_MODEL_LAB_PAGE_LINKS(_links, tolerate and under("links", tolerate))
            except PayloadError as payload_error:
                links = payload_error.within("links").settled("links", _links, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.data = data
        __model__.meta = meta
        __model__.links = links

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


from ..models.model_lab_page_links import ModelLabPageLinks
from ..models.model_lab_page_meta import ModelLabPageMeta
from ..models.model_lab_run_data import ModelLabRunData

_READ_MODEL_LAB_RUN_DATA = ModelLabRunData.from_dict
_READ_MODEL_LAB_PAGE_META = ModelLabPageMeta.from_dict
_READ_MODEL_LAB_PAGE_LINKS = ModelLabPageLinks.from_dict
