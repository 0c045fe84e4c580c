"""`wait` and `watch` several runs. An error of one does not delay the others."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, cast

import click

import runstate
from runstate import FinishedRun, Run, RunRef, RunstateError

from . import help as texts
from .errors import complain
from .exit_status import ExitStatus, status_of, worst
from .jsonl import JsonLines
from .output import Lines, View
from .params import (
    CONNECTION,
    INTERVAL,
    RATE,
    REFERENCES,
    budgets_of,
    connection,
    options,
    parse_references,
    timeout_option,
)

if TYPE_CHECKING:
    from .state import State


def _options(on_blocked: str) -> Callable[[Any], Any]:
    return options(
        REFERENCES,
        click.option("--quiet", "-q", is_flag=True, help="Print only how each run ended."),
        timeout_option("For all runs"),
        INTERVAL,
        click.option(
            "--on-blocked",
            type=click.Choice(["raise", "wait"]),
            default=on_blocked,
            help="Give up blocked runs, with status 5, or wait.",
        ),
        RATE,
        click.option(
            "--state",
            metavar="FILE",
            help="Keep the runs that have ended in this file. With the same file again, they are neither asked nor "
            "reported, but count.",
        ),
        CONNECTION,
    )


def _watch(
    *,
    references: Sequence[str],
    json: bool,
    raw: bool,
    quiet: bool,
    rate: Sequence[str],
    state: str | None,
    **how: Any,
) -> int:
    refs = parse_references(references)
    budgets = budgets_of(refs, rate)
    try:
        with runstate.redacting() as redact, ExitStack() as stack:
            kept = stack.enter_context(_state(state, redact)) if state else None
            ends: dict[RunRef, FinishedRun[object] | RunstateError] = {**kept.ended(refs)} if kept else {}
            left = [ref for ref in refs if ref not in ends]
            if ends:
                complain(f"{len(ends)} of {len(refs)} runs had ended before, as {state} says")
            if left:
                view = (
                    JsonLines(left, quiet, raw=raw, redact=redact, budgets=budgets)
                    if json or raw
                    else text_view(left, quiet=quiet, budgets=budgets)
                )
                keep = kept.keep if kept else None
                ends |= follow(left, view, rate=budgets, on_end=keep, **connection(**how))
    except KeyboardInterrupt:
        complain("stopped watching; the runs continue")
        return ExitStatus.INTERRUPTED
    return worst(map(status_of, ends.values()))


def _state(path: str, redact: Callable[[str], str]) -> State:
    from .state import State  # noqa: PLC0415 -- sqlite3 is not loaded without the option

    return State(path, redact=redact)


wait: click.Command = texts.WAIT(_options("raise")(_watch))
watch: click.Command = texts.WATCH(_options("wait")(_watch))


def text_view(
    refs: Sequence[RunRef], *, quiet: bool = False, budgets: Mapping[str, runstate.Budget] | None = None
) -> View:
    """The live table on a terminal, lines elsewhere."""
    from .console import Screen  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it
    from .table import LiveTable  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it

    screen = Screen()
    if screen.is_live and not quiet:
        return LiveTable(refs, screen=screen, budgets=budgets or {})
    return Lines(refs, quiet, say=screen.say, budgets=budgets or {})


def follow(
    refs: Sequence[RunRef], view: View, *, on_end: Callable[[Run[object]], object] | None = None, **how: Any
) -> dict[RunRef, FinishedRun[object] | RunstateError]:
    """Show each change of each run, and return each finished run, or the error that ended its watch.

    A run that has ended goes to `on_end` after it was shown.
    """
    ends: dict[RunRef, FinishedRun[object] | RunstateError] = {}

    def on_error(ref: RunRef, error: RunstateError) -> None:
        ends[ref] = error
        view.failed(ref, error)

    changes = runstate.watch(refs, on_error=on_error, on_retry=view.retried, **how)
    # Close it here, not when it is collected: requests would continue behind the last lines.
    with contextlib.closing(cast("Generator[Run[object], None, None]", changes)), view:
        for run in changes:
            view.changed(run)
            if runstate.has_finished(run):
                ends[run.ref] = run
                if on_end:
                    on_end(run)
    return ends
