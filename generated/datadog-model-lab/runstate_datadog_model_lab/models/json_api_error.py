# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="JsonApiError")


@_attrs_define
class JsonApiError:
    """One error, in the manner of JSON:API. Every field may be missing."""

    title: None | str | Unset = UNSET
    """ Short summary of the error, for people, such as `Generic Error`. """
    detail: None | str | Unset = UNSET
    """ What went wrong this time, for people, such as `run not found`. """
    status: None | str | Unset = UNSET
    """ Status code as a text. Datadog's page shows `400` under other statuses: trust the HTTP status. """
    source: JsonApiErrorSource | None | Unset = UNSET
    """ Which part of the request caused the error. """
    meta: JsonApiErrorMeta | None | Unset = UNSET
    """ Further details of the error. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        detail: None | str | Unset
        if isinstance(self.detail, Unset):
            detail = UNSET
        else:
            detail = self.detail

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        else:
            status = self.status

        source: dict[str, Any] | None | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        elif isinstance(self.source, JsonApiErrorSource):
            source = self.source.to_dict()
        else:
            source = self.source

        meta: dict[str, Any] | None | Unset
        if isinstance(self.meta, Unset):
            meta = UNSET
        elif isinstance(self.meta, JsonApiErrorMeta):
            meta = self.meta.to_dict()
        else:
            meta = self.meta

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if title is not UNSET:
            field_dict["title"] = title
        if detail is not UNSET:
            field_dict["detail"] = detail
        if status is not UNSET:
            field_dict["status"] = status
        if source is not UNSET:
            field_dict["source"] = source
        if meta is not UNSET:
            field_dict["meta"] = meta

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _title = d.pop("title", UNSET)
        if type(_title) is not str and _title is not None and _title is not UNSET:
            _title = refuse("a string", _title, "title", d, tolerate)
        title: None | str | Unset = _title

        _detail = d.pop("detail", UNSET)
        if type(_detail) is not str and _detail is not None and _detail is not UNSET:
            _detail = refuse("a string", _detail, "detail", d, tolerate)
        detail: None | str | Unset = _detail

        _status = d.pop("status", UNSET)
        if type(_status) is not str and _status is not None and _status is not UNSET:
            _status = refuse("a string", _status, "status", d, tolerate)
        status: None | str | Unset = _status

        _source = d.pop("source", UNSET)
        source: JsonApiErrorSource | None | Unset
        if _source is UNSET or _source is None:
            source = _source
        else:
            try:
                source = _READ_JSON_API_ERROR_SOURCE(_source, tolerate and under("source", tolerate))
            except PayloadError as payload_error:
                source = payload_error.within("source").settled("source", _source, d, tolerate)

        _meta = d.pop("meta", UNSET)
        meta: JsonApiErrorMeta | None | Unset
        if _meta is UNSET or _meta is None:
            meta = _meta
        else:
            try:
                meta = _READ_JSON_API_ERROR_META(_meta, tolerate and under("meta", tolerate))
            except PayloadError as payload_error:
                meta = payload_error.within("meta").settled("meta", _meta, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.title = title
        __model__.detail = detail
        __model__.status = status
        __model__.source = source
        __model__.meta = meta

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


from ..models.json_api_error_meta import JsonApiErrorMeta
from ..models.json_api_error_source import JsonApiErrorSource

_READ_JSON_API_ERROR_SOURCE = JsonApiErrorSource.from_dict
_READ_JSON_API_ERROR_META = JsonApiErrorMeta.from_dict
