"""One connection of the server, on which the steps of a fault are played."""

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

_NO_LINGER = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
"""Linger for zero seconds, so that closing the socket resets the connection."""


class Connection:
    """One connection. Its methods raise an `OSError` once the client has closed it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def send(self, data: bytes) -> None:
        """Send, no faster than the client reads."""
        self._writer.write(data)
        await self._writer.drain()
        await asyncio.sleep(0)  # drain alone does not let other tasks run while the client is fast

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
                        sock: socket.socket = self._writer.get_extra_info("socket")
                        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
                        self.abort()
                    await self.close()
                    return False
        return True

    async def close(self) -> None:
        """Close the connection normally."""
        self._writer.close()
        await self._writer.wait_closed()

    def abort(self) -> None:
        """Close the connection, and discard what has not been sent yet."""
        self._writer.transport.abort()

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds if math.isfinite(seconds) else None):
                while await self._reader.read(1024):  # no data is expected: reading notices that the client is gone
                    pass
        except TimeoutError:
            return
        raise ConnectionAbortedError
