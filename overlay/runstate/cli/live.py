"""The live table."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field
from rich.live import Live

from runstate import RunRef, RunstateError

from .board import Board, Row
from .running import explain
from .screen import Screen
from .table import Table

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from rich.console import RenderableType

    from runstate import Run

_Handler: TypeAlias = Callable[[int, FrameType | None], object] | int | None

MOST_ROWS = 30
_FEWEST_ROWS = 2
_FRAME = 2
"""Lines for the heads and for the line about further runs."""


@define
class LiveTable:
    """All runs, drawn anew four times a second; the last drawing stays."""

    board: Board
    screen: Screen
    _table: Table = field(init=False)
    _live: Live = field(init=False)
    _errors: list[tuple[RunRef, RunstateError]] = field(factory=list[tuple[RunRef, RunstateError]], init=False)
    _over: bool = field(default=False, init=False)
    _on_sigterm: _Handler = field(default=signal.SIG_DFL, init=False)

    def __attrs_post_init__(self) -> None:
        self._table = Table(self.screen, Row.elapsed)
        self._live = Live(
            get_renderable=self._draw,
            console=self.screen,
            refresh_per_second=4,
            redirect_stdout=False,
            redirect_stderr=False,
        )

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._on_sigterm = signal.signal(signal.SIGTERM, _terminated)
        self._live.start(refresh=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over = True
        # Nothing is worth keeping of a table that nothing has come into.
        self._live.transient = not self.board.touched
        self._live.stop()
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, self._on_sigterm)
        for ref, failure in self._errors:
            explain(ref, failure)

    def seen(self, run: Run[object]) -> None:
        self.board.seen(run)

    def failed(self, ref: RunRef, error: RunstateError) -> None:
        self.board.failed(ref, error)
        self._errors.append((ref, error))  # a line of another hand would tear the table

    def _draw(self) -> RenderableType:
        if self._over:
            return self._table.draw(*self.board.shown(MOST_ROWS), whole=True)
        room = self.screen.height - 1 - _FRAME
        most = max(_FEWEST_ROWS, min(MOST_ROWS, room))
        rows, others = self.board.shown(most)
        while most > _FEWEST_ROWS and sum(1 + bool(row.cells.detail) for row in rows) > room:
            most -= 1
            rows, others = self.board.shown(most)
        return self._table.draw(rows, others, whole=False)


def _terminated(number: int, _: FrameType | None) -> None:
    """Leave the terminal as it was found."""
    raise SystemExit(128 + number)
