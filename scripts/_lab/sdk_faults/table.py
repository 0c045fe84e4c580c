"""The part of docs/reliability.md that compares the SDKs with these packages: written, and read back."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from scripts._lab.sdks import BY_DISTRIBUTION
from scripts._tools.documents.markers import between, table

from .outcomes import TIMES, Kind, kind, shows_key
from .worker import TIMEOUT, patience

PART = "sdks"
OURS = "these packages"
_TABLE = re.compile(r"^(?:### (.+)|\*\*(.+)\*\*)\n+((?:\|.*\n)+)", re.MULTILINE)
_FAULT = re.compile(r"`(.+)`")
_SYNC = re.compile(r"sync: ([^,]+)")


@frozen
class Record:
    """The outcomes, as the tables of the document have them."""

    sdks: tuple[str, ...]
    """The distributions, by column."""
    cells: Mapping[str, tuple[str, ...]]
    """The outcomes of each fault, by column."""
    made: str
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
    made = re.search(r"^Recorded .+$", part, re.MULTILINE)
    if not tables or not made:
        return None
    cells = {fault: rest[1:] for lines in tables for fault, rest in _by_fault(lines).items()}
    return Record(tuple(tables[0][0][2:]), cells, made[0])


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
        record.made,
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
