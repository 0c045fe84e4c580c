# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="ExperimentRunListing")


@_attrs_define
class ExperimentRunListing:
    """One page of the runs of an experiment."""

    children: list[ExperimentRunSummary]
    """ The runs of this page, without their states. """
    page: None | PagingInformation | Unset = UNSET
    """ Where this page stands in the whole listing. """
    links: ListingLinks | None | Unset = UNSET
    """ The addresses of this page and of the next one. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        children: Any = self.children
        if children is not UNSET:
            children = []
            for _children_item_data in self.children:
                _children_item = _children_item_data.to_dict()
                children.append(_children_item)

        page: dict[str, Any] | None | Unset
        if isinstance(self.page, Unset):
            page = UNSET
        elif isinstance(self.page, PagingInformation):
            page = self.page.to_dict()
        else:
            page = self.page

        links: dict[str, Any] | None | Unset
        if isinstance(self.links, Unset):
            links = UNSET
        elif isinstance(self.links, ListingLinks):
            links = self.links.to_dict()
        else:
            links = self.links

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "children": children,
                }
            )
        )
        if page is not UNSET:
            field_dict["_page"] = page
        if links is not UNSET:
            field_dict["_links"] = links

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _children = d.pop("children", UNSET)
        children: list[ExperimentRunSummary] = []
        if type(_children) is list:
            try:
                for _children_item in _children:
                    _children_value = _READ_EXPERIMENT_RUN_SUMMARY(
                        _children_item, tolerate and under(f"children[{len(children)}]", tolerate)
                    )
                    children.append(_children_value)
            except PayloadError as payload_error:
                children = payload_error.within(f"children[{len(children)}]").settled(
                    "children", _children, d, tolerate
                )

        else:
            children = refuse("an array", _children, "children", d, tolerate)

        _page = d.pop("_page", UNSET)
        page: None | PagingInformation | Unset
        if _page is UNSET or _page is None:
            page = _page
        else:
            try:
                page = _READ_PAGING_INFORMATION(_page, tolerate and under("_page", tolerate))
            except PayloadError as payload_error:
                page = payload_error.within("_page").settled("_page", _page, d, tolerate)

        _links = d.pop("_links", UNSET)
        links: ListingLinks | None | Unset
        if _links is UNSET or _links is None:
            links = _links
        else:
            try:
                links = _READ_LISTING_LINKS(_links, tolerate and under("_links", tolerate))
            except PayloadError as payload_error:
                links = payload_error.within("_links").settled("_links", _links, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.children = children
        __model__.page = page
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


from ..models.experiment_run_summary import ExperimentRunSummary
from ..models.listing_links import ListingLinks
from ..models.paging_information import PagingInformation

_READ_EXPERIMENT_RUN_SUMMARY = ExperimentRunSummary.from_dict
_READ_PAGING_INFORMATION = PagingInformation.from_dict
_READ_LISTING_LINKS = ListingLinks.from_dict
