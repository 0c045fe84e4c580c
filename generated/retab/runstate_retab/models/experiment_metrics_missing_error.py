# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="ExperimentMetricsMissingError")


@_attrs_define
class ExperimentMetricsMissingError:
    """The experiment has no run, and so no metrics."""

    kind: Literal["no_metrics"]
    """ Always `no_metrics`. """
    experiment_id: str
    """ Id of the experiment. """
    message: str
    """ The same for people. """
    error: None | str | Unset = UNSET
    """ Repeats `kind`; read that one. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        experiment_id = self.experiment_id

        message = self.message

        error: None | str | Unset
        if isinstance(self.error, Unset):
            error = UNSET
        else:
            error = self.error

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "kind": kind,
                    "experiment_id": experiment_id,
                    "message": message,
                }
            )
        )
        if error is not UNSET:
            field_dict["error"] = error

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _kind = d.pop("kind", UNSET)
        kind: Literal["no_metrics"] = "no_metrics"
        if _kind != kind:
            kind = refuse("'no_metrics'", _kind, "kind", d, tolerate)

        _experiment_id = d.pop("experiment_id", UNSET)
        if type(_experiment_id) is not str:
            _experiment_id = refuse("a string", _experiment_id, "experiment_id", d, tolerate)
        experiment_id = _experiment_id

        _message = d.pop("message", UNSET)
        if type(_message) is not str:
            _message = refuse("a string", _message, "message", d, tolerate)
        message = _message

        _error = d.pop("error", UNSET)
        if type(_error) is not str and _error is not None and _error is not UNSET:
            _error = refuse("a string", _error, "error", d, tolerate)
        error: None | str | Unset = _error

        __model__ = cls.__new__(cls)
        __model__.kind = kind
        __model__.experiment_id = experiment_id
        __model__.message = message
        __model__.error = error

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
