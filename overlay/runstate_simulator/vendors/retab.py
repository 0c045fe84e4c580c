"""Retab, simulated: an experiment run over twelve documents."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from ..paging import by_id
from ..request import Invalid, Request
from ..timeline import Script, Snapshot, Step
from .base import Answer, Operation, SimulatedVendor, phrase

if TYPE_CHECKING:
    from ..runs import Runs

EXPERIMENT = "exp_41b7"
"""The experiment of runs that are started without one."""
WORKFLOW = "wf_8f2c1d7a"
TRIGGER = "manual_run"
DOCUMENTS = 12
BAD_DOCUMENTS = (4, 9)
"""Which documents fail in the scenario "errors", counted from 1."""
BAD_DOCUMENT = 5
"""Which document ends the run in the scenario "fails"."""
BLOCK = "extract-invoice"
SCORES = {"completes": 0.9125, "unknown": 0.9125, "errors": 0.7604}

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

_CAUSE = "Model returned no valid JSON after 3 attempts"
_LIFECYCLES: Mapping[str, Mapping[str, object]] = {
    "error": {
        "message": f"Block {BLOCK} failed",
        "details": {
            "message": _CAUSE,
            "stack_trace": (
                'Traceback (most recent call last):\n  File "/app/runner/blocks.py", line 214, in run_block\n'
                "    return parse(reply)\nValueError: no valid JSON in the model's reply"
            ),
            "block_id": BLOCK,
            "block_name": "Extract invoice",
            "error_code": "EXTRACTION_FAILED",
            "context": {"attempts": 3, "document_id": f"expdoc_{BAD_DOCUMENT}"},
        },
    },
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
    bad = {"errors": BAD_DOCUMENTS, "fails": (BAD_DOCUMENT,)}.get(run.scenario, ())
    errors = sum(document <= seen for document in bad)
    total = 0 if run.state == "pending" else DOCUMENTS  # not counted yet
    completed = run.state == "completed"
    ended = run.since if run.finished else None
    return {
        "id": run.ref.ids[0],
        "workflow_id": WORKFLOW,
        "workflow_version_id": "ver_5b0e6f3c9a1d4e72",
        "trigger": {"type": TRIGGER},
        "experiment_id": run.group,
        "block_id": BLOCK,
        "block_type": "extract",
        "n_consensus": 5,
        "lifecycle": {"status": run.state, **_LIFECYCLES.get(run.state, {})},
        "timing": {
            "created_at": _time(run.created_at),
            "started_at": _time(run.first("running")),
            "completed_at": _time(ended),
            # Since the creation, not since the start, as in Retab's own example.
            "duration_ms": round((ended - run.created_at).total_seconds() * 1000) if ended else None,
        },
        "parent_run_id": None,
        "block_version_id": "blkver_2d19c4",
        "metrics_validity_fingerprint": "e41a77b09c2d5f36" if completed else None,
        "metrics_validity_fingerprint_version": 2 if completed else None,
        "block_execution_fingerprint": "7c1f09ab52de8841",
        "documents_fingerprint": "b3d5e0127f6a9c48",
        "score": SCORES.get(run.scenario) if completed else None,
        "total_document_count": total,
        "completed_document_count": seen - errors,
        "document_count": total,
        "error_count": errors,
    }


def _time(moment: datetime | None) -> str | None:
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}Z" if moment else None


def list_runs(request: Request, runs: Runs) -> Answer:
    limit = request.whole("limit", 20, minimum=1, maximum=100)
    order = request.parameter("order", ("asc", "desc"))
    wanted = {name: request.parameter(name) for name in ("workflow_id", "block_id")}
    status, excluded = (request.parameter(name, STATUSES) for name in ("status", "exclude_status"))
    request.parameter("trigger_type", (TRIGGER,))
    first, last = _day(request, "from_date", time.min), _day(request, "to_date", time.max)

    def kept(run: Snapshot) -> bool:
        return (
            wanted["workflow_id"] in {None, WORKFLOW}
            and wanted["block_id"] in {None, BLOCK}
            and status in {None, run.state}
            and excluded != run.state
            and (first is None or first <= run.created_at)
            and (last is None or run.created_at <= last)
        )

    found = runs.newest(request.parameter("experiment_id")).where(kept)
    page = by_id(
        found.backwards() if order == "asc" else found,
        limit,
        after=request.parameter("after"),
        before=request.parameter("before"),
    )
    cursors = {"before": page.before, "after": page.after}
    return Answer(200, {"data": [body(run) for run in page.items], "list_metadata": cursors})


def _day(request: Request, name: str, moment: time) -> datetime | None:
    """A day in a parameter of the query: its first or its last moment."""
    text = request.parameter(name)
    try:
        return None if text is None else datetime.combine(date.fromisoformat(text), moment, UTC)
    except ValueError:
        raise Invalid("query", name, "must be a date, as 2026-05-02") from None


def invalid(problem: Invalid) -> Answer:
    if problem.name in {"before", "after"}:
        return Answer(422, {"detail": f"{problem}"})
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
    path="/v1/workflows/experiments/runs/{run_id}",
    operation="get_experiment_run",
    operations=(Operation("list_experiment_runs", "GET", "/v1/workflows/experiments/runs", list_runs),),
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
