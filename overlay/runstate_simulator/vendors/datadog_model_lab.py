"""Datadog Model Lab, simulated: a fine-tuning run that records its metrics as it goes.

A failed run does not say why: Datadog has no field for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from ..timeline import Script, Snapshot, Step
from .base import Answer, SimulatedVendor, bearer, phrase, uuid_of, whole_seconds
from .metrics import json_number, metric_summaries

PROJECT = 2438
PERIOD = 60
"""Seconds of a rate-limit period; periods begin with the minute."""
LIMIT = 300
REPORTED_EARLY = timedelta(milliseconds=112)
"""How far `started_at`, by the clock of the training machine, lies before `created_at`, as in recorded runs."""

_START = (Step("pending", 0.10), Step("running", 0.30, work=0.4))
_END = (Step("running", 0.30, work=0.6), Step("completed"))
SCRIPTS: Mapping[str, Script] = {
    "completes": (Step("pending", 0.10), Step("running", 0.90, work=1), Step("completed")),
    "fails": (Step("pending", 0.10), Step("running", 0.90, work=0.45), Step("failed")),
    "blocks": (*_START, Step("paused", 0.30, blocked=True), *_END),
    "cancelled": (Step("pending", 0.10), Step("running", 0.90, work=0.35), Step("killed")),
    "stalls": (*_START, Step("unresponsive", 0.30, blocked=True), *_END),
    "unknown": (*_START, Step("migrating", 0.30), *_END),
}

_PARAMS = {
    "learning_rate": "0.0001",
    "lora_rank": "8",
    "packing": "False",
    "report_to": "['mlflow']",
    "tf32": "None",
}
_TAGS = {"mlflow.source.type": "LOCAL", "mlflow.user": "trainer", "resumed": "false"}
_TEXT_ERRORS: Mapping[int, str] = {401: "Unauthorized", 429: "Too many requests"}


def body(run: Snapshot) -> dict[str, object]:
    number = run.ref.ids[0]
    started = run.created_at - REPORTED_EARLY
    duration = json_number((run.since - started).total_seconds())
    end: dict[str, object] = {"completed_at": _time(run.since), "duration": duration} if run.finished else {}
    attributes: dict[str, object] = {
        "created_at": _time(run.created_at),
        "descendant_match": False,
        "description": "",
        "external_url": f"https://mlflow.example.com/#/runs/{uuid_of('mlflow', number).replace('-', '')}",
        "has_children": False,
        "is_pinned": False,
        "metric_summaries": metric_summaries(run),
        "mlflow_artifact_location": f"mlflow-artifacts:///{PROJECT}/{number}/artifacts",
        "name": f"ft-small-lora-{number}",
        "owner_id": "6f3d1f5a-9c0e-4d0b-8a43-0f6f5a3f9a10",
        "params": [{"key": key, "value": value} for key, value in _PARAMS.items()],
        "project_id": PROJECT,
        "started_at": _time(started),
        "status": run.state,
        "tags": [{"key": key, "value": value} for key, value in _TAGS.items()],
        # A running run reports all the time; another one reported last when its state began.
        "updated_at": _time(run.now if run.state == "running" else run.since),
        **end,
    }
    return {"data": {"id": number, "type": "runs", "attributes": attributes}}


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}".rstrip("0").rstrip(".") + "Z"


def refuse(headers: Mapping[str, str], key: str) -> Answer | None:
    api_key, app_key, token = headers.get("dd-api-key"), headers.get("dd-application-key"), bearer(headers)
    if token and not api_key:
        return None if token == key else error(401)
    if not api_key or not app_key:
        missing = "Application key required" if api_key else "API key required"
        return Answer(403, {"errors": [missing]})
    return None if api_key == app_key == key else error(403)


def error(status: int) -> Answer:
    if status in _TEXT_ERRORS:
        return Answer(status, {"errors": [_TEXT_ERRORS[status]]})
    if status == 403:  # recorded as plain text that contains JSON
        return Answer(403, json.dumps({"errors": [{"title": "Forbidden"}]}), media_type="text/plain")
    return Answer(status, {"errors": [{"status": str(status), "title": phrase(status)}]})


def _limits(remaining: int, reset: str) -> dict[str, str]:
    return {
        "X-RateLimit-Limit": str(LIMIT),
        "X-RateLimit-Period": str(PERIOD),
        "X-RateLimit-Remaining": str(remaining),
        "X-RateLimit-Reset": reset,
        "X-RateLimit-Name": "model_lab_api",
    }


def headers(_: int, now: datetime) -> Mapping[str, str]:
    # Only `throttle` uses up the limit: a simulator that counted would throttle tests unexpectedly.
    return _limits(LIMIT - 1, str(PERIOD - now.second))


def read_ids(ids: tuple[str, ...]) -> tuple[str, ...] | Answer:
    if re.fullmatch("-?[0-9]{1,19}", ids[0]) and -(2**63) <= int(ids[0]) < 2**63:
        return (str(int(ids[0])),)
    problem = {"status": "400", "title": "Bad Request", "detail": "run_id must be an integer"}
    return Answer(400, {"errors": [problem]})


VENDOR = SimulatedVendor(
    slug="datadog-model-lab",
    path="/api/v2/model-lab-api/runs/{run_id}",
    operation="get_model_lab_run",
    scripts=SCRIPTS,
    body=body,
    refuse=refuse,
    error=error,
    not_found=lambda _: Answer(404, {"errors": [{"title": "Generic Error", "detail": "run not found"}]}),
    retry_headers=lambda seconds: _limits(0, whole_seconds(seconds)),
    new_ids=lambda number: (str(70157 + number),),
    ready_made="7000{number}",
    read_ids=read_ids,
    cancelled=lambda _: "killed",
    headers=headers,
)
