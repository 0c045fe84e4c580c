"""From words to an exit status: Typer reads the words, then what they ask for is done, and errors become one line."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias, cast

import typer
from attrs import define

from runstate import RunstateError

from .outcome import Outcome, of_error
from .words import ENCODABLE, one_line

if TYPE_CHECKING:
    from runstate import RunRef

Action: TypeAlias = Callable[[], int]
"""What a command is to do. It is returned rather than done, so that nothing of Typer's stands around it."""


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
        action = cast("Action | int", app(list(arguments), "runstate", standalone_mode=False, obj=common))
        # Typer hands back a bare status where it has done something itself, such as showing help.
        status = action() if callable(action) else action
        sys.stdout.flush()
    except (KeyboardInterrupt, typer.Abort):
        return Outcome.INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return Outcome.CLOSED_PIPE
    except Exception as error:  # noqa: BLE001 -- the last line of defence: a user never sees a traceback unasked
        if common.debug:
            traceback.print_exc()
        return _explain(error)
    return status


def complain(message: str) -> None:
    """One line on stderr."""
    print(f"runstate: {one_line(message)}", file=sys.stderr, flush=True)  # noqa: T201 -- this is what it is for


def explain(ref: RunRef, error: RunstateError) -> None:
    """One line on stderr for a run that can be watched no more."""
    name, message = one_line(str(ref)), one_line(str(error))
    complain(message if name in message else f"{name}: {message}")


def _explain(error: Exception) -> Outcome:
    if isinstance(error, RunstateError):
        complain(str(error))
        return of_error(error)
    if (usage := _usage(error)) is not None:
        complain(usage)
        return Outcome.USAGE
    if isinstance(error, OSError):  # a full disk, say: nothing that a traceback would explain
        complain(error.strerror or str(error))
        return Outcome.INTERNAL
    name = type(error).__name__
    said = f"{name}: {error}" if str(error) else name
    complain(f"internal error: {said}; run `runstate --debug` for the traceback")
    return Outcome.INTERNAL


def _usage(error: Exception) -> str | None:
    """What is wrong with the words, None if it is another error.

    Known by its face, since Typer raises the errors of click in some versions and its own in others.
    """
    say = getattr(error, "format_message", None)
    if not callable(say):
        return None
    path = getattr(getattr(error, "ctx", None), "command_path", "runstate")
    return f"{str(say()).strip().rstrip('.')} (see `{path} --help`)"


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
