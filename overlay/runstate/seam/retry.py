"""Which requests are sent again, and after how long; the loop itself is httpx-retries'."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from httpx_retries import Retry

from .deadline import current
from .hints import retry_after
from .signals import GiveUp

if TYPE_CHECKING:
    from typing import Self

    from ..clock import Clock

_STATUSES = frozenset({408, 425, 429})


class ClockedRetry(Retry):
    """Tries idempotent requests again, after the server's own hint or a jittered, growing pause.

    Differs from its parent in that it sleeps on the client's clock (under trio too), knows every form of
    `Retry-After`, treats all of 5xx alike, and never sleeps past the request's limit.
    """

    def __init__(self, total: int, clock: Clock) -> None:
        super().__init__(total=total, backoff_factor=0.25, backoff_jitter=0.5, max_backoff_wait=8.0)
        self._clock = clock

    def is_retryable_status_code(self, status_code: int) -> bool:
        return status_code in _STATUSES or status_code >= 500

    def increment(self) -> Self:
        following = type(self)(self.total, self._clock)
        following.attempts_made = self.attempts_made + 1
        return following

    def sleep(self, response: httpx.Response | Exception) -> None:
        self._clock.sleep(self._pause(response))

    async def asleep(self, response: httpx.Response | Exception) -> None:
        await self._clock.asleep(self._pause(response))

    def _pause(self, outcome: httpx.Response | Exception) -> float:
        hint = None
        if isinstance(outcome, httpx.Response):
            hint = retry_after(outcome.headers, outcome.status_code, self._clock.now())
        pause = self.backoff_strategy() if hint is None else hint
        deadline = current()
        if deadline is not None and pause >= deadline.remaining():
            raise GiveUp(outcome)
        return pause
