"""Answers whose headers do not end, or do not say where the body ends, or say it wrongly."""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING

from .model import STAY, End, Fault, Scene, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

CHUNKED = "transfer-encoding: chunked"
_LAST_CHUNK = b"0\r\n\r\n"
_PIECE = 64 * 1024
_HUNDRED_MB = 100_000_000


def chunk(data: bytes) -> bytes:
    """One chunk of a chunked body."""
    return b"%x\r\n%b\r\n" % (len(data), data)


_LENGTHS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "length-too-small": ("Content-Length is half of the body", ("content-length: {half}",)),
    "length-nonsense": ("Content-Length is a word", ("content-length: much",)),
    "length-negative": ("Content-Length is below nought", ("content-length: -{length}",)),
    "length-hexadecimal": ("Content-Length is hexadecimal", ("content-length: {length:#x}",)),
    "two-lengths": ("there are two Content-Lengths", ("content-length: {length}", "content-length: {half}")),
    "two-equal-lengths": ("one Content-Length has the same twice", ("content-length: {length}, {length}",)),
    "length-and-chunks": ("there is a Content-Length, and the body is chunked", ("content-length: {half}", CHUNKED)),
}
_LENGTHS_IN_VAIN: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "length-too-large": ("Content-Length is more than the body, and the rest never comes", ("content-length: {more}",)),
    "no-length": ("nothing says where the body ends, and the connection stays open", ()),
}
"""Header lines over the good body, by fault. After those in vain nothing comes any more."""

_CHUNKS: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = {
    "chunk-size-nonsense": ("a chunk's size is no number", lambda body: b"much\r\n" + body),
    "chunk-size-negative": ("a chunk's size is below nought", lambda body: b"-1\r\n" + body),
    "chunk-size-enormous": ("a chunk's size has 30 digits", lambda body: b"f" * 30 + b"\r\n" + body),
    "chunk-too-long": ("a chunk goes on beyond its size", lambda body: b"1\r\n" + body + b"\r\n" + _LAST_CHUNK),
    "chunk-size-endless": ("a chunk's size goes on for a megabyte", lambda _: b"1" * 1_000_000),
}
"""What stands in the place of a chunked body, by fault. The connection is closed behind it."""


def _measured(lines: tuple[str, ...], scene: Scene) -> Iterator[Step]:
    length = len(scene.good.body)
    yield scene.good.head(*(line.format(length=length, more=length + 100, half=length // 2) for line in lines))
    yield chunk(scene.good.body) + _LAST_CHUNK if CHUNKED in lines else scene.good.body


def _in_vain(lines: tuple[str, ...], scene: Scene) -> Iterator[Step]:
    yield from _measured(lines, scene)
    yield STAY


def _chunked(made: Callable[[bytes], bytes], scene: Scene) -> Iterator[Step]:
    yield scene.good.head(CHUNKED) + made(scene.good.body)
    yield End.CLOSE


def _open_head(scene: Scene) -> bytes:
    return scene.good.head().removesuffix(b"\r\n")


def _endless_headers(scene: Scene) -> Iterator[Step]:
    yield _open_head(scene)
    yield from itertools.repeat(b"x-more: 0\r\n" * 100)


def _huge_header(scene: Scene) -> Iterator[Step]:
    yield _open_head(scene) + b"x-large: "
    yield from itertools.repeat(b"x" * _PIECE, _HUNDRED_MB // _PIECE)
    yield b"\r\n%b\r\n\r\n" % scene.good.length.encode()
    yield scene.good.body


def _endless_chunks(scene: Scene) -> Iterator[Step]:
    yield scene.good.head(CHUNKED)
    yield from itertools.repeat(chunk(b" " * _PIECE))


def _endless_unframed(scene: Scene) -> Iterator[Step]:
    yield scene.good.head("connection: close")
    yield from itertools.repeat(b" " * _PIECE)


def _endless_trailers(scene: Scene) -> Iterator[Step]:
    yield scene.good.head(CHUNKED) + chunk(scene.good.body) + b"0\r\n"
    yield from itertools.repeat(b"x-more: 0\r\n" * 100)


def _unasked(scene: Scene) -> Iterator[Step]:
    yield scene.good.encode() + scene.good.with_answer(scene.vendor.error(404)).encode()


def _surplus(scene: Scene) -> Iterator[Step]:
    yield scene.good.encode() + b"\r\nsurplus"


FAULTS = (
    Fault("endless-headers", "the headers never end", _endless_headers),
    Fault("huge-header", "one header has a value of 100 MB", _huge_header),
    *(Fault(name, description, partial(_measured, lines)) for name, (description, lines) in _LENGTHS.items()),
    *(
        Fault(name, description, partial(_in_vain, lines), hangs=True)
        for name, (description, lines) in _LENGTHS_IN_VAIN.items()
    ),
    *(Fault(name, description, partial(_chunked, made)) for name, (description, made) in _CHUNKS.items()),
    Fault("endless-chunks", "a chunked body of spaces never ends", _endless_chunks),
    Fault("endless-unframed-body", "a body of spaces, without a length, never ends", _endless_unframed),
    Fault("endless-trailers", "the headers behind a chunked body never end", _endless_trailers),
    Fault("surplus-bytes", "a few bytes follow the answer", _surplus),
    Fault("unasked-answer", "a second answer, a 404, follows in the same connection", _unasked),
)
