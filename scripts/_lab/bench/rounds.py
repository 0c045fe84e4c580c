"""Decoding and requests: workers for all vendors stand ready, and the rounds go from one to the next."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from scripts._lab.environments import python
from scripts._lab.workers import Worker, WorkerFailed

from .arithmetic import Series, per_call
from .cases import CASES, OURS, Case
from .server import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from .arithmetic import Figure

CONTENDERS = {"decode": ("msgspec", "raw", "stock"), "request": ("raw", "overlay", "stock")}
"""By section, the contenders in our own environment."""
_EFFORT = {"decode": 10.0, "request": 30.0}
"""Milliseconds for which a contender is timed in one round."""


class Timer(Worker):
    """A process that times contenders of one vendor, in one environment."""

    def __init__(self, section: str, environment: str, vendor: str, url: str, python_path: Sequence[Path] = ()) -> None:
        super().__init__(python(environment), "bench.worker", python_path=python_path)
        self._order = {"vendor": vendor, "url": url if section == "request" else None}
        self._effort = _EFFORT[section]
        self._number: dict[str, int] = {}

    def open(self, name: str) -> None:
        """Prepare a contender, warm it up, and find the number of calls in a round.

        Raises:
            WorkerFailed: If it cannot do its work even once.
        """
        self.ask(open=name, **self._order)
        self._number[name] = 20
        self.time(name)
        self._number[name] = 100
        self._number[name] = max(10, round(self._effort * 1000 / self.time(name)))
        self.time(name)

    def time(self, name: str, share: int = 1) -> float:
        """Microseconds per call, from one `share`-th of a round."""
        number = self._number[name] // share
        return per_call(self.ask(run=name, number=number)["nanoseconds"], number)


def measure(section: str, rounds: int, warn: Callable[[str], None]) -> list[Figure]:
    """The figures of `decode` or `request`, beside a baseline that is timed in the same process."""
    with ExitStack() as stack:
        url, _ = stack.enter_context(serving())
        ready: list[tuple[Timer, Series]] = []
        for case in CASES:
            ready += _ready(section, case, url, stack, warn)
        for _ in range(rounds):
            for timer, series in ready:
                before = timer.time("baseline", 2)
                own = timer.time(series.contender)
                series.add(own, (before + timer.time("baseline", 2)) / 2)
    return [series.figure() for _, series in ready]


def _ready(
    section: str, case: Case, url: str, stack: ExitStack, warn: Callable[[str], None]
) -> list[tuple[Timer, Series]]:
    """A vendor's contenders that can do their work, each with the process that times it."""
    ready: list[tuple[Timer, Series]] = []
    places = [(OURS, CONTENDERS[section])] + ([(case.sdk.distribution, ("sdk",))] if case.sdk else [])
    for environment, names in places:
        timer = stack.enter_context(Timer(section, environment, case.slug, url))
        timer.open("baseline")
        for name in names:
            try:
                timer.open(name)
            except WorkerFailed as error:
                warn(f"{section}: {name} of {case.title} is left out: {error}")
            else:
                ready.append((timer, Series(case.slug, name)))
    return ready
