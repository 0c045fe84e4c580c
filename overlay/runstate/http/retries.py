"""Which requests are retried, when, and how that is reported; httpx-retries has the loop."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from logging import INFO
from typing import TYPE_CHECKING, TypeAlias

import httpx
from httpx_retries import Retry

from ..errors import RunstateError
from ..logs import logger
from .deadline import current
from .errors import GiveUp, StaleConnection, refusal, unanswered
from .retry_after import retry_after

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Self

    from .settings import Settings

Listener: TypeAlias = Callable[[RunstateError, float], object]
"""Called with the error of a request that will be sent again, and the seconds until then."""

MAX_CONNECTIONS = 10
"""Of one client: the more connections httpcore's pool holds, the slower each request is."""
_STATUSES = frozenset({408, 425, 429})
_listener: ContextVar[Listener | None] = ContextVar("runstate_listener", default=None)
"""The listener of this thread or task. It is not passed along, because a request goes through other libraries."""


class Raised(BaseException):
    """Carries an error of the user's own function through the libraries, which do not catch a BaseException."""

    def __init__(self, error: Exception) -> None:
        super().__init__(type(error).__name__)
        self.error = error


@contextmanager
def listening(function: Listener | None) -> Generator[None]:
    """Report the requests of this thread or task that are sent again to `function`."""
    token = _listener.set(function)
    try:
        yield
    finally:
        _listener.reset(token)


def report(error: RunstateError, pause: float) -> None:
    """Tell the listener, or else the log, that the request will be sent again after `pause` seconds."""
    call = _listener.get()
    if call is None:
        logger.info("%s; retrying in %.1f s", error, pause)
        return
    try:
        call(error, pause)
    except Exception as raised:  # noqa: BLE001 -- the client that set the listener raises it again
        own = raised
    else:
        return
    raise Raised(own)  # outside the handler it has no context


class ClockedRetry(Retry):
    """Sends idempotent requests again, after the server's own hint or a jittered, growing pause.

    Unlike its parent it sleeps on the client's clock (under trio too), knows every form of `Retry-After`, retries on
    any 5xx, never sleeps past the request's deadline, and does not count requests on stale connections.
    """

    attempts_made: int

    def __init__(self, settings: Settings, total: int, stale: int = 0) -> None:
        super().__init__(total=total, backoff_factor=0.25, backoff_jitter=0.5, max_backoff_wait=8.0)
        self._settings = settings
        self._stale = stale
        """The number of stale connections that the request has used."""

    def is_retryable_status_code(self, status_code: int) -> bool:
        return status_code in _STATUSES or status_code >= 500

    def increment(self) -> Self:
        following = self._copy()
        following.attempts_made = self.attempts_made + 1
        return following

    def _copy(self) -> Self:
        return type(self)(self._settings, self.total, self._stale)

    def sleep(self, response: httpx.Response | Exception) -> None:
        if (pause := self._pause(response)) is not None:
            self._settings.clock.sleep(pause)

    async def asleep(self, response: httpx.Response | Exception) -> None:
        if (pause := self._pause(response)) is not None:
            await self._settings.clock.asleep(pause)

    def _pause(self, outcome: httpx.Response | Exception) -> float | None:
        if isinstance(outcome, StaleConnection) and self._stale < MAX_CONNECTIONS:
            self._stale += 1
            self.attempts_made -= 1
            return None  # it does not count
        hint = None
        if isinstance(outcome, httpx.Response):
            hint = retry_after(outcome.headers, outcome.status_code, self._settings.clock.now())
        pause = self.backoff_strategy() if hint is None else hint
        deadline = current()
        if deadline is not None and pause >= deadline.remaining():
            raise GiveUp(outcome)
        if _listener.get() is not None or logger.isEnabledFor(INFO):  # creating an error takes time
            report(self._error(outcome), pause)
        return pause

    def _error(self, outcome: httpx.Response | Exception) -> RunstateError:
        if isinstance(outcome, httpx.Response):
            return refusal(outcome, self._settings)
        # The original request is not available; its headers hold credentials, so the error must not have it anyway.
        return unanswered(outcome, httpx.Request("GET", self._settings.base_url), self._settings, sys.exception())
