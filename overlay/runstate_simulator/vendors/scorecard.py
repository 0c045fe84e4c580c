"""Scorecard, simulated: a run of ten records that two metrics score.

At Scorecard, the caller sends the records of a run. Here they come by themselves, as if somebody else sent them.

Scorecard publishes only the bodies of 401 and 500. The others are guesses, in the same shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar, cast

from ..paging import Listing, by_token, listing
from ..request import Invalid, Request
from ..timeline import Script, Snapshot, Step
from .base import Answer, Operation, SimulatedVendor, phrase, uuid_of, whole_seconds

if TYPE_CHECKING:
    from ..runs import Runs

_T = TypeVar("_T")
PROJECT = "314"
"""The project of runs that are started without one. Every other one exists, too."""
RECORDS = 10
METRICS: Mapping[str, str] = {
    "789": "87654321-4d3b-4ae4-8c7a-4b6e2a19ccf0",
    "101": "87654321-4d3b-4ae4-8c7a-4b6e2a19ccf1",
}
"""The metrics of runs that are started without any, with their versions."""
TESTSET = "246"
SYSTEM, SYSTEM_VERSION = "3fa85f64-5717-4562-b3fc-2c963f66afa6", "87654321-4d3b-4ae4-8c7a-4b6e2a19ccf0"
TAGS: Mapping[str, Callable[[int], bool]] = {
    "regression": lambda number: number % 2 == 0,
    "urgent": lambda number: number % 3 == 0,
}
"""Which of the records, counted from 1, have a tag."""
MOST_TAGS = 50
EXECUTED = 0.5
"""The share of the execution in the work; the rest is the scoring."""

_EXECUTION = (
    Step("pending", 0.05),
    Step("awaiting_execution", 0.10),
    Step("running_execution", 0.35, work=EXECUTED),
    Step("awaiting_scoring", 0.05),
)
_SCORING = Step("running_scoring", 0.10, work=0.25)
SCRIPTS: Mapping[str, Script] = {
    "completes": (*_EXECUTION, Step("running_scoring", 0.45, work=0.5), Step("completed")),
    "blocks": (*_EXECUTION, _SCORING, Step("awaiting_human_scoring", 0.25, blocked=True), _SCORING, Step("completed")),
    "unknown": (*_EXECUTION, _SCORING, Step("recalibrating", 0.25), _SCORING, Step("completed")),
}

_ERRORS: Mapping[int, tuple[str, str]] = {
    401: ("UNAUTHORIZED", "Invalid or missing authentication token"),
    403: ("FORBIDDEN", "The API key may not access this resource."),
    404: ("NOT_FOUND", "Not found"),
    422: ("VALIDATION_ERROR", "The request is not valid."),
    429: ("TOO_MANY_REQUESTS", "Too many requests"),
    500: ("INTERNAL_ERROR", "An unexpected error occurred while processing your request."),
}


def body(run: Snapshot) -> dict[str, object]:
    testset = run.attributes.get("testset", TESTSET)
    version = run.attributes.get("system_version", SYSTEM_VERSION)
    metrics = _metrics(run)
    return {
        "id": run.ref.ids[0],
        "testsetId": testset,
        "systemId": None if version is None else SYSTEM,
        "systemVersionId": version,
        "metricIds": metrics,
        "metricVersionIds": [_version(metric) for metric in metrics],
        "numRecords": _records(run),
        "numExpectedRecords": None if testset is None else RECORDS,
        "numScores": _scores(run),
        "status": run.state,
    }


def _metrics(run: Snapshot) -> list[str]:
    return [*cast("Iterable[str]", run.attributes.get("metrics", METRICS))]


def _version(metric: str) -> str:
    return METRICS.get(metric) or uuid_of("metric", metric)


def _records(run: Snapshot) -> int:
    return run.count(RECORDS, last=EXECUTED)


def _scores(run: Snapshot) -> int:
    return run.count(RECORDS * len(_metrics(run)), first=EXECUTED)


def list_runs(request: Request, runs: Runs) -> Answer:
    return _page(request, runs.newest(request.ids["projectId"]), body)


def create_run(request: Request, runs: Runs) -> Answer:
    sent = cast("list[object]", request.required("metricIds", list))
    metrics = [metric for metric in sent if isinstance(metric, str)]
    if len(metrics) < len(sent):
        raise Invalid("body", "metricIds", "must be an array of strings")
    attributes: Mapping[str, object] = {
        "metrics": metrics,
        "testset": request.optional("testsetId", str),
        "system_version": request.optional("systemVersionId", str),
    }
    created = body(runs.start(group=request.ids["projectId"], attributes=attributes))
    if created["testsetId"] is None:  # as in Scorecard's example of a run without one
        del created["testsetId"]
        created["numExpectedRecords"] = 0
    return Answer(201, created)


def list_records(request: Request, runs: Runs) -> Answer:
    run = VENDOR.run(request, runs)
    tags = request.parameters("tags")
    if not all(tags) or len(tags) > MOST_TAGS:
        raise Invalid("query", "tags", f"must be at most {MOST_TAGS} texts that are not empty")
    numbers = [
        number for number in range(1, _records(run) + 1) if all(tag in TAGS and TAGS[tag](number) for tag in tags)
    ]
    return _page(request, listing(numbers, str), lambda number: _record(run, number))


def _record(run: Snapshot, number: int) -> dict[str, object]:
    record = f"{run.ref.ids[0]}{number:02}"
    metrics = _metrics(run)
    scored = min(max(_scores(run) - (number - 1) * len(metrics), 0), len(metrics))
    has_testcase = run.attributes.get("testset", TESTSET) is not None
    return {
        "id": record,
        "runId": run.ref.ids[0],
        **({"testcaseId": str(247 + number)} if has_testcase else {}),
        "inputs": {"question": f"What is {number} times {number}?"},
        "expected": {"idealAnswer": str(number * number)},
        "outputs": {"response": f"It is {number * number}."},
        "scores": [_score(record, metric, position) for position, metric in enumerate(metrics[:scored])],
    }


def _score(record: str, metric: str, position: int) -> dict[str, object]:
    value = {"intScore": 4} if position % 2 else {"binaryScore": True}
    score = {**value, "reasoning": "The product is right."}
    return {"recordId": record, "metricConfigId": _version(metric), "score": score}


def _page(request: Request, items: Listing[_T], shown: Callable[[_T], Mapping[str, object]]) -> Answer:
    page = by_token(items, request.whole("limit", 20, minimum=1, maximum=100), request.parameter("cursor"), "cursor")
    data = [shown(item) for item in page.items]
    return Answer(200, {"data": data, "nextCursor": page.after, "hasMore": page.after is not None})


def invalid(problem: Invalid) -> Answer:
    details = {"in": problem.place, "name": problem.name}
    return Answer(422, {"code": _ERRORS[422][0], "message": str(problem), "details": details})


def error(status: int) -> Answer:
    words = phrase(status)
    code, message = _ERRORS.get(status, (words.upper().replace(" ", "_"), words))
    return Answer(status, {"code": code, "message": message, "details": {}})


VENDOR = SimulatedVendor(
    slug="scorecard",
    path="/runs/{runId}",
    operation="get_run",
    operations=(
        Operation("list_runs", "GET", "/projects/{projectId}/runs", list_runs),
        Operation("create_run", "POST", "/projects/{projectId}/runs", create_run),
        Operation("list_records", "GET", "/runs/{runId}/records", list_records),
    ),
    scripts=SCRIPTS,
    body=body,
    error=error,
    invalid=invalid,
    not_found=lambda ids: Answer(404, {"code": "NOT_FOUND", "message": f"Run {ids[0]} not found", "details": {}}),
    retry_headers=lambda seconds: {
        "retry-after-ms": str(round(seconds * 1000)),
        "retry-after": whole_seconds(seconds),
    },
    new_ids=lambda number: (str(134 + number),),
    ready_made="10{number}",
    group=lambda _: PROJECT,
)
