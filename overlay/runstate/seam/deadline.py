"""One time limit for a whole request: connecting, sending, headers, body, retries and their pauses.

httpx's own timeouts bound each single read, so a server that sends a byte now and then holds a request for ever.
An async client is simply cancelled; a sync one has every socket operation bounded by what is left.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import httpcore
from attrs import frozen

from ..clock import Clock

if TYPE_CHECKING:
    import ssl
    from collections.abc import Generator, Iterable


@frozen
class Deadline:
    """A moment on a clock."""

    clock: Clock
    at: float

    def remaining(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self.at - self.clock.monotonic())


_current: ContextVar[Deadline | None] = ContextVar("runstate_deadline", default=None)


def current() -> Deadline | None:
    """The limit of the request that is under way in this thread or task."""
    return _current.get()


@contextmanager
def limit(clock: Clock, seconds: float | None) -> Generator[Deadline | None]:
    """Bound what happens inside to `seconds`, or to what an outer limit leaves if that is less."""
    deadline = _current.get()
    if seconds is not None:
        at = clock.monotonic() + seconds
        if deadline is None or at < deadline.at:
            deadline = Deadline(clock, at)
    token = _current.set(deadline)
    try:
        yield deadline
    finally:
        _current.reset(token)


def _bounded(timeout: float | None, error: type[Exception]) -> float | None:
    deadline = _current.get()
    if deadline is None:
        return timeout
    left = deadline.remaining()
    if left <= 0:
        raise error("the time limit of the whole request has passed")
    return left if timeout is None else min(timeout, left)


class BoundedStream(httpcore.NetworkStream):
    """A connection each of whose operations ends with the request's limit."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _bounded(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _bounded(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _bounded(timeout, httpcore.ConnectTimeout)
        return BoundedStream(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:  # the parent's own signature
        return self._stream.get_extra_info(info)


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
        left = _bounded(timeout, httpcore.ConnectTimeout)
        return BoundedStream(self._backend.connect_tcp(host, port, left, local_address, socket_options))
