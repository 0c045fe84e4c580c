"""The live table."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import ExitStack
from types import FrameType
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field
from rich.console import Group
from rich.control import Control
from rich.live import Live
from rich.segment import ControlType

from runstate import RunRef, RunstateError

from .board import Board
from .running import explain
from .screen import Screen, keys_hidden
from .table import Table

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from runstate import Retry, Run

_Handler: TypeAlias = Callable[[int, FrameType | None], object] | int | None

MOST_LINES = 40
"""Of a drawing, however high the terminal."""
_FEWEST_LINES = 3
_UP_A_LINE = ((ControlType.ERASE_IN_LINE, 2), (ControlType.CURSOR_UP, 1))


@define
class LiveTable:
    """All runs, drawn anew four times a second; in the end a last time, whole."""

    board: Board
    screen: Screen
    _table: Table = field(init=False)
    _terminal: ExitStack = field(factory=ExitStack, init=False)
    """What leaves the terminal as it was found."""
    _errors: list[tuple[RunRef, RunstateError]] = field(factory=list[tuple[RunRef, RunstateError]], init=False)
    _handlers: dict[int, _Handler] = field(factory=dict[int, _Handler], init=False)
    _drawn: list[int] = field(factory=list[int], init=False)
    """The widths of the lines that were drawn last."""

    def __attrs_post_init__(self) -> None:
        self._table = Table(self.screen)

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for name, handler in (("SIGTERM", _terminated), ("SIGTSTP", self._suspended)):
                if number := getattr(signal, name, None):  # Windows has no SIGTSTP
                    self._handlers[number] = signal.signal(number, handler)
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._terminal.close()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        if self.board.touched:  # nothing is worth keeping of a table that nothing has come into
            for line in self._table.draw(self.board.rows):
                self.screen.say(line)
        for ref, failure in self._errors:
            explain(ref, failure)

    def seen(self, run: Run[object]) -> None:
        self.board.seen(run)

    def failed(self, ref: RunRef, error: RunstateError) -> None:
        self.board.failed(ref, error)
        self._errors.append((ref, error))  # a line on stderr would tear the table

    def retried(self, retry: Retry) -> None:
        self.board.retried(retry)

    def _start(self) -> None:
        self._drawn = []
        live = Live(
            get_renderable=self._draw,
            console=self.screen,
            refresh_per_second=4,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._terminal.enter_context(keys_hidden())
        self._terminal.callback(live.stop)
        live.start(refresh=True)

    def _suspended(self, number: int, _: FrameType | None) -> None:
        """Leave the terminal, stop as the signal asks, then begin anew."""
        self._terminal.close()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        signal.signal(number, self._suspended)
        if self.screen.may_move:  # and not, say, in the background
            self._start()

    def _draw(self) -> Group:
        self._fold()
        room = min(self.screen.height - 1, MOST_LINES)
        lines = self._table.draw(self.board.rows, max(_FEWEST_LINES, room))
        self._drawn = [line.cell_len for line in lines]
        return Group(*lines)

    def _fold(self) -> None:
        """Move up by the lines that the last drawing has become longer by, since the terminal became narrower."""
        width = max(1, self.screen.width)
        for _ in range(sum(max(0, drawn - 1) // width for drawn in self._drawn)):
            self.screen.control(Control(ControlType.CARRIAGE_RETURN, *_UP_A_LINE))


def _terminated(number: int, _: FrameType | None) -> None:
    """Leave the terminal as it was found."""
    raise SystemExit(128 + number)
