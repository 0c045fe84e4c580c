"""One connection, and how the steps of a fault are played on it."""

from __future__ import annotations

import asyncio
import math
import os
import socket
import struct
from typing import TYPE_CHECKING

from .model import End, Pause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Step

_AT_ONCE = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
"""Linger, for no time at all: so closing the socket resets the connection."""


class Wire:
    """One connection. Its methods raise an `OSError` once the client has gone."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def send(self, data: bytes) -> None:
        """Send, no faster than the client takes it."""
        self._writer.write(data)
        await self._writer.drain()
        await asyncio.sleep(0)  # drain alone lets nobody else run for as long as the client is fast

    async def play(self, steps: Iterable[Step]) -> bool:
        """Play the steps of a fault.

        Returns:
            Whether the connection is kept.
        """
        for step in steps:
            match step:
                case bytes():
                    await self.send(step)
                case Pause():
                    await self._pause(step.seconds)
                case End():
                    if step is End.RESET:
                        self._reset()
                    await self.close()
                    return False
        return True

    async def close(self) -> None:
        """Close the connection in good order."""
        self._writer.close()
        await self._writer.wait_closed()

    def abort(self) -> None:
        """Be done with the connection, whatever has not been sent yet."""
        self._writer.transport.abort()

    def _reset(self) -> None:
        connection: socket.socket = self._writer.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        self.abort()

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds if math.isfinite(seconds) else None):
                while await self._reader.read(1024):  # nothing is expected: to read is to see the client go
                    pass
        except TimeoutError:
            return
        raise ConnectionAbortedError
