"""Vendors' texts made fit for one line of a terminal, and durations as people write them."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from runstate import RunstateError

ENCODABLE = "runstate"
"""The `errors` of a stream: what its encoding does not have becomes ASCII."""
_PLAIN = {"…": "~", "━": "#", "╌": "-"}


def one_line(text: str) -> str:
    """`text` without line breaks and without characters that could steer a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


_AS_OPTIONS = (
    (r"\b\w+=… or (?=[A-Z])", ""),
    ("pass it to the client or set the variable", "set the variable"),
    (r"\ballow_plain_http=True\b", "--allow-plain-http"),
)
"""What messages of the library say to a program, and what a person at a terminal can do instead."""


def message(error: RunstateError) -> str:
    """What an error says, in one line and in the words of the command line."""
    text = one_line(str(error))
    for pattern, instead in _AS_OPTIONS:
        text = re.sub(pattern, instead, text)
    return text


def compact(seconds: float) -> str:
    """A duration in at most two units: `8s`, `3m12s`, `1h05m`, `2d03h`."""
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes_over = divmod(minutes, 60)
    days, hours_over = divmod(hours, 24)
    if days:
        return f"{days}d{hours_over:02}h"
    if hours:
        return f"{hours}h{minutes_over:02}m"
    return f"{minutes}m{rest:02}s" if minutes else f"{rest}s"


def shortened(text: str, width: int) -> str:
    """`text` in at most `width` characters, by leaving out what is a little behind its middle."""
    if len(text) <= width:
        return text
    tail = (width - 1) * 2 // 5
    return f"{text[: width - 1 - tail]}…{text[len(text) - tail :]}" if width > 1 else "…"[:width]


def _encodable(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that an encoding does not have, each as wide as they are."""
    if not isinstance(error, UnicodeEncodeError) or not (plain := _PLAIN.get(error.object[error.start])):
        text, end = codecs.backslashreplace_errors(error)
        return str(text), end
    return plain, error.start + 1


codecs.register_error(ENCODABLE, _encodable)
