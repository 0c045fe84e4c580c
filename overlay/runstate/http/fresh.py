"""Requests that met a stale connection are sent again at once (see `exchange`), unless sending twice could do harm."""

from __future__ import annotations

import httpx

from .exchange import StaleConnection

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Fresh(httpx.BaseTransport):
    """Sends a request until it meets a connection that is not stale."""

    def __init__(self, transport: httpx.BaseTransport, most: int) -> None:
        self._transport = transport
        self._most = most
        """How many connections can be stale."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        for _ in range(self._most):
            try:
                return self._transport.handle_request(request)
            except httpx.ReadError as error:
                if not _harmless(request, error):
                    raise
        return self._transport.handle_request(request)

    def close(self) -> None:
        self._transport.close()


class AsyncFresh(httpx.AsyncBaseTransport):
    """`Fresh` for an async transport."""

    def __init__(self, transport: httpx.AsyncBaseTransport, most: int) -> None:
        self._transport = transport
        self._most = most

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        for _ in range(self._most):
            try:
                return await self._transport.handle_async_request(request)
            except httpx.ReadError as error:
                if not _harmless(request, error):
                    raise
        return await self._transport.handle_async_request(request)

    async def aclose(self) -> None:
        await self._transport.aclose()


def _harmless(request: httpx.Request, error: httpx.ReadError) -> bool:
    return request.method in _SAFE and isinstance(error.__cause__, StaleConnection)
