# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, full_match, present

T = TypeVar("T", bound="ModelOutput")


@_attrs_define
class ModelOutput:
    """A logged model that a run has created."""

    model_id: str
    """ The id of the logged model. """
    step: int | None | str | Unset = UNSET
    """ The step at which it was logged. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model_id = self.model_id

        step: int | None | str | Unset
        if isinstance(self.step, Unset):
            step = UNSET
        else:
            step = self.step

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "model_id": model_id,
                }
            )
        )
        if step is not UNSET:
            field_dict["step"] = step

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _model_id = d.pop("model_id", UNSET)
        if type(_model_id) is not str:
            _model_id = refuse("a string", _model_id, "model_id", d, tolerate)
        model_id = _model_id

        _step = d.pop("step", UNSET)
        step: int | None | str | Unset
        if _step is UNSET or _step is None:
            step = _step
        else:
            if type(_step) is not int and not full_match("^-?[0-9]+$", _step):
                _step = refuse("an integer or a string that matches ^-?[0-9]+$", _step, "step", d, tolerate)
            step = _step

        __model__ = cls.__new__(cls)
        __model__.model_id = model_id
        __model__.step = step

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
