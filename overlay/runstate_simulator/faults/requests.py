"""Requests read from a connection, and an ASGI application's response to them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import h11
import httpx
from attrs import frozen

from ..app import refusing
from ..vendors.base import basic_password
from .response import FRAMING, Response

if TYPE_CHECKING:
    import asyncio

    from starlette.types import ASGIApp

    from runstate.catalog import VendorInfo

_PIECE = 64 * 1024


class BadRequest(Exception):
    """The client did not send an HTTP/1.1 request."""


@frozen
class Request:
    """One request, with its whole body."""

    method: str
    target: str
    """Path and query, as they were sent."""
    headers: tuple[tuple[bytes, bytes], ...]
    """Names in lower case."""
    body: bytes

    @property
    def path(self) -> str:
        """The target without the query."""
        return self.target.partition("?")[0]

    @property
    def last(self) -> bool:
        """Whether the client closes the connection after the response."""
        return "close" in self.header("connection").lower()

    def header(self, name: str) -> str:
        """The first value of a header, empty if there is none."""
        return next((value.decode("latin-1") for known, value in self.headers if known == name.lower().encode()), "")

    def fields(self) -> dict[str, str]:
        """The headers; the last value of several with one name."""
        return {name.decode("latin-1"): value.decode("latin-1") for name, value in self.headers}

    def keys(self, vendor: VendorInfo) -> tuple[str, ...]:
        """The vendor's secrets in the request; for HTTP Basic also the password by itself."""
        keys: dict[str, None] = {}
        for item in itertools.chain.from_iterable(vendor.credentials):
            value = self.header(item.header).rpartition(" ")[2]
            if item.secret and value:
                keys[value] = None
                if password := basic_password({"authorization": self.header(item.header)}):
                    keys[password] = None
        return tuple(keys)


class RequestReader:
    """Reads the requests of one connection, one after the other."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader
        self._ahead = b""

    async def next(self) -> Request | None:
        """The next request, None if the client has closed the connection.

        Raises:
            BadRequest: If something else was received.
        """
        # One for each request: h11 does not see the responses, which may not be HTTP.
        protocol = h11.Connection(h11.SERVER)
        if self._ahead:
            protocol.receive_data(self._ahead)
        head: h11.Request | None = None
        body = bytearray()
        while True:
            try:
                event = protocol.next_event()
            except h11.RemoteProtocolError as error:
                raise BadRequest(str(error)) from None
            match event:
                case h11.NEED_DATA:
                    protocol.receive_data(await self._reader.read(_PIECE))
                case h11.Request():
                    head = event
                case h11.Data():
                    body += event.data
                case h11.EndOfMessage() if head is not None:
                    self._ahead = protocol.trailing_data[0]
                    headers = tuple((bytes(name), bytes(value)) for name, value in head.headers)
                    return Request(head.method.decode("ascii"), head.target.decode("ascii"), headers, bytes(body))
                case _:
                    return None


async def call(app: ASGIApp, request: Request, *, refused: bool = False) -> Response:
    """The application's response to a request; if it is refused, an error, and nothing else happens."""
    target = request.target if request.target.startswith("/") else "/"
    url = httpx.URL("http://simulator", raw_path=target.encode("ascii"))
    sent = httpx.Request(request.method, url, headers=list(request.headers), content=request.body)
    response = await httpx.ASGITransport(refusing(app) if refused else app).handle_async_request(sent)
    pairs = ((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers.raw)
    headers = tuple(pair for pair in pairs if pair[0] not in FRAMING)
    body = await response.aread()
    if request.method == "HEAD":  # ASGITransport leaves the body out, and only its length counts
        body = bytes(int(response.headers["content-length"]))
    return Response(response.status_code, headers, body)
