"""The two httpx clients: a time limit around each request, and no answer but success handed on."""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import httpx

from .deadline import Deadline, Limit
from .late import AsyncLateTransport, LateTransport

if TYPE_CHECKING:
    from .settings import Settings

last_response: ContextVar[httpx.Response | None] = ContextVar("runstate_last_response", default=None)
"""The answer that this thread or task got last: what to show when the generated parser cannot read it."""


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
        self._root = str(self.base_url)
        self._introduced = False

    def build_request(self, method: str, url: httpx.URL | str, **options: Any) -> httpx.Request:  # as the parent's own
        if not self._introduced:
            _introduce(self.headers)
            self._introduced = True
        return super().build_request(method, _absolute(self._root, url) if isinstance(url, str) else url, **options)

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:  # the parent's own signature
        settings = self._settings
        try:
            with Limit(settings.clock, settings.timeout) as deadline:
                _bound_queueing(request, deadline)
                response = super().send(request, **options)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            failure = error
        else:
            return _checked(response, settings)
        # Out here, what is raised has no context whose frames hold the request with its headers.
        return _settled(failure, request, settings)


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
        self._root = str(self.base_url)
        self._introduced = False

    def build_request(self, method: str, url: httpx.URL | str, **options: Any) -> httpx.Request:  # as the parent's own
        if not self._introduced:
            _introduce(self.headers)
            self._introduced = True
        return super().build_request(method, _absolute(self._root, url) if isinstance(url, str) else url, **options)

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:  # the parent's own signature
        import anyio  # noqa: PLC0415 -- a synchronous client never needs it

        settings = self._settings
        failure: Exception
        try:
            with (
                Limit(settings.clock, settings.timeout) as deadline,
                anyio.fail_after(deadline.remaining() if deadline else None),
            ):
                response = await super().send(request, **options)
        except TimeoutError:
            failure = httpx.ReadTimeout("timed out")
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            failure = error
        else:
            return _checked(response, settings)
        return _settled(failure, request, settings)


@cache
def _user_agent() -> str:
    from importlib.metadata import version  # noqa: PLC0415 -- takes 15 ms, which only a request is worth

    return f"runstate/{version('runstate')} python-httpx/{httpx.__version__}"


def _introduce(headers: httpx.Headers) -> None:
    """Say who asks, unless the user's own headers do."""
    if headers["user-agent"].startswith("python-httpx/"):
        headers["user-agent"] = _user_agent()


@lru_cache(maxsize=1024)
def _absolute(root: str, path: str) -> httpx.URL | str:
    """A path under the base URL, as httpx itself would make it; whoever waits for a run asks for the same again."""
    if not path.startswith("/") or path.startswith("//") or "#" in path or not path.isascii():
        return path
    base_url = httpx.URL(root)
    return base_url.copy_with(raw_path=base_url.raw_path + path[1:].encode("ascii"))


def _bound_queueing(request: httpx.Request, deadline: Deadline | None) -> None:
    """Waiting for one of the connections is no socket operation."""
    if deadline is not None:
        request.extensions.get("timeout", {})["pool"] = deadline.remaining()


def _checked(response: httpx.Response, settings: Settings) -> httpx.Response:
    last_response.set(response)
    if not response.is_success:
        from .responses import refuse  # noqa: PLC0415 -- most answers need none of it

        refuse(response, settings)
    return response


def _settled(failure: Exception, request: httpx.Request, settings: Settings) -> httpx.Response:
    from .failures import outcome  # noqa: PLC0415 -- as above

    return _checked(outcome(failure, request, settings), settings)
