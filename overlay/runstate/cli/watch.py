"""`wait` and `watch`: several runs to their ends. An error of one does not delay the others."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Mapping, Sequence
from typing import Any, TypeAlias, cast

import click

import runstate
from runstate import FinishedRun, Run, RunRef, RunstateError

from . import help as texts
from .errors import complain
from .exit_status import ExitStatus, status_of, worst
from .jsonl import JsonLines
from .output import Lines, View
from .params import CONNECTION, REFERENCES, connection, interval, options, parse_references, timeout

Ends: TypeAlias = Mapping[RunRef, FinishedRun[object] | RunstateError]


def _options(on_blocked: str) -> Callable[[Any], Any]:
    return options(
        REFERENCES,
        click.option("--quiet", "-q", is_flag=True, help="Print only how each run ended."),
        click.option(
            "--timeout",
            type=timeout,
            metavar="DURATION",
            default="1h",
            help="For all runs together: 90, 15m, 1h30m or 2d; none for no limit.",
        ),
        click.option(
            "--interval",
            type=interval,
            metavar="DURATION",
            help="Between two polls of a run. By default it depends on the run.",
        ),
        click.option(
            "--on-blocked",
            type=click.Choice(["raise", "wait"]),
            default=on_blocked,
            help="Give up a run that is blocked, with status 5, or wait for it.",
        ),
        CONNECTION,
    )


def _watch(
    *,
    references: Sequence[str],
    json: bool,
    raw: bool,
    quiet: bool,
    timeout: float | None,
    interval: float | None,
    on_blocked: str,
    **more: Any,
) -> int:
    refs = parse_references(references)
    try:
        with runstate.redacting() as redact:
            how = {"timeout": timeout, "interval": interval, "on_blocked": on_blocked, **connection(**more)}
            ends = follow(refs, view_of(refs, json=json, raw=raw, quiet=quiet, redact=redact), **how)
    except KeyboardInterrupt:
        complain("stopped watching; the runs go on")
        return ExitStatus.INTERRUPTED
    return worst(map(status_of, ends.values()))


wait = texts.WAIT(_options("raise")(_watch))
watch = texts.WATCH(_options("wait")(_watch))


def view_of(
    refs: Sequence[RunRef],
    *,
    json: bool = False,
    raw: bool = False,
    quiet: bool = False,
    redact: Callable[[str], str] = str,
) -> View:
    """The view that the options and stdout call for."""
    if json or raw:
        return JsonLines(refs, quiet, raw=raw, redact=redact)
    from .console import Screen  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it
    from .table import LiveTable  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it

    screen = Screen()
    if screen.is_live and not quiet:
        return LiveTable(refs, screen=screen)
    return Lines(refs, quiet, say=screen.say)


def follow(refs: Sequence[RunRef], view: View, **how: Any) -> Ends:
    """Show each change of each run, watched with these arguments of `runstate.watch`.

    Returns:
        The end of each run, or the error that ended its watch.
    """
    ends: dict[RunRef, FinishedRun[object] | RunstateError] = {}

    def on_error(ref: RunRef, error: RunstateError) -> None:
        ends[ref] = error
        view.failed(ref, error)

    changes = runstate.watch(refs, on_error=on_error, on_retry=view.retried, **how)
    # Closed at once rather than when it is collected, or requests would go on behind the last lines.
    with contextlib.closing(cast("Generator[Run[object], None, None]", changes)), view:
        for run in changes:
            view.changed(run)
            if runstate.has_finished(run):
                ends[run.ref] = run
    return ends
