"""How it went, as exit statuses: data for the commands, their help and whoever writes a script."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from runstate import Completed, ConfigurationError, RunBlocked, RunstateError, WaitTimeout

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from runstate import FinishedRun


class Outcome(IntEnum):
    """What a command exits with."""

    COMPLETED = 0
    UNSUCCESSFUL = 1
    USAGE = 2
    DEADLINE = 3
    NOT_ASKED = 4
    BLOCKED = 5
    INTERNAL = 70
    """A mistake of this program's own, or a machine that refuses."""
    INTERRUPTED = 130
    CLOSED_PIPE = 141
    """Nobody reads the output any more; as for a program that the signal ended."""


SEVERITY = (
    Outcome.USAGE,
    Outcome.NOT_ASKED,
    Outcome.DEADLINE,
    Outcome.BLOCKED,
    Outcome.UNSUCCESSFUL,
    Outcome.COMPLETED,
)
"""Of several runs the gravest outcome counts; the gravest stands first."""

MEANINGS: Mapping[Outcome, str] = {
    Outcome.COMPLETED: "every run completed",
    Outcome.UNSUCCESSFUL: "a run failed or was cancelled",
    Outcome.USAGE: "usage: bad reference or option, missing key or extra",
    Outcome.DEADLINE: "the deadline passed before a run had finished",
    Outcome.NOT_ASKED: "a run could not be asked about: no answer, no access, no such run",
    Outcome.BLOCKED: "a run is blocked (with --on-blocked raise)",
    Outcome.INTERRUPTED: "stopped with Ctrl-C; the runs go on",
}
"""For help texts. A command may give one of them another meaning."""


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The gravest of several; without any, all is well."""
    return min(outcomes, key=SEVERITY.index, default=Outcome.COMPLETED)


def of_run(run: FinishedRun[object]) -> Outcome:
    """What a finished run stands for."""
    return Outcome.COMPLETED if isinstance(run.lifecycle, Completed) else Outcome.UNSUCCESSFUL


def of_error(error: RunstateError) -> Outcome:
    """What an error stands for."""
    match error:
        case ConfigurationError():
            return Outcome.USAGE
        case WaitTimeout(answered=True):
            return Outcome.DEADLINE
        case RunBlocked():
            return Outcome.BLOCKED
        case _:
            return Outcome.NOT_ASKED
