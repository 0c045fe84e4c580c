"""Exit statuses, their meanings, and the errors that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

import runstate  # for names that load httpx, which help must not load
from runstate import AlreadyFinished, Completed, ConfigurationError, OutcomeUnknown, Run, RunstateError


class ExitStatus(IntEnum):
    """The exit status of a command."""

    COMPLETED = 0
    UNSUCCESSFUL = 1
    USAGE = 2
    DEADLINE = 3
    UNREADABLE = 4
    BLOCKED = 5
    UNCERTAIN = 6
    INTERNAL = 70  # a bug of this program, or an error of the operating system
    INTERRUPTED = 130
    CLOSED_PIPE = 141  # the reader of the output closed it; the status of a program that SIGPIPE ended


SEVERITY = tuple(map(ExitStatus, (6, 2, 4, 3, 5, 1, 0)))
"""The statuses by severity. With several runs the most severe counts."""

MEANINGS: Mapping[ExitStatus, str] = {
    ExitStatus.COMPLETED: "every run completed",
    ExitStatus.UNSUCCESSFUL: "a run failed or was cancelled",
    ExitStatus.USAGE: "usage: bad reference or option, missing key or extra",
    ExitStatus.DEADLINE: "the deadline passed before a run had finished",
    ExitStatus.UNREADABLE: "a run could not be read: no response, no access, no such run",
    ExitStatus.BLOCKED: "a run is blocked (with --on-blocked raise)",
    ExitStatus.INTERRUPTED: "stopped with Ctrl-C; the runs continue",
}
"""For help texts of `wait` and `watch`. Other commands describe some differently."""


def worst(statuses: Iterable[ExitStatus]) -> ExitStatus:
    """The most severe status; COMPLETED if there is none."""
    return min(statuses, key=SEVERITY.index, default=ExitStatus.COMPLETED)


def status_of(end: Run[object] | RunstateError) -> ExitStatus:
    """The status for a finished run, or for the error that ended its watch or an operation on it."""
    match end:
        case Run():
            status = ExitStatus.COMPLETED if isinstance(end.lifecycle, Completed) else ExitStatus.UNSUCCESSFUL
        case AlreadyFinished():
            status = ExitStatus.UNSUCCESSFUL
        case ConfigurationError():
            status = ExitStatus.USAGE
        case OutcomeUnknown():
            status = ExitStatus.UNCERTAIN
        case runstate.WaitTimeout(answered=True):
            status = ExitStatus.DEADLINE
        case runstate.RunBlocked():
            status = ExitStatus.BLOCKED
        case _:
            status = ExitStatus.UNREADABLE
    return status
