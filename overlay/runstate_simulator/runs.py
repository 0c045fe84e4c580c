"""The runs of one simulated vendor, in the order in which they began."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Protocol

from runstate.clock import Clock
from runstate.durations import seconds as in_seconds
from runstate.errors import ConfigurationError
from runstate.reference import RunRef, vendor_info

from .paging import Listing
from .timeline import Script, SimulatedRun, Snapshot, phases

SCENARIO, SECONDS = "completes", 8.0
"""The scenario of a run that is started without one, and how long it takes."""


class Rules(Protocol):
    """What runs need to know of their vendor."""

    @property
    def slug(self) -> str: ...
    @property
    def scripts(self) -> Mapping[str, Script]: ...
    @property
    def new_ids(self) -> Callable[[int], tuple[str, ...]]: ...
    @property
    def group(self) -> Callable[[tuple[str, ...]], str]: ...
    @property
    def cancelled(self) -> Callable[[str], str] | None: ...


class Runs:
    """The runs of one vendor, for the handlers of its operations and for the simulator's own controls.

    A handler has them to itself until it returns. Runs are named by their ids as the vendor writes them.
    """

    memory: dict[str, Any]
    """What else the vendor's handlers want to keep, apart from attributes of runs."""

    def __init__(self, rules: Rules, clock: Clock, speed: float, numbers: Iterator[int]) -> None:
        self.memory = {}
        self._numbers = numbers
        self._rules = rules
        self._clock = clock
        self._speed = speed
        self._next = (SCENARIO, SECONDS)
        self._runs: dict[tuple[str, ...], SimulatedRun] = {}
        self._waiting: dict[tuple[str, ...], Callable[[], SimulatedRun]] = {}
        self._by_number: dict[int, SimulatedRun] = {}
        self._orders: dict[str | None, list[int]] = {None: []}
        """The numbers of all runs and of those of each group, ascending."""
        self._new_ids = map(rules.new_ids, itertools.count(1))
        self._by_key: dict[str, tuple[str, ...]] = {}

    @property
    def now(self) -> datetime:
        """The clock's time of day, in UTC."""
        return self._clock.now().astimezone(UTC)

    # What handlers do

    def look(self, ids: tuple[str, ...]) -> Snapshot | None:
        """The run now, None if it does not exist. One that waited until it is asked about begins."""
        if ids in self._waiting:
            self._begin(self._waiting.pop(ids)())
        run = self._runs.get(ids)
        return run.at(self._clock.monotonic()) if run else None

    def newest(self, group: str | None = None) -> Listing[Snapshot]:
        """The runs of a group, or all, that which began last first. Those that waited to be asked about begin.

        A run's name in the listing is the last of its ids.
        """
        for ids in list(self._waiting):
            self.look(ids)
        numbers, monotonic = self._orders.get(group, []), self._clock.monotonic()

        def item(position: int) -> Snapshot:
            return self._by_number[numbers[-1 - position]].at(monotonic)

        def find(name: str) -> int | None:
            run = self._runs.get((name,)) or self._runs.get((group or "", name))
            if run is None or group not in {None, run.group}:
                return None
            return len(numbers) - 1 - bisect_left(numbers, run.number)

        return Listing(size=len(numbers), item=item, name=lambda run: run.ref.ids[-1], find=find)

    def start(
        self,
        *,
        within: tuple[str, ...] = (),
        group: str | None = None,
        key: str | None = None,
        attributes: Mapping[str, object] | None = None,
    ) -> Snapshot:
        """A new run, which goes through the scenario that `Simulator.on_start` has set.

        Args:
            within: The first ids of the run, where the request names them. The others are the vendor's next.
            group: What it belongs to; by default what the vendor says of a run with its ids.
            key: The idempotency key of the request. With one that was there before, the run is the one of then.
            attributes: What the vendor keeps about it.
        """
        ids = self._by_key.get(key) if key is not None else None
        if ids is None or ids not in self._runs:
            scenario, seconds = self._next
            ids = self.add(scenario, seconds, within=within, group=group, attributes=attributes).ids
            if key is not None:
                self._by_key[key] = ids
        return self._now(ids)

    def cancel(self, ids: tuple[str, ...]) -> Snapshot:
        """Cancel a run that has not ended.

        Raises:
            ConfigurationError: If there is no such run, it has ended, or the vendor cannot cancel runs.
        """
        if self._rules.cancelled is None:
            raise ConfigurationError(f"{vendor_info(self._rules.slug).title} cannot cancel runs")
        run, monotonic = self._run(ids), self._clock.monotonic()
        run.cancel(monotonic, self._rules.cancelled(run.at(monotonic).state))
        return self._now(ids)

    def enter(self, ids: tuple[str, ...], state: str) -> Snapshot:
        """Put a run into a state, in which it stays."""
        self._run(ids).enter(self._clock.monotonic(), state)
        return self._now(ids)

    def change(self, ids: tuple[str, ...], **attributes: object) -> Snapshot:
        """Change attributes of a run."""
        run = self._run(ids)
        run.attributes = {**run.attributes, **attributes}
        return self._now(ids)

    def mark_deleted(self, ids: tuple[str, ...], *, deleted: bool) -> Snapshot:
        """Mark a run as deleted, or restore it. Lists still have it, so that a filter decides."""
        self._run(ids).deleted = deleted
        return self._now(ids)

    def remove(self, ids: tuple[str, ...]) -> None:
        """Delete a run, so that nothing is left of it."""
        run = self._run(ids)
        del self._runs[ids], self._by_number[run.number]
        for group in (None, run.group):
            numbers = self._orders[group]
            del numbers[bisect_left(numbers, run.number)]

    # What the simulator's controls do

    def add(
        self,
        scenario: str = SCENARIO,
        seconds: float = SECONDS,
        *,
        ids: tuple[str, ...] | None = None,
        within: tuple[str, ...] = (),
        group: str | None = None,
        attributes: Mapping[str, object] | None = None,
        when_asked: bool = False,
    ) -> RunRef:
        """A new run, with the given ids or else the vendor's next; see `Simulator.start`.

        Raises:
            ConfigurationError: If the vendor does not have the scenario, or already has a run of these ids.
        """
        course = phases(self._script(scenario), in_seconds(seconds, "seconds") / self._speed)
        new = ids or next(new for new in self._fresh(within) if new not in self._runs and new not in self._waiting)
        ref = RunRef(self._rules.slug, new)
        if new in self._runs or new in self._waiting:
            raise ConfigurationError(f"{ref} exists already: choose another run_id, or none")
        where = self._rules.group(new) if group is None else group

        def make() -> SimulatedRun:
            began, created = self._clock.monotonic(), self.now
            return SimulatedRun(ref, scenario, began, created, course, group=where, attributes=attributes or {})

        if when_asked:
            self._waiting[new] = make
        else:
            self._begin(make())
        return ref

    def on_start(self, scenario: str, seconds: float) -> None:
        """How the runs go that are started from now on.

        Raises:
            ConfigurationError: If the vendor does not have the scenario, or the time is not positive.
        """
        self._script(scenario)
        self._next = (scenario, in_seconds(seconds, "seconds"))

    def release(self, ids: tuple[str, ...]) -> None:
        """Let a blocked run go on now.

        Raises:
            ConfigurationError: If there is no such run, or it is not blocked.
        """
        self._run(ids).release(self._clock.monotonic())

    def oldest_first(self) -> Iterator[tuple[int, Snapshot]]:
        """Every run that has begun, with its number among the runs of all vendors."""
        monotonic = self._clock.monotonic()
        return ((number, run.at(monotonic)) for number, run in self._by_number.items())

    def waiting(self) -> Iterator[Snapshot]:
        """The runs that begin when they are asked about, as they will be then."""
        monotonic = self._clock.monotonic()
        return (make().at(monotonic) for make in self._waiting.values())

    def _begin(self, run: SimulatedRun) -> None:
        run.number = next(self._numbers)
        self._runs[run.ref.ids] = self._by_number[run.number] = run
        for group in (None, run.group):
            self._orders.setdefault(group, []).append(run.number)

    def _script(self, scenario: str) -> Script:
        scripts = self._rules.scripts
        if scenario not in scripts:
            title, choice = vendor_info(self._rules.slug).title, ", ".join(scripts)
            raise ConfigurationError(f"{title} has no scenario {scenario!r}: choose one of {choice}")
        return scripts[scenario]

    def _fresh(self, within: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        return ((*within, *new[len(within) :]) for new in self._new_ids)

    def _now(self, ids: tuple[str, ...]) -> Snapshot:
        return self._run(ids).at(self._clock.monotonic())

    def _run(self, ids: tuple[str, ...]) -> SimulatedRun:
        run = self._runs.get(ids)
        if run is None:
            raise ConfigurationError(f"{RunRef(self._rules.slug, ids)} does not exist: start it first")
        return run
