"""More runs than fit on the terminal."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from rich.console import Console, Group
from rich.text import Text

from runstate import (
    VENDORS,
    Blocked,
    Budget,
    Completed,
    ErrorInfo,
    Failed,
    FinishedRun,
    Lifecycle,
    Pending,
    Queued,
    Run,
    Running,
    RunRef,
    ServerError,
    Timing,
    is_finished,
)
from runstate.cli.console import Screen
from runstate.cli.output import Lines, View
from runstate.cli.summary import elapsed
from runstate.cli.table import LiveTable, Table

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


def crowd(terminal: pytest.MonkeyPatch, refs: list[RunRef], **more: Any) -> LiveTable:
    """A live table of many runs, on a terminal of 80 columns and 24 lines."""
    terminal.setenv("COLUMNS", "80")
    terminal.setenv("LINES", "24")
    return LiveTable(refs, screen=Screen(), **more)


def frame(table: LiveTable) -> list[str]:
    """The lines that the live table shows now."""
    group = table._live.get_renderable()  # pyright: ignore[reportPrivateUsage]  # a terminal would redraw it
    assert isinstance(group, Group)
    return [line.plain.rstrip() for line in group.renderables if isinstance(line, Text)]


def test_of_many_runs_those_that_matter_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts per vendor and state; then blocked runs, failed ones, the latest changes."""
    table = crowd(monkeypatch, [*REFS, *(RunRef("retab", (f"exprun_{number}",)) for number in range(1_000))])
    assert frame(table) == [
        "vendor     state           runs",
        "Scorecard  asking           200",
        "Retab      asking         1,000",
    ]
    for ref in REFS:
        table.changed(run(ref, Running()))
    for ref in REFS[10:]:
        table.changed(run(ref, Completed()))
    table.changed(run(REFS[20], Failed(ErrorInfo(message="broken"))))
    table.changed(run(REFS[3], Blocked("human")))

    lines = frame(table)
    assert lines[:6] == [
        "vendor     state           runs",
        "Scorecard  running            9",
        "           blocked            1",
        "           completed        189",
        "           failed             1",
        "Retab      asking         1,000",
    ]
    shown = [line.split()[0] for line in lines[7:]]
    assert shown[:4] == ["scorecard:3", "scorecard:20", "broken", "scorecard:199"]
    assert len(lines) <= 23

    table.changed(run(REFS[3], Running()))
    assert "scorecard:3" in [line.split()[0] for line in frame(table)[6:]]
    assert "blocked" not in "\n".join(frame(table))


def test_the_end_of_many_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The counts, what did not complete in full, and the totals."""
    with crowd(monkeypatch, REFS) as table:
        for number, ref in reversed([*enumerate(REFS)]):
            table.changed(run(ref, Failed(ErrorInfo(message="broken")) if number in {7, 9} else Completed()))
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "vendor     state           runs",
        "Scorecard  completed        198",
        "           failed             2",
    ]
    assert [line.split()[0] for line in lines[3:]] == ["run", "scorecard:7", "broken", "scorecard:9", "broken", "200"]
    assert lines[-1] == "200 runs: 198 completed, 2 failed"


def test_many_vendors_and_states_share_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """If there are more of them than half a terminal, each vendor has a line."""
    refs = [
        RunRef(slug, tuple(f"{name}{number}" for name in info.id_names) if not info.id_is_integer else (str(number),))
        for slug, info in VENDORS.items()
        for number in range(6)
    ]
    table = crowd(monkeypatch, refs)
    states = (Pending(), Queued(), Running(), Completed(), Failed(ErrorInfo()), Blocked("human"))
    for number, ref in enumerate(refs):
        table.changed(run(ref, states[number % 6]))
    assert frame(table)[0] == "Adobe Sensei: 1 pending, 1 queued, 1 running, 1 blocked, 1 completed, 1 failed"
    assert len(frame(table)) <= 23


def test_a_drawing_does_not_look_at_all_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its work is the same for a hundred runs and for ten thousand."""

    def work(count: int) -> int:
        table = crowd(monkeypatch, [RunRef("scorecard", (str(number),)) for number in range(count)])
        for ref in table.rows:
            table.changed(run(ref, Running()))
        calls = 0

        def counted(_: object, event: str, __: object) -> None:
            nonlocal calls
            calls += event == "call"

        before = sys.getprofile()
        sys.setprofile(counted)
        try:
            frame(table)
        finally:
            sys.setprofile(before)
        return calls

    assert work(10_000) <= 1.2 * work(100)


def test_who_is_asked_less(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """In the last line of a table, of few runs and of many, and on stderr beside lines."""
    budget = Budget(10)
    for refs in (REFS, REFS[:2]):
        table = crowd(monkeypatch, refs, budgets={"scorecard": budget})
        table.changed(run(REFS[0], Running()))
        assert "slowed down" not in "\n".join(frame(table))
        budget.refused(0.0, None)
        assert frame(table)[-1].startswith("Scorecard: slowed down to ")
        assert budget.reason
        assert budget.reason[:25] in frame(table)[-1]
        budget.reason = None
    budget.refused(0.0, None)
    lines = Lines(REFS, say=print, budgets={"scorecard": budget})
    lines.tick()
    lines.tick()
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("runstate: Scorecard: slowed down to ")
    Lines(REFS, quiet=True, say=print, budgets={"scorecard": budget}).tick()
    assert capsys.readouterr().err == ""


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
