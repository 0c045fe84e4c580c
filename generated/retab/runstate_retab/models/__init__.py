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
    from .experiment_run_lifecycle import ExperimentRunLifecycle as ExperimentRunLifecycle
    from .experiment_run_list import ExperimentRunList as ExperimentRunList
    from .experiment_run_status import ExperimentRunStatus as ExperimentRunStatus
    from .experiment_run_timing import ExperimentRunTiming as ExperimentRunTiming
    from .experiment_run_trigger import ExperimentRunTrigger as ExperimentRunTrigger
    from .flat_validation_error import FlatValidationError as FlatValidationError
    from .http_validation_error import HTTPValidationError as HTTPValidationError
    from .list_metadata import ListMetadata as ListMetadata
    from .pending_workflow_experiment_run import PendingWorkflowExperimentRun as PendingWorkflowExperimentRun
    from .queued_workflow_experiment_run import QueuedWorkflowExperimentRun as QueuedWorkflowExperimentRun
    from .running_workflow_experiment_run import RunningWorkflowExperimentRun as RunningWorkflowExperimentRun
    from .sort_order import SortOrder as SortOrder
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
    "ExperimentRunLifecycle": "experiment_run_lifecycle",
    "ExperimentRunList": "experiment_run_list",
    "ExperimentRunStatus": "experiment_run_status",
    "ExperimentRunTiming": "experiment_run_timing",
    "ExperimentRunTrigger": "experiment_run_trigger",
    "FlatValidationError": "flat_validation_error",
    "HTTPValidationError": "http_validation_error",
    "ListMetadata": "list_metadata",
    "PendingWorkflowExperimentRun": "pending_workflow_experiment_run",
    "QueuedWorkflowExperimentRun": "queued_workflow_experiment_run",
    "RunningWorkflowExperimentRun": "running_workflow_experiment_run",
    "SortOrder": "sort_order",
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
    "ExperimentRunLifecycle",
    "ExperimentRunList",
    "ExperimentRunStatus",
    "ExperimentRunTiming",
    "ExperimentRunTrigger",
    "FlatValidationError",
    "HTTPValidationError",
    "ListMetadata",
    "PendingWorkflowExperimentRun",
    "QueuedWorkflowExperimentRun",
    "RunningWorkflowExperimentRun",
    "SortOrder",
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
