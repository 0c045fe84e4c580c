"""The group of commands, and how each runs: streams, Ctrl-C, errors, the exit status."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from typing import cast

import click

from runstate import __version__

from . import help as texts
from .changes import cancel, delete
from .errors import report
from .exit_status import ExitStatus
from .get import get
from .lists import list_, results
from .simulate import demo, simulate
from .starts import start
from .summary import ENCODABLE
from .vendors import vendors
from .watch import wait, watch


@click.group(
    help=texts.RUNSTATE,
    epilog=texts.RUNSTATE_EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "show_default": True},
    commands=[get, wait, watch, list_, start, cancel, delete, results, vendors, simulate, demo],
)
@click.version_option(__version__, message="%(prog)s %(version)s", help="Print the version.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def app(context: click.Context, *, debug: bool) -> int:
    context.obj["debug"] = debug
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
    return 0


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name, and return the exit status."""
    _prepare_streams()
    settings = {"debug": False}
    try:
        # Not `app.main`, which handles Ctrl-C and closed pipes in its own way.
        with app.make_context("runstate", list(arguments), obj=settings) as context:
            status = cast("int", app.invoke(context))
        sys.stdout.flush()
    except click.exceptions.Exit as end:  # help was shown
        return end.exit_code
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        with contextlib.suppress(OSError, ValueError):  # otherwise the interpreter's last flush would fail
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.CLOSED_PIPE
    except Exception as error:  # noqa: BLE001 -- a traceback is shown only with --debug
        if settings["debug"]:
            traceback.print_exc()
        return report(error)
    return status


def _prepare_streams() -> None:
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the process that started this one
            setattr(sys, name, io.StringIO())
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=ENCODABLE)  # vendors' texts may not fit the terminal's encoding
