"""Adobe Sensei: the state of a run is made of its tasks'."""

from __future__ import annotations

from typing import Any

from runstate import (
    AuthenticationError,
    Cancelled,
    Completed,
    ErrorInfo,
    Failed,
    Lifecycle,
    Pending,
    PermissionDenied,
    Progress,
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

NAME = "RunStatus for experimentRunId 33408593-2871-4198-a812-6d1b7d939cda"
LOGS = "https://mlbaprod1sapwd7jzid.file.core.windows.net/logs/15c53796-bd6b-4e09-b51d-7296aa20af71"
FIRST_START = "2024-09-26T02:00:07.412"
LAST_END = "2024-09-26T02:41:53.090"
UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
DOCUMENTED = (
    "Model specification name must not be empty",
    "https://platform.adobe.io/data/foundation/ml/problems/illegal-argument",
)

OUT_OF_MEMORY = ErrorInfo(
    message="Container exited with code 137: out of memory",
    details={
        "id": "15c53796-bd6b-4e09-b51d-7296aa20af71",
        "name": "train",
        "state": "FAILED",
        "tasklogs": [{"name": log, "url": f"{LOGS}/{log}.log"} for log in ("execution", "stderr", "stdout")],
        "started": "2024-09-26T02:00:09.120Z",
        "ended": "2024-09-26T02:03:44.671Z",
    },
)

BEGINNING = ("", "PENDING PENDING PENDING", "RUNNING PENDING PENDING", "DONE RUNNING PENDING")
END = ("DONE RUNNING PENDING", "DONE DONE RUNNING", "DONE DONE DONE")


def _expected(
    lifecycle: Lifecycle, progress: Progress | None = None, timing: Timing | None = None, *, deleted: bool = False
) -> Expected:
    return Expected(lifecycle, NAME, timing or Timing(), progress, deleted=deleted)


def _states(body: Any) -> str:
    return " ".join(task["state"] for task in body["status"]["tasks"])


EXPECTATIONS = Expectations(
    vendor=TestVendor(
        "adobe-sensei",
        {"access_token": "key-adobe", "api_key": "key-adobe-2", "org_id": "org", "sandbox_name": "prod"},
        "adobe-sensei:exp-1/run-1",
        "/experiments/exp-1/runs/run-1/status",
        id_path=("experimentRunId",),
        unfinished="200.running",
        completed="200.done",
    ),
    raw=RawClient(
        "adobe-sensei",
        "get_experiment_run_status",
        "RunStatus",
        ("exp-1", "run-1"),
        headers=("x_gw_ims_org_id", "x_sandbox_name"),
    ),
    examples={
        "no-status": _expected(Pending()),
        "no-tasks": _expected(Pending()),
        "pending": _expected(Pending(), Progress(0, total=2)),
        "running": _expected(Running(), Progress(1, total=2), times(started=FIRST_START)),
        "retry": _expected(Running(phase="retrying"), Progress(1, total=2), times(started=FIRST_START)),
        "failed": _expected(Failed(OUT_OF_MEMORY), Progress(0, 1, 3), times(started=FIRST_START)),
        "aborted": _expected(
            Cancelled(reason="Aborted by user"),
            Progress(1, total=2),
            times(started=FIRST_START, finished="2024-09-26T02:15:02.300", seconds=894.888),
        ),
        "done": _expected(
            Completed(), Progress(2, total=2), times(started=FIRST_START, finished=LAST_END, seconds=2505.678)
        ),
        "documented": _expected(
            Completed(),
            Progress(1, total=1),
            times(started=FIRST_START, finished=LAST_END, seconds=2505.678),
            deleted=True,
        ),
        "documented-tutorial": _expected(Completed(), Progress(1, total=1)),
    },
    state_path=("status", "tasks"),
    states=(
        ([], Pending()),
        ([{"state": "PENDING"}], Pending()),
        ([{"state": "RUNNING"}], Running()),
        ([{"state": "RETRY"}], Running("retrying")),
        ([{"state": "FAILED"}], Failed(ErrorInfo(details={"state": "FAILED"}))),
        ([{"state": "ABORTED"}], Cancelled()),
        ([{"state": "ABORTED", "message": "stopped"}], Cancelled("stopped")),
        ([{"state": "DONE"}], Completed()),
        ([{"state": "ARCHIVED"}], Unknown("ARCHIVED")),
    ),
    state_words="TaskState/enum",
    word=_states,
    needed=r"experimentRunId|status|status\.tasks|status\.tasks\[\d+\](\.state)?",
    raw_fields=frozenset({"experiment_run_id", "status", "deleted"}),
    not_a_string=("deleted",),
    texts=(("name",), ("experimentId",)),
    names=((("name",), "nightly", "nightly"), (("name",), None, None)),
    deletions=((("deleted",), True, True), (("deleted",), False, False), (("deleted",), None, False)),
    dates=(
        ("200.documented", ("status", "tasks", 0, "started"), "started"),
        ("200.documented", ("status", "tasks", 0, "ended"), "finished"),
    ),
    scores=((("deleted",), None, {}),),
    left_out=((("name",), 5, {"name": None}), (("deleted",), "no", {"deleted": False})),
    other_ids=(("run-1", "exp-1"),),
    offers={
        "list": Offer("list_experiment_runs", '"exp-1"', "Listing[models.ExperimentRunSummary]"),
        "start": Offer("create_experiment_run", '"exp-1", mode="train"', "Run[models.ExperimentRun]"),
    },
    headers={
        "authorization": "Bearer key-adobe",
        "x-api-key": "key-adobe-2",
        "x-gw-ims-org-id": "org",
        "x-sandbox-name": "prod",
        "accept": "application/vnd.adobe.platform.sensei+json;profile=experimentRunStatus.v1.json",
    },
    variables=(
        "RUNSTATE_ADOBE_SENSEI_BASE_URL",
        "ADOBE_ACCESS_TOKEN",
        "ADOBE_API_KEY",
        "ADOBE_ORG_ID",
        "ADOBE_SANDBOX_NAME",
    ),
    base_urls=(
        ("RUNSTATE_ADOBE_SENSEI_BASE_URL", "https://platform.adobe.io", "https://platform.adobe.io/data/sensei"),
    ),
    errors={
        "400.documented": (RequestRejected, *DOCUMENTED),
        "400.gateway-missing-header": (RequestRejected, "Missing header", "400003"),
        "401.documented": (AuthenticationError, *DOCUMENTED),
        "401.gateway-token-not-valid": (AuthenticationError, "Oauth token is not valid", "401013"),
        "403.documented": (PermissionDenied, *DOCUMENTED),
        "403.gateway-api-key-invalid": (AuthenticationError, "Api Key is invalid", "403003"),
        "403.gateway-api-key-missing": (AuthenticationError, "Api Key is required", "403000"),
        "403.gateway-profile-not-valid": (PermissionDenied, "Profile is not valid", "403025"),
        "403.gateway-token-missing": (AuthenticationError, "Oauth token is missing.", "403010"),
        "404.documented": (RunNotFound, *DOCUMENTED),
        "406.documented": (RequestRejected, *DOCUMENTED),
        "429.gateway-too-many-requests": (RateLimited, "Too many requests", "429050"),
        "500.documented": (ServerError, *DOCUMENTED),
        "502.documented": (ServerError, *DOCUMENTED),
        "503.documented": (ServerError, *DOCUMENTED),
        "504.documented": (ServerError, *DOCUMENTED),
    },
    base_path="/data/sensei",
    new_id=f"{UUID}/{UUID}",
    unknown_run="adobe-sensei:5cb25a2d/33408593",
    not_found={
        "status": 404,
        "title": "Not Found",
        "detail": "Experiment run 33408593 of experiment 5cb25a2d does not exist",
    },
    scenarios={
        "completes": (*BEGINNING, *END[1:]),
        "fails": (*BEGINNING, "DONE FAILED PENDING"),
        "cancelled": (*BEGINNING, "DONE ABORTED ABORTED"),
        "retries": (*BEGINNING, "DONE RETRY PENDING", *END),
        "unknown": (*BEGINNING, "DONE QUIESCED PENDING", *END),
    },
    stopped="DONE ABORTED ABORTED",
)
