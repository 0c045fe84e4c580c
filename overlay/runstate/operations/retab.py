"""The operations on experiment runs of Retab."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from runstate_retab.api.runs import (
    cancel_experiment_run,
    create_experiment_run,
    get_experiment_metrics_for_run,
    list_experiment_results,
    list_experiment_runs,
)
from runstate_retab.models import (
    CancelWorkflowExperimentRunResponse,
    CreateExperimentRunRequest,
    ExperimentMetrics,
    ExperimentResult,
    ExperimentResultList,
    ExperimentRunList,
    ExperimentRunMetricsView,
    ExperimentRunStatus,
    SortOrder,
    WorkflowExperimentRun,
)
from runstate_retab.types import UNSET, or_none

from ..errors import ConfigurationError
from ..http.effects import Effect
from ..vendors import retab
from .base import Operation, Paged, PagedRuns, Request, RunOperation, Sweep, chosen, given

NEEDED_BY: Mapping[str, tuple[str, ...]] = {
    "by_document": ("document_id",),
    "by_target": ("target_path",),
    "votes": ("document_id", "target_path"),
}
"""What a view of the metrics cannot be asked for without."""


def list_runs(
    *, status: str | None, exclude_status: str | None, order: str, **filters: str | None
) -> PagedRuns[ExperimentRunList, WorkflowExperimentRun]:
    fixed = given(
        status=chosen(ExperimentRunStatus, "status", status),
        exclude_status=chosen(ExperimentRunStatus, "exclude_status", exclude_status),
        order=chosen(SortOrder, "order", order),
        **filters,
    )

    def request(after: str | None, size: int) -> Request:
        return list_experiment_runs.request(**fixed, after=UNSET if after is None else after, limit=size)

    return PagedRuns(
        what="runs",
        filters=given(status=status, exclude_status=exclude_status, **filters),
        request=request,
        most=100,
        parse=list_experiment_runs.parse,
        needed=("list_metadata.after", *(f"data[].{name}" for name in retab.VENDOR.needed)),
        items=lambda page: page.data,
        after=lambda page: or_none(page.list_metadata.after),
        row="data[]",
    )


def start(
    experiment_id: str, *, workflow_id: str | None, plan_token: str | None, idempotency_key: str | None
) -> RunOperation[WorkflowExperimentRun]:
    key = idempotency_key or str(uuid4())
    body = CreateExperimentRunRequest(experiment_id, **given(workflow_id=workflow_id, plan_token=plan_token))
    return RunOperation(
        request=create_experiment_run.request(body=body, idempotency_key=key),
        parse=create_experiment_run.parse,
        needed=retab.VENDOR.needed,
        effect=Effect("the run may have been started", repeatable=True, key=key),
        ids=lambda run: (run.id,),
        normalize=retab.normalize,
    )


def cancel(run_id: str) -> Operation[CancelWorkflowExperimentRunResponse]:
    return Operation(
        request=cancel_experiment_run.request(run_id),
        parse=cancel_experiment_run.parse,
        effect=Effect("the run may have been cancelled", repeatable=True),
    )


def results(run_id: str, *, order: str) -> Paged[ExperimentResultList, ExperimentResult]:
    fixed = given(run_id=run_id, order=chosen(SortOrder, "order", order))

    def request(after: str | None, size: int) -> Request:
        return list_experiment_results.request(**fixed, after=UNSET if after is None else after, limit=size)

    return Paged(
        what="results",
        filters=given(run_id=run_id),
        request=request,
        most=100,
        parse=list_experiment_results.parse,
        needed=("list_metadata.after", "data[].id", "data[].lifecycle", "data[].lifecycle.status"),
        items=lambda page: page.data,
        after=lambda page: or_none(page.list_metadata.after),
        key=lambda result: result.id,
    )


def metrics(run_id: str, *, view: str, include_prior: bool, **further: str | None) -> Operation[ExperimentMetrics]:
    known = chosen(ExperimentRunMetricsView, "view", view)
    if missing := [name for name in NEEDED_BY.get(view, ()) if not further.get(name)]:
        raise ConfigurationError(f"view={view!r} needs {' and '.join(missing)}")
    return Operation(
        request=get_experiment_metrics_for_run.request(
            run_id=run_id, include_prior=include_prior, **given(view=known, **further)
        ),
        parse=get_experiment_metrics_for_run.parse,
        needed=("kind",),
    )


SWEEP = Sweep(
    by_ids=False,
    # In the order in which a run passes through them: one that moves on meanwhile is listed twice, not missed.
    lists=lambda _: [
        list_runs(status=status, exclude_status=None, order="desc") for status in ("pending", "queued", "running")
    ],
    fewest=4,
)
