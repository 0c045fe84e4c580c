"""The outcome of a fault: the facts, the cell of the table for them, and the kind of outcome that a cell names."""

import re
from collections.abc import Sequence
from enum import Enum

from attrs import field, frozen

MEMORY = 200 * 1000 * 1000
"""Bytes by which a process may grow beyond what a good answer takes."""
RUN = "run"
TIMES = "\N{MULTIPLICATION SIGN}"
_HANGS, _CRASHES, _MEMORY = "hangs", "crashes", "memory"
_NO_RUN = "no run"
_KEY_SENT = "**key sent to another host**"
_ELSEWHERE = ", other host asked"
_KEY_SHOWN = ", key shown"


def _pair(value: Sequence[str] | None) -> tuple[str, str] | None:
    return (value[0], value[1]) if value else None  # JSON has lists


@frozen(kw_only=True)
class Facts:
    """The behaviour of one client under a fault."""

    fault: str
    returned: str | None = None
    """The type of the returned object."""
    run: tuple[str, str] | None = field(default=None, converter=_pair)
    """Its id and its status."""
    raised: tuple[str, str] | None = field(default=None, converter=_pair)
    """The package and the name of the exception."""
    shows_key: bool = False
    """Whether the exception's text has the key."""
    ended: str | None = None
    """`hangs` or `crashes`, if it neither returned nor raised."""
    seconds: float
    grown: int
    """Bytes by which it was larger than for a good answer."""
    requests: int
    """How many reached the server, or the gate before it."""
    elsewhere: int
    """How many reached another host."""
    keys: int
    """How many of those contained the key."""


class Kind(Enum):
    """The kinds of outcome that the summary counts."""

    FINE = "the run, or an error of its own"
    FOREIGN = "an error that is not its own"
    NO_RUN = "something other than a run, without an error"
    HANGS = "hangs"
    MEMORY = "takes more than 200 MB"
    CRASHES = "the process crashes"
    KEY_SENT = "sends the key to another host"


def cell(facts: Facts, package: str, good: tuple[str, str]) -> str:
    """The outcome in a few words, given the SDK's package, and the id and status of the good answer."""
    if facts.keys:
        return _KEY_SENT
    if facts.grown > MEMORY:
        what = _MEMORY
    elif facts.ended:
        what = facts.ended
    elif facts.raised:
        whose, name = facts.raised
        what = name if whose == package else f"{name} ({'Python' if whose == 'builtins' else whose})"
    else:
        what = RUN if facts.run == good else f"{_NO_RUN}: {facts.returned}"
    # How often memory can be filled in time depends on the machine.
    times = f" {TIMES}{facts.requests}" if facts.requests > 1 and what != _MEMORY else ""
    return f"{what}{times}{_ELSEWHERE if facts.elsewhere else ''}{_KEY_SHOWN if facts.shows_key else ''}"


def kind(text: str) -> Kind:
    """The kind that a cell names; any other text is an error of the SDK's own."""
    what = re.sub(rf"( {TIMES}\d+)?({_ELSEWHERE})?({_KEY_SHOWN})?$", "", text)
    known = {_KEY_SENT: Kind.KEY_SENT, _MEMORY: Kind.MEMORY, _HANGS: Kind.HANGS, _CRASHES: Kind.CRASHES}
    if what in known:
        return known[what]
    if what.startswith(_NO_RUN):
        return Kind.NO_RUN
    return Kind.FOREIGN if what.endswith(")") else Kind.FINE


def shows_key(text: str) -> bool:
    """Whether a cell says that an error has the key in its text."""
    return text.endswith(_KEY_SHOWN)
