"""The state of a simulator: clock, runs, disturbances that are due, log of requests."""

from __future__ import annotations

import itertools
import threading
from collections import deque
from datetime import UTC, datetime
from operator import itemgetter
from typing import TYPE_CHECKING

from attrs import frozen

from runstate.durations import seconds as in_seconds
from runstate.errors import ConfigurationError
from runstate.reference import RunRef, vendor_info

from .fields import whole
from .recent import KEPT, Recent
from .runs import SCENARIO, SECONDS, Runs
from .scenarios import SIMULATED
from .vendors.base import Answer, SimulatedVendor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

    from runstate.clock import Clock

    from .timeline import Snapshot


@frozen
class Asked:
    """One request to a simulated vendor."""

    vendor: str
    """The vendor's slug."""
    path: str
    """As it was sent, with its escapes, without the query."""
    status: int
    """Of the response, before a fault spoiled it."""
    method: str = "GET"
    operation: str = ""
    """The id that the vendor's spec gives to the operation; empty if the request was for none."""


class State:
    """What the Python and the HTTP interface share. Its methods may be called from several threads.

    Those of the same name as one of `Simulator` take the same arguments and raise the same errors.
    """

    def __init__(self, clock: Clock, key: str, speed: float, requests_kept: int = KEPT) -> None:
        self.clock = clock
        self.key = key
        """The one key that the vendors accept."""
        self.requests: Recent[Asked] = Recent(requests_kept)
        self.lock: AbstractContextManager[bool] = threading.RLock()
        """Held while the state is read or changed."""
        numbers = itertools.count()
        self.runs: Mapping[str, Runs] = {
            slug: Runs(vendor, clock, speed, numbers) for slug, vendor in SIMULATED.items()
        }
        self._disturbances: dict[str, deque[Iterator[Answer]]] = {slug: deque() for slug in SIMULATED}
        self._asked = dict.fromkeys(SIMULATED, 0)

    def time_of_day(self) -> datetime:
        """The clock's time of day, in UTC."""
        return self.clock.now().astimezone(UTC)

    def start(
        self,
        vendor: str,
        scenario: str = SCENARIO,
        *,
        run_id: str | None = None,
        seconds: float = SECONDS,
        when_asked: bool = False,
    ) -> RunRef:
        slug = _simulated(vendor).slug
        ids = None if run_id is None else _normalized(RunRef.parse(f"{vendor}:{run_id}")).ids
        with self.lock:
            return self.runs[slug].add(scenario, seconds, ids=ids, when_asked=when_asked)

    def on_start(self, vendor: str, scenario: str = SCENARIO, seconds: float = SECONDS) -> None:
        slug = _simulated(vendor).slug
        with self.lock:
            self.runs[slug].on_start(scenario, seconds)

    def release(self, reference: RunRef | str) -> None:
        ref = _normalized(RunRef.parse(reference))
        with self.lock:
            self.runs[ref.vendor].release(ref.ids)

    def cancel(self, reference: RunRef | str) -> None:
        ref = _normalized(RunRef.parse(reference))
        with self.lock:
            self.runs[ref.vendor].cancel(ref.ids)

    def throttle(self, vendor: str, times: int = 1, retry_after: float = 1.0) -> None:
        seconds = in_seconds(retry_after, "retry_after", zero=True)
        self._disturb(vendor, _simulated(vendor).throttled(seconds), times)

    def fail(self, vendor: str, status: int, times: int = 1) -> None:
        self._disturb(vendor, _simulated(vendor).error(whole("status", status, 400, 599)), times)

    def look_at_all(self) -> list[Snapshot]:
        """Every run now, in the order in which they began; then those that begin when they are asked about."""
        with self.lock:
            begun = sorted((each for runs in self.runs.values() for each in runs.oldest_first()), key=itemgetter(0))
            return [run for _, run in begun] + [run for runs in self.runs.values() for run in runs.waiting()]

    def next_disturbance(self, vendor: str) -> Answer | None:
        """The disturbance that is due for the vendor's next request. It counts as used."""
        with self.lock:
            queue = self._disturbances[vendor]
            while queue:
                if answer := next(queue[0], None):
                    return answer
                queue.popleft()
            return None

    def asked(self, vendor: str) -> int:
        """How many requests the vendor has answered."""
        return self._asked[vendor]

    def note(self, asked: Asked) -> None:
        """Remember a request that was answered."""
        with self.lock:
            self._asked[asked.vendor] += 1
            self.requests.note(asked)

    def _disturb(self, vendor: str, answer: Answer, times: int) -> None:
        with self.lock:
            self._disturbances[vendor].append(itertools.repeat(answer, whole("times", times, 1)))


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
