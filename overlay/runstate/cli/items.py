"""Lists on stdout, while their pages arrive: as JSON Lines, references, lines, or a table on a terminal."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import runstate
from runstate import Run, RunRef

from . import jsonl
from .errors import complain
from .output import Row, line
from .summary import elapsed, one_line, shortened, summarize

WIDEST = 40
"""Characters of a column, at most."""


def taken(listing: runstate.Listing[Any], limit: int | None, after: str | None, what: str) -> Iterator[Any]:
    """The items from a cursor on, at most `limit`; says so on stderr if there are more, or none at all."""
    items = (item for page in listing.pages(after=after) for item in page.items)
    count = -1
    for count, item in enumerate(items):
        if count == limit:
            complain(f"these are the first {limit} {what}, and there are more: pass --limit none for all")
            return
        yield item
    if count < 0:
        complain(f"there are no {what}")


def one_more(limit: int | None) -> int | None:
    """How many items to ask for, so that it is known whether there are more than the limit."""
    return None if limit is None else limit + 1


def reference(vendor: str, item: Any) -> RunRef:
    """The reference of a run, or of a vendor's summary of one."""
    if isinstance(item, Run):
        return cast("RunRef", item.ref)
    return RunRef(vendor, (item.experiment_id, item.id))  # Adobe's, the one vendor that lists summaries


def run_object(vendor: str, item: Any, *, raw: bool) -> Mapping[str, object]:
    """The JSON form of a run, or of a vendor's summary, of which there is only the vendor's own JSON."""
    if isinstance(item, Run):
        return item.to_dict(raw=raw)
    ref = reference(vendor, item)
    return {"ref": str(ref), "vendor": vendor, "ids": list(ref.ids), "raw": item.to_dict()}


def show_runs(vendor: str, items: Iterator[Any]) -> None:
    """Show runs as a table on a terminal, and as lines elsewhere; a vendor's summaries by their plain fields."""
    from .console import Screen  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it
    from .table import Table  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it

    screen = Screen()
    first = next(items, None)
    if first is None:
        return
    items = itertools.chain([first], items)
    if not isinstance(first, Run):
        show_fields(({"run": str(reference(vendor, item)), **_without_ids(item)} for item in items), screen)
    elif screen.is_live:
        rows = [Row(run.ref, summarize(run), run=run, ended=True, spent=elapsed(run)) for run in items]
        for text in Table(screen).draw(rows):
            screen.say(text)
    else:
        for run in items:
            screen.say(*line(run.ref, summarize(run), elapsed(run)))


def _without_ids(item: Any) -> dict[str, object]:
    return {name: value for name, value in item.to_dict().items() if name not in {"id", "experimentId"}}


def show_fields(objects: Iterator[Mapping[str, object]], screen: Any) -> None:
    """Show objects as a table of the fields that fit, plain values before others."""
    rows = [{name: _cell(value) for name, value in each.items() if value is not None} for each in objects]
    plain = dict.fromkeys(name for row in rows for name, cell in row.items() if not cell.startswith(("{", "[")))
    names = [*plain, *(name for name in dict.fromkeys(name for row in rows for name in row) if name not in plain)]
    widths = {name: min(WIDEST, max(len(name), *(len(row.get(name, "")) for row in rows))) for name in names}
    shown: list[str] = []
    for name in names:
        if not shown or sum(widths[each] + 2 for each in shown) + widths[name] <= screen.width:
            shown.append(name)
    for row in [dict(zip(names, names, strict=True)), *rows]:
        cells = [shortened(row.get(name, ""), widths[name]).ljust(widths[name]) for name in shown]
        screen.say("  ".join(cells).rstrip())


def _cell(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return one_line(text)


def print_objects(objects: Iterator[Mapping[str, object]], redact: Callable[[str], str]) -> None:
    """Print each as a line of JSON at once."""
    for each in objects:
        jsonl.write(each, redact)


def models(items: Iterator[Any]) -> Iterator[Mapping[str, object]]:
    """The vendor's own JSON of its models."""
    return (item.to_dict() for item in items)


def print_references(vendor: str, items: Iterator[Any]) -> None:
    """Print the reference of each run on a line of its own, at once."""
    for item in items:
        print(one_line(str(reference(vendor, item))), flush=True)  # noqa: T201 -- the output of the command
