"""The simulated AI21 Maestro creates runs, and refuses as the vendor's framework does."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from runstate.simulator import Simulator
from tests.simulator.support import ask, credentials
from tests.support.clock import FakeClock

RUNS = "/ai21-maestro/studio/v1/maestro/runs"


def create(simulator: Simulator, body: object) -> httpx.Response:
    """The request that creates a run."""
    headers = credentials(simulator, "ai21-maestro")
    return ask(simulator, RUNS, headers, method="POST", content=json.dumps(body).encode())


def test_a_run_has_what_its_creation_included(simulator: Simulator, clock: FakeClock) -> None:
    """The two optional parts only if they were asked for; the requirements are those that were sent."""
    requirement = {"name": "form", "description": "A rhyme"}
    full = {"input": "Write", "requirements": [requirement], "include": ["data_sources", "requirements_result"]}
    created = [create(simulator, body).json() for body in ({"input": "Write"}, full)]
    assert [body["status"] for body in created] == ["in_progress", "in_progress"]
    assert created[0]["created_at"] == "2026-05-02T11:00:00.000000Z"
    clock.elapsed = 9.0
    bare, rich = (
        ask(simulator, f"{RUNS}/{body['id']}", credentials(simulator, "ai21-maestro")).json() for body in created
    )
    assert (bare["status"], bare["data_sources"], bare["requirements_result"]) == ("completed", None, None)
    assert rich["data_sources"].keys() == {"web_search", "file_search", "tool_calls"}
    assert rich["requirements_result"]["requirements"] == [
        {**requirement, "is_mandatory": False, "score": 1.0, "reason": None}
    ]


REFUSED: list[tuple[Any, list[str], str]] = [
    ({}, ["body", "input"], "value is required"),
    ({"input": 7}, ["body", "input"], "value must be a string or an array"),
    ({"input": "Write", "budget": "huge"}, ["body", "budget"], "value must be one of low, medium, high"),
    ({"input": "Write", "include": "all"}, ["body", "include"], "value must be an array"),
    (
        {"input": "Write", "requirements": [{"name": "form"}]},
        ["body", "requirements"],
        "value must be objects with a string description",
    ),
    (
        {"input": "Write", "requirements": [{"name": "form", "description": "A rhyme"}] * 11},
        ["body", "requirements"],
        "value must have at most 10 items",
    ),
    ([], ["body"], "value must be a JSON object"),
]


@pytest.mark.parametrize(("body", "place", "message"), REFUSED)
def test_a_bad_body_is_refused(simulator: Simulator, body: Any, place: list[str], message: str) -> None:
    """With the place and the problem, as FastAPI says it; no run begins."""
    response = create(simulator, body)
    assert response.status_code == 422
    assert response.json() == {"detail": [{"loc": place, "msg": message, "type": "value_error"}]}
