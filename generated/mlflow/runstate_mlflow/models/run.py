# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="Run")


@_attrs_define
class Run:
    """A run of an experiment, as of now."""

    info: RunInfo
    """ A run's ids, name, status and times. """
    data: None | RunData | Unset = UNSET
    """ What the run has logged. """
    inputs: None | RunInputs | Unset = UNSET
    """ What the run has read. Servers before MLflow 2.4 leave it out. """
    outputs: None | RunOutputs | Unset = UNSET
    """ The outputs of the run. Servers before MLflow 3.0 leave it out. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        info: Any = self.info
        if info is not UNSET:
            info = self.info.to_dict()

        data: dict[str, Any] | None | Unset
        if isinstance(self.data, Unset):
            data = UNSET
        elif isinstance(self.data, RunData):
            data = self.data.to_dict()
        else:
            data = self.data

        inputs: dict[str, Any] | None | Unset
        if isinstance(self.inputs, Unset):
            inputs = UNSET
        elif isinstance(self.inputs, RunInputs):
            inputs = self.inputs.to_dict()
        else:
            inputs = self.inputs

        outputs: dict[str, Any] | None | Unset
        if isinstance(self.outputs, Unset):
            outputs = UNSET
        elif isinstance(self.outputs, RunOutputs):
            outputs = self.outputs.to_dict()
        else:
            outputs = self.outputs

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "info": info,
                }
            )
        )
        if data is not UNSET:
            field_dict["data"] = data
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
        _info = d.pop("info", UNSET)
        try:
            info = _READ_RUN_INFO(_info, tolerate and under("info", tolerate))
        except PayloadError as payload_error:
            info = payload_error.within("info").settled("info", _info, d, tolerate)

        _data = d.pop("data", UNSET)
        data: None | RunData | Unset
        if _data is UNSET or _data is None:
            data = _data
        else:
            try:
                data = _READ_RUN_DATA(_data, tolerate and under("data", tolerate))
            except PayloadError as payload_error:
                data = payload_error.within("data").settled("data", _data, d, tolerate)

        _inputs = d.pop("inputs", UNSET)
        inputs: None | RunInputs | Unset
        if _inputs is UNSET or _inputs is None:
            inputs = _inputs
        else:
            try:
                inputs = _READ_RUN_INPUTS(_inputs, tolerate and under("inputs", tolerate))
            except PayloadError as payload_error:
                inputs = payload_error.within("inputs").settled("inputs", _inputs, d, tolerate)

        _outputs = d.pop("outputs", UNSET)
        outputs: None | RunOutputs | Unset
        if _outputs is UNSET or _outputs is None:
            outputs = _outputs
        else:
            try:
                outputs = _READ_RUN_OUTPUTS(_outputs, tolerate and under("outputs", tolerate))
            except PayloadError as payload_error:
                outputs = payload_error.within("outputs").settled("outputs", _outputs, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.info = info
        __model__.data = data
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


from ..models.run_data import RunData
from ..models.run_info import RunInfo
from ..models.run_inputs import RunInputs
from ..models.run_outputs import RunOutputs

_READ_RUN_INFO = RunInfo.from_dict
_READ_RUN_DATA = RunData.from_dict
_READ_RUN_INPUTS = RunInputs.from_dict
_READ_RUN_OUTPUTS = RunOutputs.from_dict
