"""A run with an absurd figure is still a run: what the figure would be is None, and `raw` has it as it was sent.

All found by fuzzing: each is a body that the vendor's contract allows, or one that Python's JSON reader does.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from runstate import Progress, Run
from tests.overlay.decode.reading import changed, read
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import ADOBE, DATADOG, MLFLOW, RETAB, TestVendor
from tests.vendors import ALL
from tests.vendors.base import JsonPath

ATTRIBUTES = ("data", "attributes")


def read_with(vendor: TestVendor, name: str, path: JsonPath, value: Any) -> Run[Any]:
    """The run of an example with another value, which its raw model keeps."""
    payload = changed(vendor.example(name), path, value)
    run = read(vendor, payload)
    assert run.raw.to_dict() == payload
    return run


DURATIONS: list[tuple[TestVendor, str, JsonPath, Any]] = [
    (each.vendor, each.vendor.completed, *row) for each in ALL.values() for row in each.absurd_durations
]


@pytest.mark.parametrize(("vendor", "name", "path", "value"), DURATIONS)
def test_duration_longer_than_any(vendor: TestVendor, name: str, path: JsonPath, value: Any) -> None:
    """Then it is the time from start to end, as without one."""
    run = read_with(vendor, name, path, value)

    assert run.timing.started is not None
    assert run.timing.finished is not None
    assert run.timing.duration == run.timing.finished - run.timing.started


def test_duration_that_is_no_number() -> None:
    """As servers in Python write it, against JSON's rules."""
    payload = changed(DATADOG.example("200.running"), (*ATTRIBUTES, "duration"), 0.125)
    body = answer(payload).text.replace("0.125", "NaN")

    assert read(DATADOG, answer(payload)).timing.duration == timedelta(seconds=0.125)
    assert read(DATADOG, httpx.Response(200, text=body)).timing.duration is None


@pytest.mark.parametrize("value", [10**18, "-" + "9" * 30, "1" * 5_000, 253402300800000, -62135596800001])
def test_moment_beyond_the_calendar(value: Any) -> None:
    """Milliseconds since the epoch that are no date, as of a clock that counts in nanoseconds."""
    run = read_with(MLFLOW, "200.finished", ("run", "info", "start_time"), value)

    assert run.timing.started is None
    assert run.timing.finished is not None


NEVER = (
    "0001-01-01T00:00:00Z",
    "0001-01-01T00:01:00+03:04",
    "9999-12-31T23:59:59.9999999Z",
    "9999-12-31T23:59:59-14:00",
)


@pytest.mark.parametrize("text", NEVER)
def test_date_at_an_end_of_the_calendar_is_none(text: str) -> None:
    """What servers in Go and .NET write for no date; in another zone it may have none."""
    assert read_with(RETAB, "200.running", ("timing", "started_at"), text).timing.started is None
    assert read_with(DATADOG, "200.running", (*ATTRIBUTES, "deleted_at"), text).deleted is False
    tasks = ("status", "tasks", 0)
    assert read_with(ADOBE, "200.done", (*tasks, "ended"), text).timing.finished is None


def test_date_that_is_far_away_is_one() -> None:
    """From the year 2 to 9998."""
    path = ("timing", "started_at")

    assert read_with(RETAB, "200.running", path, "0002-01-01T00:00:00Z").timing.started == datetime(2, 1, 1, tzinfo=UTC)
    last = datetime(9998, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert read_with(RETAB, "200.running", path, "9998-12-31T23:59:59Z").timing.started == last


SCORES: list[tuple[TestVendor, str, JsonPath]] = [
    (each.vendor, *row) for each in ALL.values() for row in each.score_paths
]


@pytest.mark.parametrize(("vendor", "name", "path"), SCORES)
@pytest.mark.parametrize("written", ["1e400", "-Infinity", "NaN", "1" * 400], ids=lambda text: text[:9])
def test_score_that_is_no_finite_number(vendor: TestVendor, name: str, path: JsonPath, written: str) -> None:
    """It is no score: nothing could be compared with it."""
    payload = changed(vendor.example(name), path, 0.125)
    (known,) = [key for key, value in read(vendor, payload).scores.items() if value == 0.125]
    body = answer(payload).text.replace("0.125", written)

    assert known not in read(vendor, httpx.Response(200, text=body)).scores


COUNTS: list[tuple[TestVendor, str, JsonPath, Any, Progress | None]] = [
    (each.vendor, each.vendor.unfinished, *row) for each in ALL.values() for row in each.absurd_counts
]


@pytest.mark.parametrize(("vendor", "name", "path", "value", "expected"), COUNTS)
def test_count_that_is_none(
    vendor: TestVendor, name: str, path: JsonPath, value: Any, expected: Progress | None
) -> None:
    """Below 0, or more than 64 bits hold."""
    assert read_with(vendor, name, path, value).progress == expected


def test_absurd_counts_do_not_end_a_wait() -> None:
    """The interval is made from counts; these cannot be divided as floats."""
    running, done = RETAB.example("200.running"), RETAB.example("200.completed")
    counts = [{"completed_document_count": 10**400 + step, "total_document_count": 10**401} for step in range(3)]
    wire = Answers(*(answer(running | each) for each in counts), answer(done))

    with RETAB.open(wire, clock=FakeClock()) as client:
        assert client.wait_ref(RETAB.ref, timeout=timedelta(minutes=5)).lifecycle.status == "completed"
