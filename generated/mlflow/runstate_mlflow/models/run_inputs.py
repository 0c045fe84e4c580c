# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="RunInputs")


@_attrs_define
class RunInputs:
    """What a run has read. What it has none of is left out."""

    dataset_inputs: list[DatasetInput] | None | Unset = UNSET
    """ The data sets. """
    model_inputs: list[ModelInput] | None | Unset = UNSET
    """ The logged models. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        dataset_inputs: list[dict[str, Any]] | None | Unset
        if isinstance(self.dataset_inputs, Unset):
            dataset_inputs = UNSET
        elif isinstance(self.dataset_inputs, list):
            dataset_inputs = []
            for _dataset_inputs_type_0_item_data in self.dataset_inputs:
                _dataset_inputs_type_0_item = _dataset_inputs_type_0_item_data.to_dict()
                dataset_inputs.append(_dataset_inputs_type_0_item)

        else:
            dataset_inputs = self.dataset_inputs

        model_inputs: list[dict[str, Any]] | None | Unset
        if isinstance(self.model_inputs, Unset):
            model_inputs = UNSET
        elif isinstance(self.model_inputs, list):
            model_inputs = []
            for _model_inputs_type_0_item_data in self.model_inputs:
                _model_inputs_type_0_item = _model_inputs_type_0_item_data.to_dict()
                model_inputs.append(_model_inputs_type_0_item)

        else:
            model_inputs = self.model_inputs

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if dataset_inputs is not UNSET:
            field_dict["dataset_inputs"] = dataset_inputs
        if model_inputs is not UNSET:
            field_dict["model_inputs"] = model_inputs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _dataset_inputs = d.pop("dataset_inputs", UNSET)
        dataset_inputs: list[DatasetInput] | None | Unset
        if _dataset_inputs is UNSET or _dataset_inputs is None:
            dataset_inputs = _dataset_inputs
        else:
            dataset_inputs = []
            if type(_dataset_inputs) is list:
                try:
                    for _dataset_inputs_item in _dataset_inputs:
                        _dataset_inputs_value = _READ_DATASET_INPUT(
                            _dataset_inputs_item,
                            tolerate and under(f"dataset_inputs[{len(dataset_inputs)}]", tolerate),
                        )
                        dataset_inputs.append(_dataset_inputs_value)
                except PayloadError as payload_error:
                    dataset_inputs = payload_error.within(f"dataset_inputs[{len(dataset_inputs)}]").settled(
                        "dataset_inputs", _dataset_inputs, d, tolerate
                    )

            else:
                dataset_inputs = refuse("an array", _dataset_inputs, "dataset_inputs", d, tolerate)

        _model_inputs = d.pop("model_inputs", UNSET)
        model_inputs: list[ModelInput] | None | Unset
        if _model_inputs is UNSET or _model_inputs is None:
            model_inputs = _model_inputs
        else:
            model_inputs = []
            if type(_model_inputs) is list:
                try:
                    for _model_inputs_item in _model_inputs:
                        _model_inputs_value = _READ_MODEL_INPUT(
                            _model_inputs_item,
                            tolerate and under(f"model_inputs[{len(model_inputs)}]", tolerate),
                        )
                        model_inputs.append(_model_inputs_value)
                except PayloadError as payload_error:
                    model_inputs = payload_error.within(f"model_inputs[{len(model_inputs)}]").settled(
                        "model_inputs", _model_inputs, d, tolerate
                    )

            else:
                model_inputs = refuse("an array", _model_inputs, "model_inputs", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.dataset_inputs = dataset_inputs
        __model__.model_inputs = model_inputs

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


from ..models.dataset_input import DatasetInput
from ..models.model_input import ModelInput

_READ_DATASET_INPUT = DatasetInput.from_dict
_READ_MODEL_INPUT = ModelInput.from_dict
