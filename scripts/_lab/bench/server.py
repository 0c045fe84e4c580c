"""A server on loopback that answers each request with one vendor's payload, in a process of its own."""

from __future__ import annotations

import asyncio
import sys
from email.utils import formatdate

from .cases import BY_SLUG


class Answers(asyncio.Protocol):
    """One connection, kept open; requests have no bodies."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._pending = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        *requests, self._pending = (self._pending + data).split(b"\r\n\r\n")
        for _ in requests:
            head = (
                f"HTTP/1.1 200 OK\r\ndate: {formatdate(usegmt=True)}\r\nserver: bench\r\n"
                f"content-length: {len(self._body)}\r\ncontent-type: application/json\r\n\r\n"
            )
            if self._transport is not None:
                self._transport.write(head.encode() + self._body)


async def serve(slug: str) -> None:
    """Serve until killed; the first line on stdout is the address."""
    body = BY_SLUG[slug].body()
    server = await asyncio.get_running_loop().create_server(lambda: Answers(body), "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    print(f"http://{host}:{port}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]))
