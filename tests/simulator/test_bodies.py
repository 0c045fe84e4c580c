"""Bodies: each describes its run at that moment."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import Any

import pytest

from runstate.simulator import Simulator
from runstate_simulator.scenarios import SIMULATED
from tests.simulator.support import check, get
from tests.support.clock import START, FakeClock


def walk(simulator: Simulator, clock: FakeClock, vendor: str, scenario: str) -> list[Any]:
    """The bodies of a run of 8 seconds at each half second, the last at its end."""
    ref = simulator.start(vendor, scenario, seconds=8)
    bodies: list[Any] = []
    for tick in range(17):
        clock.elapsed = tick / 2
        bodies.append(check(vendor, get(simulator, ref)))
    return bodies


def test_retab_counts_documents_and_scores_at_the_end(simulator: Simulator, clock: FakeClock) -> None:
    """Documents are done one after the other, and the score is there when all are."""
    bodies = walk(simulator, clock, "retab", "completes")
    counts = [body["completed_document_count"] for body in bodies]
    assert counts == sorted(counts)
    assert counts[0] == 0
    assert counts[-1] == bodies[-1]["total_document_count"] == 12
    assert len(set(counts)) > 3
    assert [body["score"] is not None for body in bodies] == [False] * 16 + [True]


def test_retab_times_are_the_clocks(simulator: Simulator, clock: FakeClock) -> None:
    """Start and end are those of the script's steps; the duration counts from the creation."""
    bodies = walk(simulator, clock, "retab", "completes")
    created = {"created_at": "2026-05-02T11:00:00.000000Z"}
    assert bodies[0]["timing"] == {**created, "started_at": None, "completed_at": None, "duration_ms": None}
    assert bodies[-1]["timing"] == {
        **created,
        "started_at": "2026-05-02T11:00:01.200000Z",
        "completed_at": "2026-05-02T11:00:08.000000Z",
        "duration_ms": 8000,
    }


def test_retab_says_why_it_failed(simulator: Simulator, clock: FakeClock) -> None:
    """A failed run has Retab's description of the error, and a document that failed."""
    last = walk(simulator, clock, "retab", "fails")[-1]
    assert last["lifecycle"]["message"] == "Block extract-invoice failed"
    assert last["lifecycle"]["details"]["error_code"] == "EXTRACTION_FAILED"
    assert last["lifecycle"]["details"]["context"]["document_id"] == "expdoc_5"
    assert (last["completed_document_count"], last["error_count"], last["score"]) == (4, 1, None)


def test_retab_completes_with_errors(simulator: Simulator, clock: FakeClock) -> None:
    """A completed run can have documents that failed: done and failed ones add up to all."""
    bodies = walk(simulator, clock, "retab", "errors")
    assert bodies[-1]["lifecycle"] == {"status": "completed"}
    assert (bodies[-1]["completed_document_count"], bodies[-1]["error_count"]) == (10, 2)
    assert {body["error_count"] for body in bodies} == {0, 1, 2}


def test_scorecard_counts_records_then_scores(simulator: Simulator, clock: FakeClock) -> None:
    """Scores begin when all records are there, and end as records times metrics."""
    bodies = walk(simulator, clock, "scorecard", "completes")
    for body in bodies:
        assert body["numScores"] == 0 or body["numRecords"] == body["numExpectedRecords"] == 10
    assert bodies[0]["numRecords"] == 0
    assert bodies[-1]["numScores"] == 10 * len(bodies[-1]["metricIds"])


def test_scorecard_waits_for_people_with_scores_missing(simulator: Simulator, clock: FakeClock) -> None:
    """While the run waits for human scores the number of scores stays the same, below the total."""
    bodies = walk(simulator, clock, "scorecard", "blocks")
    waiting = [body["numScores"] for body in bodies if body["status"] == "awaiting_human_scoring"]
    assert len(waiting) > 1
    assert set(waiting) == {10}
    assert bodies[-1]["numScores"] == 20


def test_datadog_leaves_out_what_it_does_not_have(simulator: Simulator, clock: FakeClock) -> None:
    """The end and the duration are absent, not null, until the run has ended."""
    bodies = [body["data"]["attributes"] for body in walk(simulator, clock, "datadog-model-lab", "completes")]
    for body in bodies[:-1]:
        assert not {"completed_at", "duration"} & set(body)
    assert bodies[-1]["completed_at"] == "2026-05-02T11:00:08Z"
    assert bodies[-1]["started_at"] == "2026-05-02T10:59:59.888Z"
    assert bodies[-1]["duration"] == pytest.approx(8.112)


def test_datadog_records_metrics_as_it_goes(simulator: Simulator, clock: FakeClock) -> None:
    """There are none at first; then steps and counts grow together, within minimum and maximum."""
    bodies = [body["data"]["attributes"] for body in walk(simulator, clock, "datadog-model-lab", "completes")]
    assert bodies[0]["metric_summaries"] == []
    steps: list[int] = []
    for body in bodies[2:]:
        loss, rate = body["metric_summaries"][:2]
        assert loss["count"] == loss["last_step"] == rate["last_step"]
        assert loss["min"] <= loss["latest"] <= loss["mean"] <= loss["max"]
        steps.append(loss["count"])
    assert steps == sorted(steps)
    assert steps[-1] == 204
    rate = bodies[-1]["metric_summaries"][1]
    assert repr(rate["latest"]) == "0"  # no 0.0: as Datadog writes it


@pytest.mark.parametrize(("scenario", "silent"), [("stalls", "unresponsive"), ("blocks", "paused")])
def test_datadog_was_last_updated_when_it_fell_silent(
    simulator: Simulator, clock: FakeClock, scenario: str, silent: str
) -> None:
    """`updated_at` follows the clock while the run is running, and stays the same while it is not."""
    bodies = [body["data"]["attributes"] for body in walk(simulator, clock, "datadog-model-lab", scenario)]
    working = [body["updated_at"] for body in bodies if body["status"] == "running"]
    assert len(set(working)) == len(working)
    assert len({body["updated_at"] for body in bodies if body["status"] == silent}) == 1


def test_datadog_writes_fractions_as_long_as_they_are(simulator: Simulator, clock: FakeClock) -> None:
    """A time has as many digits after the second as it needs, which may be none."""
    written: list[str] = []
    for clock.elapsed in (0.0, 0.25, 0.250125):
        attributes = get(simulator, simulator.start("datadog-model-lab")).json()["data"]["attributes"]
        written.append(attributes["created_at"])
    assert written == ["2026-05-02T11:00:00Z", "2026-05-02T11:00:00.25Z", "2026-05-02T11:00:00.250125Z"]


def test_adobe_moves_its_tasks_one_by_one(simulator: Simulator, clock: FakeClock) -> None:
    """A task has a start once it runs, an end once it is done, and never starts before the last one's end."""
    bodies = walk(simulator, clock, "adobe-sensei", "completes")
    for body in bodies:
        tasks = body["status"]["tasks"]
        assert sum(task["state"] == "RUNNING" for task in tasks) <= 1
        for task in tasks:
            assert ("started" in task) == (task["state"] != "PENDING")
            assert ("ended" in task) == (task["state"] == "DONE")
            assert "message" not in task
        for task, following in pairwise(tasks):
            if "started" in following:
                assert task["started"] < task["ended"] <= following["started"]
    last = bodies[-1]["status"]["tasks"]
    assert [task["name"] for task in last] == ["fp", "train", "score"]
    assert last[0]["started"] == "2026-05-02T11:00:00.800Z"
    assert last[2]["ended"] == "2026-05-02T11:00:08.000Z"


def test_adobe_names_the_experiment_and_the_run(simulator: Simulator) -> None:
    """`id` is the experiment's, as in Adobe's own example; the run's is `experimentRunId`."""
    ref = simulator.start("adobe-sensei")
    body = get(simulator, ref).json()
    assert (body["id"], body["experimentRunId"]) == ref.ids


@pytest.mark.parametrize(
    ("scenario", "word", "message"),
    [
        ("fails", "FAILED", "Container exited with code 137: out of memory"),
        ("retries", "RETRY", "Container was evicted, attempt 1 of 3"),
        ("cancelled", "ABORTED", "Aborted by user"),
    ],
)
def test_adobe_tells_in_the_task_what_happened(
    simulator: Simulator, clock: FakeClock, scenario: str, word: str, message: str
) -> None:
    """Only the task in that state has the message, and only during that state."""
    for body in walk(simulator, clock, "adobe-sensei", scenario):
        for task in body["status"]["tasks"]:
            assert task.get("message") == (message if task["state"] == word else None)


def test_ai21_has_a_result_or_an_error_at_the_end(simulator: Simulator, clock: FakeClock) -> None:
    """Both are null while the run is in progress; then one of them is set."""
    completed = walk(simulator, clock, "ai21-maestro", "completes")
    clock.elapsed = 0.0
    failed = walk(simulator, clock, "ai21-maestro", "fails")
    for body in completed[:-1] + failed[:-1]:
        assert (body["result"], body["error"], body["requirements_result"]) == (None, None, None)
    assert completed[-1]["result"].startswith("Tides")
    assert completed[-1]["requirements_result"]["score"] == 0.9
    assert completed[-1]["error"] is None
    assert failed[-1]["result"] is None
    assert failed[-1]["error"]["message"].startswith("The run exceeded its budget")


@pytest.mark.parametrize("vendor", SIMULATED)
def test_every_answer_has_the_date_of_the_clock(simulator: Simulator, clock: FakeClock, vendor: str) -> None:
    """`Date` is there on success and on failure, and is the clock's, to the second."""
    ref = simulator.start(vendor)
    clock.elapsed = 86_400.0
    simulator.fail(vendor, 500)
    for _ in range(2):
        (date,) = get(simulator, ref).headers.get_list("date")
        assert parsedate_to_datetime(date) == clock.now().replace(microsecond=0)


def test_a_run_at_high_speed_has_lasted_as_long_as_it_really_has(clock: FakeClock) -> None:
    """Speed shortens a run; the times in its body are those of the clock."""
    simulator = Simulator(clock=clock, speed=1000)
    ref = simulator.start("retab", seconds=3600)
    clock.elapsed = 10.0
    timing = get(simulator, ref).json()["timing"]
    ended = datetime.fromisoformat(timing["completed_at"])
    assert ended - START == timedelta(seconds=3.6)
    assert timing["duration_ms"] == 3600
