"""A run in a few words: what the live table, the plain lines and the block of a single run have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from runstate import Blocked, Cancelled, Failed, RunBlocked, Running, Unknown, WaitTimeout, has_finished

from .words import message, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from runstate import ErrorInfo, Lifecycle, Progress, Run, RunstateError

STYLES: Mapping[str, str] = {
    "pending": "dim",
    "queued": "dim",
    "running": "bold",
    "blocked": "bold magenta",
    "completed": "green",
    "failed": "red",
    "cancelled": "magenta",
    "unknown": "magenta",
    "asking": "dim",
    "error": "bold red",
}
"""The style of each state, to be read on black and on white, which yellow, blue and cyan cannot.

`asking` and `error` are not a run's: nothing is known yet, and nothing can be.
"""


@frozen
class Cells:
    """What there is to say of a run, each part empty where there is nothing."""

    status: str
    aside: str = ""
    """A word or two on the status: the phase, what a blocked run needs, the vendor's own word."""
    note: str = ""
    """Why its watch ended before the run did."""
    detail: str = ""
    """Why: an error's text, the reason of a cancellation."""
    counts: str = ""
    """Units that have ended, of how many."""
    percent: str = ""
    spoiled: str = ""
    """How many of them ended badly."""
    fraction: float | None = None
    measure: str = ""
    """The name of the score."""
    score: str = ""

    @property
    def style(self) -> str:
        """The style of the status."""
        return "red" if self.note else STYLES.get(self.status, "")

    @property
    def is_error(self) -> bool:
        """Whether the detail is an error of asking rather than the run's own."""
        return self.status == "error" or bool(self.note)

    @property
    def gist(self) -> Cells:
        """What is worth a line when it changes: a score that moves under way is not."""
        under_way = self.status in {"pending", "queued", "running", "blocked", "unknown"}
        return evolve(self, measure="", score="") if under_way else self

    @property
    def state(self) -> str:
        """Status, aside and note; the aside alone where it says the same as the status and more."""
        told = (self.aside,) if self.aside.startswith(self.status) else (self.status, self.aside)
        return ", ".join(filter(None, (*told, self.note)))


def of_run(run: Run[object]) -> Cells:
    """The cells of a run."""
    progress = run.progress
    fraction = progress.fraction if progress else None
    measure = "score" if "score" in run.scores else next(iter(run.scores), "")
    return Cells(
        status=run.lifecycle.status,
        aside=one_line(_aside(run.lifecycle)),
        detail=one_line(_detail(run.lifecycle)),
        counts=_counts(progress) if progress else "",
        percent="" if fraction is None else f"{int(fraction * 100)}%",
        spoiled=f"({progress.failed} failed)" if progress and progress.failed else "",
        fraction=fraction,
        measure=one_line(measure),
        score=f"{run.scores[measure]:.4g}" if measure else "",
    )


def of_error(error: RunstateError, run: Run[object] | None) -> Cells:
    """The cells of a run that is asked about no more, `run` being what was last seen of it."""
    if run is None:
        return Cells(status="error", detail=message(error))
    match error:
        case WaitTimeout():
            return evolve(of_run(run), note="deadline passed")
        case RunBlocked():
            return of_run(run)
        case _:
            return evolve(of_run(run), note="asking failed", detail=message(error))


def explained(error: ErrorInfo) -> str:
    """Why a run failed: the vendor's message and code, as far as there are any."""
    return " ".join(filter(None, (error.message, f"({error.code})" if error.code else None)))


def running_for(run: Run[object], now: datetime) -> float | None:
    """Seconds that the run has taken or has been going for, None if its vendor does not say.

    A run that ended without an end time was last heard of when it was updated.
    """
    timing = run.timing
    if timing.duration is not None:
        return timing.duration.total_seconds()
    # From its creation, or the number would go back as the run leaves its queue.
    began = timing.created or timing.started
    ended = timing.finished or (timing.updated if has_finished(run) else now)
    return None if began is None or ended is None else max(0.0, (ended - began).total_seconds())


def _aside(lifecycle: Lifecycle) -> str:
    match lifecycle:
        case Running(phase=phase):
            return phase or ""
        case Blocked():
            return lifecycle.needs
        case Unknown(state=state):
            return state
        case _:
            return ""


def _detail(lifecycle: Lifecycle) -> str:
    match lifecycle:
        case Failed(error=error):
            return explained(error)
        case Cancelled(reason=reason):
            return reason or ""
        case _:
            return ""


def _counts(progress: Progress) -> str:
    ended = progress.done + progress.failed
    if progress.total is None:
        return str(ended or "")
    return f"{ended}/{progress.total}"
