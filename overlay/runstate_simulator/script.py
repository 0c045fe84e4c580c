"""Scripts: what a run goes through, first as shares of a whole, then as times.

Nothing here knows a vendor. States are the vendors' own words.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TypeAlias

from attrs import frozen


@frozen
class Step:
    """One state of a script."""

    state: str
    """The vendor's word for it."""
    share: float = 0.0
    """How much of the script's seconds it takes, from 0 to 1. The last step takes none: it lasts for ever."""
    work: float = 0.0
    """How much of the run's work is done in it, from 0 to 1."""
    blocked: bool = False
    """Whether the run waits here for something outside, so that it can be released."""


Script: TypeAlias = tuple[Step, ...]
"""What a run goes through. The shares add up to 1; the work does where the run completes."""


@frozen
class Stretch:
    """One state of one run, with its times in seconds since the run was created."""

    state: str
    begins: float
    ends: float
    """Infinite for the last one, in which the run stays."""
    done_at_first: float
    """How much of the work had been done when it began, from 0 to 1."""
    done_at_last: float
    blocked: bool = False

    def done(self, elapsed: float) -> float:
        """How much of the work has been done `elapsed` seconds after the run was created, from 0 to 1."""
        length = self.ends - self.begins
        if not 0 < length < math.inf:
            return self.done_at_last
        passed = min(max((elapsed - self.begins) / length, 0.0), 1.0)
        return self.done_at_first + (self.done_at_last - self.done_at_first) * passed


def stretches(script: Script, length: float) -> tuple[Stretch, ...]:
    """A script as it is lived through, from its first moment on, in `length` seconds."""
    shares = [
        0.0,
        *(sum(step.share for step in script[: index + 1]) for index in range(len(script) - 1)),
        math.inf,
    ]
    work = [0.0, *(sum(step.work for step in script[: index + 1]) for index in range(len(script)))]
    return tuple(
        Stretch(step.state, begins * length, ends * length, done, done_after, step.blocked)
        for step, (begins, ends), (done, done_after) in zip(script, pairwise(shares), pairwise(work), strict=True)
    )
