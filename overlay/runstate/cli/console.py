"""Stdout as a terminal or a file: whether it has colours, and whether lines can be redrawn."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, suppress

from rich.console import Console
from rich.text import Text


class Screen(Console):
    """Stdout, with colours if the terminal and the environment allow them."""

    def __init__(self) -> None:
        # Under COLUMNS=0, which some containers export, rich would print nothing.
        unset = {name for name in ("COLUMNS", "LINES") if not os.environ.get(name, "").strip("0")}
        super().__init__(_environ={name: value for name, value in os.environ.items() if name not in unset})

    def on_broken_pipe(self) -> None:
        """Leave the error to the caller; rich would exit."""
        raise BrokenPipeError

    @property
    def is_live(self) -> bool:
        """Whether lines can be redrawn."""
        return sys.stdout.isatty() and self.is_interactive and not self.is_dumb_terminal and not in_background()

    def say(self, *parts: str | Text | tuple[str, str]) -> None:
        """Write one line without wrapping it: texts, some with a style."""
        self.print(Text.assemble(*parts), soft_wrap=True, highlight=False, markup=False)


def hide_keys(restore: ExitStack) -> None:
    """Hide typed characters on stdout's terminal until `restore` is closed; Ctrl-C still works."""
    if sys.platform == "win32":
        return
    import termios  # noqa: PLC0415 -- not on Windows

    with suppress(OSError, ValueError, termios.error):  # not a terminal
        terminal = sys.stdout.fileno()
        before = termios.tcgetattr(terminal)
        restore.callback(termios.tcsetattr, terminal, termios.TCSADRAIN, before)
        hidden = [*before[:3], before[3] & ~termios.ECHO, *before[4:]]
        termios.tcsetattr(terminal, termios.TCSADRAIN, hidden)


def in_background() -> bool:
    """Whether the terminal belongs to another process group, as after a shell's `&` and `bg`."""
    if sys.platform == "win32":
        return False
    try:
        return os.tcgetpgrp(sys.stdout.fileno()) != os.getpgrp()
    except (OSError, ValueError):  # not this process's own terminal
        return False
