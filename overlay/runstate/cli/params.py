"""The options and arguments that commands share, and the parsing of their values."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from functools import reduce
from typing import Any, Self

import click
from attrs import define, field, frozen

import runstate
from runstate import ConfigurationError, RunRef

from .errors import complain

_UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_NUMBER = r"(\d+(?:\.\d+)?)"
_DURATION = re.compile(
    rf"{_NUMBER}|" + r"\s*".join(rf"(?:{_NUMBER}\s*{unit})?" for unit in _UNITS), re.ASCII | re.IGNORECASE
)


def duration(text: str) -> float:
    """A duration in seconds: `90`, `90s`, `15m`, `1h30m`, `2d`."""
    parts = _DURATION.fullmatch(text.strip())
    if not (parts and text.strip()):
        raise click.BadParameter(f"{text!r} is not a duration: write 90, 90s, 15m, 1h30m or 2d")
    seconds = sum(float(part or 0) * unit for part, unit in zip(parts.groups(), (1, *_UNITS.values()), strict=True))
    if not math.isfinite(seconds):
        raise click.BadParameter(f"{text!r} is too long")
    return seconds


def interval(text: str) -> float:
    """A duration above 0, in seconds."""
    seconds = duration(text)
    if not seconds:
        raise click.BadParameter("it must be above 0")
    return seconds


def timeout(text: str) -> float | None:
    """A duration in seconds, or None for `none` and `forever`."""
    if text.strip().lower() in {"none", "forever"}:
        return None
    try:
        return duration(text)
    except click.BadParameter as error:
        raise click.BadParameter(f"{error.message}, or none to wait forever") from None


def options(*decorators: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Several options as one decorator, in the order in which help shows them."""
    return lambda command: reduce(lambda decorated, decorator: decorator(decorated), reversed(decorators), command)


def limit(text: str) -> int | None:
    """A number of items, or None for `none` and `all`."""
    if text.strip().lower() in {"none", "all"}:
        return None
    if not (text.strip().isascii() and text.strip().isdigit() and int(text)):
        raise click.BadParameter(f"{text!r} is not a number above 0, or none for all")
    return int(text)


JSON = click.option("--json", is_flag=True, help="Print JSON Lines.")


INTERVAL = click.option(
    "--interval", type=interval, metavar="DURATION", help="Between polls of a run; automatic by default."
)


FORMAT = click.option(
    "--format", type=click.Choice(["csv", "parquet"]), help="Print a table for spreadsheets and data frames."
)


RATE = click.option(
    "--rate",
    multiple=True,
    metavar="[VENDOR=]NUMBER",
    help="Requests per second at most, for each vendor or for one. By default 5 or 10. May be repeated.",
)


def budgets_of(refs: Iterable[RunRef], rates: Iterable[str]) -> dict[str, runstate.Budget]:
    """What each vendor of the runs may be asked, for the values of `--rate`."""
    given: dict[str, float] = {}
    for text in rates:
        vendor, _, number = text.rpartition("=")
        try:
            given[runstate.vendor_info(vendor).slug if vendor else ""] = float(number)
        except ValueError:
            raise click.UsageError(f"--rate {text}: write a number, or VENDOR=NUMBER, as in retab=2") from None
    vendors = dict.fromkeys(ref.vendor for ref in refs)
    return {each: runstate.Budget(given.get(each, given.get("", runstate.VENDORS[each].rate))) for each in vendors}


def timeout_option(what: str) -> Callable[[Any], Any]:
    """The option for the deadline of a wait."""
    text = f"{what}: 90, 15m, 1h30m, 2d or none."
    return click.option("--timeout", type=timeout, metavar="DURATION", default="1h", help=text)


SPEED = click.option("--speed", default=1.0, help="Play the scripts of the runs this many times faster.")
REFERENCES = options(
    click.argument("references", metavar="REF...", nargs=-1, required=True),
    JSON,
    click.option("--raw", is_flag=True, help="JSON Lines, with the vendor's own data in `raw`."),
)
LIMIT = options(
    click.option("--limit", type=limit, metavar="NUMBER", default="50", help="The most that are shown; none for all."),
    click.option("--after", metavar="CURSOR", help="Go on at this cursor, which an earlier error has named."),
)
CONNECTION = options(
    click.option(
        "--token-command",
        multiple=True,
        metavar="VENDOR=COMMAND",
        help="Run this command for the vendor's key, and again when the key is refused. May be repeated.",
    ),
    click.option("--allow-plain-http", is_flag=True, help="Send keys over http:// to other machines."),
    click.option(
        "--ca-file",
        type=click.Path(exists=True, dir_okay=False),
        help="Trust the certificate authorities in this file (PEM).",
    ),
    click.option(
        "--insecure",
        is_flag=True,
        help="Do not check certificates. Others on the network can read the key.",
    ),
)


def parse_references(words: Iterable[str]) -> list[RunRef]:
    """The references in the arguments, each once; `-` stands for those on stdin."""
    texts = (text for word in words for text in (_from_stdin() if word == "-" else (word,)))
    refs = list(dict.fromkeys(map(RunRef.parse, texts)))
    if not refs:
        raise ConfigurationError("no references: name at least one run, as in retab:exprun_2")
    return refs


def _from_stdin() -> list[str]:
    try:
        # A byte-order mark, which PowerShell writes, is not part of the first reference.
        text = sys.stdin.buffer.read().decode("utf-8-sig") if sys.stdin else ""
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise ConfigurationError("stdin is not text in UTF-8: write one reference per line")
    # A comment is a whole line: an id may contain a "#".
    return [line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#")]


def connection(
    *, token_command: Iterable[str], allow_plain_http: bool, ca_file: str | None, insecure: bool, **others: Any
) -> dict[str, Any]:
    """The arguments of `runstate.get` and `runstate.watch` for the options of `CONNECTION`; others are passed on."""
    clients = Clients.connecting(
        token_command=token_command, allow_plain_http=allow_plain_http, ca_file=ca_file, insecure=insecure
    )
    return {**others, **clients.asynchronous()}


@define
class Clients:
    """Synchronous clients of the vendors that a command needs, for the options of `CONNECTION`; open while entered."""

    _commands: Mapping[str, Mapping[str, _TokenCommand]]
    _http: dict[str, Any]
    _open: dict[str, Any] = field(factory=dict[str, Any], init=False)
    _stack: ExitStack = field(factory=ExitStack, init=False)

    @classmethod
    def connecting(
        cls, *, token_command: Iterable[str], allow_plain_http: bool, ca_file: str | None, insecure: bool
    ) -> Clients:
        """Those for the options of `CONNECTION`."""
        if ca_file and insecure:
            raise click.UsageError("--ca-file and --insecure exclude each other: pass one of them")
        if insecure:
            complain("warning: --insecure checks no certificate; others on the network can read the key")
        http: dict[str, Any] = {"allow_plain_http": True} if allow_plain_http else {}
        if ca_file or insecure:  # otherwise the environment decides
            http["verify"] = ca_file or False
        commands: dict[str, dict[str, _TokenCommand]] = {}
        for text in token_command:
            vendor, name, command = _token_command(text)
            commands.setdefault(vendor, {})[name] = command
        return cls(commands, http)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def of(self, vendor: str) -> Any:
        """The client of a vendor."""
        if vendor not in self._open:
            functions = {name: command.run for name, command in self._commands.get(vendor, {}).items()}
            client = getattr(runstate, runstate.VENDORS[vendor].client)(**functions, **self._http)
            self._open[vendor] = self._stack.enter_context(client)
        return self._open[vendor]

    def asynchronous(self) -> dict[str, Any]:
        """The arguments of `runstate.get` and `runstate.watch`, which use asynchronous clients."""
        clients = {
            slug: getattr(runstate, f"Async{runstate.VENDORS[slug].client}")(
                **{name: command.run_async for name, command in named.items()}, **self._http
            )
            for slug, named in self._commands.items()
        }
        return {"clients": clients, "http": self._http}


def _token_command(text: str) -> tuple[str, str, _TokenCommand]:
    """The vendor, the name of the credential and the command in a value of `--token-command`."""
    target, equals, command = text.partition("=")
    slug, _, name = target.partition(".")
    if not (equals and command.strip()):
        raise ConfigurationError(
            f"--token-command {text!r}: write VENDOR=COMMAND or VENDOR.CREDENTIAL=COMMAND, as in retab='pass retab'"
        )
    secrets = [item.name for items in runstate.vendor_info(slug).credentials for item in items if item.secret]
    if name and name not in secrets:
        raise ConfigurationError(f"--token-command {target}: choose one of {', '.join(dict.fromkeys(secrets))}")
    return slug, name or secrets[0], _TokenCommand(command, f"--token-command {target}")


@frozen
class _TokenCommand:
    """A command that prints a credential, for a shell."""

    command: str
    option: str

    def run(self) -> str:
        """Run it, and return its output."""
        # The user's own command line, so a shell may read it.
        process = subprocess.run(  # noqa: S602
            self.command, shell=True, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        return self._output(process)

    async def run_async(self) -> str:
        """Run it, and return its output."""
        import anyio  # noqa: PLC0415 -- for this option alone

        return self._output(await anyio.run_process(self.command, stdin=subprocess.DEVNULL, check=False))

    def _output(self, process: subprocess.CompletedProcess[bytes]) -> str:
        if process.returncode:
            lines = process.stderr.decode(errors="replace").strip().splitlines() or [""]
            reason = f"ended with status {process.returncode} {lines[-1][:200]}".rstrip()
            raise ConfigurationError(f"{self.option}: the command {reason}")
        if not process.stdout.strip():
            raise ConfigurationError(f"{self.option}: the command printed nothing")
        return process.stdout.decode(errors="replace")
