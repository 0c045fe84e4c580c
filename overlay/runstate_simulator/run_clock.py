"""A clock that tests move."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from runstate.durations import Duration
from runstate.durations import seconds as in_seconds

if TYPE_CHECKING:
    from collections.abc import Generator

_START = datetime(2026, 5, 2, 11, 0, tzinfo=UTC)
_LOOK_AGAIN = 0.001
"""Seconds of real time. A sleeper looks at the clock so often, since tests may move it from any thread."""
_SHORTEST = 1e-6
"""Seconds that a sleep takes at least. Otherwise who sleeps for a rounding error, again and again, would never wake."""


class RunClock:
    """A clock for clients and the simulator. It starts at 11:00 on 2 May 2026, and real time does not move it.

    Whoever sleeps moves it by as much, and sleeps for no real time; several sleepers of one event loop sleep
    together. `advance` moves it by hand. In a block of `held` nothing else does. It may be used from several threads,
    and under asyncio and trio.
    """

    def __init__(self) -> None:
        self._elapsed = 0.0
        self._held = 0
        self._sleepers: list[float] = []
        """The times at which they wake up."""
        self._lock = threading.Lock()

    @property
    def elapsed(self) -> float:
        """How many seconds have passed on this clock."""
        return self._elapsed

    def monotonic(self) -> float:
        """The same as `elapsed`."""
        return self._elapsed

    def now(self) -> datetime:
        """The time of day, in UTC."""
        return _START + timedelta(seconds=self._elapsed)

    def advance(self, duration: Duration) -> None:
        """Move the clock by some seconds (or a timedelta).

        Raises:
            ConfigurationError: If the duration is negative or not finite.
        """
        with self._lock:
            self._elapsed += in_seconds(duration, "duration", zero=True)

    @contextmanager
    def held(self) -> Generator[None]:
        """In this block whoever sleeps waits until `advance` has moved the clock far enough."""
        with self._lock:
            self._held += 1
        try:
            yield
        finally:
            with self._lock:
                self._held -= 1

    def settle(self, sleepers: int = 1, *, timeout: float = 10.0) -> None:
        """In a block of `held`, wait until so many are asleep, from a thread other than theirs.

        Args:
            sleepers: How many.
            timeout: After how many seconds of real time to give up.

        Raises:
            TimeoutError: If fewer are asleep after `timeout`.
        """
        end = time.monotonic() + timeout
        while not self._settled(sleepers, end):
            time.sleep(_LOOK_AGAIN)

    async def asettle(self, sleepers: int = 1, *, timeout: float = 10.0) -> None:
        """`settle` in a task of the sleepers' own event loop."""
        import anyio  # noqa: PLC0415 -- synchronous tests never need it

        end = time.monotonic() + timeout
        while not self._settled(sleepers, end):  # noqa: ASYNC110 -- see _LOOK_AGAIN
            await anyio.sleep(_LOOK_AGAIN)

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""
        end = self._lie_down(seconds)
        try:
            while not self._woken(end):
                time.sleep(_LOOK_AGAIN)
        finally:
            self._sleepers.remove(end)

    async def asleep(self, seconds: float) -> None:
        """Let `seconds` pass, letting other tasks run."""
        import anyio.lowlevel  # noqa: PLC0415 -- synchronous tests never need it

        end = self._lie_down(seconds)
        try:
            # First the others, which may lie down at the same time, and who cancels this task moves no clock.
            await anyio.lowlevel.checkpoint()
            while not self._woken(end):  # noqa: ASYNC110 -- see _LOOK_AGAIN
                await anyio.sleep(_LOOK_AGAIN)
        finally:
            self._sleepers.remove(end)

    def _lie_down(self, seconds: float) -> float:
        with self._lock:
            end = self._elapsed + max(seconds, _SHORTEST)
            self._sleepers.append(end)
        return end

    def _woken(self, end: float) -> bool:
        """Whether it is `end`, which sleepers make it unless the clock is held."""
        with self._lock:
            if not self._held:
                self._elapsed = max(self._elapsed, end)
            return self._elapsed >= end

    def _settled(self, sleepers: int, end: float) -> bool:
        with self._lock:
            asleep = sum(wakes > self._elapsed for wakes in self._sleepers)
        if asleep < sleepers and time.monotonic() > end:
            raise TimeoutError(f"{asleep} sleep on the clock, not {sleepers}")
        return asleep >= sleepers
