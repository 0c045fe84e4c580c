"""More runs than fit on the terminal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from rich.console import Console

from runstate import (
    Completed,
    ErrorInfo,
    Failed,
    FinishedRun,
    Lifecycle,
    Run,
    Running,
    RunRef,
    ServerError,
    Timing,
    is_finished,
)
from runstate.cli.output import View
from runstate.cli.summary import elapsed
from runstate.cli.table import Table

REFS = [RunRef("scorecard", (str(number),)) for number in range(200)]


def run(ref: RunRef, lifecycle: Lifecycle, timing: Timing | None = None) -> Run[object]:
    """A run in this state."""
    now = datetime.now(UTC)
    if is_finished(lifecycle):
        return FinishedRun(ref=ref, lifecycle=lifecycle, timing=timing or Timing(), fetched_at=now, raw=None)
    return Run(ref=ref, lifecycle=lifecycle, timing=timing or Timing(), fetched_at=now, raw=None)


def shown(view: View, room: int | None) -> list[str]:
    """The lines below the head of a drawing."""
    return [line.plain for line in Table(Console(width=80)).draw([*view.rows.values()], room)][1:]


def test_the_unfinished_are_shown() -> None:
    """If not all fit, unfinished runs come first, then the latest failures; the order stays, the rest is counted."""
    view = View(REFS)
    for ref in REFS[3:]:
        view.changed(run(ref, Completed()))
    view.changed(run(REFS[0], Running()))
    view.failed(REFS[1], ServerError("x", vendor="scorecard", status=500))
    view.changed(run(REFS[2], Running()))

    lines = shown(view, 7)

    assert [line.split()[0] for line in lines] == [
        "scorecard:0",
        "scorecard:1",
        "x",
        "scorecard:2",
        "scorecard:199",
        "and",
    ]
    assert lines[-1] == "and 196 more: 196 completed"


@pytest.mark.parametrize("room", [None, 201])
def test_a_last_drawing_has_all_runs_and_their_totals(room: int | None) -> None:
    """At the end all runs are shown in the order of the references, with the totals below."""
    view = View(REFS)
    for number, ref in enumerate(reversed(REFS)):
        view.changed(run(ref, Failed(ErrorInfo()) if number < 36 else Completed()))

    lines = shown(view, room)

    assert [line.split()[0] for line in lines][: len(REFS)] == list(map(str, REFS))
    assert lines[len(REFS) :] == ([] if room else ["200 runs: 164 completed, 36 failed"])


def test_elapsed_is_the_vendors_word_where_there_is_one() -> None:
    """The vendor's times count; without them, the time since the watch began."""
    view = View(REFS[:4])
    created = datetime.now(UTC) - timedelta(hours=2)
    going = view.changed(run(REFS[0], Running(), Timing(created=created)))
    ended = view.changed(run(REFS[1], Completed(), Timing(started=created, finished=created + timedelta(minutes=5))))
    silent = view.changed(run(REFS[2], Running()))
    late = view.changed(run(REFS[3], Completed()))

    assert 7_200 <= (going.elapsed() or 0) < 7_300
    assert ended.elapsed() == 300
    assert 0 <= (silent.elapsed() or 0) < 60
    assert late.elapsed() is None  # it had ended before anybody watched, and nobody says when


@pytest.mark.parametrize(
    ("timing", "seconds"),
    [
        (Timing(created=datetime(2025, 1, 1, tzinfo=UTC)), None),
        (Timing(started=datetime(2025, 1, 1, tzinfo=UTC)), None),
        (Timing(created=datetime(2025, 1, 1, tzinfo=UTC), updated=datetime(2025, 1, 1, 0, 5, tzinfo=UTC)), 300),
    ],
)
def test_elapsed_of_a_run_that_ended_without_an_end_does_not_grow(timing: Timing, seconds: float | None) -> None:
    """It ends with the last change if that is known, and never now."""
    assert elapsed(run(REFS[0], Completed(), timing)) == seconds


def test_elapsed_stops_with_the_watch() -> None:
    """The elapsed time of a run that is no longer watched stops."""
    view = View(REFS[:1])
    view.changed(run(REFS[0], Running()))
    row = view.failed(REFS[0], ServerError("x", vendor="scorecard", status=500))

    assert row.elapsed() == row.elapsed()
