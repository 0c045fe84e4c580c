"""Wait for one run: a decider.

`Wait` decides, from each response and its time, what to do next. It has no clock, does not sleep and sends no request,
so a test can drive it, too. The drivers in `following` fetch and sleep for it, and the fleet asks for many.

A retry is not a poll. The transport retries a failed request; a poll that failed after all its retries counts
here, and too many in a row end the wait.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Generic, Literal, TypeAlias, TypeVar

import httpx
from attrs import define, field, frozen

from .durations import Duration, seconds
from .errors import (
    ConfigurationError,
    RateLimited,
    RequestRejected,
    ResponseError,
    RunNotFound,
    RunstateError,
    ServerError,
    TransportError,
    WrongRun,
)
from .lifecycle import Blocked
from .pacing import JITTER, LONGEST, SHORTEST, Pacing
from .reference import RawT, RunRef
from .run import FinishedRun, Run

OnBlocked: TypeAlias = Literal["raise", "wait"]
"""What a wait does about a blocked run."""

ONE_HOUR = timedelta(hours=1)
"""The default timeout of a wait."""
OUTAGE = 1800.0
"""Seconds for which polls may fail in a row before the wait ends."""
BAD_POLLS = 5
"""Failed polls in a row that are needed to end a wait. If there was never a response, they are enough: the address is
probably wrong."""
NOT_FOUND_GRACE = 5.0
"""Seconds from the beginning of a wait in which a 404 does not end it: a new run may not be readable at once."""

_NOW = 0.001  # seconds; rounding of a clock must not cause another poll after the last one


class WaitError(RunstateError):
    """A wait that ended before the run did. The run itself is untouched."""

    def __init__(
        self, message: str, *, run: Run[Any] | None, elapsed: float, polls: int, answered: bool = True
    ) -> None:
        super().__init__(message)
        self.run = run
        """The run as last seen, or None if it never was."""
        self.elapsed = elapsed
        """Seconds since the wait began."""
        self.polls = polls
        """The number of polls."""
        self.answered = answered
        """Whether there was any response, even if only an error."""


class WaitTimeout(WaitError):
    """The wait's own time limit passed. If the last requests failed, `__cause__` has the last error."""

    unfinished: tuple[RunRef, ...] = ()
    """Every run that has not finished, if the error ended a call about several."""


class PollingFailed(WaitError):
    """Polls failed for half an hour, or five in a row without any response; `__cause__` has the last error."""


class RunBlocked(WaitError):
    """The run waits for something outside; pass `on_blocked="wait"` to go on waiting."""


WaitErrorT = TypeVar("WaitErrorT", bound=WaitError)


@frozen
class Poll(Generic[RawT]):
    """A response to a poll: the run, and what the headers add."""

    run: Run[RawT]
    retry_after: float | None
    server_time: datetime
    allowed: float | None = None
    """Requests per second that the headers allow, or None."""


@frozen(kw_only=True)
class Retry:
    """A request failed and will be sent again; `on_retry` gets it."""

    ref: RunRef
    """The run of the request."""
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
        """Why the request failed in a few words, such as `connection refused` or `503 Service Unavailable`."""
        return _reason(self.error)

    def __str__(self) -> str:
        """One line, which `on_retry=print` shows: reference, failure, what happens next."""
        return f"{self.ref} {_outage(self.error, self.failing_for)}, retrying in {_rounded(self.delay)} s"


OnRetry: TypeAlias = Callable[[Retry], object]


@frozen
class Fetch:
    """Poll again after `delay` seconds."""

    delay: float
    retry: Retry | None = None
    """What to report if the poll failed."""
    floor: float = 0.0
    """Seconds before which a poll is not allowed, by the server's hint or after a failure."""
    hint: float = 0.0
    """Seconds before which the server wants no poll."""
    interval: float | None = None
    """The interval that the run's counts or the caller demand; None if it follows from the age alone."""


@frozen
class Stop:
    """The wait is over: with the finished run, or with an error to raise after `delay` seconds."""

    error: RunstateError | None = None
    delay: float = 0.0


Step: TypeAlias = Fetch | Stop


def is_transient(error: RunstateError) -> bool:
    """Whether a later poll may succeed."""
    if isinstance(error, RequestRejected):
        return error.status in {408, 425}
    return isinstance(error, TransportError | RateLimited | ServerError | WrongRun)


@define
class Wait(Generic[RawT]):
    """One wait for one run. Times are seconds on the driver's monotonic clock."""

    ref: RunRef
    began: float
    timeout: float | None
    """Seconds for the whole wait; None waits forever."""
    interval: float | None
    """A fixed interval instead of the paced one, or None."""
    on_blocked: OnBlocked
    random: Callable[[], float]
    """Returns a number from 0 to 1, for the jitter."""
    run: Run[RawT] | None = field(default=None, init=False)
    """The run as last seen."""
    polls: int = field(default=0, init=False)
    age: float = field(default=0.0, init=False)
    """Seconds that the run had lasted when it was seen last."""
    _answered: bool = field(default=False, init=False)
    _failures: int = field(default=0, init=False)
    """Polls that failed in a row."""
    _attempts: int = field(default=0, init=False)
    """Requests that failed in a row."""
    _failing_since: float = field(default=0.0, init=False)
    _last_error: RunstateError | None = field(default=None, init=False)
    """The error of the last request, None if it was answered."""
    _pacing: Pacing = field(factory=Pacing, init=False)

    def ask(self, now: float) -> float | None:
        """Begin a poll. Returns the seconds until the deadline, None without one."""
        if not self._attempts:
            self._failing_since = now
        return self._time_left(now)

    def retried(self, error: RunstateError, delay: float, now: float) -> Retry:
        """Note a request that failed and is sent again within the same poll, after `delay` seconds."""
        self._note(error)
        return self._retry(error, delay, now)

    def seen(self, poll: Poll[RawT], now: float) -> Step:
        """What to do after a response."""
        self.polls += 1
        self._answered = True
        self._failures = self._attempts = 0
        self._last_error = None
        self.run = run = poll.run
        self.age = max(now - self.began, _vendor_age(poll))
        if isinstance(run, FinishedRun):
            return Stop()
        if isinstance(run.lifecycle, Blocked) and self.on_blocked == "raise":
            message = f"{self.ref} is blocked: {run.lifecycle.needs}; pass on_blocked='wait' to go on waiting"
            return Stop(self._error(RunBlocked, message, now))
        counts = bool(run.progress and run.progress.total)
        return self._next(self._pacing.interval(self.age, run.progress), poll.retry_after, now, counts=counts)

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
            return Stop(self._error(PollingFailed, message, now, error))
        hint = error.retry_after if isinstance(error, ResponseError) else None
        pause = self._pacing.interval(now - self.began, None) * 2 ** min(self._failures - 1, 10)
        return self._next(min(pause, unseen_until - now if is_early else LONGEST), hint, now, error)

    def _note(self, error: RunstateError) -> None:
        self._attempts += 1
        self._last_error = error
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
        return None if self.timeout is None else self.timeout - (now - self.began)

    def _next(
        self,
        interval: float,
        hint: float | None,
        now: float,
        error: RunstateError | None = None,
        *,
        counts: bool = False,
    ) -> Step:
        hint = hint or 0.0
        left = self._time_left(now)
        if left is not None and left <= max(hint, _NOW):  # no poll fits between the hint and the deadline
            return self._late(error, now + max(left, 0.0), max(left, 0.0))
        spread = 1 + JITTER * (2 * self.random() - 1)
        delay = max(SHORTEST, interval * spread) if self.interval is None else self.interval
        # A hint is a lower bound: never poll earlier than the server asked for.
        delay = max(delay, hint * (1 + JITTER * self.random()))
        # Poll once more at the deadline: the run may have finished just before it.
        delay = delay if left is None else min(delay, left)
        floor_is_delay = error is not None or self.interval is not None
        return Fetch(
            delay,
            None if error is None else self._retry(error, delay, now),
            floor=delay if floor_is_delay else hint,
            hint=hint,
            # Among many, a run that cannot end soon comes after others, even after the longest interval.
            interval=max(delay, self._pacing.unbounded) if counts else delay if floor_is_delay else None,
        )

    def late(self, now: float, timeout: float) -> WaitTimeout:
        """The error of a wait that others end at their common deadline."""
        return self._timed_out(self._last_error, now, timeout)

    def _late(self, error: RunstateError | None, now: float, delay: float) -> Stop:
        return Stop(self._timed_out(error, now, self.timeout or 0), delay)

    def _timed_out(self, error: RunstateError | None, now: float, timeout: float) -> WaitTimeout:
        state = f"last seen: {self.run.lifecycle.status}" if self.run else "never seen"
        if error is not None:
            state += f"; {_outage(error, now - self._failing_since)}"
        message = f"{self.ref} has not finished within {timedelta(seconds=timeout)} ({state})"
        return self._error(WaitTimeout, message, now, error)

    def _error(
        self, kind: type[WaitErrorT], message: str, now: float, cause: RunstateError | None = None
    ) -> WaitErrorT:
        error = kind(message, run=self.run, elapsed=now - self.began, polls=self.polls, answered=self._answered)
        error.__cause__ = cause
        return error


def _outage(error: RunstateError, lasted: float) -> str:
    outcome = "no response" if isinstance(error, TransportError) else "no valid response"
    return f"{outcome} for {_rounded(lasted)} s: {_reason(error)}"


def _reason(error: RunstateError) -> str:
    if isinstance(error, ResponseError):
        return f"{error.status} {httpx.codes.get_reason_phrase(error.status)}".rstrip()
    return (error.reason if isinstance(error, TransportError) else "") or str(error)


def _rounded(seconds: float) -> str:
    return f"{seconds:.0f}" if seconds >= 1 else f"{seconds:.1f}"


def _vendor_age(poll: Poll[Any]) -> float:
    """Seconds since the run began, by the vendor's own clock; 0 if the vendor does not say."""
    timing = poll.run.timing
    began = timing.started or timing.created
    return 0.0 if began is None else max(0.0, (poll.server_time - began).total_seconds())


def start(
    ref: RunRef,
    now: float,
    *,
    timeout: Duration | None,
    interval: Duration | None,
    on_blocked: OnBlocked,
    random: Callable[[], float],
) -> Wait[Any]:
    """A wait that begins at `now`, from durations as users give them.

    Raises:
        ConfigurationError: If a duration or `on_blocked` is invalid.
    """
    if on_blocked not in {"raise", "wait"}:
        raise ConfigurationError(f"on_blocked must be 'raise' or 'wait', not {on_blocked!r}")
    limit = None if timeout is None else seconds(timeout, "timeout", zero=True)
    fixed = None if interval is None else seconds(interval, "interval")
    return Wait(ref, now, limit, fixed, on_blocked, random)
