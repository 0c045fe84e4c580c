"""What a fault is made of: the scene it plays in, and the steps it takes. Nothing here touches a socket."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from enum import Enum
from typing import TypeAlias

from attrs import frozen

from ..vendors.base import SimulatedVendor
from .response import Reply


class End(Enum):
    """How a connection ends."""

    CLOSE = "closed in good order"
    RESET = "reset, as by a crash"


@frozen
class Pause:
    """Nothing is sent for some seconds, or until the client has gone."""

    seconds: float


STAY = Pause(math.inf)
"""The connection stays open and nothing comes any more."""

Step: TypeAlias = bytes | Pause | End
"""Bytes to send, a pause, or the connection's end. Without an end the connection is kept for the next request."""


@frozen(kw_only=True)
class Scene:
    """What a fault has to work with."""

    good: Reply
    """What the vendor answers without the fault."""
    vendor: SimulatedVendor
    target: str
    """Path and query of the request."""
    root: str
    """The server's root URL, as the client wrote it."""
    elsewhere: str
    """The root URL of a server that the client has no business with."""
    keys: tuple[str, ...]
    """What the client showed as credentials."""
    pace: float
    """Seconds between two bytes of a slow answer."""


Steps: TypeAlias = Callable[[Scene], Iterable[Step]]


@frozen
class Fault:
    """One way of answering badly."""

    name: str
    description: str
    steps: Steps
    hangs: bool = False
    """Whether it goes on until the client closes the connection."""
    group: str = ""
    """The heading under which it is listed."""


def bent(change: Callable[[Reply], Reply]) -> Steps:
    """An answer that is whole, but has been changed."""
    return lambda scene: (change(scene.good).encode(),)
