"""Lists on stdout, while their pages arrive: as JSON Lines, references, lines, or a table on a terminal."""

from __future__ import annotations

import io
import itertools
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import click

import runstate
from runstate import ConfigurationError, Run, RunRef

from . import jsonl
from .errors import complain
from .output import Row, line
from .summary import elapsed, one_line, summarize

Redact = Callable[[str], str]


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


def show_runs(vendor: str, items: Iterator[Any], redact: Redact) -> None:
    """Show runs as a table on a terminal, and as lines elsewhere; a vendor's summaries by their own fields."""
    from .console import Screen  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it
    from .fields import show_fields  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it
    from .table import Table  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it

    screen, rows = Screen(), list[Row]()
    first = next(items, None)
    items = items if first is None else itertools.chain([first], items)
    if not isinstance(first, Run):
        show_fields(({"run": str(reference(vendor, item)), **_without_ids(item)} for item in items), screen, redact)
    elif not screen.is_live:
        for run in items:
            screen.say(*line(run.ref, summarize(run), elapsed(run)))
    else:
        try:
            for run in items:
                rows.append(Row(run.ref, summarize(run), run=run, ended=True, spent=elapsed(run)))
        finally:  # also what came before an error
            for text in Table(screen).draw(rows):
                screen.say(text)


def _without_ids(item: Any) -> dict[str, object]:
    return {name: value for name, value in item.to_dict().items() if name not in {"id", "experimentId"}}


def print_objects(objects: Iterator[Mapping[str, object]], redact: Redact) -> None:
    """Print each as a line of JSON at once."""
    for each in objects:
        jsonl.write(each, redact)


def check_forms(format: str | None, others: Mapping[str, bool]) -> None:  # noqa: A002 -- the option's name
    """Refuse two forms of the output, and what is no text on a terminal, before anything is sent."""
    chosen = [name for name, given in {**others, "--format": format is not None}.items() if given]
    if len(chosen) > 1:
        raise click.UsageError(f"{' and '.join(chosen)} exclude each other: pass one of them")
    if format == "parquet" and sys.stdout.isatty():
        raise click.UsageError("--format parquet is no text: redirect it, as in `> runs.parquet`")


def print_records(format: str, items: Iterator[Any], redact: Redact) -> None:  # noqa: A002 -- as above
    """Print runs as CSV or Parquet, once all are there."""
    runs = map(_as_run, items)
    if format == "csv":
        text = io.StringIO()
        runstate.write_csv(runs, text)
        sys.stdout.write(redact(text.getvalue()))
    else:
        content = io.BytesIO()
        runstate.write_parquet(runs, content)
        sys.stdout.buffer.write(content.getvalue())


def _as_run(item: Any) -> Run[object]:
    if not isinstance(item, Run):
        raise ConfigurationError(
            "--format: this vendor's list has no states; pass --refs, for `runstate get - --format` to read the runs"
        )
    return cast("Run[object]", item)


def models(items: Iterator[Any]) -> Iterator[Mapping[str, object]]:
    """The vendor's own JSON of its models."""
    return (item.to_dict() for item in items)


def print_references(vendor: str, items: Iterator[Any], redact: Redact) -> None:
    """Print the reference of each run on a line of its own, at once."""
    for item in items:
        print(redact(one_line(str(reference(vendor, item)))), flush=True)  # noqa: T201 -- the output of the command
