# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="RunOutputs")


@_attrs_define
class RunOutputs:
    """The outputs of a run. Kinds without outputs are left out."""

    model_outputs: list[ModelOutput] | None | Unset = UNSET
    """ The logged models. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model_outputs: list[dict[str, Any]] | None | Unset
        if isinstance(self.model_outputs, Unset):
            model_outputs = UNSET
        elif isinstance(self.model_outputs, list):
            model_outputs = []
            for _model_outputs_type_0_item_data in self.model_outputs:
                _model_outputs_type_0_item = _model_outputs_type_0_item_data.to_dict()
                model_outputs.append(_model_outputs_type_0_item)

        else:
            model_outputs = self.model_outputs

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if model_outputs is not UNSET:
            field_dict["model_outputs"] = model_outputs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _model_outputs = d.pop("model_outputs", UNSET)
        model_outputs: list[ModelOutput] | None | Unset
        if _model_outputs is UNSET or _model_outputs is None:
            model_outputs = _model_outputs
        else:
            model_outputs = []
            if type(_model_outputs) is list:
                try:
                    for _model_outputs_item in _model_outputs:
                        _model_outputs_value = _READ_MODEL_OUTPUT(
                            _model_outputs_item,
                            tolerate and under(f"model_outputs[{len(model_outputs)}]", tolerate),
                        )
                        model_outputs.append(_model_outputs_value)
                except PayloadError as payload_error:
                    model_outputs = payload_error.within(f"model_outputs[{len(model_outputs)}]").settled(
                        "model_outputs", _model_outputs, d, tolerate
                    )

            else:
                model_outputs = refuse("an array", _model_outputs, "model_outputs", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.model_outputs = model_outputs

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


from ..models.model_output import ModelOutput

_READ_MODEL_OUTPUT = ModelOutput.from_dict
