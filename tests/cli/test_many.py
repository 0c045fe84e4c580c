"""More runs than there is room for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from runstate import Completed, FinishedRun, Lifecycle, Run, Running, RunRef, ServerError, Timing, is_finished
from runstate.cli.board import Board

REFS = [RunRef("scorecard", (str(number),)) for number in range(200)]


def run(ref: RunRef, lifecycle: Lifecycle, timing: Timing | None = None) -> Run[object]:
    """A run in that state."""
    now = datetime.now(UTC)
    if is_finished(lifecycle):
        return FinishedRun(ref=ref, lifecycle=lifecycle, timing=timing or Timing(), fetched_at=now, raw=None)
    return Run(ref=ref, lifecycle=lifecycle, timing=timing or Timing(), fetched_at=now, raw=None)


def test_as_many_as_there_is_room_for_keep_their_order() -> None:
    """Where all fit, they stand as they were named, whatever changes."""
    board = Board(REFS[:30])
    board.seen(run(REFS[7], Completed()))

    rows, others = board.shown(30)

    assert [row.ref for row in rows] == REFS[:30]
    assert not others


def test_the_unfinished_come_first() -> None:
    """Where not all fit: the unfinished, the latest change first, then what went wrong, then the rest, counted."""
    board = Board(REFS)
    for ref in REFS[3:]:
        board.seen(run(ref, Completed()))
    board.seen(run(REFS[0], Running()))
    board.failed(REFS[1], ServerError("x", vendor="scorecard", status=500))
    board.seen(run(REFS[2], Running()))

    rows, others = board.shown(5)

    assert [row.ref for row in rows] == [REFS[2], REFS[0], REFS[1], REFS[199]]
    assert others == {"completed": 196}


def test_elapsed_is_the_vendors_word_where_there_is_one() -> None:
    """The vendor's times count; without them, the time since the watch began."""
    board = Board(REFS[:4])
    created = datetime.now(UTC) - timedelta(hours=2)
    going = board.seen(run(REFS[0], Running(), Timing(created=created)))
    ended = board.seen(run(REFS[1], Completed(), Timing(started=created, finished=created + timedelta(minutes=5))))
    silent = board.seen(run(REFS[2], Running()))
    late = board.seen(run(REFS[3], Completed()))

    assert 7_200 <= (going.elapsed() or 0) < 7_300
    assert ended.elapsed() == 300
    assert 0 <= (silent.elapsed() or 0) < 60
    assert late.elapsed() is None  # it had ended before anybody watched, and nobody says when


def test_elapsed_stops_with_the_watch() -> None:
    """A run that is watched no more does not go on ageing on the screen."""
    board = Board(REFS[:1])
    board.seen(run(REFS[0], Running()))
    row = board.failed(REFS[0], ServerError("x", vendor="scorecard", status=500))

    assert row.elapsed() == row.elapsed()
