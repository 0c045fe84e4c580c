"""Transports that build the real one on the first request, and again in each process or event loop.

A connection belongs to the process and to the event loop that opened it: two processes on one connection get each
other's answers, and a loop that has ended can neither use a connection nor close it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, cast

import httpx

from ..errors import ConfigurationError

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import AsyncGenerator
    from typing import TypeAlias

    from .settings import Settings

    Home: TypeAlias = tuple[int, object] | None
    """Whose the connections are: a process and an event loop."""


class LateTransport(httpx.BaseTransport):
    """Loads and builds what lies under a sync client when the first request is sent."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._built: dict[int, httpx.BaseTransport] = {}
        """By process. After a fork the parent's stays here untouched: closing it could end the parent's connections."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        _refuse_other_hosts(request, self._settings)
        process = os.getpid()
        built = self._built.get(process)
        if built is None:
            from .transport import build  # noqa: PLC0415 -- a client that sends nothing needs none of it

            # Without a lock, which a fork could inherit locked: threads may build several, and use the first.
            built = self._built.setdefault(process, build(self._settings))
        return built.handle_request(request)

    def close(self) -> None:
        if built := self._built.pop(os.getpid(), None):
            built.close()


class AsyncLateTransport(httpx.AsyncBaseTransport):
    """`LateTransport` for an async client."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._built: dict[Home, tuple[httpx.AsyncBaseTransport, AsyncGenerator[None]]] = {}
        """By home, with what closes it."""

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
        # A transport of the user's own stays the same everywhere: its connections are the user's affair.
        return None if self._settings.transport is not None else (os.getpid(), _event_loop())

    async def _build(self) -> httpx.AsyncBaseTransport:
        from .transport import abuild  # noqa: PLC0415 -- a client that sends nothing needs none of it

        for ended in filter(_is_closed, list(self._built)):
            del self._built[ended]
        home, transport = self._home(), abuild(self._settings)
        closing = _close_with_the_loop(transport, self._built, home)
        self._built[home] = transport, closing
        if home is not None:
            await anext(closing)
        return transport


def _event_loop() -> object:
    """The event loop that runs here, or what trio has in its place."""
    import sniffio  # noqa: PLC0415 -- a synchronous client never needs it

    if sniffio.current_async_library() == "trio":
        import trio  # noqa: PLC0415 -- only where it runs

        return trio.lowlevel.current_trio_token()
    import asyncio  # noqa: PLC0415 -- as above

    return asyncio.get_running_loop()


def _is_closed(home: Home) -> bool:
    """Whether the event loop was closed without closing its generators first, as a bare `loop.close()` does."""
    return home is not None and hasattr(home[1], "is_closed") and cast("AbstractEventLoop", home[1]).is_closed()


async def _close_with_the_loop(
    transport: httpx.AsyncBaseTransport, built: dict[Home, Any], home: Home
) -> AsyncGenerator[None]:
    """Close the transport when the event loop ends: asyncio and trio then close the generators that are left."""
    try:
        yield
    finally:
        built.pop(home, None)
        await transport.aclose()


def _refuse_other_hosts(request: httpx.Request, settings: Settings) -> None:
    """Stands where redirects pass, too."""
    if not settings.serves(request.url):
        host, own = settings.redact(request.url.host), settings.base_url
        raise ConfigurationError(f"the credentials are for {own} alone: this client sends nothing to {host}")
