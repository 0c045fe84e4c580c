"""Datadog Model Lab: a failed run does not say why, and nothing is counted."""

from __future__ import annotations

from runstate import (
    AuthenticationError,
    Blocked,
    Cancelled,
    Completed,
    Deviation,
    Failed,
    Lifecycle,
    Pending,
    PermissionDenied,
    RateLimited,
    RequestRejected,
    Running,
    RunNotFound,
    ServerError,
    Unknown,
)
from tests.vendors.base import Expectations, Offer, RawClient, TestVendor
from tests.vendors.expected import Expected, times

DAY = "2026-05-18T"
RUN = ("data", "attributes")


def _expected(
    lifecycle: Lifecycle, updated: str, finished: str | None = None, seconds: float | None = None, **scores: float
) -> Expected:
    return Expected(
        lifecycle,
        "ft-small-lora-1779119750",
        times(
            f"{DAY}15:55:50.387050",
            f"{DAY}15:55:50.275",
            DAY + updated,
            finished and DAY + finished,
            seconds=seconds,
        ),
        scores={name.replace("__", "/"): score for name, score in scores.items()},
    )


EXPECTATIONS = Expectations(
    vendor=TestVendor(
        "datadog-model-lab",
        {"api_key": "key-datadog", "app_key": "key-datadog-2"},
        "datadog-model-lab:42",
        "/api/v2/model-lab-api/runs/42",
        id_path=("data", "id"),
        unfinished="200.running",
        completed="200.completed",
    ),
    raw=RawClient("datadog-model-lab", "get_model_lab_run", "ModelLabRunResponse", (42,)),
    examples={
        "pending": _expected(Pending(), "15:55:50.399903"),
        "running": _expected(Running(), "16:01:12.501200", loss=3.9),
        "parent": _expected(Running(), "16:12:00.100"),
        "paused": _expected(Blocked("resume"), "16:10:41.770", loss=3.9),
        "unresponsive": _expected(Blocked("heartbeat"), "16:30:00.000112", loss=3.9),
        "completed": _expected(
            Completed(),
            "15:58:00.989200",
            "15:58:00.773",
            130.498,
            loss=3.171748638153076,
            learning_rate=5.154639175257732e-07,
            total_flos=31781629558784.0,
        ),
        "completed-without-end": _expected(Completed(), "15:55:56.155066", system__completion_rate=0.0),
        "failed": _expected(Failed(), "15:57:02.270", "15:57:02.114", 71.839, loss=3.9),
        "killed": _expected(Cancelled(), "15:56:20.401", "15:56:20.275", 30),
        "documented": Expected(
            Blocked("restore"),  # it is deleted while it runs
            "training-run-1",
            times(
                "2024-01-20T10:00:00",
                "2024-01-20T10:00:00",
                "2024-01-20T11:00:00",
                "2019-09-19T10:00:00",
                seconds=5025.25,
            ),
            scores={"accuracy": 0.93},
            deleted=True,
        ),
    },
    state_path=(*RUN, "status"),
    states=(
        ("pending", Pending()),
        ("running", Running()),
        ("completed", Completed()),
        ("failed", Failed()),
        ("killed", Cancelled()),
        ("paused", Blocked("resume")),
        ("unresponsive", Blocked("heartbeat")),
        ("archived", Unknown("archived")),
    ),
    state_words="ModelLabRunStatus/enum",
    needed=r"data|data\.(id|attributes|attributes\.status)",
    raw_fields=frozenset({"data"}),
    not_a_string=(*RUN, "tags"),
    texts=((*RUN, "name"),),
    names=(((*RUN, "name"), "sweep", "sweep"), ((*RUN, "name"), "", None)),
    deletions=(((*RUN, "deleted_at"), "2026-05-02T11:00:00Z", True), ((*RUN, "deleted_at"), None, False)),
    dates=(
        ("200.completed", (*RUN, "created_at"), "created"),
        ("200.completed", (*RUN, "started_at"), "started"),
        ("200.completed", (*RUN, "updated_at"), "updated"),
        ("200.completed", (*RUN, "completed_at"), "finished"),
    ),
    scores=(
        ((*RUN, "metric_summaries"), [], {}),
        (
            (*RUN, "metric_summaries"),
            [
                {"key": "loss", "count": 1, "latest": 3},
                {"key": "new", "count": 0},
                {"key": "x", "count": 0, "latest": None},
            ],
            {"loss": 3.0},
        ),
    ),
    score_paths=(("200.completed", (*RUN, "metric_summaries", 0, "latest")),),
    absurd_durations=(((*RUN, "duration"), 1e300), ((*RUN, "duration"), 10**400)),
    deviations=(
        ((*RUN, "is_pinned"), "no", Deviation("data.attributes.is_pinned", "true or false", "string 'no'")),
        (
            (*RUN, "metric_summaries", 1, "latest"),
            "x" * 100,
            Deviation("data.attributes.metric_summaries[1].latest", "a number", f"string '{'x' * 60}…'"),
        ),
    ),
    left_out=(((*RUN, "name"), 5, {"name": None}), ((*RUN, "metric_summaries"), None, {"scores": {}})),
    same_ids=(("0042", "42"),),
    other_ids=(("42", "420"), ("42", "not a number")),
    offers={
        "list": Offer("list_model_lab_runs", 'status="running"', "Runs[models.ModelLabRunResponse]"),
        "delete": Offer("delete_model_lab_run", "42", "None"),
        "pin": Offer("pin_model_lab_run", "42", "None"),
        "unpin": Offer("unpin_model_lab_run", "42", "None"),
        "results": Offer("list_model_lab_run_artifacts", "42", "Results[models.ModelLabArtifact]"),
        "artifact_content": Offer("get_model_lab_artifact_content", '42, "model.bin"', "bytes"),
    },
    headers={"dd-api-key": "key-datadog", "dd-application-key": "key-datadog-2"},
    variables=("RUNSTATE_DATADOG_MODEL_LAB_BASE_URL", "DD_API_KEY", "DD_APP_KEY"),
    errors={
        "400.documented": (RequestRejected, "Missing required attribute in body", None),
        "401.text-errors": (AuthenticationError, "Unauthorized", None),
        "403.object-errors": (PermissionDenied, "Forbidden", None),
        "403.text-errors": (AuthenticationError, "API key required", None),
        "404.documented": (RunNotFound, "Missing required attribute in body", None),
        "404.recorded": (RunNotFound, "run not found", None),
        "429.documented": (RateLimited, "Bad Request", None),
        "500.documented": (ServerError, "Missing required attribute in body", None),
        "503.object-errors": (ServerError, "Service Unavailable", None),
    },
    new_id=r"\d+",
    unknown_run="datadog-model-lab:404",
    not_found={"errors": [{"title": "Generic Error", "detail": "run not found"}]},
    scenarios={
        "completes": ("pending", "running", "completed"),
        "fails": ("pending", "running", "failed"),
        "blocks": ("pending", "running", "paused", "running", "completed"),
        "cancelled": ("pending", "running", "killed"),
        "stalls": ("pending", "running", "unresponsive", "running", "completed"),
        "unknown": ("pending", "running", "migrating", "running", "completed"),
    },
    blocked=(("blocks", "paused", "running"), ("stalls", "unresponsive", "running")),
    stopped="killed",
    retry_after=False,
)
