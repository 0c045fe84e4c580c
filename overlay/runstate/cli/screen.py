"""Stdout as a place for text: whether it has colours, whether something may move on it."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Generator

    from rich.text import Text


class Screen(Console):
    """Stdout, with colours as terminal and environment want them."""

    def __init__(self) -> None:
        # Under COLUMNS=0, which some containers export, rich would print nothing.
        unset = {name for name in ("COLUMNS", "LINES") if not os.environ.get(name, "").strip("0")}
        super().__init__(_environ={name: value for name, value in os.environ.items() if name not in unset})

    def on_broken_pipe(self) -> None:
        """Let the program end in its own way."""
        raise BrokenPipeError

    @property
    def may_move(self) -> bool:
        """Whether what is on it can be drawn anew."""
        return sys.stdout.isatty() and self.is_interactive and not self.is_dumb_terminal and not _in_background()

    def say(self, text: Text | str = "") -> None:
        """One line, however long."""
        self.print(text, soft_wrap=True, highlight=False, markup=False)


@contextlib.contextmanager
def keys_hidden() -> Generator[None]:
    """Keys that are pressed do not show on stdout's terminal; Ctrl-C and its like work as ever."""
    if sys.platform == "win32":
        yield
        return
    import termios  # noqa: PLC0415 -- not on Windows

    try:
        terminal = sys.stdout.fileno()
        before = termios.tcgetattr(terminal)
    except (OSError, ValueError, termios.error):  # no terminal
        yield
        return
    hidden = list(before)
    hidden[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSADRAIN, hidden)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _in_background() -> bool:
    """Whether the terminal is another process group's, which a shell's `&` and `bg` lead to."""
    if sys.platform == "win32":
        return False
    try:
        return os.tcgetpgrp(sys.stdout.fileno()) != os.getpgrp()
    except (OSError, ValueError):  # not this process's own terminal
        return False
