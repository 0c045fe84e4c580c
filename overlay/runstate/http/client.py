"""The two httpx clients: a time limit around each request, and no answer but success handed on."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import httpx

from ..errors import AuthenticationError, ConfigurationError, RunstateError
from ._privates import keep_no_cookies
from .deadline import Deadline, Limit
from .errors import GiveUp, bare, excerpt, refusal, unanswered, unreadable
from .json_limits import is_too_deep
from .retries import report
from .transport import AsyncLazyTransport, LazyTransport

if TYPE_CHECKING:
    from collections.abc import Callable

    from .settings import Settings

_OURS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, RunstateError)


class HttpClient(httpx.Client):
    """A sync client that answers with success or raises an error of the tree."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        settings.own_transport(httpx.BaseTransport)  # refuses one of the other kind before any request
        if settings.functions is not None:
            settings.functions.refuse_async()
        super().__init__(
            base_url=settings.base_url,
            headers=settings.headers,
            transport=LazyTransport(settings),
            timeout=settings.timeout,
        )
        keep_no_cookies(self)

    def __reduce__(self) -> str:
        raise TypeError("a client holds credentials and connections: create one in each process")

    def build_request(self, method: str, url: httpx.URL | str, **options: Any) -> httpx.Request:  # as the parent's own
        return _built(super().build_request, self._settings, method, url, options)

    def request(self, method: str, url: httpx.URL | str, **options: Any) -> httpx.Response:  # as the parent's own
        settings, functions = self._settings, self._settings.functions
        if functions is None:
            return super().request(method, url, **options)
        with Limit(settings.clock, settings.timeout):
            version = functions.call()
            try:
                return super().request(method, url, **options)
            except AuthenticationError as error:
                refused = error
            if functions.call(version) == version:
                raise refused
            report(refused, 0.0)
            return super().request(method, url, **options)

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:  # the parent's own signature
        settings, outer = self._settings, sys.exception()
        _refuse_closed(self, settings)
        failure: Exception
        try:
            with Limit(settings.clock, settings.timeout) as deadline:
                _bound_queueing(request, deadline)
                response = super().send(request, **options)
        except _OURS as error:
            failure = error
        except BaseException as error:  # noqa: BLE001 -- raised again
            raise _given_up(error, outer)  # noqa: B904 -- it is the same one
        else:
            return _checked(response, settings)
        # Raised outside `except`, so that no context has frames with the request and its headers.
        return _settled(failure, request, settings, outer)


class AsyncHttpClient(httpx.AsyncClient):
    """An async client that answers with success or raises an error of the tree; asyncio or trio."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        settings.own_transport(httpx.AsyncBaseTransport)  # refuses one of the other kind before any request
        super().__init__(
            base_url=settings.base_url,
            headers=settings.headers,
            transport=AsyncLazyTransport(settings),
            timeout=settings.timeout,
        )
        keep_no_cookies(self)

    def __reduce__(self) -> str:
        raise TypeError("a client holds credentials and connections: create one in each process")

    def build_request(self, method: str, url: httpx.URL | str, **options: Any) -> httpx.Request:  # as the parent's own
        return _built(super().build_request, self._settings, method, url, options)

    async def request(self, method: str, url: httpx.URL | str, **options: Any) -> httpx.Response:  # as the parent's own
        settings, functions = self._settings, self._settings.functions
        if functions is None:
            return await super().request(method, url, **options)
        with Limit(settings.clock, settings.timeout):
            version = await functions.acall()
            try:
                return await super().request(method, url, **options)
            except AuthenticationError as error:
                refused = error
            if await functions.acall(version) == version:
                raise refused
            report(refused, 0.0)
            return await super().request(method, url, **options)

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:  # the parent's own signature
        import anyio  # noqa: PLC0415 -- a synchronous client never needs it

        settings, outer = self._settings, sys.exception()
        _refuse_closed(self, settings)
        failure: Exception
        try:
            with (
                Limit(settings.clock, settings.timeout) as deadline,
                anyio.fail_after(deadline.remaining() if deadline else None),
            ):
                response = await super().send(request, **options)
        except TimeoutError:
            failure = httpx.ReadTimeout("timed out")
        except _OURS as error:
            failure = error
        except BaseException as error:  # noqa: BLE001 -- raised again
            raise _given_up(error, outer)  # noqa: B904 -- it is the same one
        else:
            return _checked(response, settings)
        return _settled(failure, request, settings, outer)


def _built(
    build: Callable[..., httpx.Request], settings: Settings, method: str, url: httpx.URL | str, options: dict[str, Any]
) -> httpx.Request:
    try:
        request = build(method, _absolute(settings.base_url, url) if isinstance(url, str) else url, **options)
    except httpx.InvalidURL as error:
        wrong = f"the run's id does not fit into a URL: {error}"
    except UnicodeEncodeError:
        wrong = "the request has a text with a lone surrogate, which UTF-8 cannot write"
    else:
        if settings.functions is not None:
            request.headers.update(settings.functions.headers)
        return request
    raise ConfigurationError(f"{settings.vendor.title}: {wrong}")


def _refuse_closed(client: HttpClient | AsyncHttpClient, settings: Settings) -> None:
    if client.is_closed:
        raise ConfigurationError(f"this client of {settings.vendor.title} is closed: create a new one")


@lru_cache(maxsize=1024)
def _absolute(base_url: httpx.URL, path: str) -> httpx.URL | str:
    """A path under the base URL, as httpx itself makes it at twice the cost: that is 141 of a request's 656 µs."""
    if not path.startswith("/") or path.startswith("//") or "#" in path or not path.isascii():
        return path
    return base_url.copy_with(raw_path=base_url.raw_path.rstrip(b"/") + path.encode("ascii"))


def _bound_queueing(request: httpx.Request, deadline: Deadline | None) -> None:
    """Bound the wait for a free connection, which is not a socket operation."""
    if deadline is not None:
        request.extensions.get("timeout", {})["pool"] = deadline.remaining()


def _checked(response: httpx.Response, settings: Settings) -> httpx.Response:
    if not response.is_success:
        raise refusal(response, settings)
    if is_too_deep(response.content):
        raise unreadable("it is nested too deeply", settings, body=excerpt(response, settings))
    return response


def _settled(
    failure: Exception, request: httpx.Request, settings: Settings, outer: BaseException | None
) -> httpx.Response:
    """The answer that stands although a retry was due; otherwise its error is raised."""
    cause = failure.outcome if isinstance(failure, GiveUp) else failure
    if isinstance(cause, httpx.Response):
        return _checked(cause, settings)
    raise unanswered(cause, request, settings, outer)


def _given_up(error: BaseException, outer: BaseException | None) -> BaseException:
    """Drop the frames of Ctrl-C and of a cancelled task: those below hold what was about to be sent.

    Any other error is rather a mistake, in a transport of the user's own, say, and keeps them.
    """
    return error if isinstance(error, Exception) else bare(error, outer)
