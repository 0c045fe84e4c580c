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
from .items import check_forms, print_records
from .output import Row, block, line
from .params import CONNECTION, FORMAT, REFERENCES, connection, parse_references
from .summary import elapsed, message, summarize, summarize_error


@texts.GET
@REFERENCES
@FORMAT
@CONNECTION
def get(
    *,
    references: Sequence[str],
    json: bool,
    raw: bool,
    format: str | None,  # noqa: A002 -- the option's name
    **how: Any,
) -> int:
    check_forms(format, {"--json": json or raw})
    refs = parse_references(references)
    errors: dict[RunRef, RunstateError] = {}
    with runstate.redacting() as redact:
        runs = {run.ref: run for run in runstate.get(refs, on_error=errors.__setitem__, **connection(**how))}
    results = {ref: runs.get(ref) or errors[ref] for ref in refs}
    if format:
        print_records(format, iter(runs.values()), redact)
    elif json or raw:
        for ref, result in results.items():
            value = result.to_dict(raw=raw) if isinstance(result, Run) else jsonl.error_object(ref, result)
            jsonl.write(value, redact)
    elif runs:
        show(results)
    missing: set[str] = set()
    for ref, error in errors.items():
        # A missing key affects all runs of its vendor: report it once.
        if not isinstance(error, ConfigurationError):
            complain_about(ref, error)
        elif str(error) not in missing:
            missing.add(str(error))
            complain(message(error))
    return worst(map(status_of, errors.values()))


def show(results: Mapping[RunRef, Run[object] | RunstateError]) -> None:
    """Show a single run in full, and several as a table, or as lines if stdout is not a terminal."""
    from .console import Screen  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it
    from .table import Table  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it

    screen = Screen()
    rows = [
        Row(ref, summarize(result), run=result, ended=True, spent=elapsed(result))
        if isinstance(result, Run)
        else Row(ref, summarize_error(result, None), ended=True)
        for ref, result in results.items()
    ]
    if len(rows) > 1 and screen.is_live:
        for text in Table(screen).draw(rows):
            screen.say(text)
        return
    for row in rows:
        if row.run:
            for parts in block(row.run) if len(rows) == 1 else [line(row.ref, row.summary, row.spent)]:
                screen.say(*parts)
