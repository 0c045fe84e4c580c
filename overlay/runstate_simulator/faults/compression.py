"""Malformed or malicious compressed bodies."""

from __future__ import annotations

import gzip
import threading
import zlib
from functools import cache, partial
from typing import TYPE_CHECKING

from .model import Fault, changed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .response import Response

_BLOCK = bytes(16 * 1024 * 1024)
_BLOCKS = 128
"""Two gibibytes."""
_LAYERS = 100
_RAW = -zlib.MAX_WBITS
_LOCK = threading.Lock()
"""A bomb is made once, even if several clients meet it at the same time."""


def _zeros() -> bytes:
    """A raw deflate stream of the blocks: one that refers to nothing before it, again and again."""
    packer = zlib.compressobj(9, wbits=_RAW)
    block = packer.compress(_BLOCK) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * _BLOCKS + zlib.compressobj(9, wbits=_RAW).flush()


def _checksum(add: Callable[[bytes, int], int], start: int) -> int:
    value = start
    for _ in range(_BLOCKS):
        value = add(_BLOCK, value)
    return value


@cache
def gzip_bomb() -> bytes:
    """Two gibibytes of zeros in two megabytes of gzip."""
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    checksum, size = _checksum(zlib.crc32, 0), len(_BLOCK) * _BLOCKS % 2**32
    return head + _zeros() + checksum.to_bytes(4, "little") + size.to_bytes(4, "little")


@cache
def gzip_in_gzip_bomb() -> bytes:
    """The same in a few kilobytes."""
    return _gzipped(gzip_bomb())


@cache
def deflate_bomb() -> bytes:
    """The same as HTTP's `deflate`, which is zlib's format."""
    return b"\x78\xda" + _zeros() + _checksum(zlib.adler32, 1).to_bytes(4, "big")


def _gzipped(data: bytes, layers: int = 1) -> bytes:
    for _ in range(layers):
        data = gzip.compress(data, mtime=0)
    return data


def _damaged(data: bytes) -> bytes:
    packed = bytearray(_gzipped(data))
    packed[len(packed) // 2] ^= 0xFF
    return bytes(packed)


_BODIES: Mapping[str, tuple[str, str, Callable[[bytes], bytes]]] = {
    "gzip-bomb": ("2 GiB of zeros in 2 MB of gzip", "gzip", lambda _: gzip_bomb()),
    "gzip-in-gzip-bomb": ("the same, compressed with gzip once more", "gzip, gzip", lambda _: gzip_in_gzip_bomb()),
    "deflate-bomb": ("2 GiB of zeros in 2 MB of deflate", "deflate", lambda _: deflate_bomb()),
    "gzip-in-100-layers": (
        "the run compressed with gzip 100 times",
        ", ".join(["gzip"] * _LAYERS),
        lambda body: _gzipped(body, _LAYERS),
    ),
    "gzip-of-plain": ("a plain body labelled gzip", "gzip", lambda body: body),
    "gzip-of-nothing": ("an empty body labelled gzip", "gzip", lambda _: b""),
    "gzip-cut-short": ("gzip that ends in the middle", "gzip", lambda body: _gzipped(body)[: len(body) // 4]),
    "gzip-damaged": ("gzip with a wrong byte in the middle", "gzip", _damaged),
    "gzip-with-surplus": ("gzip with extra bytes after its end", "gzip", lambda body: _gzipped(body) + b"surplus"),
    "deflate-of-plain": ("a plain body labelled deflate", "deflate", lambda body: body),
    "deflate-without-head": ("raw deflate, as some servers send it", "deflate", lambda body: zlib.compress(body)[2:-4]),
    "brotli-of-noise": ("noise labelled brotli", "br", lambda body: bytes(byte ^ 0xAA for byte in body)),
    "unknown-encoding": ("a plain body in an unknown encoding", "rot13", lambda body: body),
}
"""Description, `Content-Encoding`, and the body made from the good one, by fault."""


def _encoded(encoding: str, change: Callable[[bytes], bytes], good: Response) -> Response:
    with _LOCK:
        return good.with_body(change(good.body)).with_header("content-encoding", encoding)


FAULTS = tuple(
    Fault(name, description, changed(partial(_encoded, encoding, change)))
    for name, (description, encoding, change) in _BODIES.items()
)
