"""Scorecard's operations besides reading a run: list and create runs, list records."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from runstate.simulator import Simulator
from tests.simulator.support import call
from tests.support.clock import FakeClock


def runs(simulator: Simulator, project: str = "314", **query: object) -> httpx.Response:
    """The first page of a project's runs."""
    return call(simulator, "scorecard", "list_runs", path={"projectId": project}, query=query)


def records(simulator: Simulator, run_id: str, query: Any = None) -> httpx.Response:
    """The first page of a run's records."""
    return call(simulator, "scorecard", "list_records", path={"runId": run_id}, query=query or {})


def read(simulator: Simulator, run_id: str) -> Any:
    """A run."""
    return call(simulator, "scorecard", "get_run", path={"runId": run_id}).json()


def create(simulator: Simulator, project: str = "314", **fields: Any) -> httpx.Response:
    """The answer to the creation of a run."""
    body = {"metricIds": ["789"], **fields}
    return call(simulator, "scorecard", "create_run", path={"projectId": project}, body=body)


def test_a_created_run_is_read_listed_and_completes(simulator: Simulator, clock: FakeClock) -> None:
    """In its project alone, with what it was created from."""
    response = create(simulator, "315", testsetId="9", systemVersionId="v1")
    created = response.json()
    assert response.status_code == 201
    assert (created["testsetId"], created["systemVersionId"], created["metricIds"]) == ("9", "v1", ["789"])
    assert (created["status"], created["numRecords"], created["numExpectedRecords"]) == ("pending", 0, 10)
    assert runs(simulator).json()["data"] == []
    clock.elapsed = 8.0
    ended = read(simulator, created["id"])
    assert (ended["status"], ended["numRecords"], ended["numScores"]) == ("completed", 10, 10)
    assert runs(simulator, "315").json() == {"data": [ended], "nextCursor": None, "hasMore": False}


def test_a_run_without_a_testset(simulator: Simulator) -> None:
    """The answer to its creation differs from the run that is read, as in Scorecard's examples."""
    created = create(simulator).json()
    assert "testsetId" not in created
    assert created["numExpectedRecords"] == 0
    again = read(simulator, created["id"])
    assert (again["testsetId"], again["systemId"], again["numExpectedRecords"]) == (None, None, None)
    assert again["metricVersionIds"] == created["metricVersionIds"]


def test_runs_that_were_not_created_over_http(simulator: Simulator) -> None:
    """Are in the one project, the newest first."""
    ids = [simulator.start("scorecard").ids[0] for _ in range(3)]
    assert [run["id"] for run in runs(simulator).json()["data"]] == ids[::-1]
    first = runs(simulator, limit=2).json()
    assert first["hasMore"] is True
    rest = runs(simulator, cursor=first["nextCursor"]).json()
    assert [run["id"] for run in rest["data"]] == ids[:1]
    assert (rest["nextCursor"], rest["hasMore"]) == (None, False)


def test_records_come_and_are_scored(simulator: Simulator, clock: FakeClock) -> None:
    """As many as the run counts, at each moment."""
    (run_id,) = simulator.start("scorecard", seconds=100).ids
    for moment in range(0, 101, 5):
        clock.elapsed = float(moment)
        run, page = read(simulator, run_id), records(simulator, run_id).json()
        assert len(page["data"]) == run["numRecords"]
        scores = [score for record in page["data"] for score in record["scores"]]
        assert len(scores) == run["numScores"]
        assert {score["metricConfigId"] for score in scores} <= {*run["metricVersionIds"]}
        assert {record["runId"] for record in page["data"]} <= {run_id}
    assert read(simulator, run_id)["status"] == "completed"


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ([], list(range(1, 11))),
        (["regression"], [2, 4, 6, 8, 10]),
        (["regression", "urgent"], [6]),
        (["regression", "regression,urgent"], []),
    ],
    ids=str,
)
def test_all_tags_must_match(tags: list[str], found: list[int], simulator: Simulator, clock: FakeClock) -> None:
    """Each is a parameter of its own."""
    (run_id,) = simulator.start("scorecard", seconds=1).ids
    clock.elapsed = 1.0
    data = records(simulator, run_id, [("tags", tag) for tag in tags]).json()["data"]
    assert [record["id"] for record in data] == [f"{run_id}{number:02}" for number in found]


@pytest.mark.parametrize(
    "query",
    [{"limit": "0"}, {"limit": "101"}, {"limit": "many"}, {"cursor": "458"}, {"tags": ""}],
    ids=str,
)
def test_a_list_that_cannot_be_had(query: dict[str, str], simulator: Simulator) -> None:
    """The answer names the parameter."""
    (run_id,) = simulator.start("scorecard").ids
    response = records(simulator, run_id, query)
    assert response.status_code == 422
    assert response.json()["details"] == {"in": "query", "name": next(iter(query))}


@pytest.mark.parametrize(
    "fields", [{"metricIds": None}, {"metricIds": "789"}, {"metricIds": [789]}, {"testsetId": 246}], ids=str
)
def test_a_run_that_cannot_be_created(fields: dict[str, Any], simulator: Simulator) -> None:
    """And is not."""
    response = create(simulator, **fields)
    assert response.status_code == 422
    assert response.json()["details"] == {"in": "body", "name": next(iter(fields))}
    assert runs(simulator).json()["data"] == []


def test_records_of_no_run(simulator: Simulator) -> None:
    """Are not found."""
    response = records(simulator, "404")
    assert (response.status_code, response.json()["message"]) == (404, "Run 404 not found")
