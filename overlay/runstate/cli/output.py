"""The runs of a watch, and how to show them: one plain line per change, or one run in full."""

from __future__ import annotations

import math
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Self

from attrs import define, evolve, field, frozen

import runstate
from runstate import VENDORS, Failed, Run, RunRef, RunstateError, has_finished

from .errors import complain, complain_about
from .summary import STYLES, Summary, compact, elapsed, one_line, summarize, summarize_error

SIGN_OF_LIFE = 60.0  # seconds without a change after which a line shows that the watch continues
PATIENCE = 5.0  # seconds without a response after which that is shown
A_MOMENT = 1.0  # seconds of failure that are not shown
_RANKS = {"failed": 2, "cancelled": 2, "completed": 3}
_NARROWEST = 9  # width of labels, so that most runs look alike


@frozen
class Row:
    """One run of a watch. Times are from the monotonic clock."""

    ref: RunRef
    summary: Summary
    began: float = 0.0
    run: Run[object] | None = None
    changed: float = 0.0  # 0 before the first response
    retry: runstate.Retry | None = None  # its last failed request, unless a response came after it
    ended: bool = False  # whether it is no longer watched
    spent: float | None = None  # seconds that the run took, or until its watch ended

    @property
    def rank(self) -> tuple[int, float]:
        """Its place if not all can be shown: first unfinished runs, then failed ones."""
        return (_RANKS.get(self.summary.status, 1) if self.ended else 0), -self.changed

    @property
    def current(self) -> Summary:
        """Its summary, with the reason for a missing response."""
        now = time.monotonic()
        if self.ended:
            return self.summary
        # A response without a change is not reported, so show a failure only as long as it certainly lasts.
        if self.retry and now - self.changed < self.retry.delay + PATIENCE:
            return evolve(self.summary, detail=str(self.retry).removeprefix(f"{self.ref} "))
        if self.run is None and now - self.began >= PATIENCE:
            return evolve(self.summary, detail="no response yet")
        return self.summary

    def elapsed(self) -> float | None:
        """Seconds that the run has taken by its vendor's times, or since its watch began if that is longer."""
        if self.ended:
            return self.spent
        return max((self.run and elapsed(self.run)) or 0.0, time.monotonic() - self.began)


def _rows(refs: Iterable[RunRef]) -> dict[RunRef, Row]:
    now = time.monotonic()
    return {ref: Row(ref, Summary("asking"), now) for ref in refs}


@define
class View:
    """Shows the changes of runs, in the order of the references, while it is entered."""

    rows: dict[RunRef, Row] = field(converter=_rows)  # other threads read it
    quiet: bool = False  # whether only the ends are shown
    budgets: Mapping[str, runstate.Budget] = field(factory=dict[str, "runstate.Budget"], kw_only=True)  # by vendor
    _over: threading.Event = field(factory=threading.Event, init=False)
    _ticking: threading.Thread = field(init=False)
    _wrote: float = field(factory=time.monotonic, init=False)
    _warned: dict[str, float] = field(factory=dict[str, float], init=False)  # when, by vendor
    _slowed: dict[str, float] = field(factory=dict[str, float], init=False)  # when that was said, by vendor
    _missed: bool = field(default=False, init=False)  # whether missing answers were reported

    def __enter__(self) -> Self:
        self.rows.update(_rows(self.rows))  # the watch begins now
        self._ticking = threading.Thread(target=self._tick, daemon=True)
        self._ticking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._ticking.join()

    def changed(self, run: Run[object]) -> Row:
        """Store and show a run's new state."""
        before = self.rows[run.ref]
        row = evolve(before, run=run, summary=summarize(run), retry=None)
        if has_finished(run):
            spent = elapsed(run)
            # If a run had finished before its watch began, its duration is unknown.
            row = evolve(row, ended=True, spent=row.elapsed() if spent is None and before.run else spent)
        return self._put(row)

    def failed(self, ref: RunRef, error: RunstateError) -> Row:
        """Store and show the error that ended the watch of a run."""
        run = error.run or self.rows[ref].run
        row = evolve(self.rows[ref], run=run)
        return self._put(evolve(row, summary=summarize_error(error, run), ended=True, spent=row.elapsed()))

    def retried(self, retry: runstate.Retry) -> None:
        """Store a failed request that will be sent again."""
        self._put(evolve(self.rows[retry.ref], retry=retry))

    def _put(self, row: Row) -> Row:
        row = self.rows[row.ref] = evolve(row, changed=time.monotonic())
        return row

    @property
    def slowed(self) -> dict[str, str]:
        """Why each vendor that is asked less often than allowed is so, in a line."""
        return {
            vendor: f"{VENDORS[vendor].title}: slowed down to {budget.current:.2g} requests/s, {budget.reason}"
            for vendor, budget in self.budgets.items()
            if budget.reason
        }

    def tick(self) -> None:
        """Show what changes with time; another thread calls it each second."""

    def _tick(self) -> None:
        while not self._over.wait(min(1.0, PATIENCE)):
            self.tick()


class Stream(View):
    """A view of lines. Failed requests and missing responses are lines on stderr."""

    def retried(self, retry: runstate.Retry) -> None:
        super().retried(retry)
        now, last = time.monotonic(), self._warned.get(retry.ref.vendor, -math.inf)
        is_long = retry.failing_for + retry.delay >= A_MOMENT
        if is_long and not self.quiet and now - last >= min(SIGN_OF_LIFE, retry.failing_for / 2):
            self._warned[retry.ref.vendor] = now
            complain(str(retry))

    def tick(self) -> None:
        now = time.monotonic()
        silent = [row for row in self.rows.values() if not row.changed and now - row.began >= PATIENCE]
        if silent and not (self._missed or self.quiet):
            self._missed = True
            complain(
                f"no response yet from {', '.join(dict.fromkeys(VENDORS[row.ref.vendor].title for row in silent))}"
            )
        for vendor, reason in ({} if self.quiet else self.slowed).items():
            if now - self._slowed.get(vendor, -math.inf) >= SIGN_OF_LIFE:
                self._slowed[vendor] = now
                complain(reason)
        if now - self._wrote >= SIGN_OF_LIFE and not self.quiet:
            self._wrote = now
            self.unchanged()

    def unchanged(self) -> None:
        """Show that there was no change for a minute."""


@define
class Lines(Stream):
    """One plain line per significant change, for logs and pipes."""

    say: Callable[..., object] = field(kw_only=True)

    def changed(self, run: Run[object]) -> Row:
        before = self.rows[run.ref].summary
        row = super().changed(run)
        if row.summary.gist != before.gist and (row.ended or not self.quiet):
            self._say(row)
        return row

    def failed(self, ref: RunRef, error: RunstateError) -> Row:
        row = super().failed(ref, error)
        if row.run is not None and (row.summary.note or self.quiet):
            self._say(evolve(row, summary=evolve(row.summary, detail="")))
        complain_about(ref, error)
        return row

    def unchanged(self) -> None:
        row, *more = self.rows.values()
        if more:
            self.say(f"{_now()} {len(self.rows)} runs: {tally(self.rows.values())}")
        else:
            self._say(row)

    def _say(self, row: Row) -> None:
        self._wrote = time.monotonic()
        self.say(f"{_now()} ", *line(row.ref, row.summary, row.elapsed()))


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def tally(rows: Iterable[Row]) -> str:
    """`150 completed, 20 failed`, in the order of a run's life."""
    counts = Counter(row.summary.status for row in rows)
    words = {"error": "errors" if counts["error"] > 1 else "error"}
    return ", ".join(f"{counts[status]} {words.get(status, status)}" for status in STYLES if counts[status])


def line(ref: RunRef, summary: Summary, seconds: float | None) -> tuple[str | tuple[str, str], ...]:
    """Texts, some with a style: `retab:exprun_2 running 7/12 58% 3m12s`, and the score or the reason."""
    aside = f"({summary.aside})" if summary.aside else ""
    spent = "" if seconds is None else compact(seconds)
    score = f"{summary.measure} {summary.score}".strip()
    return (
        f"{one_line(str(ref))} ",
        (summary.status, summary.style),
        *(f" {part}" for part in (aside, summary.counts, summary.percent, summary.spoiled, spent, score) if part),
        f", {summary.note}" if summary.note else "",
        f": {summary.detail}" if summary.detail else "",
    )


def block(run: Run[object]) -> Iterator[tuple[str | tuple[str, str], ...]]:
    """The lines of one run in full."""
    yield ((one_line(str(run.ref)), "bold"),)
    facts = [(label, text, style) for label, value, style in _facts(run) if (text := one_line(value))]
    width = max(_NARROWEST, *(len(label) for label, _, _ in facts))
    for label, text, style in facts:
        yield f"  {label:<{width}}  ", (text, style)
    if isinstance(run.lifecycle, Failed) and run.lifecycle.error.stack_trace:
        yield ("  trace",)
        for text in run.lifecycle.error.stack_trace.splitlines():
            indent = len(text) - len(text.lstrip())
            yield ((f"    {' ' * indent}{one_line(text)}", "dim"),)


def _facts(run: Run[object]) -> Iterator[tuple[str, str, str]]:
    """Labels, values, which may be empty, and styles."""
    summary, spent = summarize(run), elapsed(run)
    yield "name", run.name or "", ""
    yield "state", summary.state, summary.style
    yield "reason", summary.detail, summary.style
    if isinstance(run.lifecycle, Failed):
        for name, value in (run.lifecycle.error.details or {}).items():
            yield f"  {one_line(name)}", str(value), ""
    yield "progress", f"{summary.counts} {summary.percent} {summary.spoiled}", ""
    for name, score in run.scores.items():
        yield one_line(name), f"{score:.6g}", ""
    for label in ("created", "started", "updated", "finished"):
        moment: datetime | None = getattr(run.timing, label)
        yield label, moment.astimezone().isoformat(" ", "seconds") if moment else "", ""
    yield "elapsed", "" if spent is None else compact(spent), ""
    yield "deleted", "yes" if run.deleted else "", ""
