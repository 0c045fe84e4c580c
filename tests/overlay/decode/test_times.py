"""The design's second table: times, names and deletion, at the edges that examples do not show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from runstate import DecodeError, Timing
from tests.overlay.decode.contract import dotted
from tests.overlay.decode.reading import changed, has, read, without
from tests.support.vendors import ADOBE, DATADOG, MLFLOW, RETAB, TEST_VENDORS, TestVendor
from tests.vendors import ALL
from tests.vendors.base import JsonPath

ELEVEN = datetime(2026, 5, 2, 11, tzinfo=UTC)
NOON = datetime(2026, 5, 2, 12, tzinfo=UTC)

TIMES: tuple[tuple[dict[str, Any], Timing], ...] = (
    ({}, Timing()),
    (dict.fromkeys(("created_at", "started_at", "completed_at", "duration_ms")), Timing()),
    ({"created_at": "2026-05-02T11:00:00"}, Timing(created=ELEVEN)),
    ({"created_at": "2026-05-02T13:00:00+02:00"}, Timing(created=ELEVEN)),
    ({"created_at": "2026-05-01T23:30:00-11:30"}, Timing(created=ELEVEN)),
    (
        {"started_at": "2026-05-02T11:00:00Z", "completed_at": "2026-05-02T12:00:00Z"},
        Timing(started=ELEVEN, finished=NOON, duration=timedelta(hours=1)),
    ),
    (
        {"started_at": "2026-05-02T11:00:00Z", "completed_at": "2026-05-02T12:00:00Z", "duration_ms": 1500},
        Timing(started=ELEVEN, finished=NOON, duration=timedelta(seconds=1.5)),
    ),
    (
        {"started_at": "2026-05-02T12:00:00Z", "completed_at": "2026-05-02T11:00:00Z"},
        Timing(started=NOON, finished=ELEVEN),
    ),
    ({"started_at": "2026-05-02T11:00:00Z", "duration_ms": 0}, Timing(started=ELEVEN, duration=timedelta(0))),
)


@pytest.mark.parametrize(("timing", "expected"), TIMES)
def test_retab_times_are_aware_and_in_utc(timing: dict[str, Any], expected: Timing) -> None:
    """A time without an offset is in UTC; the duration is the vendor's, else from start to end."""
    seen = read(RETAB, RETAB.example("200.running") | {"timing": timing}).timing

    assert seen == expected
    assert (seen.duration is None) == (expected.duration is None)
    assert {moment.tzinfo for moment in (seen.created, seen.started, seen.finished) if moment} <= {UTC}


ADOBE_TIMES: tuple[tuple[list[dict[str, str | None]], Timing], ...] = (
    ([{"started": "2026-05-02T12:00:00Z"}, {"started": "2026-05-02T11:00:00"}], Timing(started=ELEVEN)),
    ([{"started": None, "ended": "2026-05-02T12:00:00Z"}], Timing(finished=NOON)),
    ([{"ended": "2026-05-02T12:00:00Z"}, {"ended": "2026-05-02T13:00:00+02:00"}], Timing(finished=NOON)),
    ([{"ended": "2026-05-02T12:00:00Z"}, {}], Timing()),
    ([{"ended": "2026-05-02T12:00:00Z"}, {"ended": None}], Timing()),
)


@pytest.mark.parametrize(("tasks", "expected"), ADOBE_TIMES)
def test_adobe_times_are_those_of_its_tasks(tasks: list[dict[str, str | None]], expected: Timing) -> None:
    """From the earliest start to the latest end, once all have ended."""
    payload = {"experimentRunId": "1", "status": {"tasks": [{"state": "RUNNING", **task} for task in tasks]}}

    assert read(ADOBE, payload).timing == expected


MILLISECONDS: tuple[tuple[str, Any, Any, Timing], ...] = (
    ("FINISHED", 1777719600000, 1777723200000, Timing(started=ELEVEN, finished=NOON)),
    ("FAILED", "1777719600000", "1777723200000", Timing(started=ELEVEN, finished=NOON)),
    ("KILLED", 1777719600000, None, Timing(started=ELEVEN)),
    ("FINISHED", 0, "0", Timing()),
    ("FINISHED", None, 1777723200000, Timing(finished=NOON)),
    ("RUNNING", 1777719600000, 1777723200000, Timing(started=ELEVEN)),
    ("ARCHIVED", 1777719600000, 1777723200000, Timing(started=ELEVEN)),
)


@pytest.mark.parametrize(("status", "start", "end", "expected"), MILLISECONDS)
def test_mlflow_times_are_milliseconds(status: str, start: Any, end: Any, expected: Timing) -> None:
    """As a number or in digits, 0 for none; a run that goes on has no end, although it may have had one before."""
    info = {"run_id": "1", "status": status, "start_time": start, "end_time": end}

    assert read(MLFLOW, {"run": {"info": info}}).timing == expected


@pytest.mark.parametrize("value", ["soon", "1.5", "", "-", "1_000", " 1", "1\n", "\u0661", "1" * 5_000 + "x"])
def test_mlflow_time_that_is_none_is_left_out(value: Any) -> None:
    """The run is not, and `raw` keeps what came; with `strict`, it is an error."""
    info = {"run_id": "1", "status": "RUNNING", "start_time": value}
    run = read(MLFLOW, {"run": {"info": info}})

    assert (run.lifecycle.status, run.timing) == ("running", Timing())
    assert run.raw.to_dict() == MLFLOW.named({"run": {"info": info}})
    assert [deviation.field for deviation in run.deviations] == ["run.info.start_time"]
    with pytest.raises(DecodeError, match=r"run\.info\.start_time should be an integer or a string that matches"):
        read(MLFLOW, {"run": {"info": info}}, strict=True)


NOT_TIMES: tuple[Any, ...] = (
    0,
    0.0,
    "0",
    10**18,
    10**400,
    "9" * 400,
    99_999_999,
    -1777719600,
    True,
    "",
    "soon",
    "1_000",
    " 1",
    [],
    {},
)
EPOCHS: tuple[tuple[Any, datetime | None], ...] = (
    (1777719600, ELEVEN),
    (1777719600.0, ELEVEN),
    (1777719600000, ELEVEN),
    (1777719600000.0, ELEVEN),
    ("1777719600", ELEVEN),
    ("1777719600.5", ELEVEN + timedelta(seconds=0.5)),
    ("1777719600000", ELEVEN),
    (100_000_000, datetime(1973, 3, 3, 9, 46, 40, tzinfo=UTC)),
    (99_999_999_999, datetime(5138, 11, 16, 9, 46, 39, tzinfo=UTC)),
    (100_000_000_000, datetime(1973, 3, 3, 9, 46, 40, tzinfo=UTC)),
    *((value, None) for value in NOT_TIMES),
)
DATES: list[tuple[TestVendor, str, JsonPath, str]] = [
    (each.vendor, *row) for each in ALL.values() for row in each.dates
]


@pytest.mark.parametrize(("vendor", "example", "path", "name"), DATES)
@pytest.mark.parametrize(("value", "expected"), EPOCHS, ids=lambda value: str(value)[:20])
def test_date_in_another_form(
    vendor: TestVendor, example: str, path: JsonPath, name: str, value: Any, expected: datetime | None
) -> None:
    """Seconds and milliseconds since the epoch are read, anything else is None; it is a deviation all the same."""
    payload = vendor.example(example)
    run = read(vendor, changed(payload, path, value))

    assert getattr(run.timing, name) == expected
    assert [deviation.field for deviation in run.deviations] == [dotted(path)]
    assert run.raw.to_dict() == changed(payload, path, value)


def test_deletion_by_an_epoch_time_is_one() -> None:
    """Datadog says by a date whether a run has been deleted."""
    payload = DATADOG.example("200.completed")
    path = ("data", "attributes", "deleted_at")

    assert read(DATADOG, changed(payload, path, 1777719600)).deleted is True
    assert read(DATADOG, changed(payload, path, "")).deleted is False


NAMES: list[tuple[TestVendor, JsonPath, str | None, str | None]] = [
    (each.vendor, *row) for each in ALL.values() for row in each.names
]


@pytest.mark.parametrize(("vendor", "path", "value", "expected"), NAMES)
def test_name_is_the_vendors(vendor: TestVendor, path: JsonPath, value: str | None, expected: str | None) -> None:
    """None where the vendor gives no name, or an empty one."""
    payload = vendor.example(vendor.completed)

    assert read(vendor, changed(payload, path, value)).name == expected


DELETED: list[tuple[TestVendor, JsonPath, Any, bool]] = [
    (each.vendor, *row) for each in ALL.values() for row in each.deletions
]


@pytest.mark.parametrize(("vendor", "path", "value", "expected"), DELETED)
def test_deletion_is_told(vendor: TestVendor, path: JsonPath, value: Any, *, expected: bool) -> None:
    """A run that the vendor has marked as deleted says so, whatever its state."""
    assert read(vendor, changed(vendor.example(vendor.completed), path, value)).deleted is expected


@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)
def test_nothing_is_deleted_unless_it_says_so(vendor: TestVendor) -> None:
    """Absence of a mark is no mark."""
    payload = vendor.example(vendor.completed)
    place = ALL[vendor.slug].deletion

    if place and has(payload, place):
        assert read(vendor, without(payload, place)).deleted is False
    assert read(vendor, payload).deleted is False
