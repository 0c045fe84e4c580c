"""What is known of the runs that are watched. One thread writes it, another one draws it."""

from __future__ import annotations

import time
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from runstate import Retry, Run, RunRef, has_finished

from . import cells as tell
from .cells import STYLES, Cells
from .jsonl import last_seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runstate import RunstateError

PATIENCE = 5.0
"""Seconds for which an answer may be on its way."""
_RANKS = {"failed": 2, "cancelled": 2, "completed": 3}


@frozen
class Row:
    """One run that is shown."""

    ref: RunRef
    cells: Cells
    """What there is to say of it."""
    began: float = 0.0
    """When its watch began, on the monotonic clock."""
    run: Run[object] | None = None
    """As last seen."""
    changed: int = 0
    """The number of its last change among all changes."""
    changed_at: float = 0.0
    """When that was, on the monotonic clock."""
    retry: Retry | None = None
    """Its request that failed last, unless there was an answer since."""
    ended: bool = False
    """Whether it is watched no more."""
    spent: float | None = None
    """Seconds that the run took, or had taken when its watch ended; None if unknown."""

    @property
    def rank(self) -> tuple[int, int]:
        """Its place when not all can be shown: what is still to come first, then what went wrong."""
        return (_RANKS.get(self.cells.status, 1) if self.ended else 0), -self.changed

    @property
    def told(self) -> Cells:
        """What there is to say of it now: `cells`, and trouble on the way."""
        now = time.monotonic()
        if self.ended:
            return self.cells
        # A good answer without a change is not told, so trouble is shown no longer than it is known to last.
        if self.retry and now - self.changed_at < self.retry.delay + PATIENCE:
            return evolve(self.cells, detail=str(self.retry).removeprefix(f"{self.ref} "))
        if self.run is None and now - self.began >= PATIENCE:
            return evolve(self.cells, detail="no answer yet")
        return self.cells

    def elapsed(self) -> float | None:
        """Seconds that the run takes: by its vendor's word where there is one, and at least since its watch began."""
        if self.ended:
            return self.spent
        by_vendor = tell.running_for(self.run, datetime.now(UTC)) if self.run else None
        return max(by_vendor or 0.0, time.monotonic() - self.began)


def tally(rows: Sequence[Row]) -> str:
    """`150 completed, 20 failed`, in the order of a run's life."""
    counts = Counter(row.cells.status for row in rows)
    words = {"error": "errors" if counts["error"] > 1 else "error"}
    return ", ".join(f"{counts[status]} {words.get(status, status)}" for status in STYLES if counts[status])


class Board:
    """All rows, in the order in which the runs were named."""

    def __init__(self, refs: Sequence[RunRef]) -> None:
        now = time.monotonic()
        self._rows = {ref: Row(ref, Cells("asking"), now) for ref in refs}
        self._changes = 0

    def __getitem__(self, ref: RunRef) -> Row:
        return self._rows[ref]

    @property
    def rows(self) -> list[Row]:
        """All rows as they are now."""
        return list(self._rows.values())

    @property
    def touched(self) -> bool:
        """Whether anything is known of any run."""
        return self._changes > 0

    def seen(self, run: Run[object]) -> Row:
        """Take note of a run that has changed."""
        row = evolve(self._rows[run.ref], run=run, cells=tell.of_run(run), retry=None)
        if has_finished(run):
            spent = tell.running_for(run, datetime.now(UTC))
            # A run that had ended before anybody watched it took nobody knows how long.
            watched = self._rows[run.ref].run is not None
            row = evolve(row, ended=True, spent=row.elapsed() if spent is None and watched else spent)
        return self._put(row)

    def failed(self, ref: RunRef, error: RunstateError) -> Row:
        """Take note of a run that is watched no more."""
        row = self._rows[ref]
        row = evolve(row, run=last_seen(error) or row.run)
        return self._put(evolve(row, cells=tell.of_error(error, row.run), ended=True, spent=row.elapsed()))

    def retried(self, retry: Retry) -> Row:
        """Take note of a request that failed."""
        return self._put(evolve(self._rows[retry.ref], retry=retry))

    def _put(self, row: Row) -> Row:
        self._changes += 1
        row = evolve(row, changed=self._changes, changed_at=time.monotonic())
        self._rows[row.ref] = row  # at once, as far as other threads see
        return row
