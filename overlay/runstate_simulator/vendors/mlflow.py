"""MLflow's tracking server, simulated as one that was started with `--app-name basic-auth`.

It accepts any user with the simulator's key as password and, as a gateway before it would, the key as bearer token.
The bodies are those of MLflow 3; those of 429 and 5xx are a gateway's, in the server's own shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..timeline import Script, Snapshot, Step
from .base import Answer, SimulatedVendor, basic_password, bearer, phrase, uuid_of
from .metrics import metric_summaries

if TYPE_CHECKING:
    from datetime import datetime

EXPERIMENT = "1"

_START = (Step("SCHEDULED", 0.10), Step("RUNNING", 0.30, work=0.4))
SCRIPTS: Mapping[str, Script] = {
    "completes": (Step("SCHEDULED", 0.10), Step("RUNNING", 0.90, work=1), Step("FINISHED")),
    "fails": (Step("SCHEDULED", 0.10), Step("RUNNING", 0.90, work=0.45), Step("FAILED")),
    "cancelled": (Step("SCHEDULED", 0.10), Step("RUNNING", 0.90, work=0.35), Step("KILLED")),
    "unknown": (*_START, Step("SUSPENDED", 0.30), Step("RUNNING", 0.30, work=0.6), Step("FINISHED")),
}

_UNAUTHENTICATED = (
    "You are not authenticated. Please see "
    "https://www.mlflow.org/docs/latest/auth/index.html#authenticating-to-mlflow on how to authenticate."
)
_TEXTS: Mapping[int, str] = {401: _UNAUTHENTICATED, 403: "Permission denied"}
_ELSEWHERE: Mapping[int, str] = {
    404: (
        "The requested URL was not found on the server. "
        "If you entered the URL manually please check your spelling and try again."
    ),
    405: "The method is not allowed for the requested URL.",
}
"""Flask's texts for a path or a method that the server does not have."""
_CODES: Mapping[int, str] = {
    400: "INVALID_PARAMETER_VALUE",
    404: "RESOURCE_DOES_NOT_EXIST",
    409: "RESOURCE_CONFLICT",
    429: "REQUEST_LIMIT_EXCEEDED",
    500: "INTERNAL_ERROR",
    503: "TEMPORARILY_UNAVAILABLE",
}


def body(run: Snapshot) -> dict[str, object]:
    run_id = run.ref.ids[0]
    name = f"churn-{run_id[:8]}"
    info: dict[str, object] = {
        "run_uuid": run_id,
        "experiment_id": EXPERIMENT,
        "run_name": name,
        "user_id": "trainer",
        "status": run.state,
        "start_time": _milliseconds(run.created_at),
        **({"end_time": _milliseconds(run.since)} if run.finished else {}),
        "artifact_uri": f"mlflow-artifacts:/{EXPERIMENT}/{run_id}/artifacts",
        "lifecycle_stage": "active",
        "run_id": run_id,
    }
    data: dict[str, object] = {
        "params": [{"key": "learning_rate", "value": "0.0001"}],
        "tags": [{"key": "mlflow.user", "value": "trainer"}, {"key": "mlflow.runName", "value": name}],
    }
    if metrics := [_metric(summary, run) for summary in metric_summaries(run)]:  # left out if there are none
        data = {"metrics": metrics, **data}
    return {"run": {"info": info, "data": data, "inputs": {}, "outputs": {}}}


def _metric(summary: Mapping[str, object], run: Snapshot) -> dict[str, object]:
    return {
        "key": summary["key"],
        "value": summary["latest"],
        "timestamp": _milliseconds(run.now if run.state == "RUNNING" else run.since),
        "step": summary["last_step"],
    }


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def refuse(headers: Mapping[str, str], key: str) -> Answer | None:
    return None if key in {bearer(headers), basic_password(headers)} else error(401)


def error(status: int) -> Answer:
    if status in _TEXTS:
        authenticate = {"www-authenticate": 'Basic realm="mlflow"'} if status == 401 else {}
        return Answer(status, _TEXTS[status], "text/html", authenticate)
    return _problem(status, phrase(status))


def _problem(status: int, message: str) -> Answer:
    code = _CODES.get(status, phrase(status).upper().replace(" ", "_"))
    error_class = "RESOURCE_NOT_FOUND" if code == "RESOURCE_DOES_NOT_EXIST" else code
    return Answer(status, {"error_code": code, "message": message, "sqlstate": "KAM00", "error_class": error_class})


def elsewhere(status: int) -> Answer:
    title = phrase(status)
    head = f"<!doctype html>\n<html lang=en>\n<title>{status} {title}</title>\n"
    body = f"<h1>{title}</h1>\n<p>{_ELSEWHERE[status]}</p>\n"
    return Answer(status, head + body, "text/html; charset=utf-8")


def read_ids(ids: tuple[str, ...]) -> tuple[str, ...] | Answer:
    missing = (
        "Missing value for required parameter 'run_id'. See the API docs for more information about request parameters."
    )
    return ids if ids[0] else _problem(400, missing)


VENDOR = SimulatedVendor(
    slug="mlflow",
    path="/api/2.0/mlflow/runs/get?run_id={run_id}",
    operation="get_run",
    scripts=SCRIPTS,
    body=body,
    refuse=refuse,
    error=error,
    not_found=lambda ids: _problem(404, f"Run with id={ids[0]} not found"),
    new_ids=lambda number: (uuid_of("mlflow", number).replace("-", ""),),
    ready_made="{number:032}",
    read_ids=read_ids,
    cancelled=lambda _: "KILLED",
    elsewhere=elsewhere,
    open_credentials={"username": "simulator"},
)
