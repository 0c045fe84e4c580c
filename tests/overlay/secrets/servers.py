"""Servers on this machine that misbehave below HTTP, or repeat whatever they are told."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from tests.support.loopback import Said, Serve, http_server


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

    def answer(request: BaseHTTPRequestHandler) -> Said:
        said = " ".join(request.headers.values())
        content = json.dumps({"message": said, "status": said, "errors": [said], "detail": said}).encode()
        return status, {"content-type": "application/json", "retry-after": "0"}, content  # so that nobody need sleep

    with http_server(answer) as url:
        yield url


def unused_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
