"""How likely runs of one vendor are to end at which age, learnt from those that are watched."""

from __future__ import annotations

import math

_BINS = 40
_RATIO = 1.4
"""The length of each bin of ages, relative to the one before; the last begins at a week."""
_PRIOR = 2.0
"""How many ends the first guess is worth: a hazard of 1 in the age, as of heavy-tailed durations."""


def bin_of(age: float) -> int:
    """The bin of an age in seconds."""
    return 0 if age < _RATIO else min(int(math.log(age) / math.log(_RATIO)), _BINS - 1)


def end_of(index: int) -> float:
    """The age at which a bin ends; infinite for the last."""
    return _RATIO ** (index + 1) if index < _BINS - 1 else math.inf


def _begin_of(index: int) -> float:
    return _RATIO**index if index else 0.0


class Hazard:
    """The ends per second and run in each bin of ages."""

    def __init__(self) -> None:
        middles = [(_begin_of(index) + _RATIO ** (index + 1)) / 2 for index in range(_BINS)]
        self._ends = [_PRIOR] * _BINS
        self._exposure = [_PRIOR * middle for middle in middles]

    def __getitem__(self, index: int) -> float:
        return self._ends[index] / self._exposure[index]

    def observe(self, since: float, age: float, *, ended: bool) -> None:
        """Learn from a run that was seen unfinished at the age `since` and is seen again at `age`, in seconds."""
        if age <= since:
            return
        first, last = bin_of(since), bin_of(age)
        for index in range(first, last + 1):
            self._exposure[index] += max(0.0, min(age, end_of(index)) - max(since, _begin_of(index)))
        if ended:
            self._ends[bin_of((since + age) / 2)] += 1
