"""Errors with broken bodies: the status arrives, the rest goes wrong."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from attrs import evolve

from . import bodies, compression, connections, framing
from .model import Exchange, Fault, Step

_STATUS = 500
_CHOSEN = {
    "reset-in-body",
    "close-in-body",
    "silence-in-body",
    "close-in-chunks",
    "endless-chunks",
    "bad-utf-8",
    "nul-bytes",
    "deep-json",
    "array",
    "null",
    "gzip-bomb",
    "gzip-of-plain",
    "gzip-damaged",
    "brotli-of-noise",
}


def _failed(fault: Fault, exchange: Exchange) -> Iterable[Step]:
    return fault.steps(evolve(exchange, good=exchange.error(_STATUS)))


FAULTS = tuple(
    Fault(
        f"error-{fault.name}",
        f"as {fault.name}, with status {_STATUS}",
        partial(_failed, fault),
        hangs=fault.hangs,
        refuses=True,
    )
    for fault in (*connections.FAULTS, *framing.FAULTS, *bodies.FAULTS, *compression.FAULTS)
    if fault.name in _CHOSEN
)
