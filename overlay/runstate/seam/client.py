"""The two httpx clients: a time limit around each request, and no answer but success handed on."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import httpx
from httpx_retries import RetryTransport

from ..errors import TransportError
from .deadline import limit
from .responses import check
from .retry import ClockedRetry, GiveUp
from .transport import AsyncWholeBody, BodyTooLarge, WholeBody

if TYPE_CHECKING:
    from .settings import Settings

last_response: ContextVar[httpx.Response | None] = ContextVar("runstate_last_response", default=None)
"""The answer that this thread or task got last: what to show when the generated parser cannot read it."""


class SeamClient(httpx.Client):
    """A sync client that answers with success or raises an error of the tree."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        inner = WholeBody(settings.open_sync(), settings.max_body_size)
        retry = ClockedRetry(settings.retries, settings.clock)
        super().__init__(
            base_url=settings.base_url,
            headers=settings.headers,
            transport=RetryTransport(inner, retry=retry),
            timeout=settings.timeout,
        )

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:  # the parent's own signature
        settings = self._settings
        try:
            with limit(settings.clock, settings.timeout):
                response = super().send(request, **options)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            response = _outcome(error, request, settings)
        return _checked(response, settings)


class AsyncSeamClient(httpx.AsyncClient):
    """An async client that answers with success or raises an error of the tree; asyncio or trio."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        inner = AsyncWholeBody(settings.open_async(), settings.max_body_size)
        retry = ClockedRetry(settings.retries, settings.clock)
        super().__init__(
            base_url=settings.base_url,
            headers=settings.headers,
            transport=RetryTransport(inner, retry=retry),
            timeout=settings.timeout,
        )

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:  # the parent's own signature
        import anyio  # noqa: PLC0415 -- a synchronous client never needs it

        settings = self._settings
        try:
            with (
                limit(settings.clock, settings.timeout) as deadline,
                anyio.fail_after(deadline.remaining() if deadline else None),
            ):
                response = await super().send(request, **options)
        except TimeoutError as error:
            raise _transport_error(httpx.ReadTimeout("timed out"), settings) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            response = _outcome(error, request, settings)
        return _checked(response, settings)


def _checked(response: httpx.Response, settings: Settings) -> httpx.Response:
    last_response.set(response)
    check(response, settings)
    return response


def _outcome(error: Exception, request: httpx.Request, settings: Settings) -> httpx.Response:
    """The answer that stands although another try was due, or the error of the tree."""
    cause = error.outcome if isinstance(error, GiveUp) else error
    if isinstance(cause, httpx.Response):
        cause.request = request
        return cause
    raise _transport_error(cause, settings) from cause


def _transport_error(cause: Exception, settings: Settings) -> TransportError:
    host = settings.base_url.host
    vendor = settings.vendor
    if isinstance(cause, httpx.TimeoutException):
        message = f"{vendor.title} did not answer within {settings.timeout:g} s ({host})"
        return TransportError(message, vendor=vendor.slug, timed_out=True)
    if isinstance(cause, BodyTooLarge):
        return TransportError(f"{vendor.title}: {cause}", vendor=vendor.slug)
    reason = settings.redact(str(cause)) or type(cause).__name__
    return TransportError(f"{vendor.title} could not be reached at {host}: {reason}", vendor=vendor.slug)
