# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present, read_integer

T = TypeVar("T", bound="LogMetricRequest")


@_attrs_define
class LogMetricRequest:
    """A value of a metric of a run."""

    run_id: str
    """ The id of the run, 32 hexadecimal digits. """
    key: str
    """ The name of the metric. Letters, digits, `_`, `-`, `.`, `:`, `/` and spaces. At most 250 characters. """
    value: float | str
    """ The value. What is no number in JSON is one of the texts `NaN`, `Infinity` and `-Infinity`. """
    timestamp: int
    """ When it was measured, in milliseconds since the epoch. At least 0. """
    step: int | Unset = UNSET
    """ The step that it belongs to. Without it: 0. """
    dataset_name: str | Unset = UNSET
    """ The name of the data set that it was measured on. """
    dataset_digest: str | Unset = UNSET
    """ The digest of that data set. """
    model_id: str | Unset = UNSET
    """ The id of the logged model that it was measured on. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        run_id = self.run_id

        key = self.key

        value: float | str
        value = self.value

        timestamp = self.timestamp

        step = self.step

        dataset_name = self.dataset_name

        dataset_digest = self.dataset_digest

        model_id = self.model_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "run_id": run_id,
                    "key": key,
                    "value": value,
                    "timestamp": timestamp,
                }
            )
        )
        if step is not UNSET:
            field_dict["step"] = step
        if dataset_name is not UNSET:
            field_dict["dataset_name"] = dataset_name
        if dataset_digest is not UNSET:
            field_dict["dataset_digest"] = dataset_digest
        if model_id is not UNSET:
            field_dict["model_id"] = model_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _run_id = d.pop("run_id", UNSET)
        if type(_run_id) is not str:
            _run_id = refuse("a string", _run_id, "run_id", d, tolerate)
        run_id = _run_id

        _key = d.pop("key", UNSET)
        if type(_key) is not str:
            _key = refuse("a string", _key, "key", d, tolerate)
        key = _key

        _value = d.pop("value", UNSET)
        value: float | str
        try:
            try:
                if type(_value) is not float and type(_value) is not int:
                    raise PayloadError("a number", _value, "")
                value = _value
            except PayloadError:
                if type(_value) is not str:
                    raise PayloadError("a string", _value, "")
                value = _value

        except PayloadError as payload_error:
            value = payload_error.within("value").settled("value", _value, d, tolerate)

        _timestamp = d.pop("timestamp", UNSET)
        if type(_timestamp) is not int:
            _timestamp = read_integer(_timestamp, "timestamp", d, tolerate)
        timestamp = _timestamp

        _step = d.pop("step", UNSET)
        if type(_step) is not int and _step is not UNSET:
            _step = read_integer(_step, "step", d, tolerate)
        step: int | Unset = _step

        _dataset_name = d.pop("dataset_name", UNSET)
        if type(_dataset_name) is not str and _dataset_name is not UNSET:
            _dataset_name = refuse("a string", _dataset_name, "dataset_name", d, tolerate)
        dataset_name: str | Unset = _dataset_name

        _dataset_digest = d.pop("dataset_digest", UNSET)
        if type(_dataset_digest) is not str and _dataset_digest is not UNSET:
            _dataset_digest = refuse("a string", _dataset_digest, "dataset_digest", d, tolerate)
        dataset_digest: str | Unset = _dataset_digest

        _model_id = d.pop("model_id", UNSET)
        if type(_model_id) is not str and _model_id is not UNSET:
            _model_id = refuse("a string", _model_id, "model_id", d, tolerate)
        model_id: str | Unset = _model_id

        __model__ = cls.__new__(cls)
        __model__.run_id = run_id
        __model__.key = key
        __model__.value = value
        __model__.timestamp = timestamp
        __model__.step = step
        __model__.dataset_name = dataset_name
        __model__.dataset_digest = dataset_digest
        __model__.model_id = model_id

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
