"""The lifecycle of a run: a closed union of states, each with a literal `status` tag.

Match by class; `Unknown` stands for any state that a vendor adds later:

    match run.lifecycle:
        case Completed():            ...
        case Failed(error=error):    print(error.message)
        case Blocked(waiting_on=on): ...
        case _:                      ...
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from typing_extensions import TypeIs as TypeIs  # noqa: PLC0414 -- run.py uses it, too
else:
    from typing import TypeGuard as TypeIs  # Python 3.11 has no TypeIs, and annotations must resolve at run time

WaitingOn: TypeAlias = Literal["human", "action", "resume", "heartbeat", "restore"]
"""What a blocked run waits for: a person's scores, a reply to a tool call, to be resumed, a heartbeat of its worker,
or, if it is deleted, to be restored."""

_NEEDS: Mapping[WaitingOn, str] = {
    "human": "needs a person",
    "action": "needs an action",
    "resume": "needs resuming",
    "heartbeat": "no sign of life",
    "restore": "deleted",
}

Status: TypeAlias = Literal["pending", "queued", "running", "blocked", "completed", "failed", "cancelled", "unknown"]
"""The tag of a state."""


@frozen
class ErrorInfo:
    """Why a run failed. Each part is None if the vendor does not say it."""

    message: str | None = None
    """For people: the vendor's own text."""
    code: str | None = None
    """For programs: the vendor's own code."""
    details: Mapping[str, object] | None = None
    """Other data about the error, with the vendor's own keys."""
    stack_trace: str | None = None


@frozen
class Pending:
    """Created; nothing has started."""

    status: Literal["pending"] = field(default="pending", init=False, repr=False)


@frozen
class Queued:
    """Accepted; waiting for a worker."""

    status: Literal["queued"] = field(default="queued", init=False, repr=False)


@frozen
class Running:
    """Work has begun."""

    phase: str | None = None
    """The vendor's word for its stage, or None if it has no stages."""
    status: Literal["running"] = field(default="running", init=False, repr=False)


@frozen
class Blocked:
    """Waits for something outside, such as a person."""

    waiting_on: WaitingOn
    status: Literal["blocked"] = field(default="blocked", init=False, repr=False)

    @property
    def needs(self) -> str:
        """`waiting_on` in a few words, such as `needs a person`."""
        return _NEEDS[self.waiting_on]


@frozen
class Completed:
    """The run finished successfully."""

    status: Literal["completed"] = field(default="completed", init=False, repr=False)


@frozen
class Failed:
    """The run finished without success."""

    error: ErrorInfo = field(factory=ErrorInfo)
    status: Literal["failed"] = field(default="failed", init=False, repr=False)


@frozen
class Cancelled:
    """The run was stopped before it had finished its work."""

    reason: str | None = None
    status: Literal["cancelled"] = field(default="cancelled", init=False, repr=False)


@frozen
class Unknown:
    """A state that this version of runstate does not know. It counts as unfinished."""

    state: str
    """The vendor's own word."""
    status: Literal["unknown"] = field(default="unknown", init=False, repr=False)


Finished: TypeAlias = Completed | Failed | Cancelled
"""The states that a run never leaves."""

Unfinished: TypeAlias = Pending | Queued | Running | Blocked | Unknown
"""The states that may still change."""

Lifecycle: TypeAlias = Pending | Queued | Running | Blocked | Completed | Failed | Cancelled | Unknown
"""Every state. An exhaustive `match` over it type-checks with `assert_never`."""


def is_finished(lifecycle: Lifecycle) -> TypeIs[Finished]:
    """Whether the run has finished, successfully or not; narrows the type both ways."""
    return isinstance(lifecycle, Completed | Failed | Cancelled)


def describe(lifecycle: Lifecycle) -> str:
    """The status with its detail, in a few words."""
    match lifecycle:
        case Running(phase=str(more)) | Blocked(waiting_on=more) | Unknown(state=more):
            return f"{lifecycle.status} ({more})"
        case Failed(error=ErrorInfo(message=str(why))) | Cancelled(reason=str(why)):
            return f"{lifecycle.status}: {why}"
        case _:
            return lifecycle.status
