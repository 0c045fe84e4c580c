"""A clock that a test moves: sleeping takes no time, and is recorded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import anyio.lowlevel

START = datetime(2026, 5, 2, 11, 0, tzinfo=UTC)


class FakeClock:
    """Starts at 11:00 on 2 May 2026; `slept` has each pause in seconds."""

    def __init__(self, tick: float = 0.0) -> None:
        self.elapsed = 0.0
        self.slept: list[float] = []
        self.tick = tick
        """Seconds that pass with each reading of the clock."""

    def monotonic(self) -> float:
        self.elapsed += self.tick
        return self.elapsed

    def now(self) -> datetime:
        return START + timedelta(seconds=self.elapsed)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.elapsed += seconds

    async def asleep(self, seconds: float) -> None:
        await anyio.lowlevel.checkpoint()
        self.sleep(seconds)
