"""From words to an exit status: click reads the words and calls the command; errors become one line."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import traceback
from typing import TYPE_CHECKING, cast

import click
from attrs import define

from runstate import RunstateError

from .outcome import Outcome, of_error
from .words import ENCODABLE, message, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runstate import RunRef


@define
class Common:
    """What holds for every command."""

    debug: bool = False
    """Whether an error shows its traceback."""


def run(arguments: Sequence[str]) -> int:
    """Do what the words ask for.

    Returns:
        The exit status.
    """
    from .app import app  # noqa: PLC0415 -- it needs what is defined here

    _prepare_streams()
    common = Common()
    try:
        # Not `app.main`, which has ways of its own with Ctrl-C and closed pipes.
        with app.make_context("runstate", list(arguments), obj=common) as context:
            status = cast("int", app.invoke(context))
        sys.stdout.flush()
    except click.exceptions.Exit as end:  # help was shown
        return end.exit_code
    except KeyboardInterrupt:
        return Outcome.INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return Outcome.CLOSED_PIPE
    except Exception as error:  # noqa: BLE001 -- the last line of defence: a user never sees a traceback unasked
        if common.debug:
            traceback.print_exc()
        return _explain(error)
    return status


def complain(text: str) -> None:
    """One line on stderr."""
    print(f"runstate: {one_line(text)}", file=sys.stderr, flush=True)  # noqa: T201 -- this is what it is for


def explain(ref: RunRef, error: RunstateError) -> None:
    """One line on stderr for a run that can be watched no more."""
    name, said = one_line(str(ref)), message(error)
    complain(said if name in said else f"{name}: {said}")


def _explain(error: Exception) -> Outcome:
    if isinstance(error, RunstateError):
        complain(message(error))
        return of_error(error)
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "runstate"
        complain(f"{error.format_message().strip().rstrip('.')} (see `{path} --help`)")
        return Outcome.USAGE
    if isinstance(error, OSError):  # a full disk, say: nothing that a traceback would explain
        complain(error.strerror or str(error))
        return Outcome.INTERNAL
    name = type(error).__name__
    said = f"{name}: {error}" if str(error) else name
    complain(f"internal error: {said}; run `runstate --debug` for the traceback")
    return Outcome.INTERNAL


class _Nowhere(io.TextIOBase):
    """A stream that nobody reads."""

    def write(self, text: str) -> int:
        return len(text)


def _prepare_streams() -> None:
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started this process
            setattr(sys, name, _Nowhere())
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=ENCODABLE)  # vendors' texts need not fit the terminal's encoding


def _forget_stdout() -> None:
    """Let the interpreter's own last flush go nowhere."""
    with contextlib.suppress(OSError, ValueError):  # a stdout that is no file has nothing to forget
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
