"""Answers read whole, unpacked piece by piece, and never beyond the largest size.

Reading the body under the retries makes a connection that breaks in mid-body something to retry, and keeps an endless
body, or one that unpacks to gigabytes, from filling the memory.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, cast

import httpx

from .backend import rest
from .signals import UnreadableBody

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_ANY_HEADER = 32 + zlib.MAX_WBITS
_NO_HEADER = -zlib.MAX_WBITS
_HEADER = 2
"""So many bytes tell whether there is a header."""
_BROKEN = (UnreadableBody, httpx.NetworkError, httpx.RemoteProtocolError)


class WholeBody(httpx.BaseTransport):
    """Reads each answer to its end."""

    def __init__(self, transport: httpx.BaseTransport, max_size: int) -> None:
        self._transport = transport
        self._max_size = max_size

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._transport.handle_request(request)
        response.request = request
        try:
            body = Body(response, self._max_size)
            response.stream = _Stream(cast("httpx.SyncByteStream", response.stream), body)
            content = response.read()
            if body.needed:
                body.check(len(content))  # a transport in memory has had it from the start
        except BaseException:
            response.close()
            raise
        rest(response)
        return response

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
        try:
            body = Body(response, self._max_size)
            response.stream = _AsyncStream(cast("httpx.AsyncByteStream", response.stream), body)
            content = await response.aread()
            if body.needed:
                body.check(len(content))  # a transport in memory has had it from the start
        except BaseException:
            await response.aclose()
            raise
        return response

    async def aclose(self) -> None:
        await self._transport.aclose()


class _Stream(httpx.SyncByteStream):
    """A body as it comes, unpacked."""

    def __init__(self, stream: httpx.SyncByteStream, body: Body) -> None:
        self._stream = stream
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        try:
            for chunk in self._stream:
                yield self._body.take(chunk)
            self._body.end()
        except _BROKEN:
            if self._body.needed:
                raise

    def close(self) -> None:
        self._stream.close()


class _AsyncStream(httpx.AsyncByteStream):
    """`_Stream` for an async transport."""

    def __init__(self, stream: httpx.AsyncByteStream, body: Body) -> None:
        self._stream = stream
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._stream:
                yield self._body.take(chunk)
            self._body.end()
        except _BROKEN:
            if self._body.needed:
                raise

    async def aclose(self) -> None:
        await self._stream.aclose()


class Body:
    """What has come of one body."""

    def __init__(self, response: httpx.Response, max_size: int) -> None:
        self.needed = response.is_success
        """Whether it must be whole. The status of an error says enough: of its body, what can be read will do."""
        self._max_size = max_size
        self._size = 0
        self._unpacker = None if response.is_closed else _unpacker(response)

    def take(self, chunk: bytes) -> bytes:
        """The piece, unpacked.

        Raises:
            UnreadableBody: If it cannot be, or would make the body too large.
        """
        if self._unpacker is not None and chunk:
            chunk = self._unpacker.unpack(chunk, self._max_size - self._size + 1)
        self._size += len(chunk)
        self.check(self._size)
        return chunk

    def check(self, size: int) -> None:
        """Refuse a body of that size, if it is too large.

        Raises:
            UnreadableBody: If it is.
        """
        if size > self._max_size:
            raise UnreadableBody(f"it is larger than {self._max_size} bytes")

    def end(self) -> None:
        """Refuse a packed body that has not come to its end.

        Raises:
            UnreadableBody: If that is so.
        """
        if self._unpacker is not None and self._unpacker.unfinished:
            raise UnreadableBody("it is compressed, and cut short")


def _unpacker(response: httpx.Response) -> Unpacker | None:
    headers = response.headers
    if "content-encoding" not in headers:
        return None
    coding = headers["content-encoding"].strip().lower()
    # These two say how the body travelled. httpx would unpack it without a bound.
    del headers["content-encoding"]
    headers.pop("content-length", None)
    if coding in _PACKED:
        return Unpacker()
    if coding in {"", "identity"} or not response.is_success:
        return None
    raise UnreadableBody(f"it is in the coding {coding[:40]!r}, which was not asked for")


class Unpacker:
    """Unpacks gzip and deflate, with and without their header, never to more than is asked for."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(_ANY_HEADER)
        self._head = b""
        """What has come before enough has to tell whether there is a header."""

    def unpack(self, chunk: bytes, most: int) -> bytes:
        """The piece unpacked, up to `most` bytes of it.

        Raises:
            UnreadableBody: If it is not packed.
        """
        if len(self._head) < _HEADER:
            chunk = self._head = self._head + chunk
            if len(chunk) < _HEADER:
                return b""
            if not _has_header(chunk):
                self._zlib = zlib.decompressobj(_NO_HEADER)
        try:
            return self._zlib.decompress(chunk, most)
        except zlib.error:
            raise UnreadableBody("it says that it is compressed, and is not, or is damaged") from None

    @property
    def unfinished(self) -> bool:
        """Whether something has come, but not its end."""
        return bool(self._head) and not self._zlib.eof


def _has_header(start: bytes) -> bool:
    """Whether that begins as gzip (RFC 1952) or zlib (RFC 1950) does, and not with bare deflate."""
    return start.startswith(b"\x1f\x8b") or (start[0] & 0x0F == 8 and int.from_bytes(start[:2]) % 31 == 0)
