"""What a fault consists of: the exchange that it spoils, and its steps. Nothing here touches a socket."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from enum import Enum
from typing import TypeAlias

from attrs import frozen

from ..vendors.base import SimulatedVendor
from .response import Response


class End(Enum):
    """How a connection ends."""

    CLOSE = "closed normally"
    RESET = "reset, as by a crash"


@frozen
class Pause:
    """Nothing is sent for some seconds, or until the client closes the connection."""

    seconds: float


STAY = Pause(math.inf)
"""The connection stays open, and nothing more is sent."""

Step: TypeAlias = bytes | Pause | End
"""Bytes to send, a pause, or the end of the connection. Without an end the connection is kept for the next request."""


@frozen(kw_only=True)
class Exchange:
    """What a fault is made from: one request and its good response."""

    good: Response
    """The vendor's response without the fault."""
    vendor: SimulatedVendor
    target: str
    """Path and query of the request."""
    root: str
    """The server's root URL, as the client wrote it."""
    elsewhere: str
    """The root URL of a server that the client must not contact."""
    keys: tuple[str, ...]
    """The credentials in the request."""
    pace: float
    """Seconds between two bytes of a slow response."""

    def error(self, status: int) -> Response:
        """The vendor's response with an error status."""
        return self.good.with_answer(self.vendor.error(status))


Steps: TypeAlias = Callable[[Exchange], Iterable[Step]]


@frozen
class Fault:
    """One way of answering badly."""

    name: str
    description: str
    steps: Steps
    hangs: bool = False
    """Whether it goes on until the client closes the connection."""
    refuses: bool = False
    """Whether it is an error or a redirect: the answer of a server that has done nothing of what was asked."""
    group: str = ""
    """The heading under which it is listed."""


def changed(change: Callable[[Response], Response]) -> Steps:
    """A complete response that differs from the good one."""
    return lambda exchange: (change(exchange.good).encode(),)
