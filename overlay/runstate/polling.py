"""The two drivers: they fetch and sleep as the decider says, and hand on each change."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from .errors import RunstateError
from .waiting import Fetch, Poll, Step, Wait

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    from .clock import Clock
    from .run import Run

RawT = TypeVar("RawT")


def updates(wait: Wait[RawT], fetch: Callable[[float | None], Poll[RawT]], clock: Clock) -> Iterator[Run[RawT]]:
    """The run each time it changed, the first time included; ends when it has finished.

    `fetch` is told how many seconds are left.
    """
    while True:
        before = wait.run
        try:
            poll = fetch(wait.time_left(clock.monotonic()))
        except RunstateError as error:
            step = wait.failed(error, clock.monotonic())
        else:
            step = wait.seen(poll, clock.monotonic())
        due = _due(step, clock)
        if wait.run is not None and wait.run != before:
            yield wait.run
        if due is None:
            return _end(step)
        clock.sleep(max(0.0, due - clock.monotonic()))


async def aupdates(
    wait: Wait[RawT], fetch: Callable[[float | None], Awaitable[Poll[RawT]]], clock: Clock
) -> AsyncIterator[Run[RawT]]:
    """`updates`, asynchronously."""
    while True:
        before = wait.run
        try:
            poll = await fetch(wait.time_left(clock.monotonic()))
        except RunstateError as error:
            step = wait.failed(error, clock.monotonic())
        else:
            step = wait.seen(poll, clock.monotonic())
        due = _due(step, clock)
        if wait.run is not None and wait.run != before:
            yield wait.run
        if due is None:
            _end(step)
            return
        await clock.asleep(max(0.0, due - clock.monotonic()))


def _due(step: Step, clock: Clock) -> float | None:
    """When to fetch again; None if the wait is over. Fixed before a yield, so that a slow reader costs no time."""
    return clock.monotonic() + step.delay if isinstance(step, Fetch) else None


def _end(step: Step) -> None:
    if not isinstance(step, Fetch) and step.error is not None:
        raise step.error
