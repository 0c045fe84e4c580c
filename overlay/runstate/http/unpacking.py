"""Unpacking within a bound: httpx's own decoders give all that there is in a piece, which may be gigabytes."""

from __future__ import annotations

import zlib

from .signals import UnreadableBody

_ANY_HEADER = 32 + zlib.MAX_WBITS
_NO_HEADER = -zlib.MAX_WBITS
_HEADER = 2
"""So many bytes tell whether there is a header."""


class Unpacker:
    """Unpacks gzip and deflate, with and without their header, never to more than is asked for."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(_ANY_HEADER)
        self._head = b""
        """What has come before enough has to tell whether there is a header."""

    def unpack(self, chunk: bytes, most: int) -> bytes:
        """The piece unpacked, up to `most` bytes of it.

        Raises:
            UnreadableBody: If it is not packed.
        """
        if len(self._head) < _HEADER:
            chunk = self._head = self._head + chunk
            if len(chunk) < _HEADER:
                return b""
            if not _has_header(chunk):
                self._zlib = zlib.decompressobj(_NO_HEADER)
        try:
            return self._zlib.decompress(chunk, most)
        except zlib.error:
            raise UnreadableBody("it says that it is compressed, and is not, or is damaged") from None

    @property
    def unfinished(self) -> bool:
        """Whether something has come, but not its end."""
        return bool(self._head) and not self._zlib.eof


def _has_header(start: bytes) -> bool:
    """Whether that begins as gzip (RFC 1952) or zlib (RFC 1950) does, and not with bare deflate."""
    return start.startswith(b"\x1f\x8b") or (start[0] & 0x0F == 8 and int.from_bytes(start[:2]) % 31 == 0)
