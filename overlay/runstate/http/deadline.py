"""One deadline for a whole request: connecting, sending, headers, body, retries and their pauses.

httpx's own timeouts bound each single read, so a server that sends a byte now and then could keep a request forever.
An async request is cancelled; in a sync one every socket operation has the remaining time as its timeout.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..clock import Clock


MAX_TIMEOUT = 1e6
"""Seconds; eleven days. A socket's timeout cannot be much longer."""


class Deadline:
    """A moment on a clock, in its monotonic seconds."""

    __slots__ = ("at", "clock")

    def __init__(self, clock: Clock, at: float) -> None:
        self.clock: Clock = clock
        self.at: float = at

    def remaining(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self.at - self.clock.monotonic())


_current: ContextVar[Deadline | None] = ContextVar("runstate_deadline", default=None)


def current() -> Deadline | None:
    """The deadline of the current request of this thread or task."""
    return _current.get()


class Limit:
    """Sets a deadline in `seconds` for the block, unless an outer one is earlier.

    It is a class because a request enters two, and `contextlib`'s generators are slower.
    """

    __slots__ = ("_clock", "_seconds", "_token")

    def __init__(self, clock: Clock, seconds: float | None) -> None:
        self._clock = clock
        self._seconds = seconds

    def __enter__(self) -> Deadline | None:
        deadline = _current.get()
        if self._seconds is not None:
            at = self._clock.monotonic() + self._seconds
            if deadline is None or at < deadline.at:
                deadline = Deadline(self._clock, at)
        self._token = _current.set(deadline)
        return deadline

    def __exit__(self, *exc_info: object) -> None:
        _current.reset(self._token)
