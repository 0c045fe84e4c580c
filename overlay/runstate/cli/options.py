"""What users write: durations and references."""

from __future__ import annotations

import math
import re
import sys
from typing import TYPE_CHECKING

from runstate import ConfigurationError, RunRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_NUMBER = r"\d+(?:\.\d+)?"
_DURATION = re.compile(r"\s*".join(rf"(?:({_NUMBER})\s*{unit})?" for unit in _UNITS), re.ASCII | re.IGNORECASE)
_SECONDS = re.compile(_NUMBER, re.ASCII)
_FOR_EVER = {"none", "forever"}


def duration(text: str) -> float:
    """A duration in seconds: `90`, `90s`, `15m`, `1h30m`, `2d`.

    Raises:
        ValueError: If it is none.
    """
    written = text.strip()
    if _SECONDS.fullmatch(written):
        number = float(written)
    elif written and (parts := _DURATION.fullmatch(written)):
        numbers = (float(part or 0) for part in parts.groups())
        number = sum(number * unit for number, unit in zip(numbers, _UNITS.values(), strict=True))
    else:
        raise ValueError(f"{text!r} is no duration: write 90, 90s, 15m, 1h30m or 2d")
    if not math.isfinite(number):
        raise ValueError(f"{text!r} is too long")
    return number


def timeout(text: str) -> float | None:
    """A duration in seconds, or None for `none` and `forever`.

    Raises:
        ValueError: If it is neither.
    """
    if text.strip().lower() in _FOR_EVER:
        return None
    try:
        return duration(text)
    except ValueError as error:
        raise ValueError(f"{error}, or none to wait for ever") from None


def interval(text: str) -> float:
    """A duration above 0, in seconds.

    Raises:
        ValueError: If it is none.
    """
    number = duration(text)
    if not number:
        raise ValueError("it must be above 0")
    return number


def references(words: Iterable[str]) -> list[RunRef]:
    """The runs that are named, each once; `-` stands for those on stdin.

    Raises:
        ConfigurationError: If one is no reference, or there is none.
    """
    found = list(dict.fromkeys(map(RunRef.parse, _spelled_out(words))))
    if not found:
        raise ConfigurationError("no references: name at least one run, as in retab:exprun_2")
    return found


def _spelled_out(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if word == "-":
            yield from _from_stdin()
        else:
            yield word


def _from_stdin() -> Iterator[str]:
    try:
        # A byte-order mark, which PowerShell writes, is no part of the first reference.
        text = sys.stdin.buffer.read().decode("utf-8-sig") if sys.stdin else ""
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise ConfigurationError("stdin is not text in UTF-8: write one reference per line")
    for line in map(str.strip, text.splitlines()):
        # Only whole lines are comments: an id may well hold a "#".
        if line and not line.startswith("#"):
            yield line
