"""The two drivers: they fetch and sleep as the decider says, and hand on each change."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from .errors import RunstateError
from .logs import logger
from .waiting import Fetch, Poll, Step, Stop, Wait

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    from .clock import Clock
    from .http.signals import Listener
    from .run import Run
    from .waiting import OnRetry

RawT = TypeVar("RawT")


def updates(
    wait: Wait[RawT],
    fetch: Callable[[float | None, Listener], Poll[RawT]],
    clock: Clock,
    on_retry: OnRetry | None,
) -> Iterator[Run[RawT]]:
    """The run each time it changed, the first time included; ends when it has finished.

    `fetch` takes the seconds that are left, and a function to call when it sends its request again.
    """
    report = _reporter(wait, clock, on_retry)
    while True:
        before = wait.run
        try:
            poll = fetch(wait.ask(clock.monotonic()), report)
        except RunstateError as error:
            step = wait.failed(error, clock.monotonic())
        else:
            step = wait.seen(poll, clock.monotonic())
        due = clock.monotonic() + step.delay  # fixed before a yield, so that a slow reader costs no time
        _report(step, wait, on_retry)
        if wait.run is not None and wait.run != before:
            yield wait.run
        if isinstance(step, Fetch) or step.delay:
            clock.sleep(max(0.0, due - clock.monotonic()))
        if isinstance(step, Stop):
            return _end(step)


async def aupdates(
    wait: Wait[RawT],
    fetch: Callable[[float | None, Listener], Awaitable[Poll[RawT]]],
    clock: Clock,
    on_retry: OnRetry | None,
) -> AsyncIterator[Run[RawT]]:
    """`updates`, asynchronously."""
    report = _reporter(wait, clock, on_retry)
    while True:
        before = wait.run
        try:
            poll = await fetch(wait.ask(clock.monotonic()), report)
        except RunstateError as error:
            step = wait.failed(error, clock.monotonic())
        else:
            step = wait.seen(poll, clock.monotonic())
        due = clock.monotonic() + step.delay  # fixed before a yield, so that a slow reader costs no time
        _report(step, wait, on_retry)
        if wait.run is not None and wait.run != before:
            yield wait.run
        if isinstance(step, Fetch) or step.delay:
            await clock.asleep(max(0.0, due - clock.monotonic()))
        if isinstance(step, Stop):
            _end(step)
            return


def _reporter(wait: Wait[RawT], clock: Clock, on_retry: OnRetry | None) -> Listener:
    """What reports each request that is sent again within a poll."""

    def report(error: RunstateError, delay: float) -> None:
        retry = wait.retried(error, delay, clock.monotonic())
        logger.info("%s", retry)
        if on_retry is not None:
            on_retry(retry)

    return report


def _report(step: Step, wait: Wait[RawT], on_retry: OnRetry | None) -> None:
    if isinstance(step, Stop):
        return
    if step.retry is None:
        logger.debug("%s is %s, asking again in %.1f s", wait.ref, wait.run and wait.run.lifecycle.status, step.delay)
        return
    logger.warning("%s", step.retry)
    if on_retry is not None:
        on_retry(step.retry)


def _end(step: Stop) -> None:
    if step.error is not None:
        raise step.error
