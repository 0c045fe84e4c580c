"""Runs that follow a script: which state a run is in at a given time, and since when.

Nothing here knows a vendor. Times are seconds of the simulator's clock.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from runstate.errors import ConfigurationError
from runstate.reference import RunRef

from .script import Stretch, stretches

if TYPE_CHECKING:
    from .script import Script

_ROUNDING = 1e-6
"""Seconds, or things. A clock moved by exactly the length of a script must find it at its end and all its
work done, whatever floats make of it."""


@frozen
class Glimpse:
    """A run at one moment: what the body of an answer is made from."""

    ref: RunRef
    scenario: str
    created_at: datetime
    elapsed: float
    """Seconds since the run was created."""
    past: tuple[Stretch, ...]
    """The states that have begun; the last is the present one."""

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
        """Whether the run has come to the end of its script."""
        return math.isinf(self.past[-1].ends)

    @property
    def done(self) -> float:
        """How much of the work has been done, from 0 to 1."""
        return self.past[-1].done(self.elapsed)

    @property
    def now(self) -> datetime:
        """The moment that is seen."""
        return self.moment(self.elapsed)

    @property
    def since(self) -> datetime:
        """When the present state began."""
        return self.moment(self.past[-1].begins)

    def first(self, state: str) -> datetime | None:
        """When `state` first began, None if it has not."""
        return next((self.moment(stretch.begins) for stretch in self.past if stretch.state == state), None)

    def count(self, total: int, *, first: float = 0.0, last: float = 1.0) -> int:
        """How many of `total` things have been done, if they are done from `first` to `last` of the work."""
        return math.floor(total * min(max((self.done - first) / (last - first), 0.0), 1.0) + _ROUNDING)

    def moment(self, elapsed: float) -> datetime:
        """The time of day `elapsed` seconds after the run was created."""
        return self.created_at + timedelta(seconds=elapsed)


class SimulatedRun:
    """One run. It moves by itself as the clock does, and can be released or stopped."""

    def __init__(
        self, ref: RunRef, scenario: str, script: Script, length: float, began: float, created_at: datetime
    ) -> None:
        """Begin a script.

        Args:
            ref: Which run it is.
            scenario: The name of the script.
            script: What the run goes through.
            length: How long the whole script takes, in seconds of the clock.
            began: The clock's monotonic time now.
            created_at: The clock's time of day now.
        """
        self.ref = ref
        self.scenario = scenario
        self._began = began
        self._created_at = created_at
        self._stretches = stretches(script, length)

    def at(self, monotonic: float) -> Glimpse:
        """The run as it is at a monotonic time of the clock."""
        elapsed = max(monotonic - self._began, 0.0)
        past = tuple(stretch for stretch in self._stretches if stretch.begins <= elapsed + _ROUNDING)
        return Glimpse(self.ref, self.scenario, self._created_at, elapsed, past)

    def release(self, monotonic: float) -> None:
        """Let a blocked run go on now.

        Raises:
            ConfigurationError: If the run is not blocked.
        """
        glimpse = self.at(monotonic)
        if not glimpse.blocked:
            raise ConfigurationError(f"{self.ref} is not blocked, it is {glimpse.state!r}: there is nothing to release")
        present = glimpse.past[-1]
        saved = present.ends - glimpse.elapsed
        later = self._stretches[len(glimpse.past) :]
        moved = (evolve(stretch, begins=stretch.begins - saved, ends=stretch.ends - saved) for stretch in later)
        self._stretches = (*glimpse.past[:-1], evolve(present, ends=glimpse.elapsed), *moved)

    def stop(self, monotonic: float, state: str) -> None:
        """End the run now, in `state`, with its work as far as it has come."""
        glimpse = self.at(monotonic)
        present = evolve(glimpse.past[-1], ends=glimpse.elapsed, done_at_last=glimpse.done)
        end = Stretch(state, glimpse.elapsed, math.inf, glimpse.done, glimpse.done)
        self._stretches = (*glimpse.past[:-1], present, end)
