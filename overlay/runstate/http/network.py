"""Connections that end with the request's deadline, independent of httpx's own timeouts."""

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
"""Seconds after which the next address of a host is tried in parallel."""


class Trace:
    """Follows one attempt of a request through httpcore's `trace` extension."""

    __slots__ = ("_on_step", "reused", "stream")

    def __init__(self, on_step: Callable[[str, Mapping[str, Any]], object] | None) -> None:
        self.reused: bool | None = None
        """Whether the request was sent on an existing connection; None before it was sent."""
        self.stream: Any = None
        """The connection that was opened."""
        self._on_step = on_step
        """Called with each step, too."""

    def __call__(self, event: str, info: Mapping[str, Any]) -> Any:
        if self._on_step is not None:
            self._on_step(event, info)
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
        """Close a connection that was cancelled in its TLS handshake: httpcore closes it only after errors."""
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
        raise error("the deadline of the whole request has passed")
    return min(left, MAX_TIMEOUT) if timeout is None else min(timeout, left)


class BoundedStream(httpcore.NetworkStream):
    """A connection whose every operation ends with the request's deadline.

    httpcore's pool treats an idle connection that is readable as closed by the server. When threads share a client, one
    may so mistake a connection on which a response has just arrived for another thread. Therefore a connection in use
    is never readable, and other threads do not close it.
    """

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._worker: int | None = None
        """The thread that has sent a request and not yet read the whole response."""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = _bounded(timeout, httpcore.ReadTimeout)
        try:
            return self._stream.read(max_bytes, left)
        except ValueError as error:  # from TLS, when another thread has shut the socket down
            raise httpcore.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not buffer:  # httpcore writes twice more if a request has no body
            return
        left = _bounded(timeout, httpcore.WriteTimeout)
        with self._lock:
            self._worker = threading.get_ident()
        try:
            self._stream.write(buffer, left)
        except ValueError as error:  # as in `read`
            raise httpcore.WriteError(str(error)) from error

    def rest(self) -> None:
        """Note that the whole response has been read."""
        self._worker = None

    def close(self) -> None:
        if self._worker in {None, threading.get_ident()}:
            self._stream.close()
            return
        # Do not close: the socket's number could be reused at once, and the thread that reads from it would not wake.
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
    """Mark the connection of a response that has been read as idle."""
    stream = response.extensions.get("network_stream")
    if isinstance(stream, BoundedStream):
        stream.rest()


class BoundedBackend(httpcore.NetworkBackend):
    """Opens connections that end with the request's deadline."""

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
    """Connects to the address of a host that responds first (RFC 8305), with one thread per address."""

    def __init__(self, connect: Callable[[str, float | None], httpcore.NetworkStream]) -> None:
        self._connect = connect
        self._outcomes: SimpleQueue[httpcore.NetworkStream | Exception] = SimpleQueue()
        self._lock = threading.Lock()
        self._over = False

    def run(self, due: deque[str], timeout: float | None) -> httpcore.NetworkStream:
        """The first connection. Each address starts when the one before has failed, or after its head start."""
        failure: Exception = httpcore.ConnectError("the host has no address")
        running = 0
        try:
            while due or running:
                left = _bounded(timeout, httpcore.ConnectTimeout)
                if due:
                    threading.Thread(target=self._attempt, args=(due.popleft(), left), daemon=True).start()
                    running += 1
                pause = HEAD_START if due else 1.0
                try:
                    outcome = self._outcomes.get(timeout=pause if left is None else min(pause, left))
                except Empty:
                    continue
                if not isinstance(outcome, Exception):
                    return outcome
                failure = outcome
                running -= 1
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
    """Look up the addresses of a host in a thread, because the lookup itself has no timeout."""
    addresses: list[str] = []
    failures: list[Exception] = []

    def look_up() -> None:
        try:
            records = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            failures.append(error)
        else:
            addresses.extend(_alternating(list(dict.fromkeys(str(record[4][0]) for record in records))))

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
    """The addresses with alternating families, because a whole family may be unreachable."""
    first = [address for address in addresses if (":" in address) == (":" in addresses[0])]
    second = [address for address in addresses if address not in first]
    return [address for pair in zip_longest(first, second) for address in pair if address]
