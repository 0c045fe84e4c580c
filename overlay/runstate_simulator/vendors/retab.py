"""Retab, simulated: an experiment run over twelve documents."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, TypeVar

from ..paging import Listing, Page, UnknownCursor, by_id, listing
from ..request import Invalid, Request
from ..timeline import Script, Snapshot, Step
from .base import Answer, Operation, Refused, SimulatedVendor, phrase
from .retab_results import (
    BAD_DOCUMENT,
    BLOCK,
    BLOCK_TYPE,
    DOCUMENTS,
    FINGERPRINT,
    PASSES,
    SCORES,
    TARGETS,
    bad_documents,
    document_id,
    failure,
    metrics,
    result,
    timing,
)

if TYPE_CHECKING:
    from ..runs import Runs

_T = TypeVar("_T")
ROOT = "/v1/workflows/experiments"
EXPERIMENT = "exp_41b7"
"""The experiment of runs that are started without one."""
WORKFLOW = "wf_8f2c1d7a"
TRIGGER = "manual_run"
_WAIT = (Step("pending", 0.05), Step("queued", 0.10))
_END = (Step("running", 0.25, work=0.5), Step("completed"))
SCRIPTS: Mapping[str, Script] = {
    "completes": (*_WAIT, Step("running", 0.85, work=1), Step("completed")),
    "fails": (*_WAIT, Step("running", 0.85, work=BAD_DOCUMENT / DOCUMENTS), Step("error")),
    "cancelled": (*_WAIT, Step("running", 0.85, work=0.4), Step("cancelled")),
    "errors": (*_WAIT, Step("running", 0.85, work=1), Step("completed")),
    "unknown": (*_WAIT, Step("running", 0.40, work=0.5), Step("reindexing", 0.20), *_END),
}

STATUSES = ("pending", "queued", "running", "completed", "error", "cancelled")
"""Those that filters know."""
VIEWS: Mapping[str, tuple[str, ...]] = {
    "summary": (),
    "by_document": ("document_id",),
    "by_target": ("target_path",),
    "votes": ("document_id", "target_path"),
}
"""The views of metrics, and the parameters that each needs."""

_LIFECYCLES: Mapping[str, Mapping[str, object]] = {
    "error": {"message": f"Block {BLOCK} failed", "details": failure(BAD_DOCUMENT)},
    "cancelled": {"reason": "Cancelled by user"},
}
"""The fields of a state besides its name."""

_ERRORS: Mapping[int, object] = {
    401: "Invalid API Key.",
    403: {
        "code": "environment_mismatch",
        "message": "This API key belongs to another environment than the run.",
    },
    404: "Not Found",
    429: "Too many requests. Slow down and try again.",
    500: "Internal server error",
}


def body(run: Snapshot) -> dict[str, object]:
    seen = run.count(DOCUMENTS)
    errors = sum(document <= seen for document in bad_documents(run))
    total = 0 if run.state == "pending" else DOCUMENTS  # not counted yet
    completed = run.state == "completed"
    return {
        "id": run.ref.ids[0],
        "workflow_id": _workflow(run),
        "workflow_version_id": "ver_5b0e6f3c9a1d4e72",
        "trigger": {"type": TRIGGER},
        "experiment_id": run.group,
        "block_id": BLOCK,
        "block_type": BLOCK_TYPE,
        "n_consensus": PASSES,
        "lifecycle": _lifecycle(run),
        "timing": _timing(run),
        "parent_run_id": None,
        "block_version_id": "blkver_2d19c4",
        "metrics_validity_fingerprint": "e41a77b09c2d5f36" if completed else None,
        "metrics_validity_fingerprint_version": 2 if completed else None,
        "block_execution_fingerprint": FINGERPRINT,
        "documents_fingerprint": "b3d5e0127f6a9c48",
        "score": SCORES.get(run.scenario) if completed else None,
        "total_document_count": total,
        "completed_document_count": seen - errors,
        "document_count": total,
        "error_count": errors,
    }


def _workflow(run: Snapshot) -> object:
    return run.attributes.get("workflow_id", WORKFLOW)


def _lifecycle(run: Snapshot) -> dict[str, object]:
    return {"status": run.state, **_LIFECYCLES.get(run.state, {})}


def _timing(run: Snapshot) -> dict[str, object]:
    return timing(run.created_at, run.first("running"), run.since if run.finished else None)


def list_runs(request: Request, runs: Runs) -> Answer:
    workflow, block = request.parameter("workflow_id"), request.parameter("block_id")
    status, excluded = (request.parameter(name, STATUSES) for name in ("status", "exclude_status"))
    request.parameter("trigger_type", (TRIGGER,))
    request.parameter("sort_by", ("created_at",))
    first, last = _day(request, "from_date", time.min), _day(request, "to_date", time.max)

    def kept(run: Snapshot) -> bool:
        return (
            workflow in {None, _workflow(run)}
            and block in {None, BLOCK}
            and status in {None, run.state}
            and excluded != run.state
            and (first is None or first <= run.created_at)
            and (last is None or run.created_at <= last)
        )

    page = _page(request, runs.newest(request.parameter("experiment_id")).where(kept), 20)
    return _list([body(run) for run in page.items], page)


def _page(request: Request, newest: Listing[_T], size: int) -> Page[_T]:
    """The page that a request asks for, of `size` items if it does not say."""
    ascending = request.parameter("order", ("asc", "desc")) == "asc"
    return by_id(
        newest.backwards() if ascending else newest,
        request.whole("limit", size, minimum=1, maximum=100),
        after=request.parameter("after"),
        before=request.parameter("before"),
    )


def _list(data: list[dict[str, object]], page: Page[_T]) -> Answer:
    return Answer(200, {"data": data, "list_metadata": {"before": page.before, "after": page.after}})


def _day(request: Request, name: str, moment: time) -> datetime | None:
    """A day in a parameter of the query, as its first or its last moment; or a time."""
    text = request.parameter(name)
    if text is None:
        return None
    try:
        given = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid("query", name, "must be a date, as 2026-05-02") from None
    if len(text) == len("2026-05-02"):
        given = datetime.combine(given, moment)
    return given if given.tzinfo else given.replace(tzinfo=UTC)


def create_run(request: Request, runs: Runs) -> Answer:
    experiment, workflow = request.required("experiment_id", str), request.optional("workflow_id", str)
    request.optional("plan_token", str)
    # Every experiment exists, and belongs to the workflow with which it was first seen.
    workflows: dict[str, str] = runs.memory.setdefault("workflows", {EXPERIMENT: WORKFLOW})
    known = workflows.setdefault(experiment, workflow or WORKFLOW)
    if workflow not in {None, known}:
        return _envelope(404, f"Experiment not found: {experiment}")
    key = request.headers.get("Idempotency-Key")
    return Answer(200, body(runs.start(group=experiment, key=key, attributes={"workflow_id": known})))


def cancel_run(request: Request, runs: Runs) -> Answer:
    run = VENDOR.run(request, runs)
    if not run.finished:
        run = runs.cancel(run.ref.ids)
    if run.state != "cancelled":
        return VENDOR.not_found(run.ref.ids)
    return Answer(200, {"id": run.ref.ids[0], "lifecycle": _lifecycle(run), "timing": _timing(run)})


def list_results(request: Request, runs: Runs) -> Answer:
    run = _queried(request, runs, "run_id")
    results = [result(run, document) for document in range(DOCUMENTS, 0, -1)]
    page = _page(request, listing(results, lambda each: str(each["id"])), 100)
    return _list(list(page.items), page)


def get_metrics(request: Request, runs: Runs) -> Answer:
    run = _queried(request, runs, "run_id")
    view = request.parameter("view", VIEWS) or "summary"
    needed = {name: request.parameter(name) for name in VIEWS[view]}
    for name, value in needed.items():
        if not value:
            return _envelope(400, f"{name} is required for view={view}")
    prior = _prior(request, runs, run)
    if run.state != "completed":
        message = f"The run {run.ref.ids[0]} has no metrics."
        kind = "no_metrics"
        return Answer(200, {"kind": kind, "error": kind, "experiment_id": run.group, "message": message})
    documents = {document_id(number): number for number in range(1, DOCUMENTS + 1)}
    document, target = needed.get("document_id") or document_id(1), needed.get("target_path") or next(iter(TARGETS))
    if document not in documents or target not in TARGETS:
        return _envelope(404, f"No metrics of {target} in {document}")
    return Answer(200, metrics(run, view, documents[document], target, prior))


def _prior(request: Request, runs: Runs, run: Snapshot) -> Snapshot | None:
    """The run to compare with: the one that is asked for, or the last of the experiment that completed before."""
    if not request.flag("include_prior", default=True):
        return None
    if request.parameter("prior_run_id") is not None:
        return _queried(request, runs, "prior_run_id")
    siblings = runs.newest(run.group)
    position = siblings.find(run.ref.ids[0])
    older = () if position is None else siblings.items(position + 1)
    return next((each for each in older if each.state == "completed"), None)


def _queried(request: Request, runs: Runs, name: str) -> Snapshot:
    """The run that a parameter of the query names."""
    run_id = request.parameter(name)
    if run_id is None:
        raise Refused(_flat({"type": "missing", "loc": ["query", name], "msg": "Field required"}))
    return VENDOR.look(runs, (run_id,))


def invalid(problem: Invalid) -> Answer:
    if isinstance(problem, UnknownCursor):
        return Answer(422, {"detail": f"Cursor not found: {problem.cursor}"})
    where = [problem.place, problem.name] if problem.name else [problem.place]
    return _flat({"type": "value_error", "loc": where, "msg": f"Value {problem.problem}"})


def _flat(problem: Mapping[str, object]) -> Answer:
    return Answer(422, {"status_code": 10422, "message": json.dumps([problem]), "data": None})


def error(status: int) -> Answer:
    if status == 422:
        return _flat({"type": "string_type", "loc": ["path", "run_id"], "msg": "Input should be a valid string"})
    if status == 503:
        return Answer(503, {"detail": "Service temporarily unavailable"})
    return _envelope(status, _ERRORS.get(status, phrase(status)))


def _envelope(status: int, cause: object) -> Answer:
    detail = {"code": "HTTP_EXCEPTION", "message": "An HTTP exception occurred.", "details": {"error": cause}}
    return Answer(status, {"detail": detail})


VENDOR = SimulatedVendor(
    slug="retab",
    path=f"{ROOT}/runs/{{run_id}}",
    operation="get_experiment_run",
    operations=(
        Operation("list_experiment_runs", "GET", f"{ROOT}/runs", list_runs),
        Operation("create_experiment_run", "POST", f"{ROOT}/runs", create_run),
        Operation("cancel_experiment_run", "POST", f"{ROOT}/runs/{{run_id}}/cancel", cancel_run),
        Operation("list_experiment_results", "GET", f"{ROOT}/results", list_results),
        Operation("get_experiment_metrics_for_run", "GET", f"{ROOT}/metrics", get_metrics),
    ),
    scripts=SCRIPTS,
    body=body,
    error=error,
    invalid=invalid,
    not_found=lambda ids: _envelope(404, f"Experiment run not found: {ids[0]}"),
    new_ids=lambda number: (f"exprun_{number}",),
    ready_made="exprun_{scenario}",
    group=lambda _: EXPERIMENT,
    cancelled=lambda _: "cancelled",
    headers=lambda sent, _: {"x-request-id": f"req_{sent + 1:08d}"},
)
