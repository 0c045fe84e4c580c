"""The clock of a client. Tests can pass their own, and need not sleep."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """The time and sleeping, for a client. Pass your own to test code that waits."""

    def monotonic(self) -> float:
        """Seconds since some moment, never going back."""
        ...

    def now(self) -> datetime:
        """The time of day, as an aware UTC datetime."""
        ...

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass in a synchronous client."""
        ...

    async def asleep(self, seconds: float) -> None:
        """Let `seconds` pass in an asynchronous client."""
        ...


class SystemClock:
    """The machine's own clock; sleeps under asyncio and trio alike."""

    def monotonic(self) -> float:
        """Seconds since some moment, never going back."""
        return time.monotonic()

    def now(self) -> datetime:
        """The time of day, as an aware UTC datetime."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""
        time.sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        """Let `seconds` pass, letting other tasks run."""
        import anyio  # noqa: PLC0415, RUF100 -- a synchronous client never needs it

        await anyio.sleep(seconds)
