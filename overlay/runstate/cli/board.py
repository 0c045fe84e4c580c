"""What is known of the runs that are watched. One thread writes it, another one draws it."""

from __future__ import annotations

import threading
import time
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from runstate import Run, RunRef, has_finished

from . import cells as tell
from .cells import Cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runstate import RunstateError

_ASKING = Cells("asking")
_ENDS = ("error", "failed", "cancelled", "completed")


@frozen
class Row:
    """One run that is watched."""

    ref: RunRef
    began: float
    """When its watch began, on the monotonic clock."""
    cells: Cells
    """What there is to say of it."""
    run: Run[object] | None = None
    """As last seen."""
    changed: int = 0
    """The number of its last change among all changes."""
    ended: float | None = None
    """When its watch ended, on the monotonic clock."""
    first: bool = False
    """Whether it has been seen but once."""

    @property
    def rank(self) -> tuple[int, int]:
        """Where it stands when not all can be shown: what is still to come first, then what went wrong."""
        if self.ended is None:
            return 0, -self.changed
        return 1 + _ENDS.index(self.cells.status), -self.changed

    def elapsed(self) -> float | None:
        """Seconds that the run takes: by its vendor's word where there is one, and at least since its watch began."""
        by_vendor = tell.running_for(self.run, datetime.now(UTC)) if self.run else None
        if self.ended is None:
            return max(by_vendor or 0.0, time.monotonic() - self.began)
        if by_vendor is not None and self.cells.status != "error":
            return by_vendor
        # It had ended before anybody watched.
        return None if self.first else self.ended - self.began


class Board:
    """All rows, in the order in which the runs were named."""

    def __init__(self, refs: Sequence[RunRef]) -> None:
        now = time.monotonic()
        self._rows = {ref: Row(ref, now, _ASKING) for ref in refs}
        self._changes = 0
        self._lock = threading.Lock()

    def __getitem__(self, ref: RunRef) -> Row:
        return self._rows[ref]

    @property
    def touched(self) -> bool:
        """Whether anything is known of any run."""
        return self._changes > 0

    def seen(self, run: Run[object]) -> Row:
        """Take note of a run that has changed."""
        row = self._rows[run.ref]
        ended = time.monotonic() if has_finished(run) else None
        return self._put(evolve(row, run=run, cells=tell.of_run(run), ended=ended, first=row.run is None))

    def failed(self, ref: RunRef, error: RunstateError) -> Row:
        """Take note of a run that is watched no more."""
        row = self._rows[ref]
        return self._put(evolve(row, cells=tell.of_error(error), ended=time.monotonic(), first=False))

    def shown(self, most: int) -> tuple[list[Row], Counter[str]]:
        """At most so many rows, and how many others are in which state."""
        with self._lock:
            rows = list(self._rows.values())
        if len(rows) <= most:
            return rows, Counter()
        # One line is for the others.
        rows.sort(key=lambda row: row.rank)
        cut = max(0, most - 1)
        return rows[:cut], Counter(row.cells.status for row in rows[cut:])

    def _put(self, row: Row) -> Row:
        with self._lock:
            self._changes += 1
            row = evolve(row, changed=self._changes)
            self._rows[row.ref] = row
            return row
