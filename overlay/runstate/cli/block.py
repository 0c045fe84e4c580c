"""One run at length: a line for each thing that its vendor tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from runstate import Failed

from .cells import of_run, running_for
from .words import compact, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from runstate import Run

_NARROWEST = 9
"""Of the labels, so that the blocks of most runs look alike."""


def block(run: Run[object], now: datetime) -> Iterator[Text]:
    """The lines of a run."""
    yield Text(one_line(str(run.ref)), "bold")
    facts = [(label, one_line(text), style) for label, text, style in _facts(run, now)]
    width = max(_NARROWEST, *(len(label) for label, text, _ in facts if text))
    for label, text, style in facts:
        if text:
            yield Text.assemble(f"  {label:<{width}}  ", (text, style))
    if isinstance(run.lifecycle, Failed) and run.lifecycle.error.stack_trace:
        yield Text("  trace")
        for line in run.lifecycle.error.stack_trace.splitlines():
            indent = len(line) - len(line.lstrip())
            yield Text(f"    {' ' * indent}{one_line(line)}", "dim")


def _facts(run: Run[object], now: datetime) -> Iterator[tuple[str, str, str]]:
    cells, timing = of_run(run), run.timing
    spent = running_for(run, now)
    yield "name", run.name or "", ""
    yield "state", cells.state, cells.style
    yield "reason", cells.detail, cells.style
    if isinstance(run.lifecycle, Failed):
        for name, value in (run.lifecycle.error.details or {}).items():
            yield f"  {one_line(name)}", str(value), ""
    yield "progress", f"{cells.counts} {cells.percent} {cells.spoiled}", ""
    for name, value in run.scores.items():
        yield one_line(name), f"{value:.6g}", ""
    for label, moment in (
        ("created", timing.created),
        ("started", timing.started),
        ("updated", timing.updated),
        ("finished", timing.finished),
    ):
        yield label, moment.astimezone().isoformat(" ", "seconds") if moment else "", ""
    yield "elapsed", "" if spent is None else compact(spent), ""
    yield "deleted", "yes" if run.deleted else "", ""
