# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from typing import TypeAlias

from .cancelled_workflow_experiment_run import CancelledWorkflowExperimentRun
from .completed_workflow_experiment_run import CompletedWorkflowExperimentRun
from .error_workflow_experiment_run import ErrorWorkflowExperimentRun
from .pending_workflow_experiment_run import PendingWorkflowExperimentRun
from .queued_workflow_experiment_run import QueuedWorkflowExperimentRun
from .running_workflow_experiment_run import RunningWorkflowExperimentRun
from .unknown_experiment_run import UnknownExperimentRun

ExperimentRunLifecycle: TypeAlias = (
    PendingWorkflowExperimentRun
    | QueuedWorkflowExperimentRun
    | RunningWorkflowExperimentRun
    | CompletedWorkflowExperimentRun
    | ErrorWorkflowExperimentRun
    | CancelledWorkflowExperimentRun
    | UnknownExperimentRun
)
"""The state of a run: the only field to check while waiting. `status` distinguishes the variants;
`completed`, `error` and `cancelled` are final, everything else is not."""
