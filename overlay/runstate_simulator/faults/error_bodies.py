"""Errors whose own bodies are broken: the status has been told, the rest goes wrong."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve

from . import bodies, compression, connections, framing
from .model import Fault, Scene, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

_STATUS = 500
_CHOSEN = frozenset(
    {
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
)


def _failed(fault: Fault, scene: Scene) -> Iterable[Step]:
    return fault.steps(evolve(scene, good=scene.good.with_answer(scene.vendor.error(_STATUS))))


FAULTS = tuple(
    Fault(f"error-{fault.name}", f"as {fault.name}, with status {_STATUS}", partial(_failed, fault), hangs=fault.hangs)
    for fault in (*connections.FAULTS, *framing.FAULTS, *bodies.FAULTS, *compression.FAULTS)
    if fault.name in _CHOSEN
)
