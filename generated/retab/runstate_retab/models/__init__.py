# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

"""The data models of the API. Each is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cancel_workflow_experiment_run_response import (
        CancelWorkflowExperimentRunResponse as CancelWorkflowExperimentRunResponse,
    )
    from .cancelled_workflow_experiment_run import (
        CancelledWorkflowExperimentRun as CancelledWorkflowExperimentRun,
    )
    from .completed_workflow_experiment_run import (
        CompletedWorkflowExperimentRun as CompletedWorkflowExperimentRun,
    )
    from .create_experiment_run_request import CreateExperimentRunRequest as CreateExperimentRunRequest
    from .error_cause import ErrorCause as ErrorCause
    from .error_context import ErrorContext as ErrorContext
    from .error_details import ErrorDetails as ErrorDetails
    from .error_envelope import ErrorEnvelope as ErrorEnvelope
    from .error_envelope_details import ErrorEnvelopeDetails as ErrorEnvelopeDetails
    from .error_response import ErrorResponse as ErrorResponse
    from .error_workflow_experiment_run import ErrorWorkflowExperimentRun as ErrorWorkflowExperimentRun
    from .experiment_by_document_metrics_response import (
        ExperimentByDocumentMetricsResponse as ExperimentByDocumentMetricsResponse,
    )
    from .experiment_by_document_target_metric import (
        ExperimentByDocumentTargetMetric as ExperimentByDocumentTargetMetric,
    )
    from .experiment_by_target_document_metric import (
        ExperimentByTargetDocumentMetric as ExperimentByTargetDocumentMetric,
    )
    from .experiment_by_target_metrics_response import (
        ExperimentByTargetMetricsResponse as ExperimentByTargetMetricsResponse,
    )
    from .experiment_confusion_flow_metric import (
        ExperimentConfusionFlowMetric as ExperimentConfusionFlowMetric,
    )
    from .experiment_document_confusion_metric import (
        ExperimentDocumentConfusionMetric as ExperimentDocumentConfusionMetric,
    )
    from .experiment_metric_document_ref import ExperimentMetricDocumentRef as ExperimentMetricDocumentRef
    from .experiment_metrics import ExperimentMetrics as ExperimentMetrics
    from .experiment_metrics_missing_error import (
        ExperimentMetricsMissingError as ExperimentMetricsMissingError,
    )
    from .experiment_metrics_stale_error import ExperimentMetricsStaleError as ExperimentMetricsStaleError
    from .experiment_result import ExperimentResult as ExperimentResult
    from .experiment_result_list import ExperimentResultList as ExperimentResultList
    from .experiment_run_lifecycle import ExperimentRunLifecycle as ExperimentRunLifecycle
    from .experiment_run_list import ExperimentRunList as ExperimentRunList
    from .experiment_run_metrics_view import ExperimentRunMetricsView as ExperimentRunMetricsView
    from .experiment_run_status import ExperimentRunStatus as ExperimentRunStatus
    from .experiment_run_timing import ExperimentRunTiming as ExperimentRunTiming
    from .experiment_run_trigger import ExperimentRunTrigger as ExperimentRunTrigger
    from .experiment_summary_aggregate import ExperimentSummaryAggregate as ExperimentSummaryAggregate
    from .experiment_summary_metric_document import (
        ExperimentSummaryMetricDocument as ExperimentSummaryMetricDocument,
    )
    from .experiment_summary_metrics_response import (
        ExperimentSummaryMetricsResponse as ExperimentSummaryMetricsResponse,
    )
    from .experiment_target_confusion_metric import (
        ExperimentTargetConfusionMetric as ExperimentTargetConfusionMetric,
    )
    from .experiment_vote_row import ExperimentVoteRow as ExperimentVoteRow
    from .experiment_votes_metrics_response import (
        ExperimentVotesMetricsResponse as ExperimentVotesMetricsResponse,
    )
    from .file_reference import FileReference as FileReference
    from .flat_validation_error import FlatValidationError as FlatValidationError
    from .handle_type import HandleType as HandleType
    from .handle_value import HandleValue as HandleValue
    from .handles import Handles as Handles
    from .http_validation_error import HTTPValidationError as HTTPValidationError
    from .list_metadata import ListMetadata as ListMetadata
    from .metric_scores import MetricScores as MetricScores
    from .metrics_stale_error_last_run import MetricsStaleErrorLastRun as MetricsStaleErrorLastRun
    from .pending_workflow_experiment_run import PendingWorkflowExperimentRun as PendingWorkflowExperimentRun
    from .queued_workflow_experiment_run import QueuedWorkflowExperimentRun as QueuedWorkflowExperimentRun
    from .running_workflow_experiment_run import RunningWorkflowExperimentRun as RunningWorkflowExperimentRun
    from .sort_order import SortOrder as SortOrder
    from .step_artifact_operation import StepArtifactOperation as StepArtifactOperation
    from .step_artifact_ref import StepArtifactRef as StepArtifactRef
    from .unknown_experiment_metrics import UnknownExperimentMetrics as UnknownExperimentMetrics
    from .unknown_experiment_run import UnknownExperimentRun as UnknownExperimentRun
    from .validation_error import ValidationError as ValidationError
    from .validation_error_context import ValidationErrorContext as ValidationErrorContext
    from .workflow_block_type import WorkflowBlockType as WorkflowBlockType
    from .workflow_experiment_run import WorkflowExperimentRun as WorkflowExperimentRun
    from .workflow_reference import WorkflowReference as WorkflowReference

_MODULES = {
    "CancelWorkflowExperimentRunResponse": "cancel_workflow_experiment_run_response",
    "CancelledWorkflowExperimentRun": "cancelled_workflow_experiment_run",
    "CompletedWorkflowExperimentRun": "completed_workflow_experiment_run",
    "CreateExperimentRunRequest": "create_experiment_run_request",
    "ErrorCause": "error_cause",
    "ErrorContext": "error_context",
    "ErrorDetails": "error_details",
    "ErrorEnvelope": "error_envelope",
    "ErrorEnvelopeDetails": "error_envelope_details",
    "ErrorResponse": "error_response",
    "ErrorWorkflowExperimentRun": "error_workflow_experiment_run",
    "ExperimentByDocumentMetricsResponse": "experiment_by_document_metrics_response",
    "ExperimentByDocumentTargetMetric": "experiment_by_document_target_metric",
    "ExperimentByTargetDocumentMetric": "experiment_by_target_document_metric",
    "ExperimentByTargetMetricsResponse": "experiment_by_target_metrics_response",
    "ExperimentConfusionFlowMetric": "experiment_confusion_flow_metric",
    "ExperimentDocumentConfusionMetric": "experiment_document_confusion_metric",
    "ExperimentMetricDocumentRef": "experiment_metric_document_ref",
    "ExperimentMetrics": "experiment_metrics",
    "ExperimentMetricsMissingError": "experiment_metrics_missing_error",
    "ExperimentMetricsStaleError": "experiment_metrics_stale_error",
    "ExperimentResult": "experiment_result",
    "ExperimentResultList": "experiment_result_list",
    "ExperimentRunLifecycle": "experiment_run_lifecycle",
    "ExperimentRunList": "experiment_run_list",
    "ExperimentRunMetricsView": "experiment_run_metrics_view",
    "ExperimentRunStatus": "experiment_run_status",
    "ExperimentRunTiming": "experiment_run_timing",
    "ExperimentRunTrigger": "experiment_run_trigger",
    "ExperimentSummaryAggregate": "experiment_summary_aggregate",
    "ExperimentSummaryMetricDocument": "experiment_summary_metric_document",
    "ExperimentSummaryMetricsResponse": "experiment_summary_metrics_response",
    "ExperimentTargetConfusionMetric": "experiment_target_confusion_metric",
    "ExperimentVoteRow": "experiment_vote_row",
    "ExperimentVotesMetricsResponse": "experiment_votes_metrics_response",
    "FileReference": "file_reference",
    "FlatValidationError": "flat_validation_error",
    "HTTPValidationError": "http_validation_error",
    "HandleType": "handle_type",
    "HandleValue": "handle_value",
    "Handles": "handles",
    "ListMetadata": "list_metadata",
    "MetricScores": "metric_scores",
    "MetricsStaleErrorLastRun": "metrics_stale_error_last_run",
    "PendingWorkflowExperimentRun": "pending_workflow_experiment_run",
    "QueuedWorkflowExperimentRun": "queued_workflow_experiment_run",
    "RunningWorkflowExperimentRun": "running_workflow_experiment_run",
    "SortOrder": "sort_order",
    "StepArtifactOperation": "step_artifact_operation",
    "StepArtifactRef": "step_artifact_ref",
    "UnknownExperimentMetrics": "unknown_experiment_metrics",
    "UnknownExperimentRun": "unknown_experiment_run",
    "ValidationError": "validation_error",
    "ValidationErrorContext": "validation_error_context",
    "WorkflowBlockType": "workflow_block_type",
    "WorkflowExperimentRun": "workflow_experiment_run",
    "WorkflowReference": "workflow_reference",
}

__all__ = (
    "CancelWorkflowExperimentRunResponse",
    "CancelledWorkflowExperimentRun",
    "CompletedWorkflowExperimentRun",
    "CreateExperimentRunRequest",
    "ErrorCause",
    "ErrorContext",
    "ErrorDetails",
    "ErrorEnvelope",
    "ErrorEnvelopeDetails",
    "ErrorResponse",
    "ErrorWorkflowExperimentRun",
    "ExperimentByDocumentMetricsResponse",
    "ExperimentByDocumentTargetMetric",
    "ExperimentByTargetDocumentMetric",
    "ExperimentByTargetMetricsResponse",
    "ExperimentConfusionFlowMetric",
    "ExperimentDocumentConfusionMetric",
    "ExperimentMetricDocumentRef",
    "ExperimentMetrics",
    "ExperimentMetricsMissingError",
    "ExperimentMetricsStaleError",
    "ExperimentResult",
    "ExperimentResultList",
    "ExperimentRunLifecycle",
    "ExperimentRunList",
    "ExperimentRunMetricsView",
    "ExperimentRunStatus",
    "ExperimentRunTiming",
    "ExperimentRunTrigger",
    "ExperimentSummaryAggregate",
    "ExperimentSummaryMetricDocument",
    "ExperimentSummaryMetricsResponse",
    "ExperimentTargetConfusionMetric",
    "ExperimentVoteRow",
    "ExperimentVotesMetricsResponse",
    "FileReference",
    "FlatValidationError",
    "HTTPValidationError",
    "HandleType",
    "HandleValue",
    "Handles",
    "ListMetadata",
    "MetricScores",
    "MetricsStaleErrorLastRun",
    "PendingWorkflowExperimentRun",
    "QueuedWorkflowExperimentRun",
    "RunningWorkflowExperimentRun",
    "SortOrder",
    "StepArtifactOperation",
    "StepArtifactRef",
    "UnknownExperimentMetrics",
    "UnknownExperimentRun",
    "ValidationError",
    "ValidationErrorContext",
    "WorkflowBlockType",
    "WorkflowExperimentRun",
    "WorkflowReference",
)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
