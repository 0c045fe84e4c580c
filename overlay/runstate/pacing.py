"""When to poll next: often while a run is young and near its expected end, never earlier than the server wants.

With a price of one request per second of delay, the interval that costs least grows with the square root of the
run's age (a heavy-tailed duration's hazard falls with age). Where the vendor counts, the time that is left can be
estimated, and the interval follows the uncertainty of that estimate instead.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from attrs import define, frozen

if TYPE_CHECKING:
    from .run import Progress

PRICE = 1.0
"""Seconds of delay that one request is worth."""
SHORTEST = 1.0
"""Seconds between two polls of a run, at least."""
LONGEST = 120.0
"""Seconds between two polls of a run, at most."""
JITTER = 0.1
"""The share by which an interval varies, so that many waiters do not poll at the same moment."""


@frozen
class Count:
    """How many units were done at which age of the run."""

    done: int
    age: float


@define
class Pacing:
    """The interval for one run. It remembers counts, never a server's hint."""

    _origin: Count | None = None
    _last: Count | None = None
    unbounded: float = 0.0
    """The last interval, before it was limited to `LONGEST`."""

    def interval(self, age: float, progress: Progress | None) -> float:
        """Seconds until the next poll of a run that began `age` seconds ago, before hint and deadline apply."""
        blind = math.sqrt(2 * PRICE * age)
        if progress is None or not progress.total:
            self._origin = self._last = None
            self.unbounded = max(SHORTEST, blind)
        else:
            self.unbounded = max(SHORTEST, self._counting(age, progress.done + progress.failed, progress.total))
        return min(self.unbounded, LONGEST)

    def _counting(self, age: float, done: int, total: int) -> float:
        now = Count(done, age)
        origin, last = self._origin, self._last
        if origin is None or last is None or done == 0 or done < last.done:
            # Nothing is done yet, or a new stage counts from 0 again.
            self._origin = self._last = now
            return math.sqrt(2 * PRICE * age)
        if done > last.done:
            self._last = now
        elapsed = max(age - origin.age, 1e-9)
        progressed = done - origin.done
        if progressed <= 0:
            return math.sqrt(2 * PRICE * age)
        recent = (done - last.done) / max(age - last.age, 1e-9) if done > last.done else 0.0
        rate = max(progressed / elapsed, recent)
        finished_counting = done >= total
        left = 0.0 if finished_counting else (total - done) / rate * max(0.0, 1 - 1 / math.sqrt(progressed))
        per_unit = 0.0 if finished_counting else elapsed / progressed
        uncertainty = min(age, 0.3 * left + 0.02 * age + per_unit)
        return max(math.sqrt(2 * PRICE * uncertainty), min(0.6 * left, 0.25 * age))
