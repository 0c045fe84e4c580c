# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, read_integer

T = TypeVar("T", bound="SenseiApiResponse")


@_attrs_define
class SenseiApiResponse:
    """An answer of the service in the form of RFC 7807 problem details. The service uses the same shape to report success
    elsewhere, so its presence alone does not mean an error.

    """

    type_: None | str | Unset = UNSET
    """ A URI that names the kind of problem. """
    title: None | str | Unset = UNSET
    """ A short summary of the kind of problem. """
    status: int | None | Unset = UNSET
    """ The status that the service reports in the body. Adobe's examples show 400 under every HTTP status: trust
    the HTTP status. """
    detail: None | str | Unset = UNSET
    """ What went wrong this time, in words. """
    additional_details: AdditionalDetails | None | Unset = UNSET
    """ Further details by name. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_: None | str | Unset
        if isinstance(self.type_, Unset):
            type_ = UNSET
        else:
            type_ = self.type_

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        status: int | None | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        else:
            status = self.status

        detail: None | str | Unset
        if isinstance(self.detail, Unset):
            detail = UNSET
        else:
            detail = self.detail

        additional_details: dict[str, Any] | None | Unset
        if isinstance(self.additional_details, Unset):
            additional_details = UNSET
        elif isinstance(self.additional_details, AdditionalDetails):
            additional_details = self.additional_details.to_dict()
        else:
            additional_details = self.additional_details

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if type_ is not UNSET:
            field_dict["type"] = type_
        if title is not UNSET:
            field_dict["title"] = title
        if status is not UNSET:
            field_dict["status"] = status
        if detail is not UNSET:
            field_dict["detail"] = detail
        if additional_details is not UNSET:
            field_dict["additionalDetails"] = additional_details

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _type_ = d.pop("type", UNSET)
        if type(_type_) is not str and _type_ is not None and _type_ is not UNSET:
            _type_ = refuse("a string", _type_, "type", d, tolerate)
        type_: None | str | Unset = _type_

        _title = d.pop("title", UNSET)
        if type(_title) is not str and _title is not None and _title is not UNSET:
            _title = refuse("a string", _title, "title", d, tolerate)
        title: None | str | Unset = _title

        _status = d.pop("status", UNSET)
        if type(_status) is not int and _status is not None and _status is not UNSET:
            _status = read_integer(_status, "status", d, tolerate)
        status: int | None | Unset = _status

        _detail = d.pop("detail", UNSET)
        if type(_detail) is not str and _detail is not None and _detail is not UNSET:
            _detail = refuse("a string", _detail, "detail", d, tolerate)
        detail: None | str | Unset = _detail

        _additional_details = d.pop("additionalDetails", UNSET)
        additional_details: AdditionalDetails | None | Unset
        if _additional_details is UNSET or _additional_details is None:
            additional_details = _additional_details
        else:
            try:
                additional_details = _READ_ADDITIONAL_DETAILS(
                    _additional_details, tolerate and under("additionalDetails", tolerate)
                )
            except PayloadError as payload_error:
                additional_details = payload_error.within("additionalDetails").settled(
                    "additionalDetails", _additional_details, d, tolerate
                )

        __model__ = cls.__new__(cls)
        __model__.type_ = type_
        __model__.title = title
        __model__.status = status
        __model__.detail = detail
        __model__.additional_details = additional_details

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


from ..models.additional_details import AdditionalDetails

_READ_ADDITIONAL_DETAILS = AdditionalDetails.from_dict
