"""`get`: the current state of each run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import runstate
from runstate import ConfigurationError, Run, RunRef, RunstateError

from . import help as texts
from . import jsonl
from .errors import complain, complain_about
from .exit_status import status_of, worst
from .output import Row, block, line
from .params import CONNECTION, REFERENCES, connection, parse_references
from .summary import elapsed, message, summarize, summarize_error


@texts.GET
@REFERENCES
@CONNECTION
def get(*, references: Sequence[str], json: bool, raw: bool, **how: Any) -> int:
    refs = parse_references(references)
    errors: dict[RunRef, RunstateError] = {}
    with runstate.redacting() as redact:
        runs = {run.ref: run for run in runstate.get(refs, on_error=errors.__setitem__, **connection(**how))}
    answers = {ref: runs.get(ref) or errors[ref] for ref in refs}
    if json or raw:
        for ref, answer in answers.items():
            value = answer.to_dict(raw=raw) if isinstance(answer, Run) else jsonl.error_object(ref, answer)
            jsonl.write(value, redact)
    elif runs:
        _show(answers)
    missing: set[str] = set()
    for ref, error in errors.items():
        # A missing key concerns all runs of its vendor, and is reported once.
        if not isinstance(error, ConfigurationError):
            complain_about(ref, error)
        elif str(error) not in missing:
            missing.add(str(error))
            complain(message(error))
    return worst(map(status_of, errors.values()))


def _show(answers: Mapping[RunRef, Run[object] | RunstateError]) -> None:
    """Show a single run at length, several as a table or, where stdout is not a terminal, as lines."""
    from .console import Screen  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it
    from .table import Table  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it

    screen = Screen()
    rows = [
        Row(ref, summarize(answer), run=answer, ended=True, spent=elapsed(answer))
        if isinstance(answer, Run)
        else Row(ref, summarize_error(answer, None), ended=True)
        for ref, answer in answers.items()
    ]
    if len(rows) > 1 and screen.is_live:
        for text in Table(screen).draw(rows):
            screen.say(text)
        return
    for row in rows:
        if row.run:
            for parts in block(row.run) if len(rows) == 1 else [line(row.ref, row.summary, row.spent)]:
                screen.say(*parts)
