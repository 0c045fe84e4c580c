"""Follow one run: two drivers, which fetch and sleep for a `Wait`, and yield each change."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from logging import INFO, WARNING
from typing import TYPE_CHECKING, Generic

from attrs import define, field

from .clock import Clock
from .errors import RunstateError
from .logs import logger
from .reference import RawT
from .run import Run
from .waiting import Fetch, OnRetry, Poll, Retry, Step, Stop, Wait

if TYPE_CHECKING:
    from .http.retries import Listener


def _at_once() -> Step:
    return Fetch(0.0)


@define
class _Driver(Generic[RawT]):
    """The part that the two drivers share: all but fetching and sleeping."""

    wait: Wait[RawT]
    clock: Clock
    on_retry: OnRetry | None
    step: Step = field(factory=_at_once)
    due: float = 0.0
    """When the next step begins. It is set before a yield, so that a slow consumer does not delay it."""

    def retried(self, error: RunstateError, delay: float) -> None:
        """Report a request that is sent again within a poll."""
        self._report(INFO, self.wait.retried(error, delay, self.clock.monotonic()))

    def take(self, outcome: Poll[RawT] | RunstateError) -> Run[RawT] | None:
        """Decide on the next step. Returns the run if it has changed."""
        wait, before, now = self.wait, self.wait.run, self.clock.monotonic()
        self.step = step = wait.failed(outcome, now) if isinstance(outcome, RunstateError) else wait.seen(outcome, now)
        self.due = self.clock.monotonic() + step.delay
        if isinstance(step, Fetch) and step.retry is not None:
            self._report(WARNING, step.retry)
        elif wait.run and isinstance(step, Fetch):
            logger.debug("%s is %s, next poll in %.1f s", wait.ref, wait.run.lifecycle.status, step.delay)
        return wait.run if wait.run != before else None

    def _report(self, level: int, retry: Retry) -> None:
        logger.log(level, "%s", retry)
        if self.on_retry is not None:
            self.on_retry(retry)

    @property
    def pause(self) -> float | None:
        """Seconds to sleep before the next step; None after the last one."""
        is_last = isinstance(self.step, Stop) and not self.step.delay
        return None if is_last else max(0.0, self.due - self.clock.monotonic())

    def has_ended(self) -> bool:
        """Whether the wait is over.

        Raises:
            RunstateError: If it ended with an error.
        """
        if isinstance(self.step, Stop) and self.step.error is not None:
            raise self.step.error
        return isinstance(self.step, Stop)


def updates(
    wait: Wait[RawT],
    fetch: Callable[[float | None, Listener], Poll[RawT]],
    clock: Clock,
    on_retry: OnRetry | None,
) -> Iterator[Run[RawT]]:
    """The run each time it changed, the first time included; ends when it has finished.

    `fetch` takes the seconds that are left, and a function to call when it sends its request again.
    """
    driver = _Driver(wait, clock, on_retry)
    while not driver.has_ended():
        try:
            outcome: Poll[RawT] | RunstateError = fetch(wait.ask(clock.monotonic()), driver.retried)
        except RunstateError as error:
            outcome = error
        if (run := driver.take(outcome)) is not None:
            yield run
        if (pause := driver.pause) is not None:
            clock.sleep(pause)


async def aupdates(
    wait: Wait[RawT],
    fetch: Callable[[float | None, Listener], Awaitable[Poll[RawT]]],
    clock: Clock,
    on_retry: OnRetry | None,
) -> AsyncIterator[Run[RawT]]:
    """`updates`, asynchronously."""
    driver = _Driver(wait, clock, on_retry)
    while not driver.has_ended():
        try:
            outcome: Poll[RawT] | RunstateError = await fetch(wait.ask(clock.monotonic()), driver.retried)
        except RunstateError as error:
            outcome = error
        if (run := driver.take(outcome)) is not None:
            yield run
        if (pause := driver.pause) is not None:
            await clock.asleep(pause)
