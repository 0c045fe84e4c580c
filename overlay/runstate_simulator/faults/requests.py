"""Requests as they come from a connection, and what an ASGI application answers to them."""

from __future__ import annotations

import base64
import binascii
import contextlib
import itertools
from typing import TYPE_CHECKING
from urllib.parse import unquote

import h11
from attrs import frozen

from .response import FRAMING, Reply

if TYPE_CHECKING:
    import asyncio

    from starlette.types import ASGIApp, Message

    from runstate.catalog import VendorInfo

_PIECE = 64 * 1024


class BadRequest(Exception):
    """What came is no HTTP/1.1 request."""


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
        """The path alone."""
        return self.target.partition("?")[0]

    def header(self, name: str) -> str:
        """The first value of a header, empty if there is none."""
        return next((value.decode("latin-1") for known, value in self.headers if known == name.lower().encode()), "")

    def fields(self) -> dict[str, str]:
        """The headers; of several with one name the last."""
        return {name.decode("latin-1"): value.decode("latin-1") for name, value in self.headers}

    def keys(self, vendor: VendorInfo) -> tuple[str, ...]:
        """What it shows as the vendor's secrets; of HTTP Basic also the password by itself."""
        found: dict[str, None] = {}
        for item in itertools.chain.from_iterable(vendor.credentials):
            value = self.header(item.header).rpartition(" ")[2]
            if item.secret and value:
                found[value] = None
                if item.prefix == "Basic":
                    with contextlib.suppress(binascii.Error):
                        found[base64.b64decode(value).decode("utf-8", "replace").partition(":")[2]] = None
        return tuple(found)

    @property
    def last(self) -> bool:
        """Whether the client wants no more of the connection."""
        return "close" in self.header("connection").lower()


class Requests:
    """The requests of one connection, one after the other."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader
        self._ahead = b""

    async def next(self) -> Request | None:
        """The next one, None if the client has gone.

        Raises:
            BadRequest: If something else came.
        """
        # One for each request: h11 is told nothing of the answers, which may be none of HTTP.
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


async def ask(app: ASGIApp, request: Request) -> Reply:
    """What the application answers."""
    status = 500
    headers: list[tuple[str, str]] = []
    body = bytearray()

    async def receive() -> Message:
        return {"type": "http.request", "body": request.body, "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
            pairs = ((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in message["headers"])
            headers.extend(pair for pair in pairs if pair[0] not in FRAMING)
        else:
            body.extend(message.get("body", b""))

    path, _, query = request.target.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode("ascii"),
        "query_string": query.encode("ascii"),
        "root_path": "",
        "headers": list(request.headers),
        "client": None,
        "server": None,
    }
    await app(scope, receive, send)
    return Reply(status, tuple(headers), bytes(body))
