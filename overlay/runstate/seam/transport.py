"""The transport under the retries: the network itself, opened late, its answers read whole and within a size.

Reading the body down here makes a connection that breaks in mid-body something to retry, and keeps an endless
body from filling the memory.
"""

from __future__ import annotations

import ssl
from functools import cache
from typing import TYPE_CHECKING, TypeAlias
from urllib.request import getproxies, proxy_bypass

import httpx
from attrs import frozen

from .deadline import BoundedBackend

if TYPE_CHECKING:
    from collections.abc import Callable

Verify: TypeAlias = ssl.SSLContext | str | bool

# httpcore's pool costs more per request the more connections it holds; status requests are small.
_LIMITS = httpx.Limits(max_connections=10, max_keepalive_connections=10)


class BodyTooLarge(httpx.HTTPError):
    """The body is larger than the client takes. No use in asking again."""


@frozen
class Network:
    """How to reach the vendor's host."""

    base_url: httpx.URL
    verify: Verify
    proxy: httpx.Proxy | str | None

    def open(self) -> httpx.HTTPTransport:
        """A sync transport whose every socket operation ends with the request's limit."""
        transport = httpx.HTTPTransport(verify=self.tls(), proxy=self.proxy_address(), limits=_LIMITS)
        # httpx has no public place for a network backend; a test that trickles bytes fails if this one moves.
        pool = transport._pool  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        pool._network_backend = BoundedBackend(pool._network_backend)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        return transport

    def aopen(self) -> httpx.AsyncHTTPTransport:
        """An async transport; its requests are bounded by cancelling them."""
        return httpx.AsyncHTTPTransport(verify=self.tls(), proxy=self.proxy_address(), limits=_LIMITS)

    def tls(self) -> ssl.SSLContext | bool:
        """The TLS context; none is made where none is needed."""
        if self.base_url.scheme == "http":
            return False  # loopback: no certificates to load
        return shared_tls(self.verify) if isinstance(self.verify, str | bool) else self.verify

    def proxy_address(self) -> httpx.Proxy | str | None:
        """The proxy that was given, else what the environment says, as httpx itself would take it."""
        host = self.base_url.host
        if self.proxy is not None or proxy_bypass(host):
            return self.proxy
        found = getproxies()
        address = found.get(self.base_url.scheme) or found.get("all")
        return address if not address or "://" in address else f"http://{address}"


@cache
def shared_tls(verify: str | bool) -> ssl.SSLContext:
    """One TLS context per process and setting: loading the certificates takes some 30 ms."""
    if isinstance(verify, str):
        return ssl.create_default_context(cafile=verify)
    return httpx.create_ssl_context(verify=verify)


class WholeBody(httpx.BaseTransport):
    """Opens the transport at the first request, and reads each answer to its end."""

    def __init__(self, open_transport: Callable[[], httpx.BaseTransport], max_size: int) -> None:
        self._open = open_transport
        self._max_size = max_size
        self._transport: httpx.BaseTransport | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self._transport is None:
            self._transport = self._open()
        response = self._transport.handle_request(request)
        response.request = request
        body = Body(self._max_size)
        try:
            for chunk in response.iter_bytes():
                body.add(chunk)
        finally:
            response.close()
        return body.response(response)

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()


class AsyncWholeBody(httpx.AsyncBaseTransport):
    """`WholeBody` for an async transport."""

    def __init__(self, open_transport: Callable[[], httpx.AsyncBaseTransport], max_size: int) -> None:
        self._open = open_transport
        self._max_size = max_size
        self._transport: httpx.AsyncBaseTransport | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._transport is None:
            self._transport = self._open()
        response = await self._transport.handle_async_request(request)
        response.request = request
        body = Body(self._max_size)
        try:
            async for chunk in response.aiter_bytes():
                body.add(chunk)
        finally:
            await response.aclose()
        return body.response(response)

    async def aclose(self) -> None:
        if self._transport is not None:
            await self._transport.aclose()


class Body:
    """The decoded body so far, never above its size."""

    def __init__(self, max_size: int) -> None:
        self._max_size = max_size
        self._content = bytearray()

    def add(self, chunk: bytes) -> None:
        """Take a piece; raise BodyTooLarge once there is more than the size."""
        self._content += chunk
        if len(self._content) > self._max_size:
            raise BodyTooLarge(f"the body is larger than {self._max_size} bytes")

    def response(self, original: httpx.Response) -> httpx.Response:
        """The answer again, with the body read and decoded."""
        headers = original.headers.copy()
        for name in ("content-encoding", "transfer-encoding", "content-length"):
            headers.pop(name, None)
        extensions = {key: value for key, value in original.extensions.items() if key != "network_stream"}
        return httpx.Response(
            original.status_code, headers=headers, content=bytes(self._content), extensions=extensions
        )
