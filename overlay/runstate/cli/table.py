"""Runs as a table for a terminal of any width, drawn once, or redrawn while they change."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import product
from typing import Self

from attrs import define, field
from rich.cells import cell_len
from rich.console import Console, Group
from rich.control import Control
from rich.live import Live
from rich.segment import ControlType
from rich.text import Text

from runstate import RunRef, RunstateError

from .console import Screen, hide_keys
from .crowd import MANY, Crowd
from .errors import complain_about
from .output import Row, View, tally
from .summary import compact, one_line, shortened

_HEADS = {True: ("run", "state", "progress", "elapsed", "score"), False: ("run", "state", "done", "time", "score")}
"""The heads of the columns, with room for percentages and without."""
_REF, _STATE, _PROGRESS, _ELAPSED, _SCORE = range(5)
_GAP = 2  # between columns
_INDENT = 4  # of a run's second line, and of the reason below it
_BAR = (6, 20)  # the narrowest and the widest bar; with less room there is none
_SHRINKING = ((_STATE, 8), (_SCORE, 5), (_PROGRESS, 5))  # cut to these widths, in order, if two lines are too wide
_LINES = (3, 40)  # the fewest and the most lines of a drawing that will be replaced
_UP_A_LINE = ((ControlType.ERASE_IN_LINE, 2), (ControlType.CURSOR_UP, 1))


@define
class Layout:
    """How a table fills its width."""

    stacked: bool  # whether a run takes two lines: its reference, and the rest
    percent: bool  # whether there is room for percentages
    widths: list[int]
    bar: int  # the width of the bars, which are a part of the progress, or 0

    def lines(self, cells: Sequence[Text]) -> list[Text]:
        """The line of these cells, or two lines if it is stacked."""
        line = Text(no_wrap=True)
        for cell, width in zip([Text(), *cells[1:]] if self.stacked else cells, self.widths, strict=True):
            cell.truncate(width, overflow="ellipsis", pad=True)
            line.append_text(cell).append(" " * _GAP)
        line.rstrip()
        return [cells[_REF], line] if self.stacked else [line]


@define
class Table:
    """Draws rows. Its columns only grow, so that they do not jump, as long as a run fits into one line."""

    console: Console
    _widest: dict[bool, list[int]] = field(factory=dict[bool, list[int]], init=False)
    """The greatest width of each column so far, with percentages and without."""
    _is_stacked: bool = field(default=False, init=False)

    def draw(self, rows: Sequence[Row], room: int | None = None, *, counts: bool = True) -> list[Text]:
        """The lines of the table.

        Args:
            rows: The runs, in the order in which they are shown.
            room: The number of lines of a drawing that will be replaced: what does not fit is cut, or counted in the
                last line. Without it this is the last drawing, with all runs, whole references and reasons, and the
                totals.
            counts: Whether there is a line for what is not shown, or for the totals.
        """
        last = room is None
        if last or self._is_stacked:  # earlier contents of the columns need no room any more
            self._widest.clear()
        ranked = sorted(rows, key=lambda row: row.rank)[:room]
        layout = self._layout(ranked)
        self._is_stacked = layout.stacked
        heads = layout.lines([Text(head, "bold") for head in _HEADS[layout.percent]])
        blocks = {row.ref: self._block(row, layout, last=last) for row in ranked}
        while room is not None and len(blocks) > 1:
            if len(heads) + sum(map(len, blocks.values())) + (counts and len(blocks) < len(rows)) <= room:
                break
            blocks.popitem()
        lines = heads + [line for row in rows for line in blocks.get(row.ref, ())]
        hidden = [row for row in rows if row.ref not in blocks]
        if hidden and counts:
            lines.append(Text(f"and {len(hidden)} more: {tally(hidden)}", "dim"))
        elif last and counts and len(rows) > 1:
            lines.append(Text(f"{len(rows)} runs: {tally(rows)}", "bold"))
        return lines if last else self.cut(lines)

    def cut(self, lines: list[Text]) -> list[Text]:
        """The lines, each no longer than the terminal is wide."""
        for line in lines:
            line.truncate(self._width, overflow="ellipsis")
        return lines

    @property
    def _width(self) -> int:
        # A terminal that echoes ^C after a full line would move the cursor down, and the next drawing, too.
        return max(1, self.console.width - len("^C"))

    def _layout(self, rows: Sequence[Row]) -> Layout:
        for (percent, heads), row in product(_HEADS.items(), rows):
            widths = self._widest.get(percent, map(len, heads))
            self._widest[percent] = [*map(max, widths, map(cell_len, _texts(row, percent=percent)))]
        spare, layout = 0, Layout(stacked=True, percent=False, widths=[], bar=0)
        for stacked, percent in product((False, True), (True, False)):
            layout = Layout(stacked, percent, list(self._widest[percent]), 0)
            if stacked:
                layout.widths[_REF] = _INDENT - _GAP
            spare = self._width - sum(layout.widths) - _GAP * (len(layout.widths) - 1)
            if spare >= 0:
                break
        narrowest, widest = _BAR
        if spare >= narrowest + _GAP:
            layout.bar = min(widest, spare - _GAP)
            layout.widths[_PROGRESS] += layout.bar + _GAP
        for column, minimum in _SHRINKING:
            cut = min(max(0, -spare), max(0, layout.widths[column] - minimum))
            layout.widths[column] -= cut
            spare += cut
        return layout

    def _block(self, row: Row, layout: Layout, *, last: bool) -> list[Text]:
        """The lines of one run."""
        summary = row.current
        ref, state, progress, spent, score = _texts(row, percent=layout.percent)
        counts = progress.rjust(layout.widths[_PROGRESS] - (layout.bar + _GAP if layout.bar else 0))
        done = None if summary.fraction is None else int(summary.fraction * layout.bar)
        bar = (" " * layout.bar, "") if done is None else ("━" * done, summary.style)
        rest = "" if done is None else "╌" * (layout.bar - done)
        cells = [
            Text(ref if last else shortened(ref, self._width)),
            Text.assemble((state, summary.style)),
            Text.assemble(bar, (rest, "dim"), " " * _GAP if layout.bar else "", counts),
            Text(spent.rjust(layout.widths[_ELAPSED])),
            Text(score),
        ]
        lines = layout.lines(cells)
        if summary.detail and not (last and (summary.note or summary.status == "error")):  # which stderr shows
            reason = Text(summary.detail, summary.style if summary is row.summary else "red")
            wrapped = reason.wrap(self.console, max(1, self._width - _INDENT)) if last else (reason,)
            lines.extend(Text(" " * _INDENT).append_text(line) for line in wrapped)
        return lines


def _texts(row: Row, *, percent: bool) -> list[str]:
    """The contents of the columns, without the bar."""
    summary, spent = row.current, row.elapsed()
    return [
        one_line(str(row.ref)),
        summary.state if summary.status == "failed" else f"{summary.state} {summary.spoiled}".strip(),
        f"{summary.counts} {summary.percent if percent else ''}".strip(),
        "" if spent is None else compact(spent),
        f"{'' if summary.measure == 'score' else summary.measure} {summary.score}".strip(),
    ]


@define
class LiveTable(View):
    """All runs, redrawn four times a second, and at the end in full; of many runs, those that matter."""

    screen: Screen = field(kw_only=True)
    _table: Table = field(init=False)
    _live: Live = field(init=False)
    _terminal: ExitStack = field(factory=ExitStack, init=False)  # restores it
    _handlers: ExitStack = field(factory=ExitStack, init=False)  # restores those of signals
    _lock: threading.RLock = field(factory=threading.RLock, init=False)
    _errors: dict[RunRef, RunstateError] = field(factory=dict[RunRef, RunstateError], init=False)
    _drawn: list[int] = field(factory=list[int], init=False)  # the widths of the lines of the last drawing
    _crowd: Crowd | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        if len(self.rows) > MANY:
            self._crowd = Crowd()
            self._crowd.add(self.rows.values())
        self._table = Table(self.screen)
        self._live = Live(
            get_renderable=self._draw, console=self.screen, transient=True, redirect_stdout=False, redirect_stderr=False
        )

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for name, handler in (("SIGTERM", _terminated), ("SIGTSTP", self._suspended)):
                if number := getattr(signal, name, None):  # Windows has no SIGTSTP
                    self._handlers.callback(signal.signal, number, signal.signal(number, handler))
        self.tick()
        return super().__enter__()

    def __exit__(self, *exception: object) -> None:
        super().__exit__(*exception)
        self._terminal.close()
        self._handlers.close()
        rows = [*self.rows.values()]
        if any(row.changed for row in rows):  # a table without any response is not worth keeping
            for line in self._table.draw(rows) if self._crowd is None else self._last_of_many(self._crowd, rows):
                self.screen.say(line)
        for ref, failure in self._errors.items():
            complain_about(ref, failure)

    def failed(self, ref: RunRef, error: RunstateError) -> Row:
        self._errors[ref] = error  # a line on stderr would break the table
        return super().failed(ref, error)

    def _put(self, row: Row) -> Row:
        before = self.rows[row.ref]
        row = super()._put(row)
        if self._crowd is not None:
            self._crowd.change(before, row)
        return row

    def tick(self) -> None:
        """Start drawing, also after a shell's `bg` and `fg`, which send no signal."""
        with self._lock:
            if not self._live.is_started and self.screen.is_live:
                self._drawn = []
                hide_keys(self._terminal)
                self._terminal.callback(self._live.stop)
                self._live.start(refresh=True)

    def _suspended(self, number: int, _: object) -> None:
        """Restore the terminal, stop the process, and redraw when it continues."""
        with self._lock:
            self._terminal.close()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        signal.signal(number, self._suspended)
        self.tick()

    def _draw(self) -> Group:
        # If the terminal is narrower now, the last drawing has more lines: move up by as many.
        width = max(1, self.screen.width)
        for _ in range(sum(max(0, drawn - 1) // width for drawn in self._drawn)):
            self.screen.control(Control(ControlType.CARRIAGE_RETURN, *_UP_A_LINE))
        fewest, most = _LINES
        lines = self._lines(max(fewest, min(self.screen.height - 1, most)))
        self._drawn = [line.cell_len for line in lines]
        return Group(*lines)

    def _lines(self, room: int) -> list[Text]:
        """A drawing that will be replaced: the table, or counts and the runs that matter; and who is asked less."""
        below = [Text(reason, "magenta") for reason in self.slowed.values()][: room // 3]
        room -= len(below)
        if self._crowd is None:
            return self._table.draw([*self.rows.values()], room) + self._table.cut(below)
        counts = self._crowd.lines(room // 2)
        room -= len(counts)
        rows = [self.rows[ref] for ref in self._crowd.notable(room)]
        table = self._table.draw(rows, room, counts=False) if rows else []
        return self._table.cut(counts) + table + self._table.cut(below)

    def _last_of_many(self, crowd: Crowd, rows: Sequence[Row]) -> list[Text]:
        """The last drawing: the counts, and in full the runs that are blocked or ended badly."""
        refs = crowd.spoiled
        spoiled = [row for row in rows if row.ref in refs]
        lines = self._table.draw(spoiled, counts=False) if spoiled else []
        return [*crowd.lines(len(rows)), *lines, Text(f"{len(rows):,} runs: {tally(rows)}", "bold")]


def _terminated(number: int, _: object) -> None:
    """Leave the terminal as it was."""
    raise SystemExit(128 + number)
