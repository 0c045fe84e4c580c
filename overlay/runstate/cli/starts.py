"""`start`: a new run at a vendor."""

from __future__ import annotations

import json as json_format
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

import runstate
from runstate import ConfigurationError, Run

from . import help as texts
from . import jsonl
from .by_vendor import ByVendor
from .errors import complain
from .exit_status import ExitStatus, status_of, worst
from .get import show
from .jsonl import JsonLines
from .params import CONNECTION, INTERVAL, JSON, Clients, options, timeout_option
from .watch import follow, text_view

if TYPE_CHECKING:
    from .signatures import Method


def _start(
    method: Method,
    values: Mapping[str, Any],
    *,
    body: str | None,
    wait: bool,
    timeout: float | None,
    interval: float | None,
    json: bool,
    raw: bool,
    refs: bool,
    **how: Any,
) -> int:
    if refs and (json or raw or wait):
        raise click.UsageError("--refs stands alone: it excludes --json, --raw and --wait")
    call = method.arguments(values, None if body is None else _object(body))
    with runstate.redacting() as redact:
        with Clients.connecting(**how) as clients:
            run: Run[object] = clients.of(method.info.slug).start(**call)
        if not wait:
            if refs:
                print(run.ref)  # noqa: T201 -- the output of the command
            elif json or raw:
                jsonl.write(run.to_dict(raw=raw), redact)
            else:
                show({run.ref: run})
            return ExitStatus.COMPLETED
        view = JsonLines([run.ref], raw=raw, redact=redact) if json or raw else text_view([run.ref])
        try:
            ends = follow(
                [run.ref], view, timeout=timeout, interval=interval, on_blocked="raise", **clients.asynchronous()
            )
        except KeyboardInterrupt:
            complain(f"stopped watching; {run.ref} continues")
            return ExitStatus.INTERRUPTED
    return worst(map(status_of, ends.values()))


def _object(path: str) -> dict[str, object]:
    """The JSON object in a file, or on stdin."""
    content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    try:
        value = json_format.loads(content)
    except (ValueError, RecursionError):
        raise ConfigurationError(f"--body {path}: it is not JSON") from None
    if not isinstance(value, dict):
        raise ConfigurationError(f"--body {path}: write a JSON object with the names of the arguments")
    return cast("dict[str, object]", value)


start: click.Command = ByVendor(
    "start",
    _start,
    options(
        click.option(
            "--body",
            type=click.Path(exists=True, dir_okay=False, allow_dash=True),
            help="Arguments and options as a JSON object in a file, or - for stdin. The command line takes precedence.",
        ),
        click.option("--wait", is_flag=True, help="Wait until the run has finished."),
        timeout_option("How long to wait"),
        INTERVAL,
        JSON,
        click.option("--raw", is_flag=True, help="JSON Lines, with the vendor's own data in `raw`."),
        click.option("--refs", is_flag=True, help="Print only the reference of the run."),
        CONNECTION,
    ),
    leave_out=(),
    below=texts.start_epilog,
    **texts.START,
)
