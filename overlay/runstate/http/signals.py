"""What the transports say to the client above them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from logging import INFO
from typing import TYPE_CHECKING, TypeAlias

import httpx

from ..errors import RunstateError

if TYPE_CHECKING:
    from collections.abc import Generator

Listener: TypeAlias = Callable[[RunstateError, float], object]
"""Called with the error of a request that is sent again, and the seconds until then."""

listener: ContextVar[Listener | None] = ContextVar("runstate_listener", default=None)
"""What is called by requests of this thread or task; a request passes through libraries that carry no such thing."""


class Raised(BaseException):
    """Carries an error of the user's own function past all that the libraries catch."""

    def __init__(self, error: Exception) -> None:
        super().__init__(type(error).__name__)
        self.error = error


class UnreadableBody(httpx.HTTPError):
    """The body of a success cannot be taken, and why. No use in asking again."""


class GiveUp(httpx.HTTPError):
    """The pause before the next try would outlast the request's limit: the last outcome stands."""

    def __init__(self, outcome: httpx.Response | Exception) -> None:
        super().__init__("no time left to try again")
        self.outcome = outcome


@contextmanager
def listening(function: Listener | None) -> Generator[None]:
    """Requests of this thread or task that are sent again inside are reported to `function`."""
    token = listener.set(function)
    try:
        yield
    finally:
        listener.reset(token)


def is_reported() -> bool:
    """Whether anything takes a report; making one costs time."""
    from ..logs import logger  # noqa: PLC0415 -- most requests are sent once

    return listener.get() is not None or logger.isEnabledFor(INFO)


def report(error: RunstateError, pause: float) -> None:
    """Tell the listener, or else the log, that the request will be sent again after `pause` seconds.

    Raises:
        Raised: If the listener raised an error.
    """
    call = listener.get()
    if call is None:
        from ..logs import logger  # noqa: PLC0415 -- as above

        logger.info("%s; asking again in %.1f s", error, pause)
        return
    try:
        call(error, pause)
    except Exception as raised:  # noqa: BLE001 -- who set the listener raises it again
        own = raised
    else:
        return
    raise Raised(own)  # out here it has no context
