"""Scorecard, simulated: a run of ten records that two metrics score.

Scorecard publishes only the bodies of 401 and 500. The others are guesses, in the same shape.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..timeline import Script, Snapshot, Step
from .base import Answer, SimulatedVendor, phrase, whole_seconds

RECORDS = 10
METRICS = ("789", "101")
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
    return {
        "id": run.ref.ids[0],
        "testsetId": "246",
        "systemId": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "systemVersionId": "87654321-4d3b-4ae4-8c7a-4b6e2a19ccf0",
        "metricIds": list(METRICS),
        "metricVersionIds": [
            "87654321-4d3b-4ae4-8c7a-4b6e2a19ccf0",
            "87654321-4d3b-4ae4-8c7a-4b6e2a19ccf1",
        ],
        "numRecords": run.count(RECORDS, last=EXECUTED),
        "numExpectedRecords": RECORDS,
        "numScores": run.count(RECORDS * len(METRICS), first=EXECUTED),
        "status": run.state,
    }


def error(status: int) -> Answer:
    words = phrase(status)
    code, message = _ERRORS.get(status, (words.upper().replace(" ", "_"), words))
    return Answer(status, {"code": code, "message": message, "details": {}})


VENDOR = SimulatedVendor(
    slug="scorecard",
    path="/runs/{runId}",
    operation="get_run",
    scripts=SCRIPTS,
    body=body,
    error=error,
    not_found=lambda ids: Answer(404, {"code": "NOT_FOUND", "message": f"Run {ids[0]} not found", "details": {}}),
    retry_headers=lambda seconds: {
        "retry-after-ms": str(round(seconds * 1000)),
        "retry-after": whole_seconds(seconds),
    },
    new_ids=lambda number: (str(134 + number),),
    ready_made="10{number}",
)
