"""One plain line per change, for logs and pipes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from attrs import define, evolve
from rich.text import Text

from runstate import has_finished

from .board import Board, Row, tally
from .running import explain
from .screen import Screen
from .views import Stream
from .words import compact, one_line

if TYPE_CHECKING:
    from runstate import Run, RunRef, RunstateError

    from .cells import Cells


@define(kw_only=True)
class Lines(Stream):
    """One line per change that is worth one."""

    board: Board
    screen: Screen

    def seen(self, run: Run[object]) -> None:
        self.heard(run.ref)
        before = self.board[run.ref].cells
        row = self.board.seen(run)
        if row.cells.gist != before.gist and (has_finished(run) or not self.quiet):
            self._say(row)

    def failed(self, ref: RunRef, error: RunstateError) -> None:
        self.heard(ref)
        row = self.board.failed(ref, error)
        if row.run is not None and (row.cells.note or self.quiet):
            self._say(evolve(row, cells=evolve(row.cells, detail="")))
        explain(ref, error)

    def unchanged(self) -> None:
        rows = self.board.rows
        if len(rows) == 1:
            self._say(rows[0])
        else:
            self.screen.say(f"{_stamp()} {len(rows)} runs: {tally(rows)}")

    def _say(self, row: Row) -> None:
        self.wrote()
        self.screen.say(line(row.ref, row.cells, row.elapsed()))


def _stamp() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def line(ref: RunRef, cells: Cells, elapsed: float | None, *, stamped: bool = True) -> Text:
    """`2026-11-25T11:04:18+00:00 retab:exprun_2 running 7/12 58% 3m12s`, and the score or the reason after it."""
    text = Text(f"{_stamp()} " if stamped else "")
    text.append(one_line(str(ref))).append(" ")
    text.append(cells.status, cells.style)
    aside = f"({cells.aside})" if cells.aside else ""
    spent = "" if elapsed is None else compact(elapsed)
    score = f"{cells.measure} {cells.score}".strip()
    for part in (aside, cells.counts, cells.percent, cells.spoiled, spent, score):
        text.append(f" {part}" if part else "")
    text.append(f", {cells.note}" if cells.note else "")
    return text.append(f": {cells.detail}" if cells.detail else "")
