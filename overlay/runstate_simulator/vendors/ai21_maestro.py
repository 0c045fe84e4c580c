"""AI21 Maestro, simulated: a run that answers a text task, always with the same text.

AI21 publishes only the body of a 422. The other error bodies are guesses, in the style of the same framework.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from ..request import Invalid, Request
from ..timeline import Script, Snapshot, Step
from .base import Answer, Operation, SimulatedVendor, phrase, uuid_of

if TYPE_CHECKING:
    from ..runs import Runs

BUDGETS = ("low", "medium", "high")
INCLUDES = ("data_sources", "requirements_result")
MOST_REQUIREMENTS = 10

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
    fields: dict[str, object] = {
        "id": run.ref.ids[0],
        "status": run.state,
        "result": None,
        "data_sources": None,
        "requirements_result": None,
        "created_at": f"{run.created_at:%Y-%m-%dT%H:%M:%S.%f}Z",
        "error": None,
        **_RESULTS.get(run.state, {}),
    }
    if run.state == "completed" and run.attributes:  # without any, the run was not started over HTTP
        fields |= {name: _included(run, name) for name in INCLUDES}
    return fields


def _included(run: Snapshot, name: str) -> object:
    """A field that a run has only if it was asked for."""
    if name not in cast("list[str]", run.attributes["include"]):
        return None
    if name == "data_sources":
        return {"web_search": None, "file_search": None, "tool_calls": None}
    requirements = cast("list[dict[str, object]]", run.attributes["requirements"])
    met = [{"is_mandatory": False, **each, "score": 1.0, "reason": None} for each in requirements]
    return {"score": 1.0, "finish_reason": "All requirements were evaluated", "requirements": met}


def create(request: Request, runs: Runs) -> Answer:
    given = request.fields().get("input")
    if given is None:
        raise Invalid("body", "input", "is required")
    if not isinstance(given, str | list):
        raise Invalid("body", "input", "must be a string or an array")
    budget = request.optional("budget", str)
    if budget not in {None, *BUDGETS}:
        raise Invalid("body", "budget", f"must be one of {', '.join(BUDGETS)}")
    requirements = [_requirement(each) for each in _list(request, "requirements")]
    if len(requirements) > MOST_REQUIREMENTS:
        raise Invalid("body", "requirements", f"must have at most {MOST_REQUIREMENTS} items")
    attributes = {"include": _list(request, "include"), "requirements": requirements}
    return Answer(200, body(runs.start(attributes=attributes)))


def _list(request: Request, name: str) -> list[object]:
    return cast("list[object]", request.optional(name, list) or [])


def _requirement(value: object) -> dict[str, object]:
    fields = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    for name in ("name", "description"):
        if not isinstance(fields.get(name), str):
            raise Invalid("body", "requirements", f"must be objects with a string {name}")
    return {name: fields[name] for name in ("name", "description", "is_mandatory") if name in fields}


def invalid(problem: Invalid) -> Answer:
    where = [problem.place, problem.name] if problem.name else [problem.place]
    return Answer(422, {"detail": [{"loc": where, "msg": f"value {problem.problem}", "type": "value_error"}]})


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
    operations=(Operation("create_maestro_run", "POST", "/maestro/runs", create),),
    scripts=SCRIPTS,
    body=body,
    error=error,
    invalid=invalid,
    not_found=lambda _: Answer(404, {"detail": "Run not found"}),
    new_ids=lambda number: (uuid_of("ai21-maestro", number),),
    ready_made="00000000-0000-4000-8000-{number:012}",
)
