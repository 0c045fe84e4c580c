# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="ExperimentMetricsStaleError")


@_attrs_define
class ExperimentMetricsStaleError:
    """There are metrics, but the experiment has changed since, so they no longer describe it."""

    kind: Literal["stale_metrics"]
    """ Always `stale_metrics`. """
    experiment_id: str
    """ Id of the experiment. """
    last_run: MetricsStaleErrorLastRun
    """ The run that the metrics are from. """
    message: str
    """ The same for people. """
    error: None | str | Unset = UNSET
    """ Repeats `kind`; read that one. """
    stale_reasons: list[str] | None | Unset = UNSET
    """ What has changed, in words that are not enumerated anywhere. """
    current_block_execution_fingerprint: None | str | Unset = UNSET
    """ Opaque fingerprint of the block as it is now. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        experiment_id = self.experiment_id

        last_run: Any = self.last_run
        if last_run is not UNSET:
            last_run = self.last_run.to_dict()

        message = self.message

        error: None | str | Unset
        if isinstance(self.error, Unset):
            error = UNSET
        else:
            error = self.error

        stale_reasons: list[str] | None | Unset
        if isinstance(self.stale_reasons, Unset):
            stale_reasons = UNSET
        elif isinstance(self.stale_reasons, list):
            stale_reasons = self.stale_reasons

        else:
            stale_reasons = self.stale_reasons

        current_block_execution_fingerprint: None | str | Unset
        if isinstance(self.current_block_execution_fingerprint, Unset):
            current_block_execution_fingerprint = UNSET
        else:
            current_block_execution_fingerprint = self.current_block_execution_fingerprint

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "kind": kind,
                    "experiment_id": experiment_id,
                    "last_run": last_run,
                    "message": message,
                }
            )
        )
        if error is not UNSET:
            field_dict["error"] = error
        if stale_reasons is not UNSET:
            field_dict["stale_reasons"] = stale_reasons
        if current_block_execution_fingerprint is not UNSET:
            field_dict["current_block_execution_fingerprint"] = current_block_execution_fingerprint

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
        kind: Literal["stale_metrics"] = "stale_metrics"
        if _kind != kind:
            kind = refuse("'stale_metrics'", _kind, "kind", d, tolerate)

        _experiment_id = d.pop("experiment_id", UNSET)
        if type(_experiment_id) is not str:
            _experiment_id = refuse("a string", _experiment_id, "experiment_id", d, tolerate)
        experiment_id = _experiment_id

        _last_run = d.pop("last_run", UNSET)
        try:
            last_run = _READ_METRICS_STALE_ERROR_LAST_RUN(_last_run, tolerate and under("last_run", tolerate))
        except PayloadError as payload_error:
            last_run = payload_error.within("last_run").settled("last_run", _last_run, d, tolerate)

        _message = d.pop("message", UNSET)
        if type(_message) is not str:
            _message = refuse("a string", _message, "message", d, tolerate)
        message = _message

        _error = d.pop("error", UNSET)
        if type(_error) is not str and _error is not None and _error is not UNSET:
            _error = refuse("a string", _error, "error", d, tolerate)
        error: None | str | Unset = _error

        _stale_reasons = d.pop("stale_reasons", UNSET)
        stale_reasons: list[str] | None | Unset
        if _stale_reasons is UNSET or _stale_reasons is None:
            stale_reasons = _stale_reasons
        else:
            stale_reasons = []
            if type(_stale_reasons) is list:
                try:
                    for _stale_reasons_item in _stale_reasons:
                        if type(_stale_reasons_item) is not str:
                            raise PayloadError("a string", _stale_reasons_item, "")
                        _stale_reasons_value = _stale_reasons_item
                        stale_reasons.append(_stale_reasons_value)
                except PayloadError as payload_error:
                    stale_reasons = payload_error.within(f"stale_reasons[{len(stale_reasons)}]").settled(
                        "stale_reasons", _stale_reasons, d, tolerate
                    )

            else:
                stale_reasons = refuse("an array", _stale_reasons, "stale_reasons", d, tolerate)

        _current_block_execution_fingerprint = d.pop("current_block_execution_fingerprint", UNSET)
        if (
            type(_current_block_execution_fingerprint) is not str
            and _current_block_execution_fingerprint is not None
            and _current_block_execution_fingerprint is not UNSET
        ):
            _current_block_execution_fingerprint = refuse(
                "a string",
                _current_block_execution_fingerprint,
                "current_block_execution_fingerprint",
                d,
                tolerate,
            )
        current_block_execution_fingerprint: None | str | Unset = _current_block_execution_fingerprint

        __model__ = cls.__new__(cls)
        __model__.kind = kind
        __model__.experiment_id = experiment_id
        __model__.last_run = last_run
        __model__.message = message
        __model__.error = error
        __model__.stale_reasons = stale_reasons
        __model__.current_block_execution_fingerprint = current_block_execution_fingerprint

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


from ..models.metrics_stale_error_last_run import MetricsStaleErrorLastRun

_READ_METRICS_STALE_ERROR_LAST_RUN = MetricsStaleErrorLastRun.from_dict
