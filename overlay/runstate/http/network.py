"""Connections that keep to the request's time limit, whatever httpx's own timeouts are."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections import deque
from itertools import zip_longest
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

import httpcore

from .deadline import MAX_TIMEOUT, current
from .urls import is_address

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Mapping

    import httpx


HEAD_START = 0.25
"""Seconds that a host's address has before the next one is tried beside it."""


class Trace:
    """Follows one attempt of a request through httpcore's extension of that name."""

    __slots__ = ("reused", "stream")

    def __init__(self) -> None:
        self.reused: bool | None = None
        """Whether the request went out on a connection that was there already; None before it went out."""
        self.stream: Any = None
        """The connection that was opened."""

    def __call__(self, event: str, info: Mapping[str, Any]) -> Any:
        if self.reused is None:
            self.reused = event.startswith("http11.")
        if not self.reused and event.endswith(".connect_tcp.complete"):
            self.stream = info["return_value"]


class AsyncTrace(Trace):
    """`Trace` for an async transport."""

    __slots__ = ()

    async def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        super().__call__(event, info)

    async def close(self) -> None:
        """Close a connection that was cancelled in its TLS handshake: httpcore closes one after errors only."""
        if self.stream is not None:
            import anyio  # noqa: PLC0415 -- a synchronous client never needs it

            with anyio.CancelScope(shield=True):
                await self.stream.aclose()


def _bounded(timeout: float | None, error: type[Exception]) -> float | None:
    deadline = current()
    if deadline is None:
        return timeout
    left = deadline.remaining()
    if left <= 0:
        raise error("the time limit of the whole request has passed")
    return min(left, MAX_TIMEOUT) if timeout is None else min(timeout, left)


class BoundedStream(httpcore.NetworkStream):
    """A connection each of whose operations ends with the request's limit.

    httpcore's pool looks for idle connections that the server has closed, which are readable. When threads share a
    client, one that looks may take a connection whose answer has just arrived for another thread for a closed one. So a
    connection that is in use is never readable, and is not closed under the thread that uses it.
    """

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._worker: int | None = None
        """The thread that has sent a request and not yet read the whole answer."""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = _bounded(timeout, httpcore.ReadTimeout)
        try:
            return self._stream.read(max_bytes, left)
        except ValueError as error:  # from TLS, when another thread has shut the socket down
            raise httpcore.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not buffer:  # httpcore writes twice more for a request without a body
            return
        left = _bounded(timeout, httpcore.WriteTimeout)
        with self._lock:
            self._worker = threading.get_ident()
        try:
            self._stream.write(buffer, left)
        except ValueError as error:  # as in `read`
            raise httpcore.WriteError(str(error)) from error

    def rest(self) -> None:
        """Note that the whole answer has been read."""
        self._worker = None

    def close(self) -> None:
        if self._worker in {None, threading.get_ident()}:
            self._stream.close()
            return
        # A closed socket's number may be used again at once, and the thread that reads from it would not wake.
        with contextlib.suppress(OSError):
            self._stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _bounded(timeout, httpcore.ConnectTimeout)
        return BoundedStream(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:  # the parent's own signature
        if info == "is_readable":
            with self._lock:
                return self._worker is None and self._stream.get_extra_info(info)
        return self._stream.get_extra_info(info)


def rest(response: httpx.Response) -> None:
    """Tell the connection of an answer that has been read that it is idle."""
    stream = response.extensions.get("network_stream")
    if isinstance(stream, BoundedStream):
        stream.rest()


class BoundedBackend(httpcore.NetworkBackend):
    """Opens connections that keep to the request's limit."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._backend = backend

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = _addresses(host, port, _bounded(timeout, httpcore.ConnectTimeout))

        def connect(address: str, left: float | None) -> httpcore.NetworkStream:
            return self._backend.connect_tcp(address, port, left, local_address, socket_options)

        if len(addresses) == 1:
            return BoundedStream(connect(addresses[0], _bounded(timeout, httpcore.ConnectTimeout)))
        return BoundedStream(_Race(connect).run(deque(addresses), timeout))


class _Race:
    """Connects to the address of a host that answers first (RFC 8305), with a thread for each."""

    def __init__(self, connect: Callable[[str, float | None], httpcore.NetworkStream]) -> None:
        self._connect = connect
        self._outcomes: SimpleQueue[httpcore.NetworkStream | Exception] = SimpleQueue()
        self._lock = threading.Lock()
        self._over = False

    def run(self, due: deque[str], timeout: float | None) -> httpcore.NetworkStream:
        """The first connection. Each address starts when the one before has failed or has had its head start."""
        failure: Exception = httpcore.ConnectError("the host has no address")
        under_way = 0
        try:
            while due or under_way:
                left = _bounded(timeout, httpcore.ConnectTimeout)
                if due:
                    threading.Thread(target=self._attempt, args=(due.popleft(), left), daemon=True).start()
                    under_way += 1
                pause = HEAD_START if due else 1.0
                try:
                    outcome = self._outcomes.get(timeout=pause if left is None else min(pause, left))
                except Empty:
                    continue
                if not isinstance(outcome, Exception):
                    return outcome
                failure = outcome
                under_way -= 1
            raise failure
        finally:
            with self._lock:
                self._over = True
            while not self._outcomes.empty():
                _close(self._outcomes.get())

    def _attempt(self, address: str, left: float | None) -> None:
        outcome: httpcore.NetworkStream | Exception
        try:
            outcome = self._connect(address, left)
        except Exception as error:  # noqa: BLE001 -- raised by `run`
            outcome = error
        with self._lock:
            if not self._over:
                self._outcomes.put(outcome)
                return
        _close(outcome)


def _close(outcome: httpcore.NetworkStream | Exception) -> None:
    if not isinstance(outcome, Exception):
        outcome.close()


def _addresses(host: str, port: int, left: float | None) -> list[str]:
    """Look up the addresses of a host, in a thread, since Python cannot bound how long that takes."""
    addresses: list[str] = []
    failures: list[Exception] = []

    def look_up() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            failures.append(error)
        else:
            addresses.extend(_alternating(list(dict.fromkeys(str(answer[4][0]) for answer in answers))))

    if left is None or is_address(host):
        look_up()
    else:
        thread = threading.Thread(target=look_up, name=f"runstate looks up {host}", daemon=True)
        thread.start()
        thread.join(left)
        if thread.is_alive():
            raise httpcore.ConnectTimeout(f"looking up {host} took too long")
    if failures:
        raise httpcore.ConnectError(str(failures[0]))
    return addresses


def _alternating(addresses: list[str]) -> list[str]:
    """The addresses with the two families by turns, since one may be unreachable as a whole."""
    first = [address for address in addresses if (":" in address) == (":" in addresses[0])]
    second = [address for address in addresses if address not in first]
    return [address for pair in zip_longest(first, second) for address in pair if address]
