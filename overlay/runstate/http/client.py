"""The two httpx clients: a time limit around each request, and no answer but success handed on."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import httpx

from .. import __version__
from ..errors import AuthenticationError, ConfigurationError, RunstateError
from .deadline import Deadline, Limit
from .json_limits import is_too_deep
from .late import AsyncLateTransport, LateTransport
from .recoding import recode, replace
from .signals import report

if TYPE_CHECKING:
    from .settings import Settings

_OURS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, RunstateError)


class NoCookies(httpx.Cookies):
    """Keeps none: no vendor wants any here, and looking for them takes a tenth of a request's time."""

    def extract_cookies(self, response: httpx.Response) -> None:
        pass


class SeamClient(httpx.Client):
    """A sync client that answers with success or raises an error of the tree."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        settings.sync_transport()  # refuses one of the other kind before any request
        if settings.functions is not None:
            settings.functions.refuse_async()
        super().__init__(
            base_url=settings.base_url,
            headers=settings.headers,
            transport=LateTransport(settings),
            timeout=settings.timeout,
        )
        self._cookies = NoCookies()  # httpx's own setter would make ordinary ones of them
        self._root = str(self.base_url)
        _introduce(self.headers)

    def __reduce__(self) -> str:
        raise TypeError("a client holds credentials and connections: make one in each process")

    def build_request(self, method: str, url: httpx.URL | str, **options: Any) -> httpx.Request:  # as the parent's own
        try:
            request = super().build_request(
                method, _absolute(self._root, url) if isinstance(url, str) else url, **options
            )
        except httpx.InvalidURL as error:
            wrong = str(error)
        else:
            if self._settings.functions is not None:
                request.headers.update(self._settings.functions.headers)
            return request
        raise ConfigurationError(f"{self._settings.vendor.title}: no URL can be made of the run's id: {wrong}")

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
        # Out here, what is raised has no context whose frames hold the request with its headers.
        return _settled(failure, request, settings, outer)


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
        _introduce(self.headers)

    def __reduce__(self) -> str:
        raise TypeError("a client holds credentials and connections: make one in each process")

    def build_request(self, method: str, url: httpx.URL | str, **options: Any) -> httpx.Request:  # as the parent's own
        try:
            request = super().build_request(
                method, _absolute(self._root, url) if isinstance(url, str) else url, **options
            )
        except httpx.InvalidURL as error:
            wrong = str(error)
        else:
            if self._settings.functions is not None:
                request.headers.update(self._settings.functions.headers)
            return request
        raise ConfigurationError(f"{self._settings.vendor.title}: no URL can be made of the run's id: {wrong}")

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


def _introduce(headers: httpx.Headers) -> None:
    """Say who asks, unless the user's own headers do."""
    if headers["user-agent"].startswith("python-httpx/"):
        headers["user-agent"] = f"runstate/{__version__} python-httpx/{httpx.__version__}"


def _refuse_closed(client: SeamClient | AsyncSeamClient, settings: Settings) -> None:
    if client.is_closed:
        raise ConfigurationError(f"this client of {settings.vendor.title} has been closed: make another")


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
    recode(response)
    if not response.is_success:
        from .errors import refusal  # noqa: PLC0415 -- most answers need none of it

        raise refusal(response, settings)
    content = response.content
    if is_too_deep(content):
        from .failures import too_deep  # noqa: PLC0415 -- as above

        raise too_deep(response, settings)
    if (redacted := settings.secrets.redact_run(content)) is not content:
        replace(response, redacted)
    return response


def _settled(
    failure: Exception, request: httpx.Request, settings: Settings, outer: BaseException | None
) -> httpx.Response:
    from .failures import outcome  # noqa: PLC0415 -- as above

    came = outcome(failure, request, settings, outer)
    if isinstance(came, httpx.Response):
        return _checked(came, settings)
    raise came


def _given_up(error: BaseException, outer: BaseException | None) -> BaseException:
    """Ctrl-C, or a task that is cancelled: nobody needs the frames below, which hold what was about to be sent.

    Any other error is rather a mistake, in a transport of the user's own, say, and keeps them.
    """
    from .failures import bare  # noqa: PLC0415 -- as above

    return error if isinstance(error, Exception) else bare(error, outer)
