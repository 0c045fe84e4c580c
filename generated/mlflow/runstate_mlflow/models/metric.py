# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, full_match, present

T = TypeVar("T", bound="Metric")


@_attrs_define
class Metric:
    """A value of a metric; in a run, the latest."""

    key: str
    """ The name of the metric. """
    value: float | str
    """ The value. Not a number is the text `NaN`. Servers on a database send the largest double, 1.797e308, for
    infinity, and the smallest for minus infinity; those on a folder the text `Infinity` or `-Infinity`. """
    timestamp: int | None | str | Unset = UNSET
    """ When it was logged, in milliseconds since the epoch. """
    step: int | None | str | Unset = UNSET
    """ The step that it belongs to, 0 if none was given. """
    dataset_name: None | str | Unset = UNSET
    """ The name of the data set that it was measured on. Servers on a folder send it. """
    dataset_digest: None | str | Unset = UNSET
    """ The digest of that data set. Servers on a folder send it. """
    model_id: None | str | Unset = UNSET
    """ The id of the logged model that it was measured on. No server of version 3 sends it with a run. """
    run_id: None | str | Unset = UNSET
    """ The id of the run. Servers on a folder send it, those on a database do not. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        value: float | str
        value = self.value

        timestamp: int | None | str | Unset
        if isinstance(self.timestamp, Unset):
            timestamp = UNSET
        else:
            timestamp = self.timestamp

        step: int | None | str | Unset
        if isinstance(self.step, Unset):
            step = UNSET
        else:
            step = self.step

        dataset_name: None | str | Unset
        if isinstance(self.dataset_name, Unset):
            dataset_name = UNSET
        else:
            dataset_name = self.dataset_name

        dataset_digest: None | str | Unset
        if isinstance(self.dataset_digest, Unset):
            dataset_digest = UNSET
        else:
            dataset_digest = self.dataset_digest

        model_id: None | str | Unset
        if isinstance(self.model_id, Unset):
            model_id = UNSET
        else:
            model_id = self.model_id

        run_id: None | str | Unset
        if isinstance(self.run_id, Unset):
            run_id = UNSET
        else:
            run_id = self.run_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "key": key,
                    "value": value,
                }
            )
        )
        if timestamp is not UNSET:
            field_dict["timestamp"] = timestamp
        if step is not UNSET:
            field_dict["step"] = step
        if dataset_name is not UNSET:
            field_dict["dataset_name"] = dataset_name
        if dataset_digest is not UNSET:
            field_dict["dataset_digest"] = dataset_digest
        if model_id is not UNSET:
            field_dict["model_id"] = model_id
        if run_id is not UNSET:
            field_dict["run_id"] = run_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
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
        timestamp: int | None | str | Unset
        if _timestamp is UNSET or _timestamp is None:
            timestamp = _timestamp
        else:
            if type(_timestamp) is not int and not full_match("^-?[0-9]+$", _timestamp):
                _timestamp = refuse(
                    "an integer or a string that matches ^-?[0-9]+$", _timestamp, "timestamp", d, tolerate
                )
            timestamp = _timestamp

        _step = d.pop("step", UNSET)
        step: int | None | str | Unset
        if _step is UNSET or _step is None:
            step = _step
        else:
            if type(_step) is not int and not full_match("^-?[0-9]+$", _step):
                _step = refuse("an integer or a string that matches ^-?[0-9]+$", _step, "step", d, tolerate)
            step = _step

        _dataset_name = d.pop("dataset_name", UNSET)
        if type(_dataset_name) is not str and _dataset_name is not None and _dataset_name is not UNSET:
            _dataset_name = refuse("a string", _dataset_name, "dataset_name", d, tolerate)
        dataset_name: None | str | Unset = _dataset_name

        _dataset_digest = d.pop("dataset_digest", UNSET)
        if type(_dataset_digest) is not str and _dataset_digest is not None and _dataset_digest is not UNSET:
            _dataset_digest = refuse("a string", _dataset_digest, "dataset_digest", d, tolerate)
        dataset_digest: None | str | Unset = _dataset_digest

        _model_id = d.pop("model_id", UNSET)
        if type(_model_id) is not str and _model_id is not None and _model_id is not UNSET:
            _model_id = refuse("a string", _model_id, "model_id", d, tolerate)
        model_id: None | str | Unset = _model_id

        _run_id = d.pop("run_id", UNSET)
        if type(_run_id) is not str and _run_id is not None and _run_id is not UNSET:
            _run_id = refuse("a string", _run_id, "run_id", d, tolerate)
        run_id: None | str | Unset = _run_id

        __model__ = cls.__new__(cls)
        __model__.key = key
        __model__.value = value
        __model__.timestamp = timestamp
        __model__.step = step
        __model__.dataset_name = dataset_name
        __model__.dataset_digest = dataset_digest
        __model__.model_id = model_id
        __model__.run_id = run_id

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
