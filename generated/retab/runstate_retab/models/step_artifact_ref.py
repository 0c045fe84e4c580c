# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..models.step_artifact_operation import StepArtifactOperation
from ..types import UNSET, present

T = TypeVar("T", bound="StepArtifactRef")
_STEP_ARTIFACT_OPERATION_BY_VALUE = {member.value: member for member in StepArtifactOperation}


@_attrs_define
class StepArtifactRef:
    """A reference to what an execution produced. The thing itself is read where its kind is."""

    operation: StepArtifactOperation | str
    """ Kind of the thing. """
    id: str
    """ Id of the thing. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        operation: str
        if isinstance(self.operation, StepArtifactOperation):
            operation = self.operation.value
        else:
            operation = self.operation

        id = self.id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "operation": operation,
                    "id": id,
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
        _operation = d.pop("operation", UNSET)
        operation: StepArtifactOperation | str
        if type(_operation) is str:
            operation = _STEP_ARTIFACT_OPERATION_BY_VALUE.get(_operation, _operation)
        else:
            operation = refuse("a string", _operation, "operation", d, tolerate)

        _id = d.pop("id", UNSET)
        if type(_id) is not str:
            _id = refuse("a string", _id, "id", d, tolerate)
        id = _id

        __model__ = cls.__new__(cls)
        __model__.operation = operation
        __model__.id = id

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
