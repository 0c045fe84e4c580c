"""More runs than a table can show: how many are in which state, and those that matter.

What is kept here changes with each run that changes, so that a drawing does not look at all runs.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from attrs import define, field
from rich.text import Text

from runstate import VENDORS, RunRef

from .summary import STYLES

if TYPE_CHECKING:
    from .output import Row

MANY = 30
"""With more runs than these, only those that matter have a line of their own."""
_BAD = frozenset({"failed", "cancelled", "error"})
_WAITING = frozenset({"blocked", "unknown"})
_HEADS = ("vendor", "state", "runs")


@define
class Crowd:
    """The runs of a watch by vendor and state."""

    _counts: dict[str, Counter[str]] = field(factory=dict[str, "Counter[str]"], init=False)
    _bad: dict[RunRef, None] = field(factory=dict[RunRef, None], init=False)  # the latest last, as in the others
    _waiting: dict[RunRef, None] = field(factory=dict[RunRef, None], init=False)
    _changed: dict[RunRef, None] = field(factory=dict[RunRef, None], init=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False)

    def add(self, rows: Iterable[Row]) -> None:
        """Count runs that are new."""
        for row in rows:
            self._counts.setdefault(row.ref.vendor, Counter())[row.summary.status] += 1

    def change(self, before: Row, after: Row) -> None:
        """Take a run's new state."""
        ref, old, new = after.ref, before.summary.status, after.summary.status
        with self._lock:
            counts = self._counts[ref.vendor]
            counts[old] -= 1
            counts[new] += 1
            for refs, belongs in ((self._bad, new in _BAD), (self._waiting, new in _WAITING)):
                if not belongs:
                    refs.pop(ref, None)
                elif old != new or ref not in refs:
                    refs.pop(ref, None)
                    refs[ref] = None
            if before.summary.gist != after.summary.gist:
                self._changed.pop(ref, None)
                self._changed[ref] = None

    def notable(self, most: int) -> list[RunRef]:
        """The runs that matter, at most so many: blocked ones, failed ones, then those that changed last."""
        with self._lock:
            latest = chain(reversed(self._waiting), reversed(self._bad), reversed(self._changed))
            return list(islice(dict.fromkeys(islice(latest, 3 * most)), most))

    @property
    def spoiled(self) -> set[RunRef]:
        """All runs that are blocked, or have ended badly."""
        with self._lock:
            return {*self._waiting, *self._bad}

    def lines(self, room: int) -> list[Text]:
        """One line per vendor and state, or per vendor if those are more than `room`."""
        with self._lock:
            counts = {vendor: Counter(states) for vendor, states in self._counts.items()}
        entries = [(vendor, status, states[status]) for vendor, states in counts.items() for status in _ordered(states)]
        if len(entries) + 1 > room:
            return [Text.assemble(VENDORS[vendor].title, ": ", *_listed(states)) for vendor, states in counts.items()]
        width = max(len(VENDORS[vendor].title) for vendor in counts)
        lines = [Text(f"{_HEADS[0]:<{width}}  {_HEADS[1]:<9}  {_HEADS[2]:>9}", "bold")]
        shown = ""
        for vendor, status, count in entries:
            name = "" if vendor == shown else VENDORS[vendor].title
            shown = vendor
            lines.append(Text.assemble(f"{name:<{width}}  ", (f"{status:<9}", STYLES[status]), f"  {count:>9,}"))
        return lines


def _ordered(states: Counter[str]) -> Iterator[str]:
    """The states that there are, in the order of a run's life."""
    return (status for status in STYLES if states[status])


def _listed(states: Counter[str]) -> Iterator[str | tuple[str, str]]:
    for number, status in enumerate(_ordered(states)):
        yield ", " if number else ""
        yield f"{states[status]:,} {status}", STYLES[status]
