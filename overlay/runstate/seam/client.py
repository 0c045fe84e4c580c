"""The two httpx clients: a time limit around each request, and no answer but success handed on."""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

import httpx

from ..errors import TransportError
from .deadline import Limit
from .responses import check
from .signals import BodyTooLarge, GiveUp

if TYPE_CHECKING:
    from .settings import Settings

last_response: ContextVar[httpx.Response | None] = ContextVar("runstate_last_response", default=None)
"""The answer that this thread or task got last: what to show when the generated parser cannot read it."""


class LateTransport(httpx.BaseTransport):
    """Loads and builds what lies under a sync client when the first request is sent."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._built: httpx.BaseTransport | None = None
        self._lock = Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self._built is None:
            with self._lock:  # threads may share a client from its first request on
                if self._built is None:
                    from .transport import build  # noqa: PLC0415 -- a client that sends nothing needs none of it

                    self._built = build(self._settings)
        return self._built.handle_request(request)

    def close(self) -> None:
        if self._built is not None:
            self._built.close()


class AsyncLateTransport(httpx.AsyncBaseTransport):
    """`LateTransport` for an async client."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._built: httpx.AsyncBaseTransport | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._built is None:
            from .transport import abuild  # noqa: PLC0415 -- as above

            self._built = abuild(self._settings)
        return await self._built.handle_async_request(request)

    async def aclose(self) -> None:
        if self._built is not None:
            await self._built.aclose()


class NoCookies(httpx.Cookies):
    """Keeps none: no vendor wants any here, and looking for them takes a tenth of a request's time."""

    def extract_cookies(self, response: httpx.Response) -> None:
        pass


class SeamClient(httpx.Client):
    """A sync client that answers with success or raises an error of the tree."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        settings.sync_transport()  # refuses one of the other kind before any request
        super().__init__(
            base_url=settings.base_url,
            headers=settings.headers,
            transport=LateTransport(settings),
            timeout=settings.timeout,
        )
        self._cookies = NoCookies()  # httpx's own setter would make ordinary ones of them

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:  # the parent's own signature
        settings = self._settings
        _introduce(request)
        try:
            with Limit(settings.clock, settings.timeout):
                response = super().send(request, **options)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            response = _outcome(error, request, settings)
        return _checked(response, settings)


class AsyncSeamClient(httpx.AsyncClient):
    """An async client that answers with success or raises an error of the tree; asyncio or trio."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        settings.async_transport()  # refuses one of the other kind before any request
        super().__init__(
            base_url=settings.base_url,
            headers=settings.headers,
            transport=AsyncLateTransport(settings),
            timeout=settings.timeout,
        )
        self._cookies = NoCookies()  # httpx's own setter would make ordinary ones of them

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:  # the parent's own signature
        import anyio  # noqa: PLC0415 -- a synchronous client never needs it

        settings = self._settings
        _introduce(request)
        try:
            with (
                Limit(settings.clock, settings.timeout) as deadline,
                anyio.fail_after(deadline.remaining() if deadline else None),
            ):
                response = await super().send(request, **options)
        except TimeoutError as error:
            raise _transport_error(httpx.ReadTimeout("timed out"), settings) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            response = _outcome(error, request, settings)
        return _checked(response, settings)


@cache
def _user_agent() -> str:
    from importlib.metadata import version  # noqa: PLC0415 -- takes 15 ms, which only a request is worth

    return f"runstate/{version('runstate')} python-httpx/{httpx.__version__}"


def _introduce(request: httpx.Request) -> None:
    """Say who asks, unless the user's own headers do."""
    if request.headers.get("user-agent", "").startswith("python-httpx/"):
        request.headers["user-agent"] = _user_agent()


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
