"""Connections that end or stall before the answer is complete, or while nobody asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .framing import chunk
from .model import STAY, End, Fault, Pause, Scene, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .response import Reply


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


_PLACES: Mapping[str, tuple[str, Callable[[Reply], bytes]]] = {
    "before-headers": ("before the first byte", lambda _: b""),
    "in-headers": ("in the middle of the headers", lambda good: _half(good.head(good.length))),
    "after-headers": ("right after the headers", lambda good: good.head(good.length)),
    "in-body": ("in the middle of the body", lambda good: good.head(good.length) + _half(good.body)),
}
_STOPS: Mapping[str, tuple[str, Step]] = {
    "reset": ("the connection is reset", End.RESET),
    "close": ("the connection is closed in good order", End.CLOSE),
    "silence": ("the connection falls silent", STAY),
}


def _stopped(sent: Callable[[Reply], bytes], stop: Step, scene: Scene) -> Iterator[Step]:
    yield sent(scene.good)
    yield stop


def _idle(end: End, scene: Scene) -> Iterator[Step]:
    yield scene.good.encode()
    yield end


def _cut_chunks(scene: Scene) -> Iterator[Step]:
    yield scene.good.head("transfer-encoding: chunked") + chunk(_half(scene.good.body))
    yield End.CLOSE


def _cut_unframed(scene: Scene) -> Iterator[Step]:
    yield scene.good.head("connection: close") + _half(scene.good.body)
    yield End.CLOSE


def _dripped(data: bytes, pace: float) -> Iterator[Step]:
    for byte in data:
        yield bytes((byte,))
        yield Pause(pace)


def _dripped_body(scene: Scene) -> Iterator[Step]:
    yield scene.good.head(scene.good.length)
    yield from _dripped(scene.good.body, scene.pace)


FAULTS = (
    *(
        Fault(f"{stop}-{place}", f"{what} {where}", partial(_stopped, sent, step), hangs=step is STAY)
        for stop, (what, step) in _STOPS.items()
        for place, (where, sent) in _PLACES.items()
    ),
    Fault("close-in-chunks", "a chunked body ends without its last chunk", _cut_chunks),
    Fault("close-in-unframed-body", "a body whose end is the connection's end ends in the middle", _cut_unframed),
    Fault("close-when-idle", "the answer is good; then the connection is closed", partial(_idle, End.CLOSE)),
    Fault("reset-when-idle", "the answer is good; then the connection is reset", partial(_idle, End.RESET)),
    Fault(
        "byte-by-byte",
        "the answer comes one byte per pace (a second), from the status line on",
        lambda scene: _dripped(scene.good.encode(), scene.pace),
        hangs=True,
    ),
    Fault("body-byte-by-byte", "the headers come at once, the body one byte per pace", _dripped_body, hangs=True),
)
