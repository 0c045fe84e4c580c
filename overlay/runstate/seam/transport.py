"""What lies under a client: the retries, and under them the network, its answers read whole and within a size.

Reading the body down here makes a connection that breaks in mid-body something to retry, and keeps an endless
body from filling the memory.
"""

from __future__ import annotations

import ssl
from functools import cache
from typing import TYPE_CHECKING, cast
from urllib.request import getproxies, proxy_bypass

import httpx
from attrs import frozen
from httpx_retries import RetryTransport

from .backend import BoundedBackend
from .retry import ClockedRetry
from .settings import Verify
from .signals import BodyTooLarge

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from .settings import Settings

# httpcore's pool costs more per request the more connections it holds; status requests are small.
_LIMITS = httpx.Limits(max_connections=10, max_keepalive_connections=10)


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


def build(settings: Settings) -> httpx.BaseTransport:
    """All that lies under a sync client."""
    own = settings.sync_transport()
    network = Network(settings.base_url, settings.verify, settings.proxy)
    inner = WholeBody(own if own is not None else network.open(), settings.max_body_size)
    return RetryTransport(inner, retry=ClockedRetry(settings.retries, settings.clock))


def abuild(settings: Settings) -> httpx.AsyncBaseTransport:
    """All that lies under an async client."""
    own = settings.async_transport()
    network = Network(settings.base_url, settings.verify, settings.proxy)
    inner = AsyncWholeBody(own if own is not None else network.aopen(), settings.max_body_size)
    return RetryTransport(inner, retry=ClockedRetry(settings.retries, settings.clock))


class WholeBody(httpx.BaseTransport):
    """Reads each answer to its end."""

    def __init__(self, transport: httpx.BaseTransport, max_size: int) -> None:
        self._transport = transport
        self._max_size = max_size

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._transport.handle_request(request)
        response.request = request
        body = Body(self._max_size)
        try:
            if not _is_encoded(response):
                response.stream = Counted(cast("httpx.SyncByteStream", response.stream), body)
                body.check(len(response.read()))  # a transport in memory has it read already
                return response
            for chunk in response.iter_bytes():
                body.add(chunk)
                body.keep(chunk)
        except BaseException:
            response.close()
            raise
        response.close()
        return body.response(response)

    def close(self) -> None:
        self._transport.close()


class AsyncWholeBody(httpx.AsyncBaseTransport):
    """`WholeBody` for an async transport."""

    def __init__(self, transport: httpx.AsyncBaseTransport, max_size: int) -> None:
        self._transport = transport
        self._max_size = max_size

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._transport.handle_async_request(request)
        response.request = request
        body = Body(self._max_size)
        try:
            if not _is_encoded(response):
                response.stream = AsyncCounted(cast("httpx.AsyncByteStream", response.stream), body)
                body.check(len(await response.aread()))  # a transport in memory has it read already
                return response
            async for chunk in response.aiter_bytes():
                body.add(chunk)
                body.keep(chunk)
        except BaseException:
            await response.aclose()
            raise
        await response.aclose()
        return body.response(response)

    async def aclose(self) -> None:
        await self._transport.aclose()


_OF_THE_WIRE = frozenset({b"content-encoding", b"transfer-encoding", b"content-length"})
"""Headers that say how the body travelled, which is over once it has been read."""


def _is_encoded(response: httpx.Response) -> bool:
    """Whether the body is compressed; going through httpx's decoders costs each plain one as well."""
    return "content-encoding" in response.headers


class Counted(httpx.SyncByteStream):
    """A body as it comes, never above its size."""

    def __init__(self, stream: httpx.SyncByteStream, body: Body) -> None:
        self._stream = stream
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            self._body.add(chunk)
            yield chunk

    def close(self) -> None:
        self._stream.close()


class AsyncCounted(httpx.AsyncByteStream):
    """`Counted` for an async transport."""

    def __init__(self, stream: httpx.AsyncByteStream, body: Body) -> None:
        self._stream = stream
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            self._body.add(chunk)
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


class Body:
    """How much of a body has come, never above its size; and what has, where it had to be decompressed."""

    def __init__(self, max_size: int) -> None:
        self._max_size = max_size
        self._size = 0
        self._content = bytearray()

    def add(self, chunk: bytes) -> None:
        """Count a piece."""
        self._size += len(chunk)
        self.check(self._size)

    def check(self, size: int) -> None:
        """Raise BodyTooLarge if that is more than the size."""
        if size > self._max_size:
            raise BodyTooLarge(f"the body is larger than {self._max_size} bytes")

    def keep(self, chunk: bytes) -> None:
        """Keep a decompressed piece."""
        self._content += chunk

    def response(self, original: httpx.Response) -> httpx.Response:
        """The answer again, with the body read and decoded."""
        headers = [(name, value) for name, value in original.headers.raw if name.lower() not in _OF_THE_WIRE]
        extensions = {key: value for key, value in original.extensions.items() if key != "network_stream"}
        return httpx.Response(
            original.status_code, headers=headers, content=bytes(self._content), extensions=extensions
        )
