"""Connections of an async client, which tell when they had gone stale. Their time is bounded by cancelling them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio
import httpcore

from .exchange import BROKEN, Exchange

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable


class WatchedStream(httpcore.AsyncNetworkStream):
    """A connection that tells whether it had gone stale."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._exchange = Exchange()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return self._exchange.received(await self._stream.read(max_bytes, timeout))
        except BROKEN as error:
            raise self._exchange.broke(error) from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not buffer:
            return
        self._exchange.sends()
        try:
            await self._stream.write(buffer, timeout)
        except BROKEN as error:
            raise self._exchange.broke(error) from error

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            return WatchedStream(await self._stream.start_tls(ssl_context, server_hostname, timeout))
        except BaseException:
            # httpcore closes it after an error only, not when it is cancelled.
            with anyio.CancelScope(shield=True):
                await self._stream.aclose()
            raise

    def get_extra_info(self, info: str) -> Any:  # the parent's own signature
        return self._stream.get_extra_info(info)


class WatchedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections that tell whether they had gone stale."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend) -> None:
        self._backend = backend

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        return WatchedStream(await self._backend.connect_tcp(host, port, timeout, local_address, socket_options))

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)
