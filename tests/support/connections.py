"""A server that counts its connections, and the requests of each."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

from tests.support.answers import answer
from tests.support.vendors import RETAB

RUN = answer(RETAB.example("200.completed")).content
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(RUN) + RUN

Behaviour = Callable[[socket.socket, int], bool]
"""Answers one request of a connection, counted from 0; returns whether the connection stays open."""


def polite(connection: socket.socket, _: int) -> bool:
    """Answer every request."""
    connection.sendall(ANSWER)
    return True


class Server:
    """A server with a thread for each connection."""

    def __init__(self, behaviour: Behaviour, tls: ssl.SSLContext | None) -> None:
        self._behaviour = behaviour
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []
        scheme = "https" if tls else "http"
        self.url = f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"
        self.connections = 0
        self._requests: list[int] = []  # appending is atomic, adding is not
        self._accepting = threading.Thread(target=self._accept)
        self._accepting.start()

    @property
    def requests(self) -> int:
        """The number of requests over all connections."""
        return len(self._requests)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with self._tls.wrap_socket(connection, server_side=True) if self._tls else connection as talking:
            self._sockets.append(talking)
            number = 0
            while talking.recv(65536):
                self._requests.append(number)
                if not self._behaviour(talking, number):
                    return
                number += 1

    def close(self) -> None:
        """Stop the server and close its open connections."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._accepting.join()
        self._listener.close()
        for connection in self._sockets:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()


@contextmanager
def server(behaviour: Behaviour, tls: ssl.SSLContext | None = None) -> Generator[Server]:
    """A server on loopback."""
    running = Server(behaviour, tls)
    try:
        yield running
    finally:
        running.close()
