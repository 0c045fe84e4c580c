"""One time limit for a whole request: connecting, sending, headers, body, retries and their pauses.

httpx's own timeouts bound each single read, so a server that sends a byte now and then holds a request for ever.
An async client is simply cancelled; a sync one has every socket operation bounded by what is left.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from attrs import frozen

from ..clock import Clock

if TYPE_CHECKING:
    from collections.abc import Generator


@frozen
class Deadline:
    """A moment on a clock."""

    clock: Clock
    at: float

    def remaining(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self.at - self.clock.monotonic())


_current: ContextVar[Deadline | None] = ContextVar("runstate_deadline", default=None)


def current() -> Deadline | None:
    """The limit of the request that is under way in this thread or task."""
    return _current.get()


@contextmanager
def limit(clock: Clock, seconds: float | None) -> Generator[Deadline | None]:
    """Bound what happens inside to `seconds`, or to what an outer limit leaves if that is less."""
    deadline = _current.get()
    if seconds is not None:
        at = clock.monotonic() + seconds
        if deadline is None or at < deadline.at:
            deadline = Deadline(clock, at)
    token = _current.set(deadline)
    try:
        yield deadline
    finally:
        _current.reset(token)
