"""`wait` and `watch`: several runs to their ends, one of them in trouble holding up no other."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from attrs import frozen

import runstate
from runstate import HttpOptions

from .options import references
from .outcome import Outcome, of_error, of_run, worst
from .running import complain
from .tokens import clients
from .views import choose

if TYPE_CHECKING:
    from runstate import FinishedRun, Run, RunRef, RunstateError

    from .views import View

    Ends: TypeAlias = Mapping[RunRef, FinishedRun[object] | RunstateError]


@frozen(kw_only=True)
class How:
    """How runs are watched."""

    timeout: float | None
    """Seconds for all, None for ever."""
    interval: float | None = None
    """Seconds between two polls of a run; None leaves it to the run."""
    on_blocked: Literal["raise", "wait"] = "wait"
    http: HttpOptions | None = None
    """How requests travel; None leaves it to the environment."""
    tokens: Sequence[str] = ()
    """Commands that print credentials."""


def watch(words: Sequence[str], how: How, *, json: bool, raw: bool, quiet: bool) -> int:
    """Watch all runs to their ends.

    Returns:
        The exit status.
    """
    refs = references(words)
    try:
        ends = follow(refs, choose(refs, json=json, raw=raw, quiet=quiet), how)
    except KeyboardInterrupt:
        complain("stopped watching; the runs go on")
        return Outcome.INTERRUPTED
    return worst(of_run(end) if isinstance(end, runstate.FinishedRun) else of_error(end) for end in ends.values())


def follow(refs: Sequence[RunRef], view: View, how: How) -> Ends:
    """Show each change of each run.

    Returns:
        How each run ended, or why it could not be watched to its end.
    """
    ends: dict[RunRef, FinishedRun[object] | RunstateError] = {}

    def on_error(ref: RunRef, error: RunstateError) -> None:
        ends[ref] = error
        view.failed(ref, error)

    changes = runstate.watch(
        refs,
        timeout=how.timeout,
        on_blocked=how.on_blocked,
        on_error=on_error,
        on_retry=view.retried,
        interval=how.interval,
        clients=clients(how.tokens, how.http or {}),
        http=how.http,
    )
    # Closed at once rather than when it is collected, or requests would go on behind the last lines.
    with contextlib.closing(cast("Generator[Run[object], None, None]", changes)), view:
        for run in changes:
            view.seen(run)
            if runstate.has_finished(run):
                ends[run.ref] = run
    return ends
