"""Servers on this machine that misbehave below HTTP, or repeat whatever they are told."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Serve = Callable[[socket.socket, bytes], None]
"""Does something about a connection and the request that has come."""


@contextmanager
def serving(serve: Serve) -> Generator[int]:
    """The port of a server that deals with one connection after the other."""
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


def saying(form: str) -> Serve:
    """Answers with these lines; `{sent}` stands for what has come in the headers with credentials."""

    def serve(connection: socket.socket, request: bytes) -> None:
        connection.sendall(form.format(sent=credentials_in(request)).encode("latin-1"))

    return serve


def credentials_in(request: bytes) -> str:
    """The values of the headers that carry credentials, in one line."""
    lines = [line.partition(": ") for line in request.decode("latin-1").split("\r\n")]
    return " ".join(value for name, _, value in lines if "auth" in name.lower() or "key" in name.lower())


def resetting(connection: socket.socket, _: bytes) -> None:
    """Breaks the connection off."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def closing(connection: socket.socket, _: bytes) -> None:
    """Closes it, as its time is up."""
    connection.shutdown(socket.SHUT_WR)


def silent(connection: socket.socket, _: bytes) -> None:
    """Says nothing until the client has gone."""
    with contextlib.suppress(OSError):
        connection.recv(1)


@contextmanager
def repeating(status: int) -> Generator[str]:
    """The root URL of an HTTP server that answers everything with the headers of the request."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said = " ".join(self.headers.values())
            content = json.dumps({"message": said, "status": said, "errors": [said], "detail": said}).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("retry-after", "0")  # nobody need sleep
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the parent's own name
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def unused_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
