"""Bodies that are compressed to no good, or said to be."""

from __future__ import annotations

import gzip
import zlib
from functools import cache, partial
from typing import TYPE_CHECKING

from .model import Fault, bent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .response import Reply

_BLOCK = bytes(16 * 1024 * 1024)
_BLOCKS = 128
"""Two gibibytes."""
_LAYERS = 100
_RAW = -zlib.MAX_WBITS


def _zeros() -> bytes:
    """A raw deflate stream of the blocks: one, compressed so that it knows of none before it, again and again."""
    packer = zlib.compressobj(9, wbits=_RAW)
    block = packer.compress(_BLOCK) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * _BLOCKS + zlib.compressobj(9, wbits=_RAW).flush()


def _check(of_more: Callable[[bytes, int], int], start: int) -> int:
    value = start
    for _ in range(_BLOCKS):
        value = of_more(_BLOCK, value)
    return value


@cache
def gzip_bomb() -> bytes:
    """Two gibibytes of zeros in two megabytes of gzip."""
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    check, size = _check(zlib.crc32, 0), len(_BLOCK) * _BLOCKS % 2**32
    return head + _zeros() + check.to_bytes(4, "little") + size.to_bytes(4, "little")


@cache
def gzip_in_gzip_bomb() -> bytes:
    """The same in a few kilobytes."""
    return _gzipped(gzip_bomb())


@cache
def deflate_bomb() -> bytes:
    """The same as HTTP's `deflate`, which is zlib's format."""
    return b"\x78\xda" + _zeros() + _check(zlib.adler32, 1).to_bytes(4, "big")


def _gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def _in_layers(data: bytes) -> bytes:
    for _ in range(_LAYERS):
        data = _gzipped(data)
    return data


def _damaged(data: bytes) -> bytes:
    packed = bytearray(_gzipped(data))
    packed[len(packed) // 2] ^= 0xFF
    return bytes(packed)


_BODIES: Mapping[str, tuple[str, str, Callable[[bytes], bytes]]] = {
    "gzip-bomb": ("2 GiB of zeros in 2 MB of gzip", "gzip", lambda _: gzip_bomb()),
    "gzip-in-gzip-bomb": ("the same in gzip once more", "gzip, gzip", lambda _: gzip_in_gzip_bomb()),
    "deflate-bomb": ("2 GiB of zeros in 2 MB of deflate", "deflate", lambda _: deflate_bomb()),
    "gzip-in-100-layers": ("the run in gzip a hundred times over", ", ".join(["gzip"] * _LAYERS), _in_layers),
    "gzip-of-plain": ("a plain body that is said to be gzip", "gzip", lambda body: body),
    "gzip-of-nothing": ("an empty body that is said to be gzip", "gzip", lambda _: b""),
    "gzip-cut-short": ("gzip that ends in the middle", "gzip", lambda body: _gzipped(body)[: len(body) // 4]),
    "gzip-damaged": ("gzip with a wrong byte in the middle", "gzip", _damaged),
    "gzip-with-surplus": ("gzip with bytes behind its end", "gzip", lambda body: _gzipped(body) + b"surplus"),
    "deflate-of-plain": ("a plain body that is said to be deflate", "deflate", lambda body: body),
    "deflate-without-head": ("raw deflate, as some servers send it", "deflate", lambda body: zlib.compress(body)[2:-4]),
    "brotli-of-noise": ("noise that is said to be brotli", "br", lambda body: bytes(byte ^ 0xAA for byte in body)),
    "unknown-encoding": ("a plain body in an encoding that nobody knows", "rot13", lambda body: body),
}
"""Description, `Content-Encoding`, and what is made of the good body, by fault."""


def _packed(encoding: str, made: Callable[[bytes], bytes], good: Reply) -> Reply:
    return good.with_body(made(good.body)).with_header("content-encoding", encoding)


FAULTS = tuple(
    Fault(name, description, bent(partial(_packed, encoding, made)))
    for name, (description, encoding, made) in _BODIES.items()
)
