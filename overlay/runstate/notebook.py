"""Runs as a small table: HTML in notebooks, plain text elsewhere.

The HTML is a table with inline styles alone: no script, no style sheet, nothing from outside. Its text has the color of
the page, so that it can be read on light and on dark.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib import import_module
from threading import Lock, Timer
from time import monotonic
from typing import TYPE_CHECKING, Any

from attrs import frozen

import runstate

from .lifecycle import Blocked, Cancelled, Failed, Running, Status, Unknown, is_finished

if TYPE_CHECKING:
    from datetime import datetime

MOST_ROWS = 30
"""Rows of a table; of more runs, those that have not finished and those that failed come first."""
_PAUSE = 0.1
"""Seconds between two drawings, at least."""
_SHARE = 20
"""The pause between two drawings of a large table, as a multiple of the time that one takes."""
_LONG_REF = 50
"""Characters of a reference that may take more than one line."""
_LONG_NAME = 40
"""Characters of a name in a table of several runs."""
_LONGEST = 200
"""Characters of a text of the vendor's."""
_COLORS = {
    "completed": "#2f9e57",
    "failed": "#e5484d",
    "cancelled": "#b15bc4",
    "blocked": "#b15bc4",
    "running": "#3b82f6",
}
"""Of dots and bars, each with a contrast of 3 to white and to black; the words beside them say the same."""
_GREY = "#868686"
_RANKS: Mapping[str, int] = {"failed": 1, "cancelled": 1, "completed": 2}
_ORDER: Sequence[Status] = ("pending", "queued", "running", "blocked", "unknown", "completed", "failed", "cancelled")
_HEADS = ("run", "name", "state", "progress", "elapsed", "score")
_NEEDED = {"run", "state"}
# MathJax, which notebooks have, would read "$5 of $9" as a formula.
_NO_MATH = "tex2jax_ignore mathjax_ignore"
_TABLE = f'<table class="{_NO_MATH}" style="border-collapse:collapse;font-variant-numeric:tabular-nums">'
_ROW = '<tr style="background:none">'  # the stripes of a notebook's tables would part a run from its reason
_CELL = "text-align:left;padding:.2em .7em;white-space:nowrap"
_LONG_CELL = "text-align:left;padding:.2em .7em;white-space:normal;overflow-wrap:anywhere;min-width:20em;max-width:40em"
_BELOW = "text-align:left;padding:0 .7em .3em 2em;white-space:normal;overflow-wrap:anywhere"


class RunTable:
    """Runs as one small table, which a notebook shows at the end of a cell; `print` shows it as plain text.

    As the `on_update` of a wait it shows the runs while they change, in place in Jupyter and VS Code, and as one line
    for each change elsewhere:

        runs = runstate.wait(references, on_update=runstate.RunTable())

    It has at most 30 rows: unfinished and failed runs first, the others are counted.
    """

    def __init__(self, runs: Iterable[runstate.Run[object]] = (), *, title: str = "") -> None:
        """Read all `runs`; a run that comes again is shown as it was last.

        Args:
            runs: Runs of any vendors.
            title: A line above the table.
        """
        self._runs = {run.ref: run for run in runs}
        self._title = title
        self._unfinished = sum(map(_goes_on, self._runs.values()))
        self._handle: Any = None
        self._next_draw = 0.0
        self._late: Timer | None = None
        self._drawing = Lock()

    @property
    def runs(self) -> Sequence[runstate.Run[object]]:
        """Its runs as last seen, in the order in which they came first."""
        return tuple(self._runs.values())

    def __call__(self, run: runstate.Run[object]) -> None:
        """Show the run, or its new state: the table is drawn where it was, outside notebooks the run's line printed.

        While runs go on, that happens at most ten times a second, and less often if it takes long.
        """
        before = self._runs.get(run.ref)
        self._runs[run.ref] = run
        self._unfinished += _goes_on(run) - _goes_on(before)
        if self._handle:
            self._draw_in_time()
        elif display := _display():
            self._handle = display(self, display_id=True)
            self._next_draw = monotonic() + _PAUSE
        else:
            print(run)  # noqa: T201 -- what it is for

    def _draw_in_time(self) -> None:
        """Draw now, or a little later if the last drawing was just now; in another thread then: the wait goes on."""
        with self._drawing:
            pause = self._next_draw - monotonic()
            if pause <= 0 or not self._unfinished:
                self._draw()
            elif self._late is None:
                self._late = Timer(pause, self._draw_late)
                self._late.daemon = True
                self._late.start()

    def _draw_late(self) -> None:
        with self._drawing:
            self._late = None
            self._draw()

    def _draw(self) -> None:
        began = monotonic()
        self._handle.update(self)
        ended = monotonic()
        self._next_draw = ended + max(_PAUSE, _SHARE * (ended - began))

    def __repr__(self) -> str:
        heads, rows, more = _cut(self.runs)
        texts = [heads, *([one_line(cell.text) for cell in row.cells] for row in rows)]
        widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
        head, *lines = ("  ".join(map(str.ljust, line, widths)).rstrip() for line in texts)
        reasons = (row.reason and f"    {one_line(row.reason)}" for row in rows)
        blocks = (part for block in zip(lines, reasons, strict=True) for part in block)
        return "\n".join(filter(None, (self._title, head, *blocks, more)))

    def _repr_html_(self) -> str:
        return html_of_runs(self.runs, self._title)


def html_of_runs(runs: Sequence[runstate.Run[object]], title: str = "") -> str:
    """A row for each run, below a title."""
    heads, rows, more = _cut(runs)
    head = "".join(f'<th scope="col" style="{_CELL}">{name}</th>' for name in heads)
    body = "".join(row.html() for row in rows)
    table = f"{_TABLE}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f"<div>{html_of_text(title)}{table}{html_of_text(more)}</div>"


def html_of_run(run: runstate.Run[object]) -> str:
    """One run in full, except for `raw`."""
    rows = "".join(
        f'<tr><th scope="row" style="{_CELL}">{_escaped(label)}</th>{cell.html()}</tr>' for label, cell in _facts(run)
    )
    return f"{_TABLE}<tbody>{rows}</tbody></table>"


def html_of_text(text: str) -> str:
    """A line of text; nothing if it is empty."""
    return f'<div class="{_NO_MATH}" style="opacity:.8">{_escaped(text)}</div>' if text else ""


@frozen
class Cell:
    """What a table says about one thing."""

    text: str
    color: str = ""
    """Of its dot, or of its bar."""
    fraction: float | None = None
    """How much of its bar is full."""
    is_long: bool = False

    def html(self) -> str:
        """The cell; its text is escaped."""
        mark = ""
        if self.fraction is not None:
            full = f"{self.fraction:.0%}"
            mark = (
                '<span style="display:inline-block;width:6em;height:.5em;margin-right:.6em;border-radius:.25em;'
                f'background:linear-gradient(to right,{self.color} {full},{_GREY}55 {full})"></span>'
            )
        elif self.color:
            mark = f'<span style="color:{self.color}">●</span> '
        return f'<td style="{_LONG_CELL if self.is_long else _CELL}">{mark}{_escaped(self.text)}</td>'


@frozen
class Row:
    """One run of a table."""

    cells: Sequence[Cell]
    reason: str
    """Why it failed or was cancelled, on a line of its own: as a column it would be too narrow."""

    def html(self) -> str:
        """Its row, and one with the reason if there is any."""
        row = f"{_ROW}{''.join(cell.html() for cell in self.cells)}</tr>"
        reason = f'<td colspan="{len(self.cells)}" style="{_BELOW}">{_escaped(self.reason)}</td>'
        return f"{row}{_ROW}{reason}</tr>" if self.reason else row


def one_line(text: str, longest: int = _LONGEST) -> str:
    """The text in one line, without control characters and without its end if it is very long."""
    plain = " ".join("".join(char if char.isprintable() else " " for char in text[: 2 * _LONGEST]).split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"


def compact(seconds: float) -> str:
    """A duration in at most two units: `8s`, `3m12s`, `1h05m`, `2d03h`."""
    whole = max(0, int(seconds))
    for size, unit, part, smaller in ((86_400, "d", 3_600, "h"), (3_600, "h", 60, "m"), (60, "m", 1, "s")):
        if whole >= size:
            return f"{whole // size}{unit}{whole % size // part:02}{smaller}"
    return f"{whole}s"


def _cut(runs: Sequence[runstate.Run[object]]) -> tuple[Sequence[str], Sequence[Row], str]:
    """The heads and rows, without the columns in which no run has anything, and the line below them."""
    shown = runs
    if len(runs) > MOST_ROWS:
        best = sorted(range(len(runs)), key=lambda at: _RANKS.get(runs[at].status, 0))[:MOST_ROWS]
        shown = [runs[at] for at in sorted(best)]
    rows = [_cells(run) for run in shown]
    used = [at for at, name in enumerate(_HEADS) if name in _NEEDED or any(row[at].text for row in rows)]
    cut = [Row([row[at] for at in used], _reason(run)) for row, run in zip(rows, shown, strict=True)]
    return [_HEADS[at] for at in used], cut, _counted(runs, len(shown))


def _goes_on(run: runstate.Run[object] | None) -> bool:
    return run is not None and not is_finished(run.lifecycle)


def _display() -> Any:
    """IPython's `display` in a notebook, else None: a terminal cannot replace what was printed."""
    shell: Any = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return import_module("IPython.display").display if hasattr(shell, "kernel") else None


def _cells(run: runstate.Run[object]) -> Sequence[Cell]:
    measure = "score" if "score" in run.scores else next(iter(run.scores), "")
    spent = _elapsed(run)
    return (
        _ref(run),
        Cell(one_line(run.name or "", _LONG_NAME)),
        _state(run),
        _progress(run),
        Cell("" if spent is None else compact(spent)),
        Cell(f"{measure} {run.scores[measure]:.4g}" if measure else ""),
    )


def _facts(run: runstate.Run[object]) -> Iterator[tuple[str, Cell]]:
    yield "run", _ref(run)
    if run.name:
        yield "name", Cell(run.name, is_long=True)
    yield "state", _state(run)
    if run.progress:
        yield "progress", _progress(run)
    if reason := _reason(run):
        yield "reason", Cell(reason, is_long=True)
    for name, score in run.scores.items():
        yield name, Cell(f"{score:.6g}")
    for label in ("created", "started", "updated", "finished"):
        moment: datetime | None = getattr(run.timing, label)
        if moment:
            yield label, Cell(f"{moment:%Y-%m-%d %H:%M:%S} UTC")
    spent = _elapsed(run)
    if spent is not None:
        yield "elapsed", Cell(compact(spent))
    if run.deleted:
        yield "deleted", Cell("yes")
    if run.deviations:
        yield "deviations", Cell(", ".join(each.field for each in run.deviations), is_long=True)


def _ref(run: runstate.Run[object]) -> Cell:
    text = str(run.ref)
    return Cell(text, is_long=len(text) > _LONG_REF)


def _state(run: runstate.Run[object]) -> Cell:
    match run.lifecycle:
        case Running(phase=str(more)) | Unknown(state=more):
            text = f"{run.status} ({more})"
        case Blocked():
            text = f"{run.status} ({run.lifecycle.needs})"
        case _:
            text = run.status
    return Cell(text, _COLORS.get(run.status, _GREY))


def _progress(run: runstate.Run[object]) -> Cell:
    progress = run.progress
    if progress is None or progress.fraction is None:
        return Cell(str(progress or ""))
    return Cell(str(progress), _COLORS.get(run.status, _GREY), progress.fraction)


def _reason(run: runstate.Run[object]) -> str:
    match run.lifecycle:
        case Failed(error=error):
            return " ".join(filter(None, (error.message, error.code and f"({error.code})")))
        case Cancelled(reason=reason):
            return reason or ""
        case _:
            return ""


def _elapsed(run: runstate.Run[object]) -> float | None:
    """Seconds from its creation to its end, or to when it was read; None if its vendor does not say."""
    timing = run.timing
    if timing.duration is not None:
        return timing.duration.total_seconds()
    start = timing.created or timing.started
    end = (timing.finished or timing.updated) if is_finished(run.lifecycle) else run.fetched_at
    return None if start is None or end is None else max(0.0, (end - start).total_seconds())


def _counted(runs: Sequence[runstate.Run[object]], shown: int) -> str:
    """`40 runs: 8 running, 32 completed (30 shown)`."""
    if len(runs) == 1:
        return ""
    counts = Counter(run.status for run in runs)
    each = ", ".join(f"{counts[status]} {status}" for status in _ORDER if counts[status])
    cut = f" ({shown} shown)" if shown < len(runs) else ""
    return f"{len(runs)} runs{': ' if each else ''}{each}{cut}"


def _escaped(text: str) -> str:
    return escape(one_line(text))
