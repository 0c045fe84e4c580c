"""Statuses other than 200, and first lines that are none."""

from __future__ import annotations

from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING

from attrs import evolve

from ..scenarios import SIMULATED
from ..vendors.base import phrase
from .model import End, Fault, Pause, Scene, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ERRORS = (400, 401, 403, 404, 405, 406, 409, 422, 429, 500, 502, 503, 504)
"""What the vendors, or the gateways before them, are known to send."""
UNASSIGNED = (520, 599, 999)
OTHERS: Mapping[int, str] = {
    101: "a change of protocol that nobody asked for, without a body",
    202: "accepted, with the run",
    204: "no content",
    206: "a part, with all of the run",
    304: "not modified, although nobody has an older copy",
}
_BODILESS = {101, 204, 304}

_HINT = b"HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload\r\n\r\n"
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_HTTP2 = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00"
_FIRST_LINES: Mapping[str, tuple[str, bytes]] = {
    "status-of-two-digits": ("the status has two digits", b"HTTP/1.1 20 OK\r\ncontent-length: 0\r\n\r\n"),
    "status-of-four-digits": ("the status has four digits", b"HTTP/1.1 2000 OK\r\ncontent-length: 0\r\n\r\n"),
    "status-of-words": ("the status is a word", b"HTTP/1.1 fine OK\r\ncontent-length: 0\r\n\r\n"),
    "http-7": ("HTTP of a version to come", b"HTTP/7.3 200 OK\r\ncontent-length: 0\r\n\r\n"),
    "http-2-preface": ("the preface of HTTP/2", _HTTP2),
    "garbage": ("bytes that are no HTTP", bytes(range(256))),
    "tls-alert": ("the alert of a server that expects TLS", b"\x15\x03\x01\x00\x02\x02\x28"),
    "line-ends": ("nothing but line ends", b"\r\n" * 100),
}


def _error(status: int, scene: Scene) -> Iterator[Step]:
    yield scene.good.with_answer(scene.vendor.error(status)).encode()


def _error_without_body(status: int, scene: Scene) -> Iterator[Step]:
    yield evolve(scene.good, status=status, body=b"").without_header("content-type").encode()


def _error_of_another(status: int, scene: Scene) -> Iterator[Step]:
    slugs = list(SIMULATED)
    another = SIMULATED[slugs[(slugs.index(scene.vendor.slug) + 1) % len(slugs)]]
    yield scene.good.with_answer(another.error(status)).encode()


def _status(status: int, scene: Scene) -> Iterator[Step]:
    good = evolve(scene.good, status=status)
    yield good.head() if status in _BODILESS else good.encode()


def _first_line(sent: bytes, _: Scene) -> Iterator[Step]:
    yield sent
    yield End.CLOSE


def _after(first: bytes, scene: Scene) -> Iterator[Step]:
    yield first
    yield scene.good.encode()


def _hints_for_ever(scene: Scene) -> Iterator[Step]:
    for step in repeat((_HINT, Pause(scene.pace / 100))):
        yield from step


def _http_0_9(scene: Scene) -> Iterator[Step]:
    yield scene.good.body
    yield End.CLOSE


def _http_1_0(scene: Scene) -> Iterator[Step]:
    yield scene.good.head().replace(b"HTTP/1.1", b"HTTP/1.0", 1) + scene.good.body
    yield End.CLOSE


def _without_reason(scene: Scene) -> Iterator[Step]:
    yield scene.good.encode().replace(b" OK\r\n", b"\r\n", 1)


FAULTS = (
    Fault("continue-first", "100 before the good answer", partial(_after, _CONTINUE)),
    Fault("early-hints-first", "103 before the good answer", partial(_after, _HINT)),
    Fault("endless-early-hints", "103 again and again, a hundred per pace, and no answer", _hints_for_ever, hangs=True),
    *(Fault(f"status-{status}", told, partial(_status, status)) for status, told in OTHERS.items()),
    *(
        Fault(f"status-{status}{suffix}", f"{status} {phrase(status)}, {what}", partial(answer, status))
        for status in (*ERRORS, *UNASSIGNED)
        for suffix, what, answer in (
            ("", "with the vendor's body", _error),
            ("-without-body", "without a body", _error_without_body),
            ("-of-another-vendor", "with another vendor's body", _error_of_another),
        )
    ),
    Fault("no-reason", "a good answer whose status has no words", _without_reason),
    Fault("http-1-0", "a good answer in HTTP/1.0, ended by the connection's end", _http_1_0),
    Fault("http-0-9", "the body alone, as in HTTP/0.9", _http_0_9),
    *(Fault(name, description, partial(_first_line, sent)) for name, (description, sent) in _FIRST_LINES.items()),
)
