"""Errors as one line on stderr, and as exit statuses."""

from __future__ import annotations

import sys

import click

from runstate import OutcomeUnknown, RunRef, RunstateError

from .exit_status import ExitStatus, status_of
from .summary import message, one_line


def complain(text: str) -> None:
    """Write one line to stderr."""
    print(f"runstate: {one_line(text)}", file=sys.stderr, flush=True)  # noqa: T201 -- the output of the command line


def complain_about(ref: RunRef, error: RunstateError) -> None:
    """Write one line to stderr about a run that could not be read."""
    name, text = one_line(str(ref)), message(error)
    complain(text if name in text else f"{name}: {text}")


def _advice(error: RunstateError) -> str:
    """What else the command line can do about an error."""
    if isinstance(error, OutcomeUnknown) and error.key is not None:
        return f", --idempotency-key {error.key}"
    return f"; go on with --after {error.after}" if error.after is not None else ""


def report(error: Exception) -> ExitStatus:
    """Write the error that ended a command as one line to stderr, and return the exit status."""
    if isinstance(error, RunstateError):
        complain(f"{message(error)}{_advice(error)}")
        return status_of(error)
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "runstate"
        complain(f"{error.format_message().strip().rstrip('.')} (see `{path} --help`)")
        return ExitStatus.USAGE
    if isinstance(error, OSError):  # such as a full disk, which a traceback does not explain
        complain(error.strerror or str(error))
        return ExitStatus.INTERNAL
    details = ": ".join(filter(None, (type(error).__name__, str(error))))
    complain(f"internal error: {details}; run `runstate --debug` for the traceback")
    return ExitStatus.INTERNAL
