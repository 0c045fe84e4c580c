"""A run in a few words, for one line of a terminal, in tables, lines and the view of a single run."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from datetime import UTC, datetime

from attrs import evolve, frozen

import runstate
from runstate import Blocked, Cancelled, Failed, Run, Running, RunstateError, Unknown, has_finished

STYLES: Mapping[str, str] = {
    "pending": "dim",
    "queued": "dim",
    "running": "bold",
    "blocked": "bold magenta",
    "completed": "green",
    "failed": "red",
    "cancelled": "magenta",
    "unknown": "magenta",
    "asking": "dim",  # before the first response
    "error": "bold red",  # if there was never a valid response
}
"""The style of each status, readable on black and on white, which yellow, blue and cyan are not."""
ENCODABLE = "runstate"  # the `errors` of a stream: characters that its encoding lacks become ASCII
_PLAIN = {"…": "~", "━": "#", "╌": "-"}
_FOR_OPTIONS = (
    (r"\b\w+=… or (?=[A-Z])", ""),
    (r"pass (it|them) to the client or set", "set"),
    (r"\ballow_plain_http=True\b", "--allow-plain-http"),
    (r"\bon_blocked='wait'", "--on-blocked wait"),
)
"""Advice in the library's messages for programs, and its replacement for the command line."""


@frozen
class Summary:
    """A run in a few words; each part may be empty."""

    status: str
    aside: str = ""  # the phase, what a blocked run needs, or the vendor's own word
    note: str = ""  # why its watch ended before the run
    detail: str = ""  # an error's text, or the reason of a cancellation
    counts: str = ""  # units that have ended, of how many
    percent: str = ""
    spoiled: str = ""  # how many units failed
    fraction: float | None = None
    measure: str = ""  # the name of the score
    score: str = ""

    @property
    def style(self) -> str:
        """The style of the status."""
        return "red" if self.note else STYLES.get(self.status, "")

    @property
    def gist(self) -> Summary:
        """The summary without the score of an unfinished run, whose changes are not significant."""
        unfinished = self.status in {"pending", "queued", "running", "blocked", "unknown"}
        return evolve(self, measure="", score="") if unfinished else self

    @property
    def state(self) -> str:
        """Status, aside and note; the aside alone where it begins with the status."""
        status = "" if self.aside.startswith(self.status) else self.status
        return ", ".join(filter(None, (status, self.aside, self.note)))


def summarize(run: Run[object]) -> Summary:
    """The summary of a run."""
    progress, fraction, aside, detail = run.progress, None, "", ""
    match run.lifecycle:
        case Running(phase=phase):
            aside = phase or ""
        case Blocked():
            aside = run.lifecycle.needs
        case Unknown(state=state):
            aside = state
        case Failed(error=error):
            detail = " ".join(filter(None, (error.message, error.code and f"({error.code})")))
        case Cancelled(reason=reason):
            detail = reason or ""
        case _:
            pass
    counts = spoiled = ""
    if progress:
        fraction, ended = progress.fraction, progress.done + progress.failed
        counts = str(ended or "") if progress.total is None else f"{ended}/{progress.total}"
        spoiled = f"({progress.failed} failed)" if progress.failed else ""
    measure = "score" if "score" in run.scores else next(iter(run.scores), "")
    return Summary(
        status=run.lifecycle.status,
        aside=one_line(aside),
        detail=one_line(detail),
        counts=counts,
        percent="" if fraction is None else f"{int(fraction * 100)}%",
        spoiled=spoiled,
        fraction=fraction,
        measure=one_line(measure),
        score=f"{run.scores[measure]:.4g}" if measure else "",
    )


def summarize_error(error: RunstateError, run: Run[object] | None) -> Summary:
    """The summary of a run whose watch ended with an error, from its last known state."""
    if run is None:
        return Summary(status="error", detail=message(error))
    match error:
        case runstate.WaitTimeout():
            return evolve(summarize(run), note="deadline passed")
        case runstate.RunBlocked():
            return summarize(run)
        case _:
            return evolve(summarize(run), note="polling failed", detail=message(error))


def elapsed(run: Run[object]) -> float | None:
    """Seconds since the run was created, up to its end if it has finished; None if its vendor does not say.

    A finished run without an end time ended with its last update.
    """
    timing = run.timing
    if timing.duration is not None:
        return timing.duration.total_seconds()
    # Count from its creation: from its start, the number would shrink when the run leaves its queue.
    start = timing.created or timing.started
    end = timing.finished or (timing.updated if has_finished(run) else datetime.now(UTC))
    return None if start is None or end is None else max(0.0, (end - start).total_seconds())


def one_line(text: str) -> str:
    """`text` without line breaks and control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def message(error: RunstateError) -> str:
    """An error's message in one line, with options instead of Python arguments."""
    text = one_line(str(error))
    for pattern, replacement in _FOR_OPTIONS:
        text = re.sub(pattern, replacement, text)
    return text


def compact(seconds: float) -> str:
    """A duration in at most two units: `8s`, `3m12s`, `1h05m`, `2d03h`."""
    whole = max(0, int(seconds))
    for size, unit, part, smaller in ((86_400, "d", 3_600, "h"), (3_600, "h", 60, "m"), (60, "m", 1, "s")):
        if whole >= size:
            return f"{whole // size}{unit}{whole % size // part:02}{smaller}"
    return f"{whole}s"


def shortened(text: str, width: int) -> str:
    """`text` in at most `width` characters, cut a little after its middle."""
    if len(text) <= width:
        return text
    tail = (width - 1) * 2 // 5
    return f"{text[: width - 1 - tail]}…{text[len(text) - tail :]}" if width > 1 else "…"[:width]


def _encodable(error: UnicodeError) -> tuple[str, int]:
    """ASCII of the same width for a character that an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError) or not (plain := _PLAIN.get(error.object[error.start])):
        text, end = codecs.backslashreplace_errors(error)
        return str(text), end
    return plain, error.start + 1


codecs.register_error(ENCODABLE, _encodable)
