"""Datadog Model Lab, simulated: a fine-tuning run that records its metrics as it goes.

A failed run does not say why: Datadog has no field for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from ..paging import by_offset
from ..request import Invalid, Request
from ..timeline import Script, Snapshot, Step
from .base import NO_CONTENT, Answer, Operation, SimulatedVendor, bearer, phrase, uuid_of, whole_seconds
from .datadog_lists import pinned, selected
from .metrics import json_number, metric_summaries

if TYPE_CHECKING:
    from ..runs import Runs

ROOT = "/api/v2/model-lab-api"
LINKED = f"https://api.datad0g.com{ROOT}/runs"
"""Recorded links name another host than the one that was asked."""
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
    attributes = {**about(run), "metric_summaries": metric_summaries(run)}
    return {"data": {"id": run.ref.ids[0], "type": "runs", "attributes": attributes}}


def about(run: Snapshot) -> dict[str, Any]:
    """The attributes of a run, without its metrics, which take long."""
    number = run.ref.ids[0]
    started = run.created_at - REPORTED_EARLY
    duration = json_number((run.since - started).total_seconds())
    end: dict[str, Any] = {"completed_at": _time(run.since), "duration": duration} if run.finished else {}
    return {
        "created_at": _time(run.created_at),
        "descendant_match": False,
        "description": "",
        "external_url": f"https://mlflow.example.com/#/runs/{_in_mlflow(run)}",
        "has_children": False,
        "is_pinned": pinned(run),
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


def _in_mlflow(run: Snapshot) -> str:
    """The run's id in MLflow."""
    return uuid_of("mlflow", run.ref.ids[0]).replace("-", "")


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}".rstrip("0").rstrip(".") + "Z"


def list_runs(request: Request, runs: Runs) -> Answer:
    size = request.whole("page[size]", 25, minimum=1, maximum=100)
    number = request.whole("page[number]", 0, minimum=0)
    found = selected(request, runs.newest(), about)
    page, total = by_offset(found, size, number * size), found.total()
    last = max(total - 1, 0) // size
    others = {
        "first": 0,
        "last": last,
        **({"prev": number - 1} if number else {}),
        **({"next": number + 1} if page.after else {}),
    }
    meta = {
        "type": "number_size",
        "number": number,
        "size": size,
        "total": total,
        "first_number": 0,
        "prev_number": others.get("prev"),
        "next_number": others.get("next"),
        "last_number": last,
    }
    links = {"self": LINKED}
    links |= {name: f"{LINKED}?page[number]={other}&page[size]={size}" for name, other in others.items()}
    rows = [body(run)["data"] for run in page.items]
    return Answer(200, {"data": rows, "meta": {"page": meta}, "links": links})


def delete_run(request: Request, runs: Runs) -> Answer:
    runs.remove(VENDOR.run(request, runs).ref.ids)
    return NO_CONTENT


def pin_run(request: Request, runs: Runs) -> Answer:
    run = VENDOR.run(request, runs)
    runs.memory["pins"] = count = runs.memory.get("pins", 0) + 1
    runs.change(run.ref.ids, pinned=count)
    return NO_CONTENT


def unpin_run(request: Request, runs: Runs) -> Answer:
    runs.change(VENDOR.run(request, runs).ref.ids, pinned=0)
    return NO_CONTENT


def _files(run: Snapshot) -> dict[str, bytes]:
    """The files that a run has written, by their paths."""
    if run.state != "completed":
        return {}
    settings = json.dumps({"peft_type": "LORA", "r": int(_PARAMS["lora_rank"]), "run": run.ref.ids[0]}).encode()
    return {"lora_model/adapter_config.json": settings, "lora_model/adapter_model.safetensors": bytes(range(256)) * 4}


def list_artifacts(request: Request, runs: Runs) -> Answer:
    run = VENDOR.run(request, runs)
    folder = request.parameter("path") or ""
    folder = f"{folder.rstrip('/')}/" if folder.strip("/") else ""
    entries: dict[str, dict[str, object]] = {}
    for path, content in _files(run).items():
        if path.startswith(folder):
            name, slash, _ = path.removeprefix(folder).partition("/")
            entry = f"{folder}{name}{slash}"
            size = {} if slash else {"file_size": len(content)}
            entries[entry] = {"path": entry, "is_dir": bool(slash), **size}
    listing = {"files": [*entries.values()], "path_in_project": f"{_in_mlflow(run)}/artifacts"}
    return Answer(200, {"data": {"id": run.ref.ids[0], "type": "artifacts", "attributes": listing}})


def get_content(request: Request, runs: Runs) -> Answer:
    names = ("project_id", "artifact_path")
    project, path = (request.parameter(name) for name in names)
    for name, value in zip(names, (project, path), strict=True):
        if not value:
            raise Invalid("query", name, "is required")
    if project == str(PROJECT):
        for run in runs.newest().items():
            for known, content in _files(run).items():
                if path == f"{_in_mlflow(run)}/artifacts/{known}":
                    return Answer(200, content, "application/octet-stream")
    # Datadog does not document its answer; 404 is not among those that it documents.
    raise Invalid("query", "artifact_path", "names no artifact")


def invalid(problem: Invalid) -> Answer:
    source = {"source": {"parameter": problem.name}} if problem.place == "query" else {}
    return Answer(400, {"errors": [{"status": "400", "title": "Bad Request", "detail": str(problem), **source}]})


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
    return invalid(Invalid("path", "run_id", "must be an integer"))


VENDOR = SimulatedVendor(
    slug="datadog-model-lab",
    path=f"{ROOT}/runs/{{run_id}}",
    operation="get_model_lab_run",
    operations=(
        Operation("delete_model_lab_run", "DELETE", f"{ROOT}/runs/{{run_id}}", delete_run),
        Operation("list_model_lab_runs", "GET", f"{ROOT}/runs", list_runs),
        Operation("pin_model_lab_run", "POST", f"{ROOT}/runs/{{run_id}}/pin", pin_run),
        Operation("unpin_model_lab_run", "DELETE", f"{ROOT}/runs/{{run_id}}/pin", unpin_run),
        Operation("list_model_lab_run_artifacts", "GET", f"{ROOT}/runs/{{run_id}}/artifacts", list_artifacts),
        Operation("get_model_lab_artifact_content", "GET", f"{ROOT}/artifacts/content", get_content),
    ),
    scripts=SCRIPTS,
    body=body,
    refuse=refuse,
    error=error,
    invalid=invalid,
    not_found=lambda _: Answer(404, {"errors": [{"title": "Generic Error", "detail": "run not found"}]}),
    retry_headers=lambda seconds: _limits(0, whole_seconds(seconds)),
    new_ids=lambda number: (str(70157 + number),),
    ready_made="7000{number}",
    read_ids=read_ids,
    cancelled=lambda _: "killed",
    headers=headers,
)
