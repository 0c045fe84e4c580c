"""The commands and their options, as click reads them. What each does stands in a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from runstate import __version__

from . import options, texts
from .running import Common, complain

if TYPE_CHECKING:
    from collections.abc import Callable

    from runstate import HttpOptions

F = TypeVar("F", bound="Callable[..., object]")


def _duration(parse: Callable[[str], float | None]) -> Callable[[object, object, str | None], float | None]:
    """A callback that reads a duration."""

    def read(_context: object, _option: object, text: str | None) -> float | None:
        try:
            return None if text is None else parse(text)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None

    return read


def _all(*decorators: Callable[[Any], Any]) -> Callable[[F], F]:
    """Several options at once, in the order in which help shows them."""

    def decorate(command: F) -> F:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


_JSON = click.option("--json", is_flag=True, help="Print JSON Lines.")
_SPEED = click.option("--speed", default=1.0, help="How many times faster than their scripts runs go.")
_ASKING = _all(
    click.argument("references", metavar="REF...", nargs=-1, required=True),
    _JSON,
    click.option("--raw", is_flag=True, help="JSON Lines, with what the vendor sent in `raw`."),
)
_CONNECTION = _all(
    click.option(
        "--token-command",
        multiple=True,
        metavar="VENDOR=COMMAND",
        help="Ask this command for the vendor's key, and again when it is refused. May be repeated.",
    ),
    click.option("--allow-plain-http", is_flag=True, help="Let keys travel over http:// to other machines."),
    click.option(
        "--ca-file",
        type=click.Path(exists=True, dir_okay=False),
        metavar="PATH",
        help="Trust the certificate authorities in this file (PEM).",
    ),
    click.option("--insecure", is_flag=True, help="Check no certificate. Anybody on the way can read the key."),
)


def _waiting(on_blocked: str) -> Callable[[F], F]:
    return _all(
        _ASKING,
        click.option("--quiet", "-q", is_flag=True, help="Print only how each run ended."),
        click.option(
            "--timeout",
            callback=_duration(options.timeout),
            default="1h",
            metavar="DURATION",
            help="For all of it: 90, 15m, 1h30m or 2d; none has no end.",
        ),
        click.option(
            "--interval",
            callback=_duration(options.interval),
            metavar="DURATION",
            help="Between two polls of a run. By default it follows the run.",
        ),
        click.option(
            "--on-blocked",
            type=click.Choice(["raise", "wait"]),
            default=on_blocked,
            help="Whether a run that is blocked is given up, with status 5, or waited for.",
        ),
        _CONNECTION,
    )


@click.group(
    help=texts.RUNSTATE,
    epilog=texts.RUNSTATE_EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "show_default": True},
)
@click.option("--version", is_flag=True, help="Print the version.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def app(context: click.Context, *, version: bool, debug: bool) -> int:
    context.ensure_object(Common).debug = debug
    if version:
        click.echo(f"runstate {__version__}")
        context.exit()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
    return 0


@app.command(help=texts.GET, epilog=texts.GET_EPILOG)
@_ASKING
@_CONNECTION
def get(
    *, references: tuple[str, ...], json: bool, raw: bool, token_command: tuple[str, ...], **connection: Any
) -> int:
    from .getting import get  # noqa: PLC0415 -- here and below: a command loads what it needs, help nothing

    return get(references, json=json, raw=raw, http=_http(**connection), tokens=token_command)


@app.command(help=texts.WAIT, epilog=texts.WAIT_EPILOG)
@_waiting("raise")
def wait(**asked: Any) -> int:
    return _watch(**asked)


@app.command(help=texts.WATCH, epilog=texts.WATCH_EPILOG)
@_waiting("wait")
def watch(**asked: Any) -> int:
    return _watch(**asked)


@app.command(help=texts.VENDORS, short_help=texts.VENDORS_SHORT, epilog=texts.VENDORS_EPILOG)
@_JSON
def vendors(*, json: bool) -> int:
    from .vendors import vendors  # noqa: PLC0415

    return vendors(json=json)


@app.command(help=texts.SIMULATE, short_help=texts.SIMULATE_SHORT, epilog=texts.SIMULATE_EPILOG)
@click.option("--port", default=8765, help="The port to listen on; 0 takes any that is free.")
@click.option("--host", default="127.0.0.1", help="The address to listen on.")
@_SPEED
@click.option("--key", help="The one key that the vendors take for valid.")
@click.option("--env", is_flag=True, help="Only print the variables, as sh takes them.")
@click.option("--faults", metavar="PLAN", help="A YAML file that says which requests to answer badly.")
@click.option("--list-faults", is_flag=True, help="Only print the faults that a plan may have.")
def simulate(*, list_faults: bool, **how: Any) -> int:
    from . import simulate  # noqa: PLC0415

    return simulate.list_faults() if list_faults else simulate.simulate(**how)


@app.command(help=texts.DEMO, short_help=texts.DEMO_SHORT, epilog=texts.DEMO_EPILOG)
@_SPEED
@click.option(
    "--seconds",
    callback=_duration(options.interval),
    default="8",
    metavar="DURATION",
    help="How long the runs take at speed 1.",
)
def demo(*, speed: float, seconds: float) -> int:
    from .demo import demo  # noqa: PLC0415

    return demo(speed=speed, seconds=seconds)


def _watch(
    *,
    references: tuple[str, ...],
    timeout: float | None,
    interval: float | None,
    on_blocked: Literal["raise", "wait"],
    json: bool,
    raw: bool,
    quiet: bool,
    token_command: tuple[str, ...],
    **connection: Any,
) -> int:
    from .watching import How, watch  # noqa: PLC0415

    how = How(timeout=timeout, interval=interval, on_blocked=on_blocked, http=_http(**connection), tokens=token_command)
    return watch(references, how, json=json, raw=raw, quiet=quiet)


def _http(*, allow_plain_http: bool, ca_file: str | None, insecure: bool) -> HttpOptions:
    """How requests travel; what is not asked for is left to the environment."""
    http: HttpOptions = {}
    if allow_plain_http:
        http["allow_plain_http"] = True
    if ca_file and insecure:
        raise click.UsageError("--ca-file and --insecure exclude each other")
    if ca_file:
        http["verify"] = ca_file
    if insecure:
        complain("warning: --insecure checks no certificate; anybody on the way can read the key")
        http["verify"] = False
    return http
