"""AI21 Maestro, simulated: a run that answers a text task.

AI21 publishes only the body of a 422. The other error bodies are guesses, in the style of the same framework.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..timeline import Script, Snapshot, Step
from .base import Answer, SimulatedVendor, phrase, uuid_of

_END = (Step("in_progress", 0.30, work=0.5), Step("completed"))
SCRIPTS: Mapping[str, Script] = {
    "completes": (Step("in_progress", 1.0, work=1), Step("completed")),
    "fails": (Step("in_progress", 1.0, work=0.6), Step("failed")),
    "blocks": (Step("in_progress", 0.35, work=0.5), Step("requires_action", 0.35, blocked=True), *_END),
    "unknown": (Step("in_progress", 0.40, work=0.5), Step("under_review", 0.30), *_END),
}

_RESULTS: Mapping[str, Mapping[str, object]] = {
    "completed": {
        "result": "Tides rise and fall,\nthe moon keeps count of them all.",
        "requirements_result": {
            "score": 0.9,
            "finish_reason": "All requirements were evaluated",
            "requirements": [
                {
                    "name": "form",
                    "description": "The answer is a rhyme of two lines",
                    "is_mandatory": True,
                    "score": 1.0,
                    "reason": None,
                },
                {
                    "name": "subject",
                    "description": "The answer names the sea",
                    "is_mandatory": False,
                    "score": 0.8,
                    "reason": "The sea is implied by its tides.",
                },
            ],
        },
    },
    "failed": {
        "error": {"message": "The run exceeded its budget before all mandatory requirements were met."},
    },
}
"""The fields that a state sets; they are null in the others."""

_ERRORS: Mapping[int, str] = {
    401: "Invalid or missing API key",
    404: "Not Found",
    429: "Too many requests",
    500: "Internal server error",
}


def body(run: Snapshot) -> dict[str, object]:
    nothing: dict[str, object] = {
        "result": None,
        "data_sources": None,
        "requirements_result": None,
        "error": None,
    }
    return {"id": run.ref.ids[0], "status": run.state, **nothing, **_RESULTS.get(run.state, {})}


def error(status: int) -> Answer:
    if status == 422:
        problem = {
            "loc": ["path", "execution_id"],
            "msg": "value is not a valid uuid",
            "type": "type_error.uuid",
        }
        return Answer(422, {"detail": [problem]})
    return Answer(status, {"detail": _ERRORS.get(status, phrase(status))})


VENDOR = SimulatedVendor(
    slug="ai21-maestro",
    path="/maestro/runs/{run_id}",
    operation="get_maestro_run",
    scripts=SCRIPTS,
    body=body,
    error=error,
    not_found=lambda _: Answer(404, {"detail": "Run not found"}),
    new_ids=lambda number: (uuid_of("ai21-maestro", number),),
    ready_made="00000000-0000-4000-8000-{number:012}",
)
