"""Answers read whole, unpacked piece by piece, and never beyond the largest size.

Reading the body under the retries makes a connection that breaks in mid-body something to retry, and keeps an endless
body, or one that unpacks to gigabytes, from filling the memory.
"""

from __future__ import annotations

import contextlib
from functools import cache
from typing import TYPE_CHECKING, cast

import h11
import httpx

from .network import AsyncTrace, StaleConnection, Trace, rest
from .signals import UnreadableBody
from .unpacking import Unpacker

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from .hidden import Secrets

_UNPACKED = frozenset({"gzip", "x-gzip", "deflate"})
_CODINGS = _UNPACKED | {"aes128gcm", "br", "compress", "dcb", "dcz", "exi", "pack200-gzip", "x-compress", "zstd"}
"""That are registered, but for `identity`. Other words are a server's mistake, as `utf-8`, and change nothing."""
_BROKEN = (UnreadableBody, httpx.NetworkError, httpx.RemoteProtocolError)


class WholeBody(httpx.BaseTransport):
    """Reads each answer to its end."""

    def __init__(self, transport: httpx.BaseTransport, max_size: int, secrets: Secrets) -> None:
        self._transport = transport
        self._max_size = max_size
        self._secrets = secrets

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return self._read(request)
        except httpx.HTTPError as error:
            _redact(error, self._secrets)
            raise

    def _read(self, request: httpx.Request) -> httpx.Response:
        request.extensions["trace"] = trace = Trace()
        try:
            response = self._transport.handle_request(request)
        except _BROKEN as error:
            if trace.reused:
                raise StaleConnection(str(error)) from error
            raise
        _prepare(response, request)
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

    def __init__(self, transport: httpx.AsyncBaseTransport, max_size: int, secrets: Secrets) -> None:
        self._transport = transport
        self._max_size = max_size
        self._secrets = secrets

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return await self._read(request)
        except httpx.HTTPError as error:
            _redact(error, self._secrets)
            raise

    async def _read(self, request: httpx.Request) -> httpx.Response:
        request.extensions["trace"] = trace = AsyncTrace()
        try:
            response = await self._transport.handle_async_request(request)
        except _BROKEN as error:
            if trace.reused:
                raise StaleConnection(str(error)) from error
            raise
        except BaseException:
            await trace.close()
            raise
        _prepare(response, request)
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


def _prepare(response: httpx.Response, request: httpx.Request) -> None:
    response.request = request
    # A server may repeat a key in the words after the status, and httpx logs them.
    response.extensions["reason_phrase"] = _words(response.status_code)
    if response.status_code >= 300 and response.has_redirect_location:
        # httpx reads it although nobody follows.
        try:
            httpx.URL(response.headers["location"])
        except httpx.InvalidURL:
            del response.headers["location"]


@cache
def _words(status: int) -> bytes:
    return httpx.codes.get_reason_phrase(status).encode("ascii")


def _redact(error: httpx.HTTPError, secrets: Secrets) -> None:
    """Before it is logged by what retries."""
    from .failures import redact  # noqa: PLC0415 -- most requests need none of it

    redact(error, secrets)


class _Stream(httpx.SyncByteStream):
    """A body as it comes, unpacked."""

    def __init__(self, stream: httpx.SyncByteStream, body: Body) -> None:
        self._stream = stream
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        try:
            for chunk in self._stream:
                yield self._body.take(chunk)
            _refuse_surplus(self._stream)
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
        pieces = aiter(self._stream)
        try:
            async for chunk in pieces:
                yield self._body.take(chunk)
            _refuse_surplus(self._stream)
            self._body.end()
        except _BROKEN as error:
            if isinstance(error, UnreadableBody) and self._body.of_network:
                await self._leave(pieces)
            if self._body.needed:
                raise

    async def _leave(self, pieces: AsyncIterator[bytes]) -> None:
        """Close the connection in mid-body. The generators that httpx reads through come to their ends then, as trio
        wants them to.
        """
        await self._stream.aclose()
        with contextlib.suppress(httpx.HTTPError):
            async for _ in pieces:
                pass

    async def aclose(self) -> None:
        await self._stream.aclose()


def _refuse_surplus(stream: object) -> None:
    """Have the connection closed if more has come than the answer: it would be taken for the next request's.

    Neither httpx nor httpcore tells; tests fail if what is looked at here moves.
    """
    for name in ("_httpcore_stream", "_stream", "_connection", "_h11_state"):
        stream = getattr(stream, name, None)
    if isinstance(stream, h11.Connection) and stream.trailing_data[0]:
        stream.send_failed()


class Body:
    """What has come of one body."""

    def __init__(self, response: httpx.Response, max_size: int) -> None:
        self.needed: bool = response.is_success
        """Whether it must be whole. The status of an error says enough: of its body, what can be read will do."""
        self.of_network: bool = "network_stream" in response.extensions
        """Whether it comes over a connection, not from a transport of the user's own."""
        self._max_size = max_size
        self._size = 0
        self._unpacker: Unpacker | None = None if response.is_closed else _unpacker(response)

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
    codings = [word for part in headers["content-encoding"].split(",") if (word := part.strip().lower()) in _CODINGS]
    # These two say how the body travelled. httpx would unpack it without a bound.
    del headers["content-encoding"]
    headers.pop("content-length", None)
    if len(codings) == 1 and codings[0] in _UNPACKED:
        return Unpacker()
    if not codings or not response.is_success:
        return None
    more = f" and {len(codings) - 1} more" if len(codings) > 1 else ""
    raise UnreadableBody(f"it is in the coding {codings[0]!r}{more}, which was not asked for")
