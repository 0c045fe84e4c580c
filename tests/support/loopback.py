"""Servers on this machine: for HTTP, for a vendor, and for raw connections that break HTTP."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias

from tests.support.vendors import TestVendor

Said: TypeAlias = tuple[int, Mapping[str, str], bytes]
"""Status, headers without the length, and body."""
Serve: TypeAlias = Callable[[socket.socket, bytes], None]
"""Handles a connection, given its first request."""


@contextmanager
def http_server(answer: Callable[[BaseHTTPRequestHandler], Said]) -> Generator[str]:
    """The root URL of a server that answers each GET and POST with the result of `answer`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = answer(self)
            self.send_response(status)
            for name, value in {**headers, "content-length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 -- the parent's own name

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the parent's own name
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def vendor_server(vendor: TestVendor) -> Generator[tuple[str, list[str]]]:
    """A server that answers with a completed run; yields its URL and the paths of the requests."""
    asked: list[str] = []
    body = json.dumps(vendor.example(vendor.completed)).encode()

    def answer(request: BaseHTTPRequestHandler) -> Said:
        asked.append(request.path)
        return 200, {"content-type": "application/json"}, body

    with http_server(answer) as url:
        yield url, asked


@contextmanager
def serving(serve: Serve) -> Generator[int]:
    """The port of a server that handles one connection after the other."""
    listener = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                serve(connection, connection.recv(65_536))

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()
