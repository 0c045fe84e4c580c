"""Retab: it counts documents, and a failed run says why."""

from __future__ import annotations

from runstate import (
    AuthenticationError,
    Cancelled,
    Completed,
    Deviation,
    ErrorInfo,
    Failed,
    Pending,
    PermissionDenied,
    Progress,
    Queued,
    RateLimited,
    RequestRejected,
    Running,
    RunNotFound,
    ServerError,
    Timing,
    Unknown,
)
from tests.vendors.base import Expectations, Offer, RawClient, TestVendor
from tests.vendors.expected import Expected, times

NOTHING_DONE = Progress(0, total=12)

EXTRACTION_FAILED = ErrorInfo(
    message="Block extract-invoice failed on every document",
    code="EXTRACTION_FAILED",
    details={
        "message": "Model returned no valid JSON after 3 attempts",
        "block_id": "extract-invoice",
        "block_name": "Extract invoice",
        "context": {"attempts": 3, "document_ids": ["expdoc_1", "expdoc_2"]},
    },
    stack_trace=(
        "Traceback (most recent call last):\n"
        '  File "/app/runner/blocks.py", line 214, in run_block\n'
        "    return parse(reply)\n"
        "ValueError: no valid JSON in the model's reply"
    ),
)


def _morning(started: str | None = None, finished: str | None = None, seconds: float | None = None) -> Timing:
    day = "2026-08-11T"
    return times(
        f"{day}09:14:02.318",
        started and day + started,
        finished=finished and day + finished,
        seconds=seconds,
    )


DOCUMENTED = Expected(
    Completed(),
    timing=times("2026-05-02T11:00:00", "2026-05-02T11:00:01", finished="2026-05-02T11:04:18", seconds=258.221),
    progress=Progress(12, total=12),
    scores={"score": 0.87},
)

WHY = ErrorInfo("no valid JSON", "E7", {"block_id": "b1", "hint": "try again"}, "Traceback …")
ERROR = {
    "status": "error",
    "message": "no valid JSON",
    "details": {"error_code": "E7", "stack_trace": "Traceback …", "block_id": "b1", "hint": "try again"},
}

EXPECTATIONS = Expectations(
    vendor=TestVendor(
        "retab",
        {"api_key": "key-retab"},
        "retab:exprun_2",
        "/v1/workflows/experiments/runs/exprun_2",
        id_path=("id",),
        unfinished="200.running",
        completed="200.completed",
    ),
    raw=RawClient("retab", "get_experiment_run", "WorkflowExperimentRun"),
    examples={
        "pending": Expected(Pending(), timing=_morning(), progress=Progress(0, total=None)),
        "queued": Expected(Queued(), timing=_morning(), progress=NOTHING_DONE),
        "running": Expected(Running(), timing=_morning("09:14:05.904"), progress=Progress(7, 1, 12)),
        "completed": Expected(
            Completed(),
            timing=_morning("09:14:05.904", "09:19:47.120", 344.802),
            progress=Progress(12, total=12),
            scores={"score": 0.9125},
        ),
        "completed-with-errors": Expected(
            Completed(),
            timing=_morning("09:14:06.011", "09:15:30.455", 88.137),
            progress=Progress(1, 1, 2),
            scores={"score": 0.5},
        ),
        "error": Expected(
            Failed(EXTRACTION_FAILED),
            timing=_morning("09:14:05.904", "09:14:39.500", 37.182),
            progress=Progress(0, 12, 12),
        ),
        "error-without-details": Expected(
            Failed(ErrorInfo(message="(no message)")),
            timing=_morning(None, "09:14:09.001", 6.683),
            progress=NOTHING_DONE,
        ),
        "cancelled": Expected(
            Cancelled(reason="Cancelled by user"),
            timing=_morning("09:14:05.904", "09:16:00.250", 117.932),
            progress=Progress(4, total=12),
        ),
        "cancelled-without-reason": Expected(Cancelled(), timing=_morning(None, "09:14:20"), progress=NOTHING_DONE),
        "documented": DOCUMENTED,
        "generation-2-documented": DOCUMENTED,
        "generation-2-pending": Expected(Pending(), timing=times("2026-05-18T10:00:00"), progress=NOTHING_DONE),
        "generation-2": Expected(
            Completed(),
            timing=times("2026-05-20T16:40:00", "2026-05-20T16:40:02", finished="2026-05-20T16:44:31", seconds=271.4),
            progress=Progress(12, total=12),
            scores={"score": 0.74},
        ),
        "generation-3": Expected(
            Running(), timing=times("2026-06-02T07:30:00", "2026-06-02T07:30:04"), progress=Progress(3, total=12)
        ),
        "generation-3b": Expected(
            Failed(ErrorInfo(message="Worker lost")),
            timing=times("2026-07-01T22:10:00", "2026-07-01T22:10:03", finished="2026-07-01T22:12:00", seconds=120),
            progress=NOTHING_DONE,
        ),
    },
    state_path=("lifecycle",),
    states=(
        ({"status": "pending"}, Pending()),
        ({"status": "queued"}, Queued()),
        ({"status": "running"}, Running()),
        ({"status": "completed"}, Completed()),
        ({"status": "error"}, Failed()),
        (ERROR, Failed(WHY)),
        ({"status": "error", "details": {"message": "inner"}}, Failed(ErrorInfo("inner"))),
        ({"status": "cancelled"}, Cancelled()),
        ({"status": "cancelled", "reason": "too slow"}, Cancelled("too slow")),
        ({"status": "archived"}, Unknown("archived")),
    ),
    state_words="UnknownExperimentRun/properties/status/not/enum",
    word=lambda body: str(body["lifecycle"]["status"]),
    needed=r"id|lifecycle|lifecycle\.status",
    raw_fields=frozenset({"lifecycle", "timing", "score", "block_type", "additional_properties"}),
    not_a_string=("timing",),
    texts=(("block_id",),),
    names=((("block_id",), "extract", None),),
    dates=(
        ("200.completed", ("timing", "created_at"), "created"),
        ("200.completed", ("timing", "started_at"), "started"),
        ("200.completed", ("timing", "completed_at"), "finished"),
    ),
    scores=((("score",), 0, {"score": 0.0}), (("score",), None, {})),
    score_paths=(("200.completed", ("score",)),),
    absurd_durations=((("timing", "duration_ms"), 10**18), (("timing", "duration_ms"), -(10**400))),
    absurd_counts=(
        (("completed_document_count",), 10**400, Progress(done=0, failed=1, total=12)),
        (("total_document_count",), -1, Progress(done=7, failed=1, total=None)),
    ),
    deviations=(
        (("n_consensus",), ..., Deviation("n_consensus", "an integer", "missing")),
        (("timing",), None, Deviation("timing", "an object", "null")),
        (("block_id",), 5, Deviation("block_id", "a string", "integer 5")),
    ),
    left_out=(
        (("timing",), [], {"timing": Timing()}),
        (("score",), "good", {"scores": {}}),
        (("total_document_count",), "many", {"progress": Progress(12)}),
    ),
    other_ids=(("exprun_a", "exprun_A"),),
    offers={
        "list": Offer("list_experiment_runs", 'status="running"', "Runs[models.WorkflowExperimentRun]"),
        "start": Offer("create_experiment_run", '"exp_1"', "Run[models.WorkflowExperimentRun]"),
        "cancel": Offer("cancel_experiment_run", '"exprun_2"', "Run[models.WorkflowExperimentRun]"),
        "results": Offer("list_experiment_results", '"exprun_2"', "Results[models.ExperimentResult]"),
        "metrics": Offer("get_experiment_metrics_for_run", '"exprun_2"', "models.ExperimentMetrics"),
    },
    headers={"authorization": "Bearer key-retab"},
    variables=("RUNSTATE_RETAB_BASE_URL", "RETAB_API_KEY"),
    base_urls=(
        ("RETAB_API_BASE_URL", "https://api.retab.com/v1", "https://api.retab.com"),
        ("RETAB_API_BASE_URL", "https://mirror.example/retab/v1/", "https://mirror.example/retab"),
        ("RETAB_API_BASE_URL", "https://mirror.example/v1x", "https://mirror.example/v1x"),
    ),
    errors={
        "401.envelope": (AuthenticationError, "Invalid API Key.", "HTTP_EXCEPTION"),
        "403.envelope-with-code": (
            PermissionDenied,
            "This API key belongs to another environment than the run.",
            "environment_mismatch",
        ),
        "404.detail-text": (RunNotFound, "Experiment run not found", None),
        "404.envelope": (RunNotFound, "Experiment run not found: exprun_404", "HTTP_EXCEPTION"),
        "422.detail-list": (RequestRejected, "path.run_id: String should have at least 1 character", None),
        "422.detail-list-short": (RequestRejected, "body.blocks.0.label: Field required", None),
        "422.flat": (RequestRejected, "body.document.filename: Field required", "10422"),
        "422.unwrapped": (RequestRejected, "document field required", "HTTP_EXCEPTION"),
        "429.envelope": (RateLimited, "Too many requests. Slow down and try again.", "HTTP_EXCEPTION"),
        "500.envelope": (ServerError, "Internal server error", "HTTP_EXCEPTION"),
        "503.detail-text": (ServerError, "Service temporarily unavailable", None),
    },
    new_id=r"exprun_\w+",
    unknown_run="retab:exprun_404",
    not_found={
        "detail": {
            "code": "HTTP_EXCEPTION",
            "message": "An HTTP exception occurred.",
            "details": {"error": "Experiment run not found: exprun_404"},
        }
    },
    scenarios={
        "completes": ("pending", "queued", "running", "completed"),
        "fails": ("pending", "queued", "running", "error"),
        "cancelled": ("pending", "queued", "running", "cancelled"),
        "errors": ("pending", "queued", "running", "completed"),
        "unknown": ("pending", "queued", "running", "reindexing", "running", "completed"),
    },
    stopped="cancelled",
)
