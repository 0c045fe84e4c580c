"""Responses with endless headers, wrong lengths or invalid chunks."""

from __future__ import annotations

from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING

from .model import STAY, End, Exchange, Fault, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .response import Response

CHUNKED = "transfer-encoding: chunked"
_LAST_CHUNK = b"0\r\n\r\n"
_PIECE = 64 * 1024
_HEADERS = b"x-more: 0\r\n" * 100


def chunk(data: bytes) -> bytes:
    """One chunk of a chunked body."""
    return b"%x\r\n%b\r\n" % (len(data), data)


def _open_head(good: Response) -> bytes:
    return good.head().removesuffix(b"\r\n")


_LENGTHS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "length-too-small": ("Content-Length is half of the body", ("content-length: {half}",)),
    "length-nonsense": ("Content-Length is a word", ("content-length: much",)),
    "length-negative": ("Content-Length is negative", ("content-length: -{length}",)),
    "length-hexadecimal": ("Content-Length is hexadecimal", ("content-length: {length:#x}",)),
    "two-lengths": ("two Content-Length headers that differ", ("content-length: {length}", "content-length: {half}")),
    "two-equal-lengths": ("one Content-Length header has the length twice", ("content-length: {length}, {length}",)),
    "length-and-chunks": ("a chunked body with a Content-Length", ("content-length: {half}", CHUNKED)),
    "length-too-large": ("Content-Length exceeds the body, and the rest never comes", ("content-length: {more}",)),
    "no-length": ("the body has no length, and the connection stays open", ()),
}
"""Header lines before the good body, by fault."""
_HANGING = {"length-too-large", "no-length"}

_CHUNKS: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = {
    "chunk-size-nonsense": ("a chunk size is a word", lambda body: b"much\r\n" + body),
    "chunk-size-negative": ("a chunk size is negative", lambda body: b"-1\r\n" + body),
    "chunk-size-enormous": ("a chunk size has 30 digits", lambda body: b"f" * 30 + b"\r\n" + body),
    "chunk-too-long": ("a chunk is longer than its size", lambda body: b"1\r\n" + body + b"\r\n" + _LAST_CHUNK),
    "chunk-size-endless": ("a chunk size is a megabyte long", lambda _: b"1" * 1_000_000),
}
"""What is sent instead of a chunked body, by fault. Then the connection is closed."""

_ENDLESS: Mapping[str, tuple[str, Callable[[Response], bytes], bytes]] = {
    "endless-headers": ("the headers never end", _open_head, _HEADERS),
    "endless-chunks": ("a chunked body of spaces never ends", lambda good: good.head(CHUNKED), chunk(b" " * _PIECE)),
    "endless-unframed-body": (
        "a body of spaces, without a length, never ends",
        lambda good: good.head("connection: close"),
        b" " * _PIECE,
    ),
    "endless-trailers": (
        "the trailers of a chunked body never end",
        lambda good: good.head(CHUNKED) + chunk(good.body) + b"0\r\n",
        _HEADERS,
    ),
}
"""The beginning, and what follows it without end, by fault."""


def _with_lines(lines: tuple[str, ...], hangs: bool, exchange: Exchange) -> Iterable[Step]:
    good, length = exchange.good, len(exchange.good.body)
    yield good.head(*(line.format(length=length, more=length + 100, half=length // 2) for line in lines))
    yield chunk(good.body) + _LAST_CHUNK if CHUNKED in lines else good.body
    if hangs:
        yield STAY


def _chunked(change: Callable[[bytes], bytes], exchange: Exchange) -> Iterable[Step]:
    return exchange.good.head(CHUNKED) + change(exchange.good.body), End.CLOSE


def _endless(begin: Callable[[Response], bytes], more: bytes, exchange: Exchange) -> Iterable[Step]:
    return chain((begin(exchange.good),), repeat(more))


def _huge_header(exchange: Exchange) -> Iterable[Step]:
    good = exchange.good
    value = repeat(b"x" * _PIECE, 100_000_000 // _PIECE)
    end = b"\r\n%b\r\n\r\n%b" % (good.length.encode(), good.body)
    return chain((_open_head(good) + b"x-large: ",), value, (end,))


FAULTS = (
    *(
        Fault(name, description, partial(_endless, begin, more))
        for name, (description, begin, more) in _ENDLESS.items()
    ),
    Fault("huge-header", "one header has a value of 100 MB", _huge_header),
    *(
        Fault(name, what, partial(_with_lines, lines, name in _HANGING), hangs=name in _HANGING)
        for name, (what, lines) in _LENGTHS.items()
    ),
    *(Fault(name, description, partial(_chunked, change)) for name, (description, change) in _CHUNKS.items()),
    Fault(
        "surplus-bytes",
        "a few bytes follow the response",
        lambda exchange: (exchange.good.encode() + b"\r\nsurplus",),
    ),
    Fault(
        "unasked-answer",
        "a second response, a 404, follows on the same connection",
        lambda exchange: (exchange.good.encode() + exchange.error(404).encode(),),
    ),
)
