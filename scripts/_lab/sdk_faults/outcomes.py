"""The outcomes of faults: facts, the cells of the tables for them, and their part of docs/appendix/faults.md."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum

from attrs import field, frozen

from scripts._lab.sdks import BY_DISTRIBUTION
from scripts._tools.documents.markers import between, table

from .worker import TIMEOUT, patience

PART = "sdks"
OURS = "these packages"
_TABLE = re.compile(r"^(?:### (.+)|\*\*(.+)\*\*)\n+((?:\|.*\n)+)", re.MULTILINE)
_FAULT = re.compile(r"`(.+)`")
_SYNC = re.compile(r"sync: ([^,]+)")
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


@frozen
class Record:
    """The outcomes, as the tables of the document have them."""

    sdks: tuple[str, ...]
    """The distributions, by column."""
    cells: Mapping[str, tuple[str, ...]]
    """The outcomes of each fault, by column."""
    recorded: str
    """A sentence with the date and the versions."""


def _tables(part: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Titles, and the lines of the table under each without the rule."""
    for match in _TABLE.finditer(f"{part}\n"):
        lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in match[3].splitlines()]
        yield match[1] or match[2], [lines[0], *lines[2:]]


def _by_fault(lines: Iterable[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {name[1]: tuple(line[1:]) for line in lines if (name := _FAULT.fullmatch(line[0]))}


def ours(document: str) -> dict[str, dict[str, str]]:
    """By section and fault, the outcome of these packages' synchronous clients, from the document."""
    return {
        title: {fault: _agreed(cells) for fault, cells in _by_fault(lines).items()}
        for title, lines in _tables(between(document, "faults"))
    }


def _agreed(cells: Iterable[str]) -> str:
    """The outcome of all vendors' clients; where they differ, each of them."""
    return " or ".join(dict.fromkeys(sync[1] if (sync := _SYNC.search(cell)) else cell for cell in cells))


def read(document: str) -> Record | None:
    """The recorded outcomes, None if there are none."""
    part = between(document, PART)
    tables = [lines for _, lines in _tables(part)]
    recorded = re.search(r"^Recorded .+$", part, re.MULTILINE)
    if not tables or not recorded:
        return None
    cells = {fault: rest[1:] for lines in tables for fault, rest in _by_fault(lines).items()}
    return Record(tuple(tables[0][0][2:]), cells, recorded[0])


def shown(record: Record, sections: Mapping[str, Mapping[str, str]]) -> str:
    """The part of the document, given the result of `ours`; faults that no longer exist are left out."""
    head = [OURS, *record.sdks]
    tables = {
        title: [[f"`{fault}`", own, *record.cells[fault]] for fault, own in faults.items() if fault in record.cells]
        for title, faults in sections.items()
    }
    rows = [row for lines in tables.values() for row in lines]
    columns = [[row[column] for row in rows] for column in range(1, len(head) + 1)]
    kinds = [Counter(map(kind, column)) for column in columns]
    figures = [[each.value, *(str(count[each]) for count in kinds)] for each in Kind]
    shown_keys = [str(sum(map(shows_key, column))) for column in columns]
    parts = [
        f"`make sdk-faults` plays the same faults to the vendors' official SDKs. Of {len(rows)} faults so many end in",
        table([["", *head], *figures, ["shows the key in the text of its error", *shown_keys]]),
        _explained(record.sdks),
        *(f"**{title}**\n\n{table([['Fault', *head], *lines])}" for title, lines in tables.items() if lines),
        record.recorded,
    ]
    return "\n\n".join(parts)


def _explained(names: Sequence[str]) -> str:
    clients = "\n".join(
        f"* {name}: `{sdk.client}`; by default {sdk.retries}. After {patience(sdk):g} s it counts as hanging."
        for name in names
        if (sdk := BY_DISTRIBUTION[name])
    )
    return f"""\
Each SDK gets one run, with a new client in a new process for each fault. The client has a timeout of {TIMEOUT:g} s, set
as its documentation says. The authority for the TLS faults is in `SSL_CERT_FILE`, for Datadog's SDK in `ssl_ca_cert`.
All other settings are the defaults:

{clients}

Every request gets the fault, except that redirects to the same server come once. The first column is the outcome of the
synchronous clients in the tables above, without retries; `timed out` is a `TransportError`.

* `run` is the run, with its id and its status. `no run: X` is an X without them, returned without an error.
* `X` is an error that the SDK's package defines, `X (package)` an error of another package that it lets through.
* `hangs`: nothing was returned in the time that all its requests and the pauses between them may take, plus 3 s; the
  process was killed.
* `memory`: the process grew by more than 200 MB beyond what a good answer takes; its limit was 1 GiB.
* `{TIMES}3`: the client sent three requests. `other host asked`: it followed a redirect to another host, without the
  key. `key shown`: the error's `str` or `repr` repeats the key that the server has sent back; these packages leave
  it out."""
