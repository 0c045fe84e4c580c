# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, present

T = TypeVar("T", bound="ModelLabRunData")


@_attrs_define
class ModelLabRunData:
    """A Model Lab run as a JSON:API resource."""

    id: str
    """ Id of the run, as a text of digits such as `70158`. The path takes it as a number. """
    type_: str
    """ The JSON:API type of the resource, always `runs`. """
    attributes: ModelLabRunAttributes
    """ Attributes of a Model Lab run. Datadog omits a value that it does not have, where others send null. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        type_ = self.type_

        attributes: Any = self.attributes
        if attributes is not UNSET:
            attributes = self.attributes.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "id": id,
                    "type": type_,
                    "attributes": attributes,
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
        _id = d.pop("id", UNSET)
        if type(_id) is not str:
            _id = refuse("a string", _id, "id", d, tolerate)
        id = _id

        _type_ = d.pop("type", UNSET)
        if type(_type_) is not str:
            _type_ = refuse("a string", _type_, "type", d, tolerate)
        type_ = _type_

        _attributes = d.pop("attributes", UNSET)
        try:
            attributes = _READ_MODEL_LAB_RUN_ATTRIBUTES(
                _attributes, tolerate and under("attributes", tolerate)
            )
        except PayloadError as payload_error:
            attributes = payload_error.within("attributes").settled("attributes", _attributes, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.id = id
        __model__.type_ = type_
        __model__.attributes = attributes

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


from ..models.model_lab_run_attributes import ModelLabRunAttributes

_READ_MODEL_LAB_RUN_ATTRIBUTES = ModelLabRunAttributes.from_dict
