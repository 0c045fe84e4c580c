"""Transports that each process and event loop builds with its first request, and that only send to the vendor's host.

A connection belongs to the process and the event loop that opened it: two processes on one connection would get each
other's responses, and a closed loop can neither use nor close a connection.
"""

from __future__ import annotations

import os
import ssl
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import httpx
from httpx_retries import RetryTransport

from ..errors import ConfigurationError
from .retries import MAX_CONNECTIONS, ClockedRetry
from .urls import proxy_for

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import AsyncGenerator, Callable
    from typing import TypeAlias

    from .settings import Settings

    Home: TypeAlias = tuple[int, object] | None
    """The owner of connections: a process and an event loop."""

T = TypeVar("T")

_LIMITS = httpx.Limits(max_connections=MAX_CONNECTIONS, max_keepalive_connections=MAX_CONNECTIONS)


class LazyTransport(httpx.BaseTransport):
    """Builds the transport of a sync client when the first request is sent."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._built: dict[int, httpx.BaseTransport] = {}
        """By process. After a fork the parent's one is not closed: that could end the parent's connections."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        _refuse_other_hosts(request, self._settings)
        process = os.getpid()
        built = self._built.get(process)
        if built is None:
            # Without a lock, which a fork could inherit locked: several threads may build one, and all use the first.
            built = self._built.setdefault(process, _build(self._settings))
        return built.handle_request(request)

    def close(self) -> None:
        if built := self._built.pop(os.getpid(), None):
            built.close()


class AsyncLazyTransport(httpx.AsyncBaseTransport):
    """`LazyTransport` for an async client."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._built: dict[Home, tuple[httpx.AsyncBaseTransport, AsyncGenerator[None]]] = {}
        """By home, with the generator that closes it."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        _refuse_other_hosts(request, self._settings)
        built = self._built.get(self._home())
        transport = await self._build() if built is None else built[0]
        return await transport.handle_async_request(request)

    async def aclose(self) -> None:
        if built := self._built.pop(self._home(), None):
            transport, closing = built
            await closing.aclose()
            await transport.aclose()

    def _home(self) -> Home:
        # The user's own transport is the same everywhere: its connections are the user's business.
        return None if self._settings.transport is not None else (os.getpid(), _event_loop())

    async def _build(self) -> httpx.AsyncBaseTransport:
        for ended in filter(_is_closed, list(self._built)):
            del self._built[ended]
        home, transport = self._home(), _abuild(self._settings)
        closing = _close_with_the_loop(transport, self._built, home)
        self._built[home] = transport, closing
        if home is not None:
            await anext(closing)
        return transport


def _event_loop() -> object:
    """The running event loop; trio's token stands for its loop."""
    import sniffio  # noqa: PLC0415 -- a synchronous client never needs it

    if sniffio.current_async_library() == "trio":
        import trio  # noqa: PLC0415 -- only under trio

        return trio.lowlevel.current_trio_token()
    import asyncio  # noqa: PLC0415 -- a synchronous client never needs it

    return asyncio.get_running_loop()


def _is_closed(home: Home) -> bool:
    """Whether the event loop was closed without closing its generators, as a bare `loop.close()` does."""
    return home is not None and hasattr(home[1], "is_closed") and cast("AbstractEventLoop", home[1]).is_closed()


async def _close_with_the_loop(
    transport: httpx.AsyncBaseTransport, built: dict[Home, Any], home: Home
) -> AsyncGenerator[None]:
    """Close the transport when the event loop ends: asyncio and trio then close the remaining generators."""
    try:
        yield
    finally:
        built.pop(home, None)
        await transport.aclose()


def _refuse_other_hosts(request: httpx.Request, settings: Settings) -> None:
    """Refuse a request to another host, also after a redirect."""
    if not settings.serves(request.url):
        host, own = settings.redact(request.url.host), settings.base_url
        raise ConfigurationError(f"the credentials are for {own} alone: this client does not send to {host}")


def _build(settings: Settings) -> httpx.BaseTransport:
    """The network with whole bodies of a limited size, and retries around both."""
    from .bodies import WholeBody  # noqa: PLC0415 -- loaded with the first request, as httpcore is

    network = settings.own_transport(httpx.BaseTransport) or _explained(settings, _open)
    body = WholeBody(network, settings.max_body_size, settings.secrets)
    return RetryTransport(body, retry=ClockedRetry(settings, settings.retries))


def _abuild(settings: Settings) -> httpx.AsyncBaseTransport:
    """`_build` for an async client, whose requests end with their deadline by cancellation."""
    from .bodies import AsyncWholeBody  # noqa: PLC0415 -- loaded with the first request, as httpcore is

    network = settings.own_transport(httpx.AsyncBaseTransport) or _explained(settings, httpx.AsyncHTTPTransport)
    body = AsyncWholeBody(network, settings.max_body_size, settings.secrets)
    return RetryTransport(body, retry=ClockedRetry(settings, settings.retries))


def _open(**options: Any) -> httpx.BaseTransport:
    """A transport whose every socket operation ends with the request's deadline."""
    from ._privates import wrap_network  # noqa: PLC0415 -- loaded with the first request, as httpcore is
    from .network import BoundedBackend  # noqa: PLC0415 -- loaded with the first request, as httpcore is

    transport = httpx.HTTPTransport(**options)
    wrap_network(transport, BoundedBackend)
    return transport


def _explained(settings: Settings, make: Callable[..., T]) -> T:
    """A transport to the network, or an error that says what is wrong with the certificates or the proxy."""
    url = settings.base_url
    try:
        return make(verify=tls_context(url, settings.verify), proxy=proxy_for(url, settings.proxy), limits=_LIMITS)
    except httpx.InvalidURL:
        cause = "the environment's proxy is not a URL"  # not shown: it may hold a password
    except (OSError, ValueError, ImportError) as error:
        cause = settings.redact(str(error)) or type(error).__name__
        if isinstance(error, ssl.SSLError):  # which does not name the file
            cause += f" in {settings.verify if isinstance(settings.verify, str) else os.environ.get('SSL_CERT_FILE')}"
    raise ConfigurationError(f"{settings.vendor.title}: the proxy or the certificates cannot be used: {cause}")


def tls_context(base_url: httpx.URL, verify: ssl.SSLContext | str | bool) -> ssl.SSLContext | bool:
    """The TLS context; False without TLS."""
    if base_url.scheme == "http":
        return False  # no certificates to load
    return shared_tls(verify) if isinstance(verify, str | bool) else verify


@cache
def shared_tls(verify: str | bool) -> ssl.SSLContext:
    """One TLS context per process and setting: loading the certificates takes some 30 ms."""
    if isinstance(verify, bool):
        if verify:
            _check_environment()
        return httpx.create_ssl_context(verify=verify)
    if Path(verify).is_dir():
        return ssl.create_default_context(capath=verify)
    return ssl.create_default_context(cafile=verify)


def _check_environment() -> None:
    """Name the variable if its path does not exist; httpx and OpenSSL do not."""
    file, folders = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if file and not Path(file).is_file():
        raise ConfigurationError(f"SSL_CERT_FILE={file!r}: there is no such file; correct or unset the variable")
    if not file and folders and not any(Path(folder).is_dir() for folder in folders.split(os.pathsep)):
        raise ConfigurationError(f"SSL_CERT_DIR={folders!r}: there is no such folder; correct or unset the variable")
