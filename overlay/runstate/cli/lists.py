"""`list` and `results`: the runs of a vendor, and what a run has made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import click

import runstate
from runstate import ConfigurationError, RunRef

from . import help as texts
from .by_vendor import ByVendor
from .exit_status import ExitStatus
from .items import (
    check_forms,
    models,
    one_more,
    print_objects,
    print_records,
    print_references,
    run_object,
    show_runs,
    taken,
)
from .params import CONNECTION, FORMAT, JSON, LIMIT, Clients, options
from .signatures import Method, method_of, pair


def _list(
    method: Method,
    values: Mapping[str, Any],
    *,
    limit: int | None,
    after: str | None,
    json: bool,
    raw: bool,
    refs: bool,
    format: str | None,  # noqa: A002 -- the option's name
    **how: Any,
) -> int:
    check_forms(format, {"--refs": refs, "--json": json or raw})
    call = method.arguments(values)
    vendor = method.info.slug
    with runstate.redacting() as redact, Clients.connecting(**how) as clients:
        listing = clients.of(vendor).list(**call, limit=one_more(limit))
        items = taken(listing, limit, after, "runs")
        if refs:
            print_references(vendor, items, redact)
        elif format:
            print_records(format, items, redact)
        elif json or raw:
            print_objects((run_object(vendor, item, raw=raw) for item in items), redact)
        else:
            show_runs(vendor, items, redact)
    return ExitStatus.COMPLETED


list_: click.Command = ByVendor(
    "list",
    _list,
    options(
        LIMIT,
        JSON,
        click.option("--raw", is_flag=True, help="JSON Lines, with the vendor's own data in `raw`."),
        click.option("--refs", is_flag=True, help="Print only references, as `runstate wait -` reads them."),
        FORMAT,
        CONNECTION,
    ),
    leave_out=("limit",),
    below=texts.list_epilog,
    **texts.LIST,
)


@texts.RESULTS
@click.argument("reference", metavar="REF")
@click.option(
    "--filter",
    "filters",
    type=pair,
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of the vendor's own, such as path=model. May be repeated.",
)
@LIMIT
@JSON
@CONNECTION
def results(
    *,
    reference: str,
    filters: Sequence[tuple[str, str]],
    limit: int | None,
    after: str | None,
    json: bool,
    **how: Any,
) -> int:
    ref = RunRef.parse(reference)
    method = method_of(runstate.VENDORS[ref.vendor], "results", ("run", "limit"))
    call = _filters(method, filters)
    with runstate.redacting() as redact, Clients.connecting(**how) as clients:
        listing = clients.of(ref.vendor).results(ref, **call, limit=one_more(limit))
        found = models(taken(listing, limit, after, "results"))
        if json:
            print_objects(found, redact)
        else:
            _show(found, redact)
    return ExitStatus.COMPLETED


def _show(found: Iterator[Mapping[str, object]], redact: Callable[[str], str]) -> None:
    """As a table on a terminal, and as JSON Lines elsewhere."""
    from .console import Screen  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it
    from .fields import show_fields  # noqa: PLC0415 -- rich loads slowly, and JSON does not need it

    screen = Screen()
    if screen.is_live:
        show_fields(found, screen, redact)
    else:
        print_objects(found, redact)


def _filters(method: Method, filters: Sequence[tuple[str, str]]) -> dict[str, object]:
    known = {parameter.name: parameter for parameter in method.parameters}
    values: dict[str, Any] = {}
    for name, text in filters:
        if name not in known:
            has = f"it has {', '.join(known)}" if known else "it has none"
            raise ConfigurationError(f"--filter {name}={text}: {method.info.title}'s results have no {name!r}; {has}")
        kind = known[name].kind
        value = kind.read(text, f"--filter {name}")
        values[name] = [*values.get(name, ()), value] if kind.several else value
    return method.arguments(values)
