"""The commands and their options, as Typer reads them. What each does stands in a module of its own."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias, TypeVar

import typer

from runstate import __version__

from . import options, texts
from .running import Action, Common

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

app: typer.Typer = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class OnBlocked(StrEnum):
    """What to do about a run that waits for something outside."""

    RAISE = "raise"
    WAIT = "wait"


References: TypeAlias = Annotated[
    list[str],
    typer.Argument(metavar="REF...", help="Runs as VENDOR:ID, as in retab:exprun_2; - reads them from stdin."),
]
Timeout: TypeAlias = Annotated[
    str, typer.Option(metavar="DURATION", help="For all of it: 90, 15m, 1h30m or 2d; none has no end.")
]
Interval: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="DURATION", help="Between two polls of a run. By default it follows the run."),
]
Blocked: TypeAlias = Annotated[
    OnBlocked, typer.Option(help="Whether a run that is blocked is given up, with status 5, or waited for.")
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]
Raw: TypeAlias = Annotated[bool, typer.Option("--raw", help="JSON Lines, with what the vendor sent in `raw`.")]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Print only how each run ended.")]
Speed: TypeAlias = Annotated[float, typer.Option(help="How many times faster than their scripts runs go.")]


@app.callback(help=texts.RUNSTATE, epilog=texts.RUNSTATE_EPILOG, invoke_without_command=True)
def runstate(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> Action | None:
    context.ensure_object(Common).debug = debug
    if version:
        typer.echo(f"runstate {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit
    return None


@app.command(help=texts.GET, epilog=texts.GET_EPILOG)
def get(references: References, *, json: Json = False, raw: Raw = False) -> Action:
    from .getting import Getting  # noqa: PLC0415 -- here and below: a command loads what it needs, help nothing

    return Getting(words=references, json=json, raw=raw)


@app.command(help=texts.WAIT, epilog=texts.WAIT_EPILOG)
def wait(
    references: References,
    *,
    timeout: Timeout = "1h",
    interval: Interval = None,
    on_blocked: Blocked = OnBlocked.RAISE,
    json: Json = False,
    raw: Raw = False,
    quiet: Quiet = False,
) -> Action:
    return _watching(references, timeout, interval, on_blocked, json=json, raw=raw, quiet=quiet)


@app.command(help=texts.WATCH, epilog=texts.WATCH_EPILOG)
def watch(
    references: References,
    *,
    timeout: Timeout = "1h",
    interval: Interval = None,
    on_blocked: Blocked = OnBlocked.WAIT,
    json: Json = False,
    raw: Raw = False,
    quiet: Quiet = False,
) -> Action:
    return _watching(references, timeout, interval, on_blocked, json=json, raw=raw, quiet=quiet)


@app.command(help=texts.VENDORS, short_help=texts.VENDORS_SHORT, epilog=texts.VENDORS_EPILOG)
def vendors(*, json: Json = False) -> Action:
    from .vendors import Vendors  # noqa: PLC0415

    return Vendors(json=json)


@app.command(help=texts.SIMULATE, short_help=texts.SIMULATE_SHORT, epilog=texts.SIMULATE_EPILOG)
def simulate(
    *,
    port: Annotated[int, typer.Option(help="The port to listen on; 0 takes any that is free.")] = 8765,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    speed: Speed = 1.0,
    key: Annotated[str | None, typer.Option(help="The one key that the vendors take for valid.")] = None,
    env: Annotated[bool, typer.Option("--env", help="Only print the variables, as sh takes them.")] = False,
    faults: Annotated[
        str | None, typer.Option(metavar="PLAN", help="A YAML file that says which requests to answer badly.")
    ] = None,
    names: Annotated[bool, typer.Option("--list-faults", help="Only print the faults that a plan may have.")] = False,
) -> Action:
    from .simulate import Simulate, list_faults  # noqa: PLC0415

    if names:
        return list_faults
    return Simulate(host=host, port=port, speed=speed, key=key, env=env, faults=faults)


@app.command(help=texts.DEMO, short_help=texts.DEMO_SHORT, epilog=texts.DEMO_EPILOG)
def demo(
    *,
    speed: Speed = 1.0,
    seconds: Annotated[str, typer.Option(metavar="DURATION", help="How long the runs take at speed 1.")] = "8",
) -> Action:
    from .demo import Demo  # noqa: PLC0415

    return Demo(speed=speed, seconds=_read(options.interval, seconds, "--seconds"))


def _watching(
    references: list[str],
    timeout: str,
    interval: str | None,
    on_blocked: OnBlocked,
    *,
    json: bool,
    raw: bool,
    quiet: bool,
) -> Action:
    from .watching import How, Watching  # noqa: PLC0415

    how = How(
        timeout=_read(options.timeout, timeout, "--timeout"),
        interval=None if interval is None else _read(options.interval, interval, "--interval"),
        on_blocked="raise" if on_blocked is OnBlocked.RAISE else "wait",
    )
    return Watching(words=references, how=how, json=json, raw=raw, quiet=quiet)


def _read(parse: Callable[[str], T], text: str, option: str) -> T:
    try:
        return parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=repr(option)) from None
