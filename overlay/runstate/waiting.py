"""The decider: from what was seen and the time to what to do next. No clock, no sleep and no request in here.

The sync and the async driver (`polling`) do as it says; so does a test with a clock of its own.

Retrying is not polling: a request that fails is sent again by the transport; a poll that failed all the same
counts here, and when nothing else has come for too long they end the wait.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypedDict, TypeVar

import httpx
from attrs import define, field, frozen

from .choices import OnBlocked
from .durations import Duration, seconds
from .errors import (
    ConfigurationError,
    PollingFailed,
    RateLimited,
    RequestRejected,
    ResponseError,
    RunBlocked,
    RunNotFound,
    RunstateError,
    ServerError,
    TransportError,
    WaitError,
    WaitTimeout,
    WrongRun,
)
from .lifecycle import Blocked
from .pacing import JITTER, LONGEST, SHORTEST, Pacing
from .reference import RunRef
from .run import FinishedRun, Run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .lifecycle import WaitingOn

OUTAGE = 1800.0
"""Seconds for which polls may fail in a row: half an hour of a vendor's trouble does not end a wait."""
BAD_POLLS = 5
"""So many polls that failed in a row are needed to end a wait, and are enough where nobody has ever answered: that is
rather a wrong address than an outage."""
NOT_FOUND_GRACE = 5.0
"""Seconds from the beginning of a wait in which a run that has never been seen may not be found: a run that was just
created need not be readable at once."""

_NOW = 0.001  # seconds; a clock's rounding must not cause one more poll after the last
_NEEDS: Mapping[WaitingOn, str] = {
    "human": "a person",
    "action": "an action of its caller",
    "resume": "somebody to resume it",
    "heartbeat": "a sign of life from its worker",
    "restore": "somebody to restore it, as it is deleted",
}

RawT = TypeVar("RawT")


class _State(TypedDict):
    run: Run[Any] | None
    elapsed: float
    polls: int
    answered: bool


@frozen
class Poll(Generic[RawT]):
    """One answer, with what its headers add."""

    run: Run[RawT]
    retry_after: float | None
    server_time: datetime


@frozen(kw_only=True)
class Retry:
    """A request failed and will be sent again: what `on_retry` is called with."""

    ref: RunRef
    """The run that was asked for."""
    error: RunstateError
    """Why the request failed."""
    failing_for: float
    """Seconds since the first of the requests that have failed in a row was sent."""
    attempts: int
    """How many requests have failed in a row, this one included."""
    delay: float
    """Seconds until the request is sent again."""
    run: Run[object] | None
    """The run as last seen, or None if it has not been seen yet."""

    @property
    def reason(self) -> str:
        """Why the request failed in a few words, as `connection refused` or `503 Service Unavailable`."""
        return _reason(self.error)

    def __str__(self) -> str:
        """One line: reference, failure, what happens next; what `on_retry=print` shows."""
        return f"{self.ref} {_outage(self.error, self.failing_for)}, asking again in {_rounded(self.delay)} s"


OnRetry: TypeAlias = Callable[[Retry], object]


@frozen
class Fetch:
    """Ask again after `delay` seconds."""

    delay: float
    retry: Retry | None = None
    """What to report if the poll failed."""


@frozen
class Stop:
    """The wait is over: with the finished run, or with an error to raise after `delay` seconds."""

    error: RunstateError | None = None
    delay: float = 0.0


Step: TypeAlias = Fetch | Stop


def is_transient(error: RunstateError) -> bool:
    """Whether asking again may help."""
    if isinstance(error, RequestRejected):
        return error.status in {408, 425}
    return isinstance(error, TransportError | RateLimited | ServerError | WrongRun)


@define
class Wait(Generic[RawT]):
    """One wait for one run. Times are seconds on the driver's monotonic clock."""

    ref: RunRef
    began: float
    timeout: float | None
    """Seconds for the whole wait, None for ever."""
    interval: float | None
    """A fixed interval instead of the paced one, or None."""
    on_blocked: OnBlocked
    random: Callable[[], float]
    """A number from 0 to 1, for the jitter."""
    run: Run[RawT] | None = field(default=None, init=False)
    """The run as last seen."""
    polls: int = field(default=0, init=False)
    _answered: bool = field(default=False, init=False)
    _failures: int = field(default=0, init=False)
    """Polls that failed in a row."""
    _attempts: int = field(default=0, init=False)
    """Requests that failed in a row."""
    _failing_since: float = field(default=0.0, init=False)
    _pacing: Pacing = field(factory=Pacing, init=False)

    def ask(self, now: float) -> float | None:
        """A poll begins. Returns the seconds until the deadline, None if there is none."""
        if not self._attempts:
            self._failing_since = now
        return self._time_left(now)

    def retried(self, error: RunstateError, delay: float, now: float) -> Retry:
        """What to report when a request failed and is sent again within the same poll, after `delay` seconds."""
        self._note(error)
        return self._retry(error, delay, now)

    def seen(self, poll: Poll[RawT], now: float) -> Step:
        """What to do after an answer."""
        self.polls += 1
        self._answered = True
        self._failures = self._attempts = 0
        self.run = run = poll.run
        if isinstance(run, FinishedRun):
            return Stop()
        if isinstance(run.lifecycle, Blocked) and self.on_blocked == "raise":
            what = run.lifecycle.waiting_on
            return Stop(RunBlocked(f"{self.ref} is blocked: it waits for {_NEEDS[what]}", **self._state(now)))
        age = max(now - self.began, _vendor_age(poll))
        return self._next(self._pacing.interval(age, run.progress), poll.retry_after, now)

    def failed(self, error: RunstateError, now: float) -> Step:
        """What to do after a poll that failed."""
        self.polls += 1
        self._failures += 1
        self._note(error)
        unseen_until = self.began + NOT_FOUND_GRACE
        is_early = isinstance(error, RunNotFound) and self.run is None and now < unseen_until
        if not (is_early or is_transient(error)):
            error.run = self.run
            return Stop(error)
        lasted = now - self._failing_since
        if self._failures >= BAD_POLLS and (lasted > OUTAGE or not self._answered):
            message = f"{self.ref}: {self._failures} polls in a row failed, the last with: {error}"
            return _because(error, PollingFailed(message, **self._state(now)))
        hint = error.retry_after if isinstance(error, ResponseError) else None
        pause = self._pacing.interval(now - self.began, None) * 2 ** min(self._failures - 1, 10)
        return self._next(min(pause, unseen_until - now if is_early else LONGEST), hint, now, error)

    def _note(self, error: RunstateError) -> None:
        self._attempts += 1
        self._answered = self._answered or isinstance(error, ResponseError)

    def _retry(self, error: RunstateError, delay: float, now: float) -> Retry:
        return Retry(
            ref=self.ref,
            error=error,
            failing_for=now - self._failing_since,
            attempts=self._attempts,
            delay=delay,
            run=self.run,
        )

    def _time_left(self, now: float) -> float | None:
        """Seconds until the deadline, None if there is none."""
        return None if self.timeout is None else self.timeout - (now - self.began)

    def _next(self, interval: float, hint: float | None, now: float, error: RunstateError | None = None) -> Step:
        hint = hint or 0.0
        left = self._time_left(now)
        if left is not None and left <= max(hint, _NOW):  # there is no moment left at which it may be asked
            return self._late(error, now + max(left, 0.0), max(left, 0.0))
        spread = 1 + JITTER * (2 * self.random() - 1)
        delay = max(SHORTEST, interval * spread) if self.interval is None else self.interval
        # Upwards only from a hint: earlier than the server asked for is never right.
        delay = max(delay, hint * (1 + JITTER * self.random()))
        # One last poll at the deadline: a run that ended a moment before it has not timed out.
        delay = delay if left is None else min(delay, left)
        return Fetch(delay, None if error is None else self._retry(error, delay, now))

    def _late(self, error: RunstateError | None, now: float, delay: float) -> Stop:
        state = f"last seen: {self.run.lifecycle.status}" if self.run else "never seen"
        if error is not None:
            state += f"; {_outage(error, now - self._failing_since)}"
        message = f"{self.ref} has not finished within {timedelta(seconds=self.timeout or 0)} ({state})"
        return _because(error, WaitTimeout(message, **self._state(now)), delay)

    def _state(self, now: float) -> _State:
        return {"run": self.run, "elapsed": now - self.began, "polls": self.polls, "answered": self._answered}


def _because(cause: RunstateError | None, error: WaitError, delay: float = 0.0) -> Stop:
    """The end of a wait with an error, whose cause is kept."""
    error.__cause__ = cause
    return Stop(error, delay)


def _outage(error: RunstateError, lasted: float) -> str:
    answer = "no answer" if isinstance(error, TransportError) else "no good answer"
    return f"{answer} for {_rounded(lasted)} s: {_reason(error)}"


def _reason(error: RunstateError) -> str:
    if isinstance(error, ResponseError):
        return f"{error.status} {httpx.codes.get_reason_phrase(error.status)}".rstrip()
    return (error.reason if isinstance(error, TransportError) else "") or str(error)


def _rounded(seconds: float) -> str:
    return f"{seconds:.0f}" if seconds >= 1 else f"{seconds:.1f}"


def start(
    ref: RunRef,
    now: float,
    *,
    timeout: Duration | None,
    interval: Duration | None,
    on_blocked: OnBlocked,
    random: Callable[[], float],
) -> Wait[Any]:
    """A wait that begins now, from durations as users give them.

    Raises:
        ConfigurationError: If a duration or `on_blocked` makes no sense.
    """
    if on_blocked not in {"raise", "wait"}:
        raise ConfigurationError(f"on_blocked must be 'raise' or 'wait', not {on_blocked!r}")
    return Wait(
        ref=ref,
        began=now,
        timeout=None if timeout is None else seconds(timeout, "timeout", zero=True),
        interval=None if interval is None else seconds(interval, "interval"),
        on_blocked=on_blocked,
        random=random,
    )


def _vendor_age(poll: Poll[Any]) -> float:
    """Seconds since the vendor says the run began, by the vendor's own clock; 0 where it does not say."""
    timing = poll.run.timing
    began = timing.started or timing.created
    return 0.0 if began is None else max(0.0, (poll.server_time - began).total_seconds())
