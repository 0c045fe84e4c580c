"""`wait` and `watch` several runs. An error of one does not delay the others."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Sequence
from typing import Any, cast

import click

import runstate
from runstate import FinishedRun, Run, RunRef, RunstateError

from . import help as texts
from .errors import complain
from .exit_status import ExitStatus, status_of, worst
from .jsonl import JsonLines
from .output import Lines, View
from .params import CONNECTION, INTERVAL, REFERENCES, connection, options, parse_references, timeout_option


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
        CONNECTION,
    )


def _watch(*, references: Sequence[str], json: bool, raw: bool, quiet: bool, **how: Any) -> int:
    refs = parse_references(references)
    try:
        with runstate.redacting() as redact:
            view = JsonLines(refs, quiet, raw=raw, redact=redact) if json or raw else text_view(refs, quiet=quiet)
            ends = follow(refs, view, **connection(**how))
    except KeyboardInterrupt:
        complain("stopped watching; the runs continue")
        return ExitStatus.INTERRUPTED
    return worst(map(status_of, ends.values()))


wait: click.Command = texts.WAIT(_options("raise")(_watch))
watch: click.Command = texts.WATCH(_options("wait")(_watch))


def text_view(refs: Sequence[RunRef], *, quiet: bool = False) -> View:
    """The live table on a terminal, lines elsewhere."""
    from .console import Screen  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it
    from .table import LiveTable  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it

    screen = Screen()
    if screen.is_live and not quiet:
        return LiveTable(refs, screen=screen)
    return Lines(refs, quiet, say=screen.say)


def follow(refs: Sequence[RunRef], view: View, **how: Any) -> dict[RunRef, FinishedRun[object] | RunstateError]:
    """Show each change of each run, and return each finished run, or the error that ended its watch."""
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
    return ends
