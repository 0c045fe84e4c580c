"""Scripts, and the runs that follow them: which state a run is in, and since when.

Nothing here knows a vendor; states are the vendors' own words. Times are seconds of the simulator's clock.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import accumulate, pairwise
from typing import TypeAlias

from attrs import define, evolve, field, frozen

from runstate.errors import ConfigurationError
from runstate.reference import RunRef

_ROUNDING = 1e-6
"""Seconds, or items. A clock that moved by exactly the length of a script must find it at its end with all its
work done, in spite of rounded floats."""


@frozen
class Step:
    """One state of a script."""

    state: str
    """The vendor's word for it."""
    share: float = 0.0
    """How much of the script's time it takes, from 0 to 1. The last step takes none: the run stays in it."""
    work: float = 0.0
    """How much of the run's work is done in it, from 0 to 1."""
    blocked: bool = False
    """Whether the run waits here for something outside, so that it can be released."""


Script: TypeAlias = tuple[Step, ...]
"""The states of a run. The shares add up to 1; so does the work where the run completes."""


@frozen
class Phase:
    """One state of one run, with its times in seconds since the run was created."""

    state: str
    begins: float
    ends: float
    """Infinite for the last phase, in which the run stays."""
    done_at_first: float
    """How much of the work was done when the phase began, from 0 to 1."""
    done_at_last: float
    blocked: bool = False

    def done(self, elapsed: float) -> float:
        """How much of the work is done `elapsed` seconds after the run was created, from 0 to 1."""
        length = self.ends - self.begins
        if not 0 < length < math.inf:
            return self.done_at_last
        passed = min(max((elapsed - self.begins) / length, 0.0), 1.0)
        return self.done_at_first + (self.done_at_last - self.done_at_first) * passed


def phases(script: Script, length: float) -> tuple[Phase, ...]:
    """The phases of a run that goes through a script in `length` seconds."""
    ends = [*accumulate(step.share * length for step in script[:-1]), math.inf]
    work = accumulate((step.work for step in script), initial=0.0)
    return tuple(
        Phase(step.state, *times, *done, step.blocked)
        for step, times, done in zip(script, pairwise((0.0, *ends)), pairwise(work), strict=True)
    )


@frozen
class Snapshot:
    """A run at one moment. Vendors make the body of a response from it."""

    ref: RunRef
    scenario: str
    created_at: datetime
    elapsed: float
    """Seconds since the run was created."""
    past: tuple[Phase, ...]
    """The phases that have begun; the last is the present one."""
    group: str = ""
    """What the run belongs to at its vendor: an experiment, a project."""
    attributes: Mapping[str, object] = field(factory=dict[str, object])
    """What else the vendor knows of the run: what started it, what was changed since."""
    deleted: bool = False
    """Whether the run is marked as deleted, at a vendor that keeps such runs."""

    @property
    def state(self) -> str:
        """The vendor's word for the present state."""
        return self.past[-1].state

    @property
    def blocked(self) -> bool:
        """Whether the run waits for something outside."""
        return self.past[-1].blocked

    @property
    def finished(self) -> bool:
        """Whether the run has reached the end of its script."""
        return math.isinf(self.past[-1].ends)

    @property
    def done(self) -> float:
        """How much of the work is done, from 0 to 1."""
        return self.past[-1].done(self.elapsed)

    @property
    def now(self) -> datetime:
        """The moment of the snapshot."""
        return self.moment(self.elapsed)

    @property
    def since(self) -> datetime:
        """When the present state began."""
        return self.moment(self.past[-1].begins)

    def first(self, state: str) -> datetime | None:
        """When `state` first began, None if it has not."""
        return next((self.moment(phase.begins) for phase in self.past if phase.state == state), None)

    def count(self, total: int, *, first: float = 0.0, last: float = 1.0) -> int:
        """How many of `total` items are done, if they are done from `first` to `last` of the work."""
        return math.floor(total * min(max((self.done - first) / (last - first), 0.0), 1.0) + _ROUNDING)

    def reached(self, share: float) -> datetime | None:
        """When so much of the work was done, from 0 to 1; None if it is not yet."""
        for phase in self.past:
            if share <= phase.done(self.elapsed) + _ROUNDING:
                gained = phase.done_at_last - phase.done_at_first
                part = max(share - phase.done_at_first, 0.0) / gained if gained else 0.0
                return self.moment(phase.begins + (part * (phase.ends - phase.begins) if part else 0.0))
        return None

    def moment(self, elapsed: float) -> datetime:
        """The time of day `elapsed` seconds after the run was created."""
        return self.created_at + timedelta(seconds=elapsed)


@define
class SimulatedRun:
    """One run. It moves as the clock does, and can be released or cancelled."""

    ref: RunRef
    scenario: str
    began: float
    """The clock's monotonic time at the beginning."""
    created_at: datetime
    """The clock's time of day at the beginning."""
    phases: tuple[Phase, ...]
    number: int = 0
    """Its place in the order in which the vendor's runs began."""
    group: str = ""
    attributes: Mapping[str, object] = field(factory=dict[str, object])
    deleted: bool = False

    def at(self, monotonic: float) -> Snapshot:
        """The run at a monotonic time of the clock."""
        elapsed = max(monotonic - self.began, 0.0)
        past = tuple(phase for phase in self.phases if phase.begins <= elapsed + _ROUNDING)
        about = (self.group, self.attributes, self.deleted)
        return Snapshot(self.ref, self.scenario, self.created_at, elapsed, past, *about)

    def release(self, monotonic: float) -> None:
        """Let a blocked run go on now.

        Raises:
            ConfigurationError: If the run is not blocked.
        """
        seen = self.at(monotonic)
        if not seen.blocked:
            raise ConfigurationError(f"{self.ref} is not blocked, it is {seen.state!r}: there is nothing to release")
        present = seen.past[-1]
        saved = present.ends - seen.elapsed
        later = self.phases[len(seen.past) :]
        moved = (evolve(phase, begins=phase.begins - saved, ends=phase.ends - saved) for phase in later)
        self.phases = (*seen.past[:-1], evolve(present, ends=seen.elapsed), *moved)

    def cancel(self, monotonic: float, state: str) -> None:
        """End the run now, in `state`, with the work that is done so far.

        Raises:
            ConfigurationError: If the run has ended.
        """
        seen = self.at(monotonic)
        if seen.finished:
            raise ConfigurationError(f"{self.ref} has ended, it is {seen.state!r}: there is nothing to cancel")
        self.enter(monotonic, state)

    def enter(self, monotonic: float, state: str) -> None:
        """Stay in `state` from now on, with the work that is done so far, whatever the script says."""
        seen = self.at(monotonic)
        present = evolve(seen.past[-1], ends=seen.elapsed, done_at_last=seen.done)
        self.phases = (*seen.past[:-1], present, Phase(state, seen.elapsed, math.inf, seen.done, seen.done))
