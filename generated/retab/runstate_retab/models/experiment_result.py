# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..models.workflow_block_type import WorkflowBlockType
from ..types import UNSET, Unset, present, read_integer

T = TypeVar("T", bound="ExperimentResult")
_WORKFLOW_BLOCK_TYPE_BY_VALUE = {member.value: member for member in WorkflowBlockType}


@_attrs_define
class ExperimentResult:
    """What a run made of one document: one execution of the block."""

    id: str
    """ Id of the result, such as `expresult_1`. """
    experiment_id: str
    """ Id of the experiment. """
    document_id: str
    """ Id of the document in the experiment, such as `expdoc_xyz`. """
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
    timing: ExperimentRunTiming
    """ When things happened to a run. A time that is still to come is null or absent. """
    experiment_run_id: None | str | Unset = UNSET
    """ Id of the run that the result belongs to. Older results carry it in `run_id`. """
    run_id: None | str | Unset = UNSET
    """ The former name of `experiment_run_id`, still shown by the documentation. """
    block_type: None | str | Unset | WorkflowBlockType = UNSET
    """ Kind of the block that was executed. Retab's documentation shows the same value under `block_kind`. """
    block_kind: None | str | Unset | WorkflowBlockType = UNSET
    """ The documentation's name for `block_type`. Read `block_type` first. """
    handle_inputs: Handles | None | Unset = UNSET
    """ What went into the block, by the name of the handle. """
    handle_outputs: Handles | None | Unset = UNSET
    """ What came out of the block, by the name of the handle. """
    artifact: None | StepArtifactRef | Unset = UNSET
    """ What was produced. Null or absent until there is something. """
    attempt: int | None | Unset = UNSET
    """ Number of the attempt. Retab's example of a first one has 0. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        experiment_id = self.experiment_id

        document_id = self.document_id

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

        timing: Any = self.timing
        if timing is not UNSET:
            timing = self.timing.to_dict()

        experiment_run_id: None | str | Unset
        if isinstance(self.experiment_run_id, Unset):
            experiment_run_id = UNSET
        else:
            experiment_run_id = self.experiment_run_id

        run_id: None | str | Unset
        if isinstance(self.run_id, Unset):
            run_id = UNSET
        else:
            run_id = self.run_id

        block_type: None | str | Unset
        if isinstance(self.block_type, Unset):
            block_type = UNSET
        elif isinstance(self.block_type, WorkflowBlockType):
            block_type = self.block_type.value
        else:
            block_type = self.block_type

        block_kind: None | str | Unset
        if isinstance(self.block_kind, Unset):
            block_kind = UNSET
        elif isinstance(self.block_kind, WorkflowBlockType):
            block_kind = self.block_kind.value
        else:
            block_kind = self.block_kind

        handle_inputs: dict[str, Any] | None | Unset
        if isinstance(self.handle_inputs, Unset):
            handle_inputs = UNSET
        elif isinstance(self.handle_inputs, Handles):
            handle_inputs = self.handle_inputs.to_dict()
        else:
            handle_inputs = self.handle_inputs

        handle_outputs: dict[str, Any] | None | Unset
        if isinstance(self.handle_outputs, Unset):
            handle_outputs = UNSET
        elif isinstance(self.handle_outputs, Handles):
            handle_outputs = self.handle_outputs.to_dict()
        else:
            handle_outputs = self.handle_outputs

        artifact: dict[str, Any] | None | Unset
        if isinstance(self.artifact, Unset):
            artifact = UNSET
        elif isinstance(self.artifact, StepArtifactRef):
            artifact = self.artifact.to_dict()
        else:
            artifact = self.artifact

        attempt: int | None | Unset
        if isinstance(self.attempt, Unset):
            attempt = UNSET
        else:
            attempt = self.attempt

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "id": id,
                    "experiment_id": experiment_id,
                    "document_id": document_id,
                    "lifecycle": lifecycle,
                    "timing": timing,
                }
            )
        )
        if experiment_run_id is not UNSET:
            field_dict["experiment_run_id"] = experiment_run_id
        if run_id is not UNSET:
            field_dict["run_id"] = run_id
        if block_type is not UNSET:
            field_dict["block_type"] = block_type
        if block_kind is not UNSET:
            field_dict["block_kind"] = block_kind
        if handle_inputs is not UNSET:
            field_dict["handle_inputs"] = handle_inputs
        if handle_outputs is not UNSET:
            field_dict["handle_outputs"] = handle_outputs
        if artifact is not UNSET:
            field_dict["artifact"] = artifact
        if attempt is not UNSET:
            field_dict["attempt"] = attempt

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

        _experiment_id = d.pop("experiment_id", UNSET)
        if type(_experiment_id) is not str:
            _experiment_id = refuse("a string", _experiment_id, "experiment_id", d, tolerate)
        experiment_id = _experiment_id

        _document_id = d.pop("document_id", UNSET)
        if type(_document_id) is not str:
            _document_id = refuse("a string", _document_id, "document_id", d, tolerate)
        document_id = _document_id

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
        try:
            timing = _READ_EXPERIMENT_RUN_TIMING(_timing, tolerate and under("timing", tolerate))
        except PayloadError as payload_error:
            timing = payload_error.within("timing").settled("timing", _timing, d, tolerate)

        _experiment_run_id = d.pop("experiment_run_id", UNSET)
        if (
            type(_experiment_run_id) is not str
            and _experiment_run_id is not None
            and _experiment_run_id is not UNSET
        ):
            _experiment_run_id = refuse("a string", _experiment_run_id, "experiment_run_id", d, tolerate)
        experiment_run_id: None | str | Unset = _experiment_run_id

        _run_id = d.pop("run_id", UNSET)
        if type(_run_id) is not str and _run_id is not None and _run_id is not UNSET:
            _run_id = refuse("a string", _run_id, "run_id", d, tolerate)
        run_id: None | str | Unset = _run_id

        _block_type = d.pop("block_type", UNSET)
        block_type: None | str | Unset | WorkflowBlockType
        if _block_type is UNSET or _block_type is None:
            block_type = _block_type
        else:
            if type(_block_type) is str:
                block_type = _WORKFLOW_BLOCK_TYPE_BY_VALUE.get(_block_type, _block_type)
            else:
                block_type = refuse("a string", _block_type, "block_type", d, tolerate)

        _block_kind = d.pop("block_kind", UNSET)
        block_kind: None | str | Unset | WorkflowBlockType
        if _block_kind is UNSET or _block_kind is None:
            block_kind = _block_kind
        else:
            if type(_block_kind) is str:
                block_kind = _WORKFLOW_BLOCK_TYPE_BY_VALUE.get(_block_kind, _block_kind)
            else:
                block_kind = refuse("a string", _block_kind, "block_kind", d, tolerate)

        _handle_inputs = d.pop("handle_inputs", UNSET)
        handle_inputs: Handles | None | Unset
        if _handle_inputs is UNSET or _handle_inputs is None:
            handle_inputs = _handle_inputs
        else:
            try:
                handle_inputs = _READ_HANDLES(_handle_inputs, tolerate and under("handle_inputs", tolerate))
            except PayloadError as payload_error:
                handle_inputs = payload_error.within("handle_inputs").settled(
                    "handle_inputs", _handle_inputs, d, tolerate
                )

        _handle_outputs = d.pop("handle_outputs", UNSET)
        handle_outputs: Handles | None | Unset
        if _handle_outputs is UNSET or _handle_outputs is None:
            handle_outputs = _handle_outputs
        else:
            try:
                handle_outputs = _READ_HANDLES(
                    _handle_outputs, tolerate and under("handle_outputs", tolerate)
                )
            except PayloadError as payload_error:
                handle_outputs = payload_error.within("handle_outputs").settled(
                    "handle_outputs", _handle_outputs, d, tolerate
                )

        _artifact = d.pop("artifact", UNSET)
        artifact: None | StepArtifactRef | Unset
        if _artifact is UNSET or _artifact is None:
            artifact = _artifact
        else:
            try:
                artifact = _READ_STEP_ARTIFACT_REF(_artifact, tolerate and under("artifact", tolerate))
            except PayloadError as payload_error:
                artifact = payload_error.within("artifact").settled("artifact", _artifact, d, tolerate)

        _attempt = d.pop("attempt", UNSET)
        if type(_attempt) is not int and _attempt is not None and _attempt is not UNSET:
            _attempt = read_integer(_attempt, "attempt", d, tolerate)
        attempt: int | None | Unset = _attempt

        __model__ = cls.__new__(cls)
        __model__.id = id
        __model__.experiment_id = experiment_id
        __model__.document_id = document_id
        __model__.lifecycle = lifecycle
        __model__.timing = timing
        __model__.experiment_run_id = experiment_run_id
        __model__.run_id = run_id
        __model__.block_type = block_type
        __model__.block_kind = block_kind
        __model__.handle_inputs = handle_inputs
        __model__.handle_outputs = handle_outputs
        __model__.artifact = artifact
        __model__.attempt = attempt

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
from ..models.handles import Handles
from ..models.pending_workflow_experiment_run import PendingWorkflowExperimentRun
from ..models.queued_workflow_experiment_run import QueuedWorkflowExperimentRun
from ..models.running_workflow_experiment_run import RunningWorkflowExperimentRun
from ..models.step_artifact_ref import StepArtifactRef
from ..models.unknown_experiment_run import UnknownExperimentRun

_READ_PENDING_WORKFLOW_EXPERIMENT_RUN = PendingWorkflowExperimentRun.from_dict
_READ_QUEUED_WORKFLOW_EXPERIMENT_RUN = QueuedWorkflowExperimentRun.from_dict
_READ_RUNNING_WORKFLOW_EXPERIMENT_RUN = RunningWorkflowExperimentRun.from_dict
_READ_COMPLETED_WORKFLOW_EXPERIMENT_RUN = CompletedWorkflowExperimentRun.from_dict
_READ_ERROR_WORKFLOW_EXPERIMENT_RUN = ErrorWorkflowExperimentRun.from_dict
_READ_CANCELLED_WORKFLOW_EXPERIMENT_RUN = CancelledWorkflowExperimentRun.from_dict
_READ_UNKNOWN_EXPERIMENT_RUN = UnknownExperimentRun.from_dict
_READ_EXPERIMENT_RUN_TIMING = ExperimentRunTiming.from_dict
_READ_HANDLES = Handles.from_dict
_READ_STEP_ARTIFACT_REF = StepArtifactRef.from_dict
