"""One plain line per change, for logs and pipes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from attrs import define, evolve
from rich.text import Text

from runstate import has_finished

from .board import Board
from .running import explain
from .screen import Screen
from .views import Still
from .words import compact, one_line

if TYPE_CHECKING:
    from runstate import Run, RunRef, RunstateError

    from .cells import Cells


@define
class Lines(Still):
    """One line per change that is worth one."""

    board: Board
    screen: Screen
    quiet: bool
    """Whether only the ends are."""

    def seen(self, run: Run[object]) -> None:
        before = self.board[run.ref].cells
        row = self.board.seen(run)
        if row.cells.gist != before.gist and (has_finished(run) or not self.quiet):
            self.screen.say(line(row.ref, row.cells, row.elapsed()))

    def failed(self, ref: RunRef, error: RunstateError) -> None:
        row = self.board.failed(ref, error)
        if row.run is not None and (row.cells.note or self.quiet):
            self.screen.say(line(ref, evolve(row.cells, detail=""), row.elapsed()))
        explain(ref, error)


def line(ref: RunRef, cells: Cells, elapsed: float | None, *, stamped: bool = True) -> Text:
    """`11:04:18 retab:exprun_2 running 7/12 58% 3m12s`, and the score or the reason after it."""
    text = Text(f"{datetime.now(UTC).astimezone():%H:%M:%S} " if stamped else "")
    text.append(one_line(str(ref))).append(" ")
    text.append(cells.status, cells.style)
    aside = f"({cells.aside})" if cells.aside else ""
    spent = "" if elapsed is None else compact(elapsed)
    score = f"{cells.measure} {cells.score}".strip()
    for part in (aside, cells.counts, cells.percent, cells.spoiled, spent, score):
        text.append(f" {part}" if part else "")
    text.append(f", {cells.note}" if cells.note else "")
    return text.append(f": {cells.detail}" if cells.detail else "")
