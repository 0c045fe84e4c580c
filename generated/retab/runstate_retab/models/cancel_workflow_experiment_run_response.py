# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="CancelWorkflowExperimentRunResponse")


@_attrs_define
class CancelWorkflowExperimentRunResponse:
    """A run that is cancelled. It is not the whole run; retrieve that if it is needed."""

    id: str
    """ Id of the run. """
    lifecycle: (
        CancelledWorkflowExperimentRun
        | CompletedWorkflowExperimentRun
        | ErrorWorkflowExperimentRun
        | PendingWorkflowExperimentRun
        | QueuedWorkflowExperimentRun
        | RunningWorkflowExperimentRun
        | UnknownExperimentRun
    )
    """ The state of a run: the only field to check while waiting. `status` distinguishes the variants; `completed`,
    `error` and `cancelled` are final, everything else is not. """
    timing: ExperimentRunTiming | None | Unset = UNSET
    """ When things happened to the run. Retab's documentation shows it, its SDKs do not know it. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        lifecycle: Any = self.lifecycle
        if lifecycle is not UNSET:
            if isinstance(self.lifecycle, PendingWorkflowExperimentRun):
                lifecycle = self.lifecycle.to_dict()
            elif isinstance(self.lifecycle, QueuedWorkflowExperimentRun):
                lifecycle = self.lifecycle.to_dict()
            elif isinstance(self.lifecycle, RunningWorkflowExperimentRun):
                lifecycle = self.lifecycle.to_dict()
            elif isinstance(self.lifecycle, CompletedWorkflowExperimentRun):
                lifecycle = self.lifecycle.to_dict()
            elif isinstance(self.lifecycle, ErrorWorkflowExperimentRun):
                lifecycle = self.lifecycle.to_dict()
            elif isinstance(self.lifecycle, CancelledWorkflowExperimentRun):
                lifecycle = self.lifecycle.to_dict()
            else:
                lifecycle = self.lifecycle.to_dict()

        timing: dict[str, Any] | None | Unset
        if isinstance(self.timing, Unset):
            timing = UNSET
        elif isinstance(self.timing, ExperimentRunTiming):
            timing = self.timing.to_dict()
        else:
            timing = self.timing

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "id": id,
                    "lifecycle": lifecycle,
                }
            )
        )
        if timing is not UNSET:
            field_dict["timing"] = timing

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _id = d.pop("id", UNSET)
        if type(_id) is not str:
            _id = refuse("a string", _id, "id", d, tolerate)
        id = _id

        _lifecycle = d.pop("lifecycle", UNSET)
        lifecycle: (
            CancelledWorkflowExperimentRun
            | CompletedWorkflowExperimentRun
            | ErrorWorkflowExperimentRun
            | PendingWorkflowExperimentRun
            | QueuedWorkflowExperimentRun
            | RunningWorkflowExperimentRun
            | UnknownExperimentRun
        )
        try:
            if type(_lifecycle) is not dict:
                raise PayloadError("an object", _lifecycle, "")
            match _lifecycle.get("status"):
                case "pending":
                    lifecycle = _READ_PENDING_WORKFLOW_EXPERIMENT_RUN(
                        _lifecycle, tolerate and under("lifecycle", tolerate)
                    )
                case "queued":
                    lifecycle = _READ_QUEUED_WORKFLOW_EXPERIMENT_RUN(
                        _lifecycle, tolerate and under("lifecycle", tolerate)
                    )
                case "running":
                    lifecycle = _READ_RUNNING_WORKFLOW_EXPERIMENT_RUN(
                        _lifecycle, tolerate and under("lifecycle", tolerate)
                    )
                case "completed":
                    lifecycle = _READ_COMPLETED_WORKFLOW_EXPERIMENT_RUN(
                        _lifecycle, tolerate and under("lifecycle", tolerate)
                    )
                case "error":
                    lifecycle = _READ_ERROR_WORKFLOW_EXPERIMENT_RUN(
                        _lifecycle, tolerate and under("lifecycle", tolerate)
                    )
                case "cancelled":
                    lifecycle = _READ_CANCELLED_WORKFLOW_EXPERIMENT_RUN(
                        _lifecycle, tolerate and under("lifecycle", tolerate)
                    )
                case _:
                    lifecycle = _READ_UNKNOWN_EXPERIMENT_RUN(
                        _lifecycle, tolerate and under("lifecycle", tolerate)
                    )

        except PayloadError as payload_error:
            lifecycle = payload_error.within("lifecycle").settled("lifecycle", _lifecycle, d, tolerate)

        _timing = d.pop("timing", UNSET)
        timing: ExperimentRunTiming | None | Unset
        if _timing is UNSET or _timing is None:
            timing = _timing
        else:
            try:
                timing = _READ_EXPERIMENT_RUN_TIMING(_timing, tolerate and under("timing", tolerate))
            except PayloadError as payload_error:
                timing = payload_error.within("timing").settled("timing", _timing, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.id = id
        __model__.lifecycle = lifecycle
        __model__.timing = timing

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


from ..models.cancelled_workflow_experiment_run import CancelledWorkflowExperimentRun
from ..models.completed_workflow_experiment_run import CompletedWorkflowExperimentRun
from ..models.error_workflow_experiment_run import ErrorWorkflowExperimentRun
from ..models.experiment_run_timing import ExperimentRunTiming
from ..models.pending_workflow_experiment_run import PendingWorkflowExperimentRun
from ..models.queued_workflow_experiment_run import QueuedWorkflowExperimentRun
from ..models.running_workflow_experiment_run import RunningWorkflowExperimentRun
from ..models.unknown_experiment_run import UnknownExperimentRun

_READ_PENDING_WORKFLOW_EXPERIMENT_RUN = PendingWorkflowExperimentRun.from_dict
_READ_QUEUED_WORKFLOW_EXPERIMENT_RUN = QueuedWorkflowExperimentRun.from_dict
_READ_RUNNING_WORKFLOW_EXPERIMENT_RUN = RunningWorkflowExperimentRun.from_dict
_READ_COMPLETED_WORKFLOW_EXPERIMENT_RUN = CompletedWorkflowExperimentRun.from_dict
_READ_ERROR_WORKFLOW_EXPERIMENT_RUN = ErrorWorkflowExperimentRun.from_dict
_READ_CANCELLED_WORKFLOW_EXPERIMENT_RUN = CancelledWorkflowExperimentRun.from_dict
_READ_UNKNOWN_EXPERIMENT_RUN = UnknownExperimentRun.from_dict
_READ_EXPERIMENT_RUN_TIMING = ExperimentRunTiming.from_dict
