"""Stdout as a terminal or a file: whether it has colours, whether lines on it can be drawn again."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Generator


class Screen(Console):
    """Stdout, with colours as the terminal and the environment want them."""

    def __init__(self) -> None:
        # Under COLUMNS=0, which some containers export, rich would print nothing.
        unset = {name for name in ("COLUMNS", "LINES") if not os.environ.get(name, "").strip("0")}
        super().__init__(_environ={name: value for name, value in os.environ.items() if name not in unset})

    def on_broken_pipe(self) -> None:
        """Leave the error to the caller; rich would exit."""
        raise BrokenPipeError

    @property
    def is_live(self) -> bool:
        """Whether lines can be drawn again."""
        return sys.stdout.isatty() and self.is_interactive and not self.is_dumb_terminal and not in_background()

    def say(self, *parts: str | Text | tuple[str, str]) -> None:
        """Write one line, however long: texts, some with a style."""
        self.print(Text.assemble(*parts), soft_wrap=True, highlight=False, markup=False)


@contextlib.contextmanager
def keys_hidden() -> Generator[None]:
    """Do not show pressed keys on stdout's terminal; Ctrl-C and the like still work."""
    if sys.platform == "win32":
        yield
        return
    import termios  # noqa: PLC0415 -- not on Windows

    try:
        terminal = sys.stdout.fileno()
        before = termios.tcgetattr(terminal)
    except (OSError, ValueError, termios.error):  # not a terminal
        yield
        return
    hidden = list(before)
    hidden[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSADRAIN, hidden)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def in_background() -> bool:
    """Whether the terminal belongs to another process group, as after a shell's `&` and `bg`."""
    if sys.platform == "win32":
        return False
    try:
        return os.tcgetpgrp(sys.stdout.fileno()) != os.getpgrp()
    except (OSError, ValueError):  # not this process's own terminal
        return False
