"""What the simulator's face and its HTTP side share: clock, runs, disturbances that are due, log."""

from __future__ import annotations

import itertools
import threading
from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from attrs import frozen

from runstate.errors import ConfigurationError
from runstate.reference import RunRef

from .scenarios import SIMULATED
from .timeline import Glimpse, SimulatedRun
from .vendors.base import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from runstate.clock import Clock

    from .script import Script


@frozen
class Asked:
    """One request that a simulated vendor was sent."""

    vendor: str
    """The vendor's slug."""
    path: str
    """As it was asked, with its escapes, without the query."""
    status: int
    """Of the answer."""


class World:
    """The state of a simulator. Its methods may be called from several threads."""

    def __init__(self, clock: Clock, key: str) -> None:
        self.clock = clock
        self.key = key
        """The one key that the vendors take for valid."""
        self.requests: list[Asked] = []
        self._lock = threading.RLock()
        self._runs: dict[tuple[str, tuple[str, ...]], SimulatedRun] = {}
        self._waiting: dict[tuple[str, tuple[str, ...]], Callable[[], SimulatedRun]] = {}
        self._new_ids = {slug: map(vendor.new_ids, itertools.count(1)) for slug, vendor in SIMULATED.items()}
        self._faults: dict[str, deque[Iterator[Answer]]] = {slug: deque() for slug in SIMULATED}
        self._asked = dict.fromkeys(SIMULATED, 0)

    def time_of_day(self) -> datetime:
        """The clock's time of day, in UTC."""
        return self.clock.now().astimezone(UTC)

    def add(
        self, vendor: str, wanted: RunRef | None, scenario: str, script: Script, length: float, *, when_asked: bool
    ) -> RunRef:
        """A new run, under the reference that is wanted or the vendor's next.

        `length` is the time that its script takes, in seconds of the clock. It begins now, or when it is first
        asked about.

        Raises:
            ConfigurationError: If the vendor could have no such run, or has it already.
        """
        with self._lock:
            ref = self._next_ref(vendor) if wanted is None else _as_known(wanted)
            if (vendor, ref.ids) in self._runs.keys() | self._waiting.keys():
                raise ConfigurationError(f"{ref} exists already: choose another run_id, or none")

            def begin() -> SimulatedRun:
                return SimulatedRun(ref, scenario, script, length, self.clock.monotonic(), self.time_of_day())

            if when_asked:
                self._waiting[vendor, ref.ids] = begin
            else:
                self._runs[vendor, ref.ids] = begin()
            return ref

    def release(self, ref: RunRef) -> None:
        """Let a blocked run go on now.

        Raises:
            ConfigurationError: If there is no such run, or it is not blocked.
        """
        with self._lock:
            self._run(ref).release(self.clock.monotonic())

    def stop(self, ref: RunRef) -> None:
        """End a run now, in the state that its vendor has for it.

        Raises:
            ConfigurationError: If there is no such run, its vendor's runs cannot be stopped, or it has ended.
        """
        stopped = SIMULATED[ref.vendor].stopped
        if stopped is None:
            title = SIMULATED[ref.vendor].info.title
            raise ConfigurationError(f"{title} does not know of cancelling: no run of its can be stopped")
        with self._lock:
            run = self._run(ref)
            monotonic = self.clock.monotonic()
            glimpse = run.at(monotonic)
            if glimpse.finished:
                raise ConfigurationError(f"{ref} has ended, it is {glimpse.state!r}: there is nothing to cancel")
            run.stop(monotonic, stopped(glimpse.state))

    def look(self, vendor: str, ids: tuple[str, ...]) -> Glimpse | None:
        """A run as it is now, None if it does not exist."""
        with self._lock:
            if begin := self._waiting.pop((vendor, ids), None):
                self._runs[vendor, ids] = begin()
            run = self._runs.get((vendor, ids))
            return run.at(self.clock.monotonic()) if run else None

    def look_at_all(self) -> list[Glimpse]:
        """Every run as it is now, in the order in which they began; then those that nobody has asked for yet."""
        with self._lock:
            waiting = [begin() for begin in self._waiting.values()]
            monotonic = self.clock.monotonic()
            return [run.at(monotonic) for run in (*self._runs.values(), *waiting)]

    def disturb(self, vendor: str, answer: Answer, times: int) -> None:
        """Give `answer` to the vendor's next requests, after those disturbances that are due already."""
        with self._lock:
            self._faults[vendor].append(itertools.repeat(answer, times))

    def next_fault(self, vendor: str) -> Answer | None:
        """The disturbance that is due for the vendor's next request, which uses it up."""
        with self._lock:
            faults = self._faults[vendor]
            while faults:
                answer = next(faults[0], None)
                if answer is not None:
                    return answer
                faults.popleft()
            return None

    def asked(self, vendor: str) -> int:
        """How many requests the vendor has answered."""
        return self._asked[vendor]

    def note(self, vendor: str, path: str, status: int) -> None:
        """Remember a request that has been answered."""
        self._asked[vendor] += 1
        self.requests.append(Asked(vendor, path, status))

    def _next_ref(self, vendor: str) -> RunRef:
        taken = self._runs.keys() | self._waiting.keys()
        return RunRef(vendor, next(ids for ids in self._new_ids[vendor] if (vendor, ids) not in taken))

    def _run(self, ref: RunRef) -> SimulatedRun:
        run = self._runs.get((ref.vendor, _as_known(ref).ids))
        if run is None:
            raise ConfigurationError(f"{ref} does not exist: start it first")
        return run


def _as_known(ref: RunRef) -> RunRef:
    """`ref` as its vendor itself would write it."""
    ids = SIMULATED[ref.vendor].read_ids(ref.ids)
    if isinstance(ids, Answer):
        raise ConfigurationError(f"{ref} is not a run that {SIMULATED[ref.vendor].info.title} could have")
    return RunRef(ref.vendor, ids)
