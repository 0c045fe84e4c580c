"""A server on loopback that answers each request with its vendor's payload, in a process of its own."""

import asyncio
import json
import ssl
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from email.utils import formatdate
from pathlib import Path

import certifi
import trustme

from scripts._lab.workers import Worker

from .cases import CASES

HOST = "127.0.0.1"


@contextmanager
def serving(*, tls: bool = False) -> Generator[tuple[str, str]]:
    """The server's URL, and with `tls` a file of the certificate authorities to trust.

    The file has the usual authorities besides the server's own, because loading them is part of a client's first
    request.
    """
    with tempfile.TemporaryDirectory() as folder:
        certificate, authorities = Path(folder, "server.pem"), Path(folder, "authorities.pem")
        if tls:
            authority = trustme.CA()
            authority.issue_cert(HOST).private_key_and_cert_chain_pem.write_to_path(certificate)
            authorities.write_bytes(Path(certifi.where()).read_bytes() + authority.cert_pem.bytes())
        with Worker(sys.executable, "bench.server", *([str(certificate)] if tls else [])) as server:
            yield server.read()["url"], str(authorities) if tls else ""


class Answers(asyncio.Protocol):
    """One connection, kept open; requests have no bodies."""

    def __init__(self) -> None:
        self._pending = b""
        self._transport: asyncio.Transport | None = None
        self._bodies = {case.path.encode(): case.body() for case in CASES}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        *requests, self._pending = (self._pending + data).split(b"\r\n\r\n")
        for request in requests:
            target = request.split(b" ", 2)[1]
            body = next(body for path, body in self._bodies.items() if target.endswith(path))
            head = (
                f"HTTP/1.1 200 OK\r\ndate: {formatdate(usegmt=True)}\r\nserver: bench\r\n"
                f"content-length: {len(body)}\r\ncontent-type: application/json\r\n\r\n"
            )
            if self._transport is not None:
                self._transport.write(head.encode() + body)


async def serve(certificate: str | None = None) -> None:
    """Serve until killed; the first line on stdout has the address."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if certificate else None
    if context and certificate:
        context.load_cert_chain(certificate)
    server = await asyncio.get_running_loop().create_server(Answers, HOST, 0, ssl=context)
    port = server.sockets[0].getsockname()[1]
    print(json.dumps({"url": f"{'https' if context else 'http'}://{HOST}:{port}"}), flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:]))
