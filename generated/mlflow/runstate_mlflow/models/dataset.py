# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="Dataset")


@_attrs_define
class Dataset:
    """A data set."""

    name: str
    """ The name, as `churn-2026`. """
    digest: str
    """ A digest of the data, by which MLflow distinguishes versions. """
    source_type: None | str | Unset = UNSET
    """ The kind of its source, as `http`. """
    source: None | str | Unset = UNSET
    """ Where it comes from, as JSON in a text. """
    schema: None | str | Unset = UNSET
    """ Its columns, as JSON in a text. """
    profile: None | str | Unset = UNSET
    """ Summary figures, as JSON in a text. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        digest = self.digest

        source_type: None | str | Unset
        if isinstance(self.source_type, Unset):
            source_type = UNSET
        else:
            source_type = self.source_type

        source: None | str | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        else:
            source = self.source

        schema: None | str | Unset
        if isinstance(self.schema, Unset):
            schema = UNSET
        else:
            schema = self.schema

        profile: None | str | Unset
        if isinstance(self.profile, Unset):
            profile = UNSET
        else:
            profile = self.profile

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "name": name,
                    "digest": digest,
                }
            )
        )
        if source_type is not UNSET:
            field_dict["source_type"] = source_type
        if source is not UNSET:
            field_dict["source"] = source
        if schema is not UNSET:
            field_dict["schema"] = schema
        if profile is not UNSET:
            field_dict["profile"] = profile

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _name = d.pop("name", UNSET)
        if type(_name) is not str:
            _name = refuse("a string", _name, "name", d, tolerate)
        name = _name

        _digest = d.pop("digest", UNSET)
        if type(_digest) is not str:
            _digest = refuse("a string", _digest, "digest", d, tolerate)
        digest = _digest

        _source_type = d.pop("source_type", UNSET)
        if type(_source_type) is not str and _source_type is not None and _source_type is not UNSET:
            _source_type = refuse("a string", _source_type, "source_type", d, tolerate)
        source_type: None | str | Unset = _source_type

        _source = d.pop("source", UNSET)
        if type(_source) is not str and _source is not None and _source is not UNSET:
            _source = refuse("a string", _source, "source", d, tolerate)
        source: None | str | Unset = _source

        _schema = d.pop("schema", UNSET)
        if type(_schema) is not str and _schema is not None and _schema is not UNSET:
            _schema = refuse("a string", _schema, "schema", d, tolerate)
        schema: None | str | Unset = _schema

        _profile = d.pop("profile", UNSET)
        if type(_profile) is not str and _profile is not None and _profile is not UNSET:
            _profile = refuse("a string", _profile, "profile", d, tolerate)
        profile: None | str | Unset = _profile

        __model__ = cls.__new__(cls)
        __model__.name = name
        __model__.digest = digest
        __model__.source_type = source_type
        __model__.source = source
        __model__.schema = schema
        __model__.profile = profile

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
