# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="ListingLinks")


@_attrs_define
class ListingLinks:
    """The addresses that belong to a listing."""

    self_: Link | None | Unset = UNSET
    """ This page. """
    next_: Link | None | Unset = UNSET
    """ The next page. It is absent on the last one. """
    page: Link | None | Unset = UNSET
    """ Any page, as a template of an address. """
    create_experiment_run: Link | None | Unset = UNSET
    """ Where a run of the experiment is created. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        self_: dict[str, Any] | None | Unset
        if isinstance(self.self_, Unset):
            self_ = UNSET
        elif isinstance(self.self_, Link):
            self_ = self.self_.to_dict()
        else:
            self_ = self.self_

        next_: dict[str, Any] | None | Unset
        if isinstance(self.next_, Unset):
            next_ = UNSET
        elif isinstance(self.next_, Link):
            next_ = self.next_.to_dict()
        else:
            next_ = self.next_

        page: dict[str, Any] | None | Unset
        if isinstance(self.page, Unset):
            page = UNSET
        elif isinstance(self.page, Link):
            page = self.page.to_dict()
        else:
            page = self.page

        create_experiment_run: dict[str, Any] | None | Unset
        if isinstance(self.create_experiment_run, Unset):
            create_experiment_run = UNSET
        elif isinstance(self.create_experiment_run, Link):
            create_experiment_run = self.create_experiment_run.to_dict()
        else:
            create_experiment_run = self.create_experiment_run

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if self_ is not UNSET:
            field_dict["self"] = self_
        if next_ is not UNSET:
            field_dict["next"] = next_
        if page is not UNSET:
            field_dict["page"] = page
        if create_experiment_run is not UNSET:
            field_dict["createExperimentRun"] = create_experiment_run

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
        self_: Link | None | Unset
        if _self_ is UNSET or _self_ is None:
            self_ = _self_
        else:
            try:
                self_ = _READ_LINK(_self_, tolerate and under("self", tolerate))
            except PayloadError as payload_error:
                self_ = payload_error.within("self").settled("self", _self_, d, tolerate)

        _next_ = d.pop("next", UNSET)
        next_: Link | None | Unset
        if _next_ is UNSET or _next_ is None:
            next_ = _next_
        else:
            try:
                next_ = _READ_LINK(_next_, tolerate and under("next", tolerate))
            except PayloadError as payload_error:
                next_ = payload_error.within("next").settled("next", _next_, d, tolerate)

        _page = d.pop("page", UNSET)
        page: Link | None | Unset
        if _page is UNSET or _page is None:
            page = _page
        else:
            try:
                page = _READ_LINK(_page, tolerate and under("page", tolerate))
            except PayloadError as payload_error:
                page = payload_error.within("page").settled("page", _page, d, tolerate)

        _create_experiment_run = d.pop("createExperimentRun", UNSET)
        create_experiment_run: Link | None | Unset
        if _create_experiment_run is UNSET or _create_experiment_run is None:
            create_experiment_run = _create_experiment_run
        else:
            try:
                create_experiment_run = _READ_LINK(
                    _create_experiment_run, tolerate and under("createExperimentRun", tolerate)
                )
            except PayloadError as payload_error:
                create_experiment_run = payload_error.within("createExperimentRun").settled(
                    "createExperimentRun", _create_experiment_run, d, tolerate
                )

        __model__ = cls.__new__(cls)
        __model__.self_ = self_
        __model__.next_ = next_
        __model__.page = page
        __model__.create_experiment_run = create_experiment_run

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


from ..models.link import Link

_READ_LINK = Link.from_dict
