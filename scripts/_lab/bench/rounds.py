"""Decoding and requests: workers for all vendors stand ready at once, and the rounds go round them."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from .arithmetic import Series
from .cases import CASES, OURS, Case
from .environments import python
from .processes import ContenderFailed, Server, Worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from .arithmetic import Figure

DECODERS = ("msgspec", "raw", "stock")
REQUESTERS = ("raw", "overlay", "stock")
_EFFORT = {"decode": 10.0, "request": 30.0}
"""Milliseconds that a contender is timed for in one round."""


def measure(section: str, rounds: int, warn: Callable[[str], None]) -> list[Figure]:
    """The figures of `decode` or `request`, the baseline's own first for each vendor."""
    with ExitStack() as stack:
        ready: list[tuple[Worker, Series]] = []
        for case in CASES:
            url = stack.enter_context(Server(case.slug)).url if section == "request" else None
            ready += _workers(section, case, url, stack, warn)
        for _ in range(rounds):
            for worker, series in ready:
                worker.round(series, series.contender)
    return [series.figure() for _, series in ready]


def _workers(
    section: str, case: Case, url: str | None, stack: ExitStack, warn: Callable[[str], None]
) -> list[tuple[Worker, Series]]:
    """A vendor's contenders that can do their work, each with the worker that does it."""
    ready: list[tuple[Worker, Series]] = []
    places: list[tuple[str, tuple[str, ...]]] = [(OURS, DECODERS if section == "decode" else REQUESTERS)]
    if case.sdk:
        places.append((case.sdk.distribution, ("sdk",)))
    for environment, names in places:
        worker = stack.enter_context(Worker(python(environment), case.slug, url))
        worker.open("baseline", _EFFORT[section])
        for name in names:
            try:
                worker.open(name, _EFFORT[section])
            except ContenderFailed as error:
                warn(f"{section}: {name} of {case.title} is left out: {error}")
            else:
                ready.append((worker, Series(case.slug, name)))
    return ready
