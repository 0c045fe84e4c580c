"""Telling a connection that went stale while it was idle from one that broke while it answered.

A server may close an idle connection at any moment. Then the request has met nobody, and can be sent again on a fresh
connection without counting as a retry (RFC 9112, 9.3.1).
"""

from __future__ import annotations

import httpcore


class StaleConnection(httpcore.ReadError):
    """The connection had been used before, and broke before anything of this request's answer came."""


class Exchange:
    """How far a connection has come with its requests."""

    __slots__ = ("_answered", "_reused")

    def __init__(self) -> None:
        self._answered = False
        self._reused = False

    def sends(self) -> None:
        """Something is about to be sent: after an answer it begins the next request."""
        if self._answered:
            self._answered = False
            self._reused = True

    def received(self, data: bytes) -> bytes:
        """What has come, nothing at all being the end of the connection."""
        if data:
            self._answered = True
        elif self._stale:
            raise StaleConnection("the server closed an idle connection")
        return data

    def broke(self, error: Exception) -> Exception:
        """What an error of the connection amounts to."""
        if self._stale:
            return StaleConnection(str(error))
        # Python's TLS complains of a socket that another thread closed with a ValueError.
        return error if isinstance(error, httpcore.NetworkError) else httpcore.ReadError(str(error))

    @property
    def _stale(self) -> bool:
        return self._reused and not self._answered


BROKEN = (httpcore.NetworkError, ValueError)
"""What a connection that breaks raises."""
