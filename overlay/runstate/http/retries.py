"""Which requests are sent again, and after how long; the loop itself is httpx-retries'."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import httpx
from httpx_retries import Retry

from .deadline import current
from .network import MOST_CONNECTIONS, StaleConnection
from .retry_after import retry_after
from .signals import GiveUp, is_reported, report

if TYPE_CHECKING:
    from typing import Self

    from ..errors import RunstateError
    from .settings import Settings

_STATUSES = frozenset({408, 425, 429})


class ClockedRetry(Retry):
    """Tries idempotent requests again, after the server's own hint or a jittered, growing pause.

    Differs from its parent in that it sleeps on the client's clock (under trio too), knows every form of
    `Retry-After`, treats all of 5xx alike, and never sleeps past the request's limit.
    """

    def __init__(self, settings: Settings, total: int) -> None:
        super().__init__(total=total, backoff_factor=0.25, backoff_jitter=0.5, max_backoff_wait=8.0)
        self._settings = settings
        self._clock = settings.clock
        self.stale = 0

    def is_retryable_status_code(self, status_code: int) -> bool:
        return status_code in _STATUSES or status_code >= 500

    def increment(self) -> Self:
        following = type(self)(self._settings, self.total)
        following.attempts_made = self.attempts_made + 1
        following.stale = self.stale
        return following

    def sleep(self, response: httpx.Response | Exception) -> None:
        if not self._is_free(response):
            self._clock.sleep(self._pause(response))

    async def asleep(self, response: httpx.Response | Exception) -> None:
        if not self._is_free(response):
            await self._clock.asleep(self._pause(response))

    def _is_free(self, outcome: httpx.Response | Exception) -> bool:
        """Whether the attempt met a stale connection: the next one does not count, and needs no pause."""
        if not isinstance(outcome, StaleConnection) or self.stale >= MOST_CONNECTIONS:
            return False
        self.attempts_made -= 1
        self.stale += 1
        return True

    def _pause(self, outcome: httpx.Response | Exception) -> float:
        hint = None
        if isinstance(outcome, httpx.Response):
            hint = retry_after(outcome.headers, outcome.status_code, self._clock.now())
        pause = self.backoff_strategy() if hint is None else hint
        deadline = current()
        if deadline is not None and pause >= deadline.remaining():
            raise GiveUp(outcome)
        if is_reported():
            report(self._error(outcome), pause)
        return pause

    def _error(self, outcome: httpx.Response | Exception) -> RunstateError:
        if isinstance(outcome, httpx.Response):
            from .errors import refusal  # noqa: PLC0415 -- most requests are never sent again

            return refusal(outcome, self._settings)
        from .failures import unanswered  # noqa: PLC0415 -- as above

        # The request is not at hand; its headers hold credentials, so the error must not have it in any case.
        return unanswered(outcome, httpx.Request("GET", self._settings.base_url), self._settings, sys.exception())
