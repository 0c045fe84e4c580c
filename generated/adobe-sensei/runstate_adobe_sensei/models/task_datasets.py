# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="TaskDatasets")


@_attrs_define
class TaskDatasets:
    """The data that a task reads and writes."""

    inputs: list[TaskInput] | None | Unset = UNSET
    """ What the task reads. """
    outputs: list[TaskOutput] | None | Unset = UNSET
    """ What the task writes. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        inputs: list[dict[str, Any]] | None | Unset
        if isinstance(self.inputs, Unset):
            inputs = UNSET
        elif isinstance(self.inputs, list):
            inputs = []
            for _inputs_type_0_item_data in self.inputs:
                _inputs_type_0_item = _inputs_type_0_item_data.to_dict()
                inputs.append(_inputs_type_0_item)

        else:
            inputs = self.inputs

        outputs: list[dict[str, Any]] | None | Unset
        if isinstance(self.outputs, Unset):
            outputs = UNSET
        elif isinstance(self.outputs, list):
            outputs = []
            for _outputs_type_0_item_data in self.outputs:
                _outputs_type_0_item = _outputs_type_0_item_data.to_dict()
                outputs.append(_outputs_type_0_item)

        else:
            outputs = self.outputs

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if inputs is not UNSET:
            field_dict["inputs"] = inputs
        if outputs is not UNSET:
            field_dict["outputs"] = outputs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _inputs = d.pop("inputs", UNSET)
        inputs: list[TaskInput] | None | Unset
        if _inputs is UNSET or _inputs is None:
            inputs = _inputs
        else:
            inputs = []
            if type(_inputs) is list:
                try:
                    for _inputs_item in _inputs:
                        _inputs_value = _READ_TASK_INPUT(
                            _inputs_item, tolerate and under(f"inputs[{len(inputs)}]", tolerate)
                        )
                        inputs.append(_inputs_value)
                except PayloadError as payload_error:
                    inputs = payload_error.within(f"inputs[{len(inputs)}]").settled(
                        "inputs", _inputs, d, tolerate
                    )

            else:
                inputs = refuse("an array", _inputs, "inputs", d, tolerate)

        _outputs = d.pop("outputs", UNSET)
        outputs: list[TaskOutput] | None | Unset
        if _outputs is UNSET or _outputs is None:
            outputs = _outputs
        else:
            outputs = []
            if type(_outputs) is list:
                try:
                    for _outputs_item in _outputs:
                        _outputs_value = _READ_TASK_OUTPUT(
                            _outputs_item, tolerate and under(f"outputs[{len(outputs)}]", tolerate)
                        )
                        outputs.append(_outputs_value)
                except PayloadError as payload_error:
                    outputs = payload_error.within(f"outputs[{len(outputs)}]").settled(
                        "outputs", _outputs, d, tolerate
                    )

            else:
                outputs = refuse("an array", _outputs, "outputs", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.inputs = inputs
        __model__.outputs = outputs

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


from ..models.task_input import TaskInput
from ..models.task_output import TaskOutput

_READ_TASK_INPUT = TaskInput.from_dict
_READ_TASK_OUTPUT = TaskOutput.from_dict
