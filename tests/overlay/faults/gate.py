"""Faults below HTTP: nobody listens, or TLS goes wrong. A gate stands before a plain server and speaks TLS for it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections import deque
from collections.abc import Awaitable, Callable, Generator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeAlias

import anyio.from_thread
import trustme
from attrs import frozen

_Handler: TypeAlias = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

HOST = "127.0.0.1"
REFUSED = "refused"
DOWNGRADE = "redirect-https-to-http"
_GOOD = "good"
_CERTIFICATES: Mapping[str, str] = {
    "certificate-unknown": "the certificate is of an authority that the client does not know",
    "certificate-expired": "the certificate has expired",
    "certificate-of-another-host": "the certificate is for another host",
}
_INSTEAD: Mapping[str, tuple[str, bytes | None]] = {
    "plain-http-on-the-https-port": ("the server speaks plain HTTP", b"HTTP/1.1 400 Bad Request\r\n\r\n"),
    "handshake-garbage": ("the server speaks something else than TLS", bytes(range(1, 200))),
    "handshake-cut": ("the server closes the connection in the TLS handshake", b""),
    "handshake-hangs": ("the server does not go on with the TLS handshake", None),
}
"""What is sent instead of a handshake before the connection is closed; None is silence."""

BELOW_HTTP: Mapping[str, str] = {
    REFUSED: "nobody listens at the port",
    **_CERTIFICATES,
    **{name: told for name, (told, _) in _INSTEAD.items()},
    DOWNGRADE: "302 from https to http, on another server",
}
HANGING = frozenset({"handshake-hangs"})


@frozen
class Gate:
    """Two ways to the plain server."""

    port: int
    """Speaks TLS, unless a fault is due."""
    trust: ssl.SSLContext
    """Of a client that knows the authority."""
    due: deque[str]
    """The faults that the next connections meet."""
    late_port: int
    """Refuses, until `open_late` is called; then it is plain."""
    open_late: Callable[[], object]


@contextmanager
def gate(target: int) -> Generator[Gate]:
    """A gate before the plain server at this port, for as long as the block lasts."""
    authority = trustme.CA()
    trust = ssl.create_default_context()
    authority.configure_trust(trust)  # pyright: ignore[reportUnknownMemberType]  # pyOpenSSL's contexts, not here
    due: deque[str] = deque()
    plain = partial(_forward, target)
    visits = _Visits()
    with anyio.from_thread.start_blocking_portal("asyncio") as portal, ExitStack() as stack:

        def bind() -> socket.socket:
            bound = stack.enter_context(socket.socket())
            bound.bind((HOST, 0))  # where nobody listens yet
            return bound

        ports: dict[str, int] = {}
        for name, certificate in _certificates(authority).items():
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate.configure_cert(context)  # pyright: ignore[reportUnknownMemberType]  # as above
            ports[name] = portal.call(visits.listen, bind(), plain, context)
        port = portal.call(visits.listen, bind(), partial(_receive, due, ports))
        late = bind()
        stack.callback(portal.call, visits.close)
        yield Gate(port, trust, due, late.getsockname()[1], lambda: portal.call(visits.listen, late, plain))


def _certificates(authority: trustme.CA) -> Mapping[str, trustme.LeafCert]:
    past = datetime.now(UTC) - timedelta(days=1)
    return {
        _GOOD: authority.issue_cert(HOST),
        "certificate-unknown": trustme.CA().issue_cert(HOST),
        "certificate-expired": authority.issue_cert(HOST, not_before=past - timedelta(days=1), not_after=past),
        "certificate-of-another-host": authority.issue_cert("other.example"),
    }


class _Visits:
    """The servers, and the tasks that they began."""

    def __init__(self) -> None:
        self._servers: list[asyncio.Server] = []
        self._tasks: set[asyncio.Task[object]] = set()

    async def listen(self, sock: socket.socket, handle: _Handler, context: ssl.SSLContext | None = None) -> int:
        """Serve on a socket, and tell its port."""

        async def visit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.current_task()
            assert task is not None
            self._tasks.add(task)
            with contextlib.suppress(OSError, asyncio.CancelledError):
                await handle(reader, writer)
            writer.transport.abort()
            self._tasks.discard(task)

        self._servers.append(await asyncio.start_server(visit, sock=sock, ssl=context))
        port: int = sock.getsockname()[1]
        return port

    async def close(self) -> None:
        for server in self._servers:
            server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks)


async def _receive(
    due: deque[str], ports: Mapping[str, int], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    fault = due.popleft() if due else _GOOD
    if fault in ports:
        await _forward(ports[fault], reader, writer)
        return
    await reader.read(65536)  # the client's part of the handshake
    instead = _INSTEAD[fault][1]
    if instead is None:
        await reader.read()  # until it goes
    else:
        writer.write(instead)
        writer.close()
        await writer.wait_closed()


async def _forward(port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass on what comes, both ways, until one side has had enough."""
    there, back = await asyncio.open_connection(HOST, port)
    pumps = [asyncio.create_task(_pump(reader, back)), asyncio.create_task(_pump(there, writer))]
    try:
        await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for pump in pumps:
            pump.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)
        back.transport.abort()


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    while data := await source.read(65536):
        sink.write(data)
        await sink.drain()
