"""Properties of the values of a run: equality, times and progress."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstate import Deviation, Failed, Progress, Run, RunRef, Timing
from tests.overlay.decode.reading import changed, read
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import RETAB, TEST_VENDORS, TestVendor

zones: st.SearchStrategy[Any] = st.timezones() | st.none()
moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=zones)  # noqa: DTZ001 -- bounds are naive
counts = st.integers(min_value=0, max_value=10**6)


@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)
def test_when_a_run_was_fetched_makes_no_difference(vendor: TestVendor) -> None:
    """Two answers that say the same are equal runs, so a watcher sees no change."""
    clock = FakeClock()
    with vendor.open(Answers(answer(vendor.example(vendor.completed))), clock=clock) as client:
        first = client.get_ref(vendor.ref)
        clock.elapsed += 60
        second = client.get_ref(vendor.ref)

    assert first == second
    assert second.fetched_at - first.fetched_at == timedelta(seconds=60)


def test_anything_else_makes_a_difference() -> None:
    """Each field but the time of the fetch."""
    run = read(RETAB, RETAB.example("200.completed"))
    others: dict[str, Any] = {
        "ref": RunRef("retab", ("exprun_3",)),
        "name": "another",
        "lifecycle": Failed(),
        "timing": Timing(),
        "progress": None,
        "scores": {},
        "deleted": True,
        "deviations": (Deviation("block_id", "a string", "missing"),),
        "raw": read(RETAB, changed(RETAB.example("200.completed"), ("block_id",), "other")).raw,
    }
    assert set(others) == {field.name for field in attrs.fields(Run)} - {"fetched_at"}

    for name, value in others.items():
        assert attrs.evolve(run, **{name: value}) != run, name


def test_unknown_field_makes_a_difference() -> None:
    """Whoever watches sees what this version cannot name."""
    payload = RETAB.example("200.running")

    assert read(RETAB, payload) != read(RETAB, payload | {"tomorrow": 1})


@settings(deadline=None)
@given(moments, moments)
def test_duration_is_from_start_to_end(started: datetime, finished: datetime) -> None:
    """Where both are known and in order; a moment without an offset is in UTC."""
    timing = Timing(started=started, finished=finished)

    assert timing.started is not None
    assert timing.finished is not None
    assert timing.started.tzinfo is timing.finished.tzinfo is UTC
    elapsed = timing.finished - timing.started
    assert timing.duration == (elapsed if elapsed >= timedelta(0) else None)


@settings(deadline=None)
@given(moments, moments, st.timedeltas())
def test_duration_of_the_vendor_counts_first(started: datetime, finished: datetime, duration: timedelta) -> None:
    """It knows what it counts from."""
    assert Timing(started=started, finished=finished, duration=duration).duration == duration


@settings(deadline=None)
@given(moments)
def test_time_in_utc_stays_as_it_is(moment: datetime) -> None:
    """Saying it twice changes nothing."""
    once = Timing(created=moment)

    assert Timing(created=once.created) == once


@settings(deadline=None)
@given(counts, counts, st.none() | counts)
def test_fraction_is_a_share_of_the_total(done: int, failed: int, total: int | None) -> None:
    """From 0 to 1, where there is a total; failed units have ended, too."""
    fraction = Progress(done, failed, total).fraction

    assert (fraction is None) == (not total)
    if fraction is not None:
        assert 0 <= fraction <= 1
        assert (fraction == 1) == (done + failed >= (total or 0))
