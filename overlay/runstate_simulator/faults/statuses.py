"""Statuses other than 200, and invalid status lines."""

from __future__ import annotations

from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING

from attrs import evolve

from ..scenarios import SIMULATED
from ..vendors.base import phrase
from .model import End, Exchange, Fault, Pause, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .response import Response

ERRORS = (400, 401, 403, 404, 405, 406, 409, 422, 429, 500, 502, 503, 504)
"""What the vendors, or the gateways before them, are known to send."""
UNASSIGNED = (520, 599, 999)
OTHERS: Mapping[int, str] = {
    101: "an unrequested change of protocol, without a body",
    202: "accepted, with the run",
    204: "no content",
    206: "partial content, with all of the run",
    304: "not modified, although the client has no copy",
}
_BODILESS = {101, 204, 304}

_HINT = b"HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload\r\n\r\n"
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_HTTP2 = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00"
_LAST: Mapping[str, tuple[str, Callable[[Response], bytes]]] = {
    "http-1-0": (
        "a good response in HTTP/1.0, without a length",
        lambda good: good.head().replace(b"HTTP/1.1", b"HTTP/1.0", 1) + good.body,
    ),
    "http-0-9": ("the body alone, as in HTTP/0.9", lambda good: good.body),
    "status-of-two-digits": ("a status of two digits", lambda _: b"HTTP/1.1 20 OK\r\ncontent-length: 0\r\n\r\n"),
    "status-of-four-digits": ("a status of four digits", lambda _: b"HTTP/1.1 2000 OK\r\ncontent-length: 0\r\n\r\n"),
    "status-of-words": ("a word as status", lambda _: b"HTTP/1.1 fine OK\r\ncontent-length: 0\r\n\r\n"),
    "http-7": ("an unknown version of HTTP", lambda _: b"HTTP/7.3 200 OK\r\ncontent-length: 0\r\n\r\n"),
    "http-2-preface": ("the preface of HTTP/2", lambda _: _HTTP2),
    "garbage": ("bytes that are not HTTP", lambda _: bytes(range(256))),
    "tls-alert": ("the alert of a server that expects TLS", lambda _: b"\x15\x03\x01\x00\x02\x02\x28"),
    "line-ends": ("nothing but line ends", lambda _: b"\r\n" * 100),
}
"""What is sent before the connection is closed, by fault."""


def _error_of_another(status: int, exchange: Exchange) -> Response:
    slugs = list(SIMULATED)
    another = SIMULATED[slugs[(slugs.index(exchange.vendor.slug) + 1) % len(slugs)]]
    return exchange.good.with_answer(another.error(status))


_BODIES: Mapping[str, tuple[str, Callable[[int, Exchange], Response]]] = {
    "": ("with the vendor's body", lambda status, exchange: exchange.error(status)),
    "-without-body": ("without a body", lambda status, exchange: exchange.good.bare(status)),
    "-of-another-vendor": ("with another vendor's body", _error_of_another),
}


def _error(make: Callable[[int, Exchange], Response], status: int, exchange: Exchange) -> Iterable[Step]:
    return (make(status, exchange).encode(),)


def _status(status: int, exchange: Exchange) -> Iterable[Step]:
    response = evolve(exchange.good, status=status)
    return (response.head() if status in _BODILESS else response.encode(),)


def _preceded(first: bytes, exchange: Exchange) -> Iterable[Step]:
    return first, exchange.good.encode()


def _closed(sent: Callable[[Response], bytes], exchange: Exchange) -> Iterable[Step]:
    return sent(exchange.good), End.CLOSE


FAULTS = (
    Fault("continue-first", "100 before the good response", partial(_preceded, _CONTINUE)),
    Fault("early-hints-first", "103 before the good response", partial(_preceded, _HINT)),
    Fault(
        "endless-early-hints",
        "103 again and again, a hundred per pace, and no response",
        lambda exchange: chain.from_iterable(repeat((_HINT, Pause(exchange.pace / 100)))),
        hangs=True,
    ),
    *(Fault(f"status-{status}", what, partial(_status, status)) for status, what in OTHERS.items()),
    *(
        Fault(
            f"status-{status}{suffix}",
            f"{status} {phrase(status)}, {what}",
            partial(_error, make, status),
            refuses=True,
        )
        for status in (*ERRORS, *UNASSIGNED)
        for suffix, (what, make) in _BODIES.items()
    ),
    Fault(
        "no-reason",
        "a good response without a reason phrase",
        lambda exchange: (exchange.good.encode().replace(b" OK\r\n", b"\r\n", 1),),
    ),
    *(Fault(name, what, partial(_closed, sent)) for name, (what, sent) in _LAST.items()),
)
