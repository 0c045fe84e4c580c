"""`get`: what each run is now."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import runstate
from runstate import ConfigurationError, Run

from . import jsonl
from .options import references
from .outcome import of_error, worst
from .running import complain, explain
from .tokens import clients
from .words import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

    from runstate import HttpOptions, RunRef, RunstateError

    Answer: TypeAlias = Run[object] | RunstateError


def get(words: Sequence[str], *, json: bool, raw: bool, http: HttpOptions, tokens: Sequence[str]) -> int:
    """Ask about all runs, show the answers, then say what went wrong.

    Returns:
        The exit status.
    """
    refs = references(words)
    errors: dict[RunRef, RunstateError] = {}
    found = {
        run.ref: run
        for run in runstate.get(refs, on_error=errors.__setitem__, clients=clients(tokens, http), http=http)
    }
    answers: dict[RunRef, Answer] = {ref: found.get(ref) or errors[ref] for ref in refs}
    if json or raw:
        for ref, answer in answers.items():
            jsonl.write(answer.to_dict(raw=raw) if isinstance(answer, Run) else jsonl.of_error(ref, answer))
    elif len(errors) < len(answers):
        show(answers)
    said: set[str] = set()
    for ref, error in errors.items():
        # A missing key concerns all runs of its vendor, and is said once.
        if not isinstance(error, ConfigurationError):
            explain(ref, error)
        elif str(error) not in said:
            complain(message(error))
            said.add(str(error))
    return worst(map(of_error, errors.values()))


def show(answers: Mapping[RunRef, Answer]) -> None:
    """A single run as a block, several as a table or, where stdout is no terminal, as lines."""
    from . import cells  # noqa: PLC0415 -- rich takes its time, and JSON needs none of it
    from .block import block  # noqa: PLC0415
    from .board import Row  # noqa: PLC0415
    from .lines import line  # noqa: PLC0415
    from .screen import Screen  # noqa: PLC0415
    from .table import Table  # noqa: PLC0415

    screen = Screen()
    now = datetime.now(UTC)
    runs = [answer for answer in answers.values() if isinstance(answer, Run)]
    if len(answers) == 1:
        lines = list(block(runs[0], now))
    elif screen.may_move:
        rows = [
            Row(ref, cells.of_run(answer), ended=True, spent=cells.running_for(answer, now))
            if isinstance(answer, Run)
            else Row(ref, cells.of_error(answer, None), ended=True)
            for ref, answer in answers.items()
        ]
        lines = Table(screen).draw(rows)
    else:
        lines = [line(run.ref, cells.of_run(run), cells.running_for(run, now), stamped=False) for run in runs]
    for text in lines:
        screen.say(text)
