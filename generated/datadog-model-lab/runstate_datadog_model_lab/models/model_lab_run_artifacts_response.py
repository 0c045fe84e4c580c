# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, under
from ..types import UNSET, present

T = TypeVar("T", bound="ModelLabRunArtifactsResponse")


@_attrs_define
class ModelLabRunArtifactsResponse:
    """Response containing one directory of the artifacts of a run, as a JSON:API document."""

    data: ModelLabRunArtifactsData
    """ One directory of the artifacts of a run, as a JSON:API resource. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        data: Any = self.data
        if data is not UNSET:
            data = self.data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "data": data,
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
        _data = d.pop("data", UNSET)
        try:
            data = _READ_MODEL_LAB_RUN_ARTIFACTS_DATA(_data, tolerate and under("data", tolerate))
        except PayloadError as payload_error:
            data = payload_error.within("data").settled("data", _data, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.data = data

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


from ..models.model_lab_run_artifacts_data import ModelLabRunArtifactsData

_READ_MODEL_LAB_RUN_ARTIFACTS_DATA = ModelLabRunArtifactsData.from_dict
