"""Read whole response bodies, decompressed piece by piece, up to the largest size.

Reading the body under the retries makes a connection that breaks in mid-body something to retry, and keeps an endless
body, or one that decompresses to gigabytes, from filling the memory.
"""

from __future__ import annotations

import contextlib
import zlib
from functools import cache
from typing import TYPE_CHECKING, cast

import httpx

from ._privates import refuse_surplus
from .errors import StaleConnection, UnreadableBody
from .json_limits import in_utf8
from .network import AsyncTrace, Trace, rest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator

    from .redaction import Secrets

_DECODED = frozenset({"gzip", "x-gzip", "deflate"})
_CODINGS = _DECODED | {"aes128gcm", "br", "compress", "dcb", "dcz", "exi", "pack200-gzip", "x-compress", "zstd"}
"""The registered ones except `identity`. Any other word, as `utf-8`, is a mistake of the server and is ignored."""
_BROKEN = (httpx.NetworkError, httpx.RemoteProtocolError)


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
            self._secrets.redact_error(error)  # before httpx-retries logs it
            raise

    def _read(self, request: httpx.Request) -> httpx.Response:
        request.extensions["trace"] = trace = Trace(request.extensions.get("on_step"))
        try:
            response = self._transport.handle_request(request)
        except _BROKEN as error:
            if trace.reused:
                raise StaleConnection(str(error)) from error
            raise
        stream = cast("httpx.SyncByteStream", response.stream)
        try:
            body = Body(response, self._max_size)
            with body.tolerance():
                for chunk in cast("httpx.SyncByteStream", body.stream):
                    body.take(chunk)
                body.end()
        finally:
            stream.close()
        rest(response)
        return body.answer(request)

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
            self._secrets.redact_error(error)  # before httpx-retries logs it
            raise

    async def _read(self, request: httpx.Request) -> httpx.Response:
        request.extensions["trace"] = trace = AsyncTrace(request.extensions.get("on_step"))
        try:
            response = await self._transport.handle_async_request(request)
        except _BROKEN as error:
            if trace.reused:
                raise StaleConnection(str(error)) from error
            raise
        except BaseException:
            await trace.close()
            raise
        stream = cast("httpx.AsyncByteStream", response.stream)
        try:
            body = Body(response, self._max_size)
            chunks = aiter(cast("httpx.AsyncByteStream", body.stream))
            with body.tolerance():
                try:
                    async for chunk in chunks:
                        body.take(chunk)
                    body.end()
                except UnreadableBody:
                    if "network_stream" in response.extensions:
                        await _leave(response, chunks)
                    raise
        finally:
            await stream.aclose()
        return body.answer(request)

    async def aclose(self) -> None:
        await self._transport.aclose()


async def _leave(response: httpx.Response, chunks: AsyncIterator[bytes]) -> None:
    """Close the connection in mid-body, and end the generators that read from it, as trio wants it."""
    await response.aclose()
    with contextlib.suppress(httpx.HTTPError):
        async for _ in chunks:
            pass


class Body:
    """One body, as far as it has been read."""

    def __init__(self, response: httpx.Response, max_size: int) -> None:
        self.stream: object = response.stream
        """The body as it was sent, piece by piece."""
        self._response = response
        self._max_size = max_size
        self._content = bytearray()
        self._decoder: Decoder | None = None
        if response.is_closed:  # a transport in memory has read it already
            self.stream = httpx.ByteStream(response.content)
        else:
            self._decoder = _decoder(response)

    @contextlib.contextmanager
    def tolerance(self) -> Generator[None]:
        """Ignore what is wrong with the body of an error: the status says enough, and what can be read will do."""
        try:
            yield
        except (UnreadableBody, *_BROKEN):
            if self._response.is_success:
                raise

    def take(self, chunk: bytes) -> None:
        """Add a piece, decompressed, as long as the body stays within its size."""
        if self._decoder is not None and chunk:
            chunk = self._decoder.decode(chunk, self._max_size - len(self._content) + 1)
        if len(self._content) + len(chunk) > self._max_size:
            raise UnreadableBody(f"it is larger than {self._max_size} bytes")
        self._content += chunk

    def end(self) -> None:
        """Look at what follows the last piece, and refuse a compressed body that is cut short."""
        refuse_surplus(self.stream)
        if self._decoder is not None and self._decoder.unfinished:
            raise UnreadableBody("it is compressed, and cut short")

    def answer(self, request: httpx.Request) -> httpx.Response:
        """The answer with its body."""
        response = self._response
        # A server may repeat a key in the words after the status, and httpx logs them.
        response.extensions["reason_phrase"] = _reason_phrase(response.status_code)
        if response.status_code >= 300 and response.has_redirect_location:
            # httpx parses it although redirects are not followed.
            try:
                httpx.URL(response.headers["location"])
            except httpx.InvalidURL:
                del response.headers["location"]
        content = httpx.ByteStream(self._file_or_text(request))
        if response.is_closed:  # httpx reads a response once
            response = httpx.Response(
                response.status_code,
                headers=response.headers,
                stream=content,
                request=request,
                extensions=response.extensions,
            )
        response.stream = content
        response.read()
        return response

    def _file_or_text(self, request: httpx.Request) -> bytes:
        """The body in UTF-8; or as it is, if a file was asked for and found."""
        is_file = request.headers.get("accept", "").startswith("application/octet-stream")
        return bytes(self._content) if is_file and self._response.is_success else in_utf8(bytes(self._content))


@cache
def _reason_phrase(status: int) -> bytes:
    return httpx.codes.get_reason_phrase(status).encode("ascii")


class Decoder:
    """Decompresses gzip and deflate, with and without their header, never to more than is asked for.

    httpx's own decoders give all that there is in a piece, which may be gigabytes.
    """

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(32 + zlib.MAX_WBITS)  # either header
        self._head = b""
        """The first bytes: two tell whether there is a header."""

    def decode(self, chunk: bytes, limit: int) -> bytes:
        """The piece decompressed, up to `limit` bytes of it."""
        if len(self._head) < 2:
            chunk = self._head = self._head + chunk
            if len(chunk) < 2:
                return b""
            # As gzip (RFC 1952) or zlib (RFC 1950) begins, and not bare deflate.
            if not (chunk.startswith(b"\x1f\x8b") or (chunk[0] & 0x0F == 8 and int.from_bytes(chunk[:2]) % 31 == 0)):
                self._zlib = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            return self._zlib.decompress(chunk, limit)
        except zlib.error:
            raise UnreadableBody("it says that it is compressed, and is not, or is damaged") from None

    @property
    def unfinished(self) -> bool:
        """Whether the data has begun, and not ended."""
        return bool(self._head) and not self._zlib.eof


def _decoder(response: httpx.Response) -> Decoder | None:
    headers = response.headers
    if "content-encoding" not in headers:
        return None
    codings = [word for part in headers["content-encoding"].split(",") if (word := part.strip().lower()) in _CODINGS]
    # These two say how the body travelled. httpx would decompress it without a bound.
    del headers["content-encoding"]
    headers.pop("content-length", None)
    if len(codings) == 1 and codings[0] in _DECODED:
        return Decoder()
    if not codings or not response.is_success:
        return None
    more = f" and {len(codings) - 1} more" if len(codings) > 1 else ""
    raise UnreadableBody(f"it is in the coding {codings[0]!r}{more}, which was not asked for")
