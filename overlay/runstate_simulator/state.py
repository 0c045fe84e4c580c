"""The state of a simulator: clock, runs, disturbances that are due, log of requests."""

from __future__ import annotations

import itertools
import threading
from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from runstate.durations import seconds as in_seconds
from runstate.errors import ConfigurationError
from runstate.reference import RunRef, vendor_info

from .fields import whole
from .scenarios import SIMULATED
from .timeline import SimulatedRun, Snapshot, phases
from .vendors.base import Answer, SimulatedVendor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from runstate.clock import Clock


_Key: TypeAlias = tuple[str, tuple[str, ...]]
"""Slug and ids as they were asked for, which need not make a valid reference."""


@frozen
class Asked:
    """One request to a simulated vendor."""

    vendor: str
    """The vendor's slug."""
    path: str
    """As it was sent, with its escapes, without the query."""
    status: int
    """Of the response."""


class State:
    """What the Python and the HTTP interface share. Its methods may be called from several threads.

    Those of the same name as one of `Simulator` take the same arguments and raise the same errors.
    """

    def __init__(self, clock: Clock, key: str, speed: float) -> None:
        self.clock = clock
        self.key = key
        """The one key that the vendors accept."""
        self.requests: list[Asked] = []
        self._speed = speed
        self._lock = threading.RLock()
        self._runs: dict[_Key, SimulatedRun] = {}
        self._waiting: dict[_Key, Callable[[], SimulatedRun]] = {}
        self._new_ids = {slug: map(vendor.new_ids, itertools.count(1)) for slug, vendor in SIMULATED.items()}
        self._disturbances: dict[str, deque[Iterator[Answer]]] = {slug: deque() for slug in SIMULATED}
        self._asked = dict.fromkeys(SIMULATED, 0)

    def time_of_day(self) -> datetime:
        """The clock's time of day, in UTC."""
        return self.clock.now().astimezone(UTC)

    def start(
        self,
        vendor: str,
        scenario: str = "completes",
        *,
        run_id: str | None = None,
        seconds: float = 8.0,
        when_asked: bool = False,
    ) -> RunRef:
        simulated = _simulated(vendor)
        if scenario not in simulated.scripts:
            choice = ", ".join(simulated.scripts)
            raise ConfigurationError(f"{simulated.info.title} has no scenario {scenario!r}: choose one of {choice}")
        course = phases(simulated.scripts[scenario], in_seconds(seconds, "seconds") / self._speed)
        with self._lock:
            taken = self._runs.keys() | self._waiting.keys()
            if run_id is None:
                ref = RunRef(vendor, next(ids for ids in self._new_ids[vendor] if (vendor, ids) not in taken))
            else:
                ref = _normalized(RunRef.parse(f"{vendor}:{run_id}"))
            if (vendor, ref.ids) in taken:
                raise ConfigurationError(f"{ref} exists already: choose another run_id, or none")

            def begin() -> SimulatedRun:
                return SimulatedRun(ref, scenario, self.clock.monotonic(), self.time_of_day(), course)

            if when_asked:
                self._waiting[vendor, ref.ids] = begin
            else:
                self._runs[vendor, ref.ids] = begin()
            return ref

    def release(self, reference: RunRef | str) -> None:
        with self._lock:
            self._run(RunRef.parse(reference)).release(self.clock.monotonic())

    def cancel(self, reference: RunRef | str) -> None:
        ref = RunRef.parse(reference)
        vendor = _simulated(ref.vendor)
        if vendor.cancelled is None:
            raise ConfigurationError(f"{vendor.info.title} cannot cancel runs")
        with self._lock:
            run = self._run(ref)
            monotonic = self.clock.monotonic()
            run.cancel(monotonic, vendor.cancelled(run.at(monotonic).state))

    def throttle(self, vendor: str, times: int = 1, retry_after: float = 1.0) -> None:
        seconds = in_seconds(retry_after, "retry_after", zero=True)
        self._disturb(vendor, _simulated(vendor).throttled(seconds), times)

    def fail(self, vendor: str, status: int, times: int = 1) -> None:
        self._disturb(vendor, _simulated(vendor).error(whole("status", status, 400, 599)), times)

    def look(self, vendor: str, ids: tuple[str, ...]) -> Snapshot | None:
        """The run now, None if it does not exist."""
        with self._lock:
            if begin := self._waiting.pop((vendor, ids), None):
                self._runs[vendor, ids] = begin()
            run = self._runs.get((vendor, ids))
            return run.at(self.clock.monotonic()) if run else None

    def look_at_all(self) -> list[Snapshot]:
        """Every run now, in the order in which they began; then those that begin when they are asked about."""
        with self._lock:
            waiting = [begin() for begin in self._waiting.values()]
            monotonic = self.clock.monotonic()
            return [run.at(monotonic) for run in (*self._runs.values(), *waiting)]

    def next_disturbance(self, vendor: str) -> Answer | None:
        """The disturbance that is due for the vendor's next request. It counts as used."""
        with self._lock:
            queue = self._disturbances[vendor]
            while queue:
                if answer := next(queue[0], None):
                    return answer
                queue.popleft()
            return None

    def asked(self, vendor: str) -> int:
        """How many requests the vendor has answered."""
        return self._asked[vendor]

    def note(self, vendor: str, path: str, status: int) -> None:
        """Remember a request that was answered."""
        self._asked[vendor] += 1
        self.requests.append(Asked(vendor, path, status))

    def _disturb(self, vendor: str, answer: Answer, times: int) -> None:
        with self._lock:
            self._disturbances[vendor].append(itertools.repeat(answer, whole("times", times, 1)))

    def _run(self, ref: RunRef) -> SimulatedRun:
        run = self._runs.get((ref.vendor, _normalized(ref).ids))
        if run is None:
            raise ConfigurationError(f"{ref} does not exist: start it first")
        return run


def _simulated(slug: str) -> SimulatedVendor:
    info = vendor_info(slug)
    if slug not in SIMULATED:
        raise ConfigurationError(f"{info.title} is not simulated: choose one of {', '.join(SIMULATED)}")
    return SIMULATED[slug]


def _normalized(ref: RunRef) -> RunRef:
    """`ref` as its vendor writes it."""
    vendor = _simulated(ref.vendor)
    ids = vendor.read_ids(ref.ids)
    if isinstance(ids, Answer):
        raise ConfigurationError(f"{ref} is not a run that {vendor.info.title} could have")
    return RunRef(ref.vendor, ids)
