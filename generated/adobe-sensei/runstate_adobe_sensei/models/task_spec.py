# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..models.task_spec_type import TaskSpecType
from ..types import UNSET, present

T = TypeVar("T", bound="TaskSpec")
_TASK_SPEC_TYPE_BY_VALUE = {member.value: member for member in TaskSpecType}


@_attrs_define
class TaskSpec:
    """The resources that a task gets. Its further fields depend on the type and are not documented in full: `cpus` or
    `gpus`, each the text `1`, for a container; `driverCores`, `driverMemoryInMB`, `executorCores`, `executorMemoryInMB`
    and `numExecutors`, all integers, for Spark.

    """

    type_: str | TaskSpecType
    """ The kind of engine. A value that this document does not know is kept as a plain string. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_: str
        if isinstance(self.type_, TaskSpecType):
            type_ = self.type_.value
        else:
            type_ = self.type_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "type": type_,
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
        _type_ = d.pop("type", UNSET)
        type_: str | TaskSpecType
        if type(_type_) is str:
            type_ = _TASK_SPEC_TYPE_BY_VALUE.get(_type_, _type_)
        else:
            type_ = refuse("a string", _type_, "type", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.type_ = type_

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
