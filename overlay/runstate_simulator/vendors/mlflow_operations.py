"""The operations of a simulated MLflow server besides the one that reads a run."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from ..paging import Listing, Page, by_offset, listing
from .base import Answer, Operation, Refused
from .mlflow_errors import bad, missing, not_found, problem, refused
from .mlflow_fields import array, fields_of, integer, members, pairs, point_of, require, text
from .mlflow_records import ENDS, NAME_TAG, Point, Record, artifact_uri, body, end_time, history, info, logged, record
from .mlflow_search import matching, ordered

if TYPE_CHECKING:
    from ..request import Request
    from ..runs import Runs
    from ..timeline import Snapshot

_T = TypeVar("_T")

ROOT = "/api/2.0/mlflow"
STATUSES = ("RUNNING", "SCHEDULED", *ENDS)
EXPERIMENTS = 10_000
"""How many experiments exist, numbered from 0."""
FILES: Mapping[str, int] = {"metrics.json": 212, "model/MLmodel": 488, "model/model.pkl": 91_357}
"""The artifacts of a run that the simulator started and that has finished, with their sizes."""
DONE = Answer(200, {})


def look(request: Request, runs: Runs) -> Snapshot:
    """The run that the parameters of the query, or the body, name."""
    run_id = request.parameter("run_id") if request.method == "GET" else text(fields_of(request), "run_id")
    if not run_id:
        raise Refused(missing("run_id"))
    run = runs.look((run_id,))
    if run is None:
        raise Refused(not_found((run_id,)))
    return run


def search_runs(request: Request, runs: Runs) -> Answer:
    fields = fields_of(request)
    experiments = [str(each) for each in array(fields, "experiment_ids")]
    size = integer(fields, "max_results")
    size = 1000 if size is None else size
    if size > 50_000:
        raise bad("max_results", size)
    if size < 1:
        raise refused(f"Invalid value {size} for parameter 'max_results' supplied. It must be a positive integer")
    shown = {"DELETED_ONLY": {True}, "ALL": {True, False}}.get(str(fields.get("run_view_type")), {False})
    keeps = matching(text(fields, "filter"))
    order = [str(each) for each in array(fields, "order_by")]
    groups = [runs.newest(experiment) for experiment in dict.fromkeys(experiments)]
    found = groups[0] if len(groups) == 1 else _merged(groups)
    found = ordered(found.where(lambda run: run.deleted in shown and keeps(run)), order)
    page = _page(found, size, text(fields, "page_token"))
    return _paged({"runs": [body(run) for run in page.items]}, page)


def create_run(request: Request, runs: Runs) -> Answer:
    """A run that moves on as if a program logged to it; its status is RUNNING until then."""
    fields = fields_of(request)
    experiment, name = text(fields, "experiment_id"), text(fields, "run_name")
    tags = pairs(fields, "tags")
    start = integer(fields, "start_time")
    if not (experiment.isascii() and experiment.isdigit()):
        raise refused(f"Invalid experiment ID '{experiment}'. Experiment ID must be a valid integer.")
    if int(experiment) >= EXPERIMENTS:
        return problem(404, f"No Experiment with id={experiment} exists")
    started = runs.start(group=experiment)
    name = name or tags.get(NAME_TAG) or f"skittish-pug-{started.ref.ids[0][:3]}"
    kept = Record(
        created=True,
        name=name,
        user_id=text(fields, "user_id"),
        start_time=start,
        tags={**tags, NAME_TAG: name},
    )
    created = body(runs.change(started.ref.ids, record=kept))
    return Answer(200, {"run": {name: part for name, part in created.items() if name != "outputs"}})


def update_run(request: Request, runs: Runs) -> Answer:
    run, fields = _active(request, runs), fields_of(request)
    status, name = text(fields, "status"), text(fields, "run_name")
    ended = integer(fields, "end_time")
    kept = evolve(record(run), end_time=end_time(run) if ended is None else ended)
    if name:
        kept = logged(kept, tags={NAME_TAG: name})
    if status in STATUSES:  # any other word is ignored
        runs.enter(run.ref.ids, status)
        kept = evolve(kept, ended=True)
    return Answer(200, {"run_info": info(runs.change(run.ref.ids, record=kept))})


def delete_run(request: Request, runs: Runs) -> Answer:
    runs.mark_deleted(look(request, runs).ref.ids, deleted=True)
    return DONE


def restore_run(request: Request, runs: Runs) -> Answer:
    runs.mark_deleted(look(request, runs).ref.ids, deleted=False)
    return DONE


def log_metric(request: Request, runs: Runs) -> Answer:
    fields = fields_of(request)
    require(fields, "run_id")
    point = point_of(fields)
    return _log(request, runs, points=[point])


def log_param(request: Request, runs: Runs) -> Answer:
    fields = fields_of(request)
    require(fields, "run_id", "key")
    return _log(request, runs, params={text(fields, "key"): text(fields, "value")})


def set_tag(request: Request, runs: Runs) -> Answer:
    fields = fields_of(request)
    require(fields, "run_id", "key")
    return _log(request, runs, tags={text(fields, "key"): text(fields, "value")})


def delete_tag(request: Request, runs: Runs) -> Answer:
    fields = fields_of(request)
    require(fields, "run_id", "key")
    run, key = _active(request, runs), text(fields, "key")
    tags = record(run).tags
    if key not in tags:
        return problem(404, f"No tag with name: {key} in run with id {run.ref.ids[0]}")
    rest = {name: value for name, value in tags.items() if name != key}
    runs.change(run.ref.ids, record=evolve(record(run), tags=rest))
    return DONE


def log_batch(request: Request, runs: Runs) -> Answer:
    fields = fields_of(request)
    require(fields, "run_id")
    points = [point_of(members(each, "metrics"), f"metrics[{i}].") for i, each in enumerate(array(fields, "metrics"))]
    params, tags = pairs(fields, "params"), pairs(fields, "tags")
    for name, most in (("metrics", 1000), ("params", 100), ("tags", 100)):
        if (count := len(array(fields, name))) > most:
            raise refused(
                f"A batch logging request can contain at most {most} {name}. Got {count} {name}. "
                f"Please split up {name} across multiple requests and try again."
            )
    return _log(request, runs, points=points, params=params, tags=tags)


def get_metric_history(request: Request, runs: Runs) -> Answer:
    for name in ("run_id", "metric_key"):
        if not request.parameter(name):
            return missing(name)
    run = runs.look((request.parameter("run_id") or "",))
    values = history(run, request.parameter("metric_key") or "") if run else []
    found = listing(values, lambda point: point.key)
    size = integer({"max_results": request.parameter("max_results")}, "max_results")
    if size is not None and size < 1:
        raise refused(f"Invalid value {size} for parameter 'max_results' supplied. It must be a positive integer.")
    page = _page(found, size or len(values) or 1, request.parameter("page_token") or "")
    return _paged({"metrics": [point.body() for point in page.items]}, page)


def list_artifacts(request: Request, runs: Runs) -> Answer:
    run, path = look(request, runs), (request.parameter("path") or "").rstrip("/")
    if ".." in path.split("/") or path.startswith("/"):
        raise refused("Invalid path")
    files: Mapping[str, int] = FILES if run.state == "FINISHED" and not record(run).created else {}
    folder = f"{path}/" if path else ""
    inside = {name.removeprefix(folder): size for name, size in files.items() if name.startswith(folder)}
    shown: dict[str, dict[str, object]] = {}
    for name, size in sorted(inside.items()):
        first, _, rest = name.partition("/")
        entry: dict[str, object] = {"path": f"{folder}{first}", "is_dir": bool(rest)}
        shown[first] = entry if rest else {**entry, "file_size": size}
    found = {"files": [*shown.values()]} if shown else {}
    return Answer(200, {"root_uri": artifact_uri(run), **found})


def _log(
    request: Request,
    runs: Runs,
    *,
    points: list[Point] | None = None,
    params: Mapping[str, str] | None = None,
    tags: Mapping[str, str] | None = None,
) -> Answer:
    run = _active(request, runs)
    kept = record(run)
    for key, value in (params or {}).items():
        if kept.params.get(key, value) != value:
            raise refused(
                f"Changing param values is not allowed. Param with key='{key}' was already logged with "
                f"value='{kept.params[key]}' for run ID='{run.ref.ids[0]}'. Attempted logging new value '{value}'."
            )
    runs.change(run.ref.ids, record=logged(kept, points=points or (), params=params, tags=tags))
    return DONE


def _active(request: Request, runs: Runs) -> Snapshot:
    run = look(request, runs)
    if run.deleted:
        raise refused(f"The run {run.ref.ids[0]} must be in the 'active' state. Current state is deleted.")
    return run


def _merged(groups: list[Listing[Snapshot]]) -> Listing[Snapshot]:
    found = [run for group in groups for run in group.items()]
    return listing(sorted(found, key=lambda run: run.created_at, reverse=True), lambda run: run.ref.ids[0])


def _page(found: Listing[_T], size: int, token: str) -> Page[_T]:
    offset = 0
    if token:
        try:
            offset = int(json.loads(b64decode(token, validate=True))["offset"])
        except (ValueError, TypeError, LookupError):
            raise refused("Invalid page token, could not base64-decode") from None
    return by_offset(found, size, max(offset, 0))


def _paged(items: Mapping[str, list[dict[str, object]]], page: Page[Any]) -> Answer:
    answer: dict[str, object] = {name: found for name, found in items.items() if found}
    if page.after is not None:
        answer["next_page_token"] = b64encode(json.dumps({"offset": int(page.after)}).encode()).decode()
    return Answer(200, answer)


OPERATIONS = tuple(
    Operation(handler.__name__, method, f"{ROOT}/{path}", handler)
    for method, path, handler in (
        ("POST", "runs/search", search_runs),
        ("POST", "runs/create", create_run),
        ("POST", "runs/update", update_run),
        ("POST", "runs/delete", delete_run),
        ("POST", "runs/restore", restore_run),
        ("POST", "runs/log-metric", log_metric),
        ("POST", "runs/log-parameter", log_param),
        ("POST", "runs/set-tag", set_tag),
        ("POST", "runs/delete-tag", delete_tag),
        ("POST", "runs/log-batch", log_batch),
        ("GET", "metrics/get-history", get_metric_history),
        ("GET", "artifacts/list", list_artifacts),
    )
)
