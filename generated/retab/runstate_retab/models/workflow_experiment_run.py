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

T = TypeVar("T", bound="WorkflowExperimentRun")
_WORKFLOW_BLOCK_TYPE_BY_VALUE = {member.value: member for member in WorkflowBlockType}


@_attrs_define
class WorkflowExperimentRun:
    """A single execution of a workflow experiment: one workflow block, run over the experiment's documents several times,
    to see how well the results agree.

    """

    id: str
    """ Id of the run, such as `exprun_2`. """
    trigger: ExperimentRunTrigger
    """ What started a run. """
    experiment_id: str
    """ Id of the experiment that the run belongs to. """
    block_id: str
    """ Id of the workflow block that the run executed. """
    n_consensus: int
    """ How many times each document is processed to see how well the results agree: 3, 5 or 7. """
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
    documents_fingerprint: str
    """ Opaque fingerprint of the set of documents that the run processes. """
    workflow: None | Unset | WorkflowReference = UNSET
    """ Workflow and version that the run executed, as Retab sent them up to its SDK 0.0.146 and still shows in its
    documentation. Runs of today carry `workflow_id` and `workflow_version_id` instead. """
    workflow_id: None | str | Unset = UNSET
    """ Id of the workflow that the run executed. Older runs carry it in `workflow`. """
    workflow_version_id: None | str | Unset = UNSET
    """ Version of the workflow that the run executed, such as `draft_2026_05_18`. Older runs carry it in
    `workflow.version_id`. """
    block_type: None | str | Unset | WorkflowBlockType = UNSET
    """ Kind of the block that the run executed. Retab's documentation shows the same value under `block_kind`. """
    block_kind: None | str | Unset | WorkflowBlockType = UNSET
    """ The documentation's name for `block_type`. No SDK of Retab knows it for a run; of experiments, not of runs,
    the source of Retab's command line says that it was always empty. Read `block_type` first. """
    block_version_id: None | str | Unset = UNSET
    """ Id of the version of the block that the run executed. Sent since SDK 0.0.153. """
    parent_run_id: None | str | Unset = UNSET
    """ Id of the earlier run of the same experiment that this one follows, if any. """
    metrics_validity_fingerprint: None | str | Unset = UNSET
    """ Opaque fingerprint of what the validity of the run's metrics depends on. Sent since SDK 0.0.153. """
    metrics_validity_fingerprint_version: int | None | Unset = UNSET
    """ Version of the method behind `metrics_validity_fingerprint`. """
    block_execution_fingerprint: None | str | Unset = UNSET
    """ Opaque fingerprint of the block as it was executed. Before SDK 0.0.157 it was sent as
    `definition_fingerprint`. """
    definition_fingerprint: None | str | Unset = UNSET
    """ The former name of `block_execution_fingerprint`, absent since SDK 0.0.157. """
    score: float | None | Unset = UNSET
    """ Overall score of the run, a fraction in Retab's examples (0.87). Null or absent until it exists. """
    total_document_count: int | None | Unset = UNSET
    """ Number of documents that the run processes. Retab's default is 0, so 0 means unknown rather than none. """
    completed_document_count: int | None | Unset = UNSET
    """ Number of documents that are done. It can stay below `total_document_count` in a completed run; see
    `error_count`. """
    document_count: int | None | Unset = UNSET
    """ A second document count, declared with default 0 beside `total_document_count` and explained nowhere;
    Retab's example omits it. Prefer `total_document_count`. """
    error_count: int | None | Unset = UNSET
    """ Number of documents that failed. It can be above 0 in a run whose status is `completed`. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        trigger: Any = self.trigger
        if trigger is not UNSET:
            trigger = self.trigger.to_dict()

        experiment_id = self.experiment_id

        block_id = self.block_id

        n_consensus = self.n_consensus

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

        documents_fingerprint = self.documents_fingerprint

        workflow: dict[str, Any] | None | Unset
        if isinstance(self.workflow, Unset):
            workflow = UNSET
        elif isinstance(self.workflow, WorkflowReference):
            workflow = self.workflow.to_dict()
        else:
            workflow = self.workflow

        workflow_id: None | str | Unset
        if isinstance(self.workflow_id, Unset):
            workflow_id = UNSET
        else:
            workflow_id = self.workflow_id

        workflow_version_id: None | str | Unset
        if isinstance(self.workflow_version_id, Unset):
            workflow_version_id = UNSET
        else:
            workflow_version_id = self.workflow_version_id

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

        block_version_id: None | str | Unset
        if isinstance(self.block_version_id, Unset):
            block_version_id = UNSET
        else:
            block_version_id = self.block_version_id

        parent_run_id: None | str | Unset
        if isinstance(self.parent_run_id, Unset):
            parent_run_id = UNSET
        else:
            parent_run_id = self.parent_run_id

        metrics_validity_fingerprint: None | str | Unset
        if isinstance(self.metrics_validity_fingerprint, Unset):
            metrics_validity_fingerprint = UNSET
        else:
            metrics_validity_fingerprint = self.metrics_validity_fingerprint

        metrics_validity_fingerprint_version: int | None | Unset
        if isinstance(self.metrics_validity_fingerprint_version, Unset):
            metrics_validity_fingerprint_version = UNSET
        else:
            metrics_validity_fingerprint_version = self.metrics_validity_fingerprint_version

        block_execution_fingerprint: None | str | Unset
        if isinstance(self.block_execution_fingerprint, Unset):
            block_execution_fingerprint = UNSET
        else:
            block_execution_fingerprint = self.block_execution_fingerprint

        definition_fingerprint: None | str | Unset
        if isinstance(self.definition_fingerprint, Unset):
            definition_fingerprint = UNSET
        else:
            definition_fingerprint = self.definition_fingerprint

        score: float | None | Unset
        if isinstance(self.score, Unset):
            score = UNSET
        else:
            score = self.score

        total_document_count: int | None | Unset
        if isinstance(self.total_document_count, Unset):
            total_document_count = UNSET
        else:
            total_document_count = self.total_document_count

        completed_document_count: int | None | Unset
        if isinstance(self.completed_document_count, Unset):
            completed_document_count = UNSET
        else:
            completed_document_count = self.completed_document_count

        document_count: int | None | Unset
        if isinstance(self.document_count, Unset):
            document_count = UNSET
        else:
            document_count = self.document_count

        error_count: int | None | Unset
        if isinstance(self.error_count, Unset):
            error_count = UNSET
        else:
            error_count = self.error_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "id": id,
                    "trigger": trigger,
                    "experiment_id": experiment_id,
                    "block_id": block_id,
                    "n_consensus": n_consensus,
                    "lifecycle": lifecycle,
                    "timing": timing,
                    "documents_fingerprint": documents_fingerprint,
                }
            )
        )
        if workflow is not UNSET:
            field_dict["workflow"] = workflow
        if workflow_id is not UNSET:
            field_dict["workflow_id"] = workflow_id
        if workflow_version_id is not UNSET:
            field_dict["workflow_version_id"] = workflow_version_id
        if block_type is not UNSET:
            field_dict["block_type"] = block_type
        if block_kind is not UNSET:
            field_dict["block_kind"] = block_kind
        if block_version_id is not UNSET:
            field_dict["block_version_id"] = block_version_id
        if parent_run_id is not UNSET:
            field_dict["parent_run_id"] = parent_run_id
        if metrics_validity_fingerprint is not UNSET:
            field_dict["metrics_validity_fingerprint"] = metrics_validity_fingerprint
        if metrics_validity_fingerprint_version is not UNSET:
            field_dict["metrics_validity_fingerprint_version"] = metrics_validity_fingerprint_version
        if block_execution_fingerprint is not UNSET:
            field_dict["block_execution_fingerprint"] = block_execution_fingerprint
        if definition_fingerprint is not UNSET:
            field_dict["definition_fingerprint"] = definition_fingerprint
        if score is not UNSET:
            field_dict["score"] = score
        if total_document_count is not UNSET:
            field_dict["total_document_count"] = total_document_count
        if completed_document_count is not UNSET:
            field_dict["completed_document_count"] = completed_document_count
        if document_count is not UNSET:
            field_dict["document_count"] = document_count
        if error_count is not UNSET:
            field_dict["error_count"] = error_count

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

        _trigger = d.pop("trigger", UNSET)
        try:
            trigger = _READ_EXPERIMENT_RUN_TRIGGER(_trigger, tolerate and under("trigger", tolerate))
        except PayloadError as payload_error:
            trigger = payload_error.within("trigger").settled("trigger", _trigger, d, tolerate)

        _experiment_id = d.pop("experiment_id", UNSET)
        if type(_experiment_id) is not str:
            _experiment_id = refuse("a string", _experiment_id, "experiment_id", d, tolerate)
        experiment_id = _experiment_id

        _block_id = d.pop("block_id", UNSET)
        if type(_block_id) is not str:
            _block_id = refuse("a string", _block_id, "block_id", d, tolerate)
        block_id = _block_id

        _n_consensus = d.pop("n_consensus", UNSET)
        if type(_n_consensus) is not int:
            _n_consensus = read_integer(_n_consensus, "n_consensus", d, tolerate)
        n_consensus = _n_consensus

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

        _documents_fingerprint = d.pop("documents_fingerprint", UNSET)
        if type(_documents_fingerprint) is not str:
            _documents_fingerprint = refuse(
                "a string", _documents_fingerprint, "documents_fingerprint", d, tolerate
            )
        documents_fingerprint = _documents_fingerprint

        _workflow = d.pop("workflow", UNSET)
        workflow: None | Unset | WorkflowReference
        if _workflow is UNSET or _workflow is None:
            workflow = _workflow
        else:
            try:
                workflow = _READ_WORKFLOW_REFERENCE(_workflow, tolerate and under("workflow", tolerate))
            except PayloadError as payload_error:
                workflow = payload_error.within("workflow").settled("workflow", _workflow, d, tolerate)

        _workflow_id = d.pop("workflow_id", UNSET)
        if type(_workflow_id) is not str and _workflow_id is not None and _workflow_id is not UNSET:
            _workflow_id = refuse("a string", _workflow_id, "workflow_id", d, tolerate)
        workflow_id: None | str | Unset = _workflow_id

        _workflow_version_id = d.pop("workflow_version_id", UNSET)
        if (
            type(_workflow_version_id) is not str
            and _workflow_version_id is not None
            and _workflow_version_id is not UNSET
        ):
            _workflow_version_id = refuse(
                "a string", _workflow_version_id, "workflow_version_id", d, tolerate
            )
        workflow_version_id: None | str | Unset = _workflow_version_id

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

        _block_version_id = d.pop("block_version_id", UNSET)
        if (
            type(_block_version_id) is not str
            and _block_version_id is not None
            and _block_version_id is not UNSET
        ):
            _block_version_id = refuse("a string", _block_version_id, "block_version_id", d, tolerate)
        block_version_id: None | str | Unset = _block_version_id

        _parent_run_id = d.pop("parent_run_id", UNSET)
        if type(_parent_run_id) is not str and _parent_run_id is not None and _parent_run_id is not UNSET:
            _parent_run_id = refuse("a string", _parent_run_id, "parent_run_id", d, tolerate)
        parent_run_id: None | str | Unset = _parent_run_id

        _metrics_validity_fingerprint = d.pop("metrics_validity_fingerprint", UNSET)
        if (
            type(_metrics_validity_fingerprint) is not str
            and _metrics_validity_fingerprint is not None
            and _metrics_validity_fingerprint is not UNSET
        ):
            _metrics_validity_fingerprint = refuse(
                "a string", _metrics_validity_fingerprint, "metrics_validity_fingerprint", d, tolerate
            )
        metrics_validity_fingerprint: None | str | Unset = _metrics_validity_fingerprint

        _metrics_validity_fingerprint_version = d.pop("metrics_validity_fingerprint_version", UNSET)
        if (
            type(_metrics_validity_fingerprint_version) is not int
            and _metrics_validity_fingerprint_version is not None
            and _metrics_validity_fingerprint_version is not UNSET
        ):
            _metrics_validity_fingerprint_version = read_integer(
                _metrics_validity_fingerprint_version, "metrics_validity_fingerprint_version", d, tolerate
            )
        metrics_validity_fingerprint_version: int | None | Unset = _metrics_validity_fingerprint_version

        _block_execution_fingerprint = d.pop("block_execution_fingerprint", UNSET)
        if (
            type(_block_execution_fingerprint) is not str
            and _block_execution_fingerprint is not None
            and _block_execution_fingerprint is not UNSET
        ):
            _block_execution_fingerprint = refuse(
                "a string", _block_execution_fingerprint, "block_execution_fingerprint", d, tolerate
            )
        block_execution_fingerprint: None | str | Unset = _block_execution_fingerprint

        _definition_fingerprint = d.pop("definition_fingerprint", UNSET)
        if (
            type(_definition_fingerprint) is not str
            and _definition_fingerprint is not None
            and _definition_fingerprint is not UNSET
        ):
            _definition_fingerprint = refuse(
                "a string", _definition_fingerprint, "definition_fingerprint", d, tolerate
            )
        definition_fingerprint: None | str | Unset = _definition_fingerprint

        _score = d.pop("score", UNSET)
        if (
            type(_score) is not float
            and type(_score) is not int
            and _score is not None
            and _score is not UNSET
        ):
            _score = refuse("a number", _score, "score", d, tolerate)
        score: float | None | Unset = _score

        _total_document_count = d.pop("total_document_count", UNSET)
        if (
            type(_total_document_count) is not int
            and _total_document_count is not None
            and _total_document_count is not UNSET
        ):
            _total_document_count = read_integer(_total_document_count, "total_document_count", d, tolerate)
        total_document_count: int | None | Unset = _total_document_count

        _completed_document_count = d.pop("completed_document_count", UNSET)
        if (
            type(_completed_document_count) is not int
            and _completed_document_count is not None
            and _completed_document_count is not UNSET
        ):
            _completed_document_count = read_integer(
                _completed_document_count, "completed_document_count", d, tolerate
            )
        completed_document_count: int | None | Unset = _completed_document_count

        _document_count = d.pop("document_count", UNSET)
        if type(_document_count) is not int and _document_count is not None and _document_count is not UNSET:
            _document_count = read_integer(_document_count, "document_count", d, tolerate)
        document_count: int | None | Unset = _document_count

        _error_count = d.pop("error_count", UNSET)
        if type(_error_count) is not int and _error_count is not None and _error_count is not UNSET:
            _error_count = read_integer(_error_count, "error_count", d, tolerate)
        error_count: int | None | Unset = _error_count

        __model__ = cls.__new__(cls)
        __model__.id = id
        __model__.trigger = trigger
        __model__.experiment_id = experiment_id
        __model__.block_id = block_id
        __model__.n_consensus = n_consensus
        __model__.lifecycle = lifecycle
        __model__.timing = timing
        __model__.documents_fingerprint = documents_fingerprint
        __model__.workflow = workflow
        __model__.workflow_id = workflow_id
        __model__.workflow_version_id = workflow_version_id
        __model__.block_type = block_type
        __model__.block_kind = block_kind
        __model__.block_version_id = block_version_id
        __model__.parent_run_id = parent_run_id
        __model__.metrics_validity_fingerprint = metrics_validity_fingerprint
        __model__.metrics_validity_fingerprint_version = metrics_validity_fingerprint_version
        __model__.block_execution_fingerprint = block_execution_fingerprint
        __model__.definition_fingerprint = definition_fingerprint
        __model__.score = score
        __model__.total_document_count = total_document_count
        __model__.completed_document_count = completed_document_count
        __model__.document_count = document_count
        __model__.error_count = error_count

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
from ..models.experiment_run_trigger import ExperimentRunTrigger
from ..models.pending_workflow_experiment_run import PendingWorkflowExperimentRun
from ..models.queued_workflow_experiment_run import QueuedWorkflowExperimentRun
from ..models.running_workflow_experiment_run import RunningWorkflowExperimentRun
from ..models.unknown_experiment_run import UnknownExperimentRun
from ..models.workflow_reference import WorkflowReference

_READ_EXPERIMENT_RUN_TRIGGER = ExperimentRunTrigger.from_dict
_READ_PENDING_WORKFLOW_EXPERIMENT_RUN = PendingWorkflowExperimentRun.from_dict
_READ_QUEUED_WORKFLOW_EXPERIMENT_RUN = QueuedWorkflowExperimentRun.from_dict
_READ_RUNNING_WORKFLOW_EXPERIMENT_RUN = RunningWorkflowExperimentRun.from_dict
_READ_COMPLETED_WORKFLOW_EXPERIMENT_RUN = CompletedWorkflowExperimentRun.from_dict
_READ_ERROR_WORKFLOW_EXPERIMENT_RUN = ErrorWorkflowExperimentRun.from_dict
_READ_CANCELLED_WORKFLOW_EXPERIMENT_RUN = CancelledWorkflowExperimentRun.from_dict
_READ_UNKNOWN_EXPERIMENT_RUN = UnknownExperimentRun.from_dict
_READ_EXPERIMENT_RUN_TIMING = ExperimentRunTiming.from_dict
_READ_WORKFLOW_REFERENCE = WorkflowReference.from_dict
