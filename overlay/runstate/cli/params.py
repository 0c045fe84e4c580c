"""The options and arguments that commands share, and the parsing of their values."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterable
from functools import reduce
from typing import Any

import click

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


JSON = click.option("--json", is_flag=True, help="Print JSON Lines.")
SPEED = click.option("--speed", default=1.0, help="Play the scripts of the runs this many times faster.")
REFERENCES = options(
    click.argument("references", metavar="REF...", nargs=-1, required=True),
    JSON,
    click.option("--raw", is_flag=True, help="JSON Lines, with the vendor's own data in `raw`."),
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
    click.option("--insecure", is_flag=True, help="Do not check certificates. Others on the network can read the key."),
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
    if ca_file and insecure:
        raise click.UsageError("--ca-file and --insecure exclude each other: pass one of them")
    if insecure:
        complain("warning: --insecure checks no certificate; others on the network can read the key")
    http: dict[str, Any] = {"allow_plain_http": True} if allow_plain_http else {}
    if ca_file or insecure:  # otherwise the environment decides
        http["verify"] = ca_file or False
    credentials: dict[str, dict[str, Callable[[], Awaitable[str]]]] = {}
    for text in token_command:
        target, equals, command = text.partition("=")
        slug, _, name = target.partition(".")
        if not (equals and command.strip()):
            raise ConfigurationError(
                f"--token-command {text!r}: write VENDOR=COMMAND or VENDOR.CREDENTIAL=COMMAND, as in retab='pass retab'"
            )
        secrets = [item.name for items in runstate.vendor_info(slug).credentials for item in items if item.secret]
        if name and name not in secrets:
            raise ConfigurationError(f"--token-command {target}: choose one of {', '.join(dict.fromkeys(secrets))}")
        credentials.setdefault(slug, {})[name or secrets[0]] = _output_of(command, f"--token-command {target}")
    clients = {
        slug: getattr(runstate, f"Async{runstate.VENDORS[slug].client}")(**functions, **http)
        for slug, functions in credentials.items()
    }
    return {**others, "clients": clients, "http": http}


def _output_of(command: str, option: str) -> Callable[[], Awaitable[str]]:
    """A function that runs a command in a shell and returns its output."""

    async def run() -> str:
        import anyio  # noqa: PLC0415 -- for this option alone

        process = await anyio.run_process(command, stdin=subprocess.DEVNULL, check=False)
        if process.returncode:
            lines = process.stderr.decode(errors="replace").strip().splitlines() or [""]
            reason = f"ended with status {process.returncode} {lines[-1][:200]}".rstrip()
            raise ConfigurationError(f"{option}: the command {reason}")
        if not process.stdout.strip():
            raise ConfigurationError(f"{option}: the command printed nothing")
        return process.stdout.decode(errors="replace")

    return run
