"""Connections that end or stall before the response is complete, or while they are idle."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .framing import CHUNKED, chunk
from .model import STAY, End, Exchange, Fault, Pause, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from .response import Response


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _whole(good: Response) -> bytes:
    return good.encode()


_PLACES: Mapping[str, tuple[str, Callable[[Response], bytes]]] = {
    "before-headers": ("before the first byte", lambda _: b""),
    "in-headers": ("in the middle of the headers", lambda good: _half(good.head(good.length))),
    "after-headers": ("right after the headers", lambda good: good.head(good.length)),
    "in-body": ("in the middle of the body", lambda good: good.head(good.length) + _half(good.body)),
}
_STOPS: Mapping[str, tuple[str, Step]] = {
    "reset": ("the connection is reset", End.RESET),
    "close": ("the connection is closed", End.CLOSE),
    "silence": ("the connection stalls", STAY),
}


def _stopped(sent: Callable[[Response], bytes], stop: Step, exchange: Exchange) -> Iterable[Step]:
    return sent(exchange.good), stop


def _dripped(data: bytes, pace: float) -> Iterator[Step]:
    for byte in data:
        yield bytes((byte,))
        yield Pause(pace)


def _dripped_body(exchange: Exchange) -> Iterator[Step]:
    yield exchange.good.head(exchange.good.length)
    yield from _dripped(exchange.good.body, exchange.pace)


FAULTS = (
    *(
        Fault(f"{stop}-{place}", f"{what} {where}", partial(_stopped, sent, step), hangs=step is STAY)
        for stop, (what, step) in _STOPS.items()
        for place, (where, sent) in _PLACES.items()
    ),
    Fault(
        "close-in-chunks",
        "a chunked body ends without its last chunk",
        partial(_stopped, lambda good: good.head(CHUNKED) + chunk(_half(good.body)), End.CLOSE),
    ),
    Fault(
        "close-in-unframed-body",
        "a body without a length ends in the middle",
        partial(_stopped, lambda good: good.head("connection: close") + _half(good.body), End.CLOSE),
    ),
    Fault("close-when-idle", "the connection is closed after a good response", partial(_stopped, _whole, End.CLOSE)),
    Fault("reset-when-idle", "the connection is reset after a good response", partial(_stopped, _whole, End.RESET)),
    Fault(
        "byte-by-byte",
        "the response comes one byte per pace (a second), from the status line on",
        lambda exchange: _dripped(exchange.good.encode(), exchange.pace),
        hangs=True,
    ),
    Fault("body-byte-by-byte", "the headers come at once, the body one byte per pace", _dripped_body, hangs=True),
)
