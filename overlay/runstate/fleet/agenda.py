"""Which run of a vendor to ask about next: the one whose delay is worth most, and none before a request is worth it.

Runs whose end can be estimated from counts are compared by the interval that follows from that estimate, the others by
the hazard of their age, at the moment when a request may be sent. A run is due when the expected delay is worth a
request, or after the longest interval.
"""

from __future__ import annotations

import math
from collections import deque
from heapq import heappop, heappush
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TypeAlias

from ..pacing import LONGEST, PRICE, SHORTEST
from .hazard import Hazard, bin_of, end_of

if TYPE_CHECKING:
    from ..reference import RunRef
    from ..waiting import Wait

Target: TypeAlias = "tuple[str, RunRef]"
"""A run and the prefix of its reference, which names the client."""

_LEFT_BEHIND = 4.0
"""A run that has waited so many times the longest interval, or a fair turn, comes before all others."""
_FIRST = 1e12
_DUE = 1.0 - 1e-6
"""The urgency from which a run is due, less what rounding may take."""
_TICK = 0.001
"""Seconds after which the urgency is looked at again, at least."""


class Item:
    """One run that is watched, and when it may be asked about again."""

    __slots__ = (
        "age",
        "has_news",
        "interval",
        "is_queued",
        "last",
        "not_before",
        "refused_until",
        "singly",
        "target",
        "ticket",
        "wait",
    )

    def __init__(self, target: Target, wait: Wait[Any]) -> None:
        self.target: Target = target
        self.wait: Wait[Any] = wait
        self.last: float = -math.inf
        """When it was asked about last; minus infinity if never."""
        self.age: float = 0.0
        """Seconds that the run had lasted then."""
        self.interval: float | None = None
        """The interval that its counts or the caller demand; None follows the hazard."""
        self.not_before: float = -math.inf
        """When it may be asked about again, by the vendor's hint, the caller's interval or after a failure."""
        self.refused_until: float = -math.inf
        """The vendor's hint alone, which holds even if there is news."""
        self.has_news: bool = False
        """Whether it is said to have changed since it was asked about."""
        self.ticket: int = 0
        """Its place in the agenda; older places do not count any more."""
        self.is_queued: bool = False
        self.singly: bool = False
        """Whether it was missing in a list, and has to be asked about by itself."""


class Agenda:
    """The runs of one vendor that are not under way."""

    def __init__(self) -> None:
        self.hazard: Hazard = Hazard()
        self._urgent: deque[tuple[Item, int]] = deque()
        """Never asked about, or with news: due at once, in order."""
        self._later: list[tuple[float, int, Item, int]] = []
        """Not due before a moment, as a heap."""
        self._lines: dict[int, deque[tuple[Item, int]]] = {}
        """The others, each line in the order in which they were asked about: those of one bin of ages, or, below zero,
        those of about the same interval."""
        self._bound = _LEFT_BEHIND * LONGEST
        self._price = PRICE
        self._count = 0
        self._serial = 0

    def __len__(self) -> int:
        return self._count

    def put(self, item: Item, now: float) -> None:
        """Take a run in, or give it another place after it was asked about."""
        self._place(item)
        if item.last == -math.inf:
            self._urgent.append((item, item.ticket))
        elif item.not_before > now:
            self._delay(item, item.not_before)
        else:
            self._line_up(item)

    def hurry(self, item: Item) -> None:
        """Make a run due now, or as soon as the vendor allows."""
        self._place(item)
        item.has_news = True
        if item.refused_until > item.last:
            self._delay(item, item.refused_until)
        else:
            self._urgent.appendleft((item, item.ticket))

    def due(self, now: float, most: int, turn: float = 0.0, share: float = 1.0) -> list[Item]:
        """The runs that are due, the most urgent first, at most so many. They stay in the agenda until `remove`.

        Args:
            now: The time.
            most: The most runs.
            turn: How many seconds it takes to ask about every run once.
            share: The part of a request that a run costs, if lists answer for many.
        """
        self._price = PRICE * share
        self._bound = _LEFT_BEHIND * max(LONGEST, turn)
        self._release(now)
        while self._urgent and self._urgent[0][1] != self._urgent[0][0].ticket:
            self._urgent.popleft()
        found = list(islice((item for item, ticket in self._urgent if ticket == item.ticket), most))
        heads: list[tuple[float, int, int]] = []
        for key in self._lines:
            self._push_head(heads, key, 0, now)
        while heads and len(found) < most:
            _, key, position = heappop(heads)
            found.append(self._lines[key][position][0])
            self._push_head(heads, key, position + 1, now)
        return found

    def _push_head(self, heads: list[tuple[float, int, int]], key: int, position: int, now: float) -> None:
        """Compare the first run of a line from a position on with the heads of the other lines, if it is due."""
        line = self._lines[key]
        if not position:
            while line and line[0][1] != line[0][0].ticket:
                line.popleft()
        while position < len(line):
            item, ticket = line[position]
            if ticket == item.ticket:
                if (urgency := self._urgency(item, now)) >= _DUE:
                    heappush(heads, (-urgency, key, position))
                return
            position += 1

    def remove(self, item: Item) -> None:
        """Take a run out, because it is asked about or has ended."""
        item.ticket += 1
        self._count -= item.is_queued
        item.is_queued = False

    def any(self, most: int) -> list[Item]:
        """Runs whether they are due or not, at most so many."""
        places = chain(
            self._urgent,
            ((item, ticket) for _, _, item, ticket in sorted(self._later, key=lambda place: place[0])),
            *self._lines.values(),
        )
        return list(islice((item for item, ticket in places if ticket == item.ticket), most))

    def next_due(self, now: float) -> float:
        """When a run will be due, or its urgency has to be looked at again; infinite if there is none."""
        self._release(now)
        while self._urgent and self._urgent[0][1] != self._urgent[0][0].ticket:
            self._urgent.popleft()
        if self._urgent:
            return now
        while self._later and self._later[0][3] != self._later[0][2].ticket:
            heappop(self._later)
        moments = [self._later[0][0]] if self._later else []
        for line in self._lines.values():
            while line and line[0][1] != line[0][0].ticket:
                line.popleft()
            if line:
                moments.append(self._ready_at(line[0][0], now))
        return max(now, min(moments, default=math.inf))

    def _place(self, item: Item) -> None:
        item.ticket += 1
        self._count += not item.is_queued
        item.is_queued = True

    def _delay(self, item: Item, until: float) -> None:
        self._serial += 1
        heappush(self._later, (until, self._serial, item, item.ticket))

    def _line_up(self, item: Item) -> None:
        line = self._lines.setdefault(_line_of(item), deque())
        line.append((item, item.ticket))

    def _release(self, now: float) -> None:
        """Line up the runs whose moment has come."""
        while self._later and self._later[0][0] <= now:
            _, _, item, ticket = heappop(self._later)
            if ticket == item.ticket and item.has_news:
                self._urgent.append((item, ticket))
            elif ticket == item.ticket:
                self._line_up(item)

    def _urgency(self, item: Item, now: float) -> float:
        """One more than the seconds for which it has been due, below 1 until then.

        Not by the share of its interval: runs near the end that their counts predict would come before all others.
        """
        since = now - item.last
        if since >= self._bound:
            return _FIRST + since
        return 1.0 + since - self._enough(item, self._hazard_at(item, now))

    def _hazard_at(self, item: Item, now: float) -> int:
        return bin_of(item.age + now - item.last)

    def _enough(self, item: Item, index: int) -> float:
        """Seconds after which a request for it is worth its price, in a bin of ages."""
        if item.interval is not None:
            if item.wait.interval is not None:
                return item.wait.interval  # the caller's own
            enough = item.interval * math.sqrt(self._price / PRICE)
        else:
            enough = math.sqrt(2 * self._price / self.hazard[index])
        return max(SHORTEST, min(LONGEST, enough))

    def _ready_at(self, item: Item, now: float) -> float:
        """When its urgency reaches 1, or its hazard changes."""
        if self._urgency(item, now) >= _DUE:
            return now
        index = self._hazard_at(item, now)
        due = item.last + self._enough(item, index)
        if item.interval is None:
            due = min(due, item.last + end_of(index) - item.age)
        return max(due, now + _TICK)


def _line_of(item: Item) -> int:
    if item.interval is None:
        return bin_of(item.age)
    return -1 - bin_of(max(1.0, item.interval) * 4)
