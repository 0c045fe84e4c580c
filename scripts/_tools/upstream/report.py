"""A comparison's result, for people and for programs, less the differences that are known and wanted.

An entry of the list in `specs/<vendor>/upstream.yaml` is one difference, written as the report writes it: the place,
the kind, and from what the vendor has to what the curated document has. It explains exactly this difference, once. So a
difference in the other direction is new, and an entry whose difference is gone is stale.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from scripts._tools.documents.comparison import Change, Difference, Pair
from scripts._tools.documents.nodes import BadInput, Node, mapping, sequence
from scripts._tools.documents.reading import load, read_text

KEYS = {"because", "differences"}
CHANGES: dict[Change, str] = {"removed": "added", "added": "dropped", "changed": "changed"}
"""What the vendor did: of the two documents, the vendor's is the old one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A known difference."""

    line: str
    """The difference as the report writes it."""
    because: str
    """The reason, or the pointer of the entry of `x-curation` that gives it."""
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a comparison."""

    vendor: str
    source: str
    operations: list[Pair]
    """The pointers to the operations, in the vendor's document and in ours."""
    new: list[Difference]
    explained: list[tuple[Difference, Entry]]
    stale: list[Entry]
    """Known differences that no longer exist."""

    @property
    def count(self) -> int:
        """How many things need a look."""
        return len(self.new) + len(self.stale)


def text(report: Report, *, everything: bool) -> str:
    """The result for people: a headline, the differences in groups, and the known ones that are gone."""
    count = report.count
    headline = f"{count} difference{'s' if count > 1 else ''}" if count else "nothing new"
    lines = [f"{report.vendor}: {headline}; {len(report.explained)} known"]
    lines += _groups([(difference, None) for difference in report.new])
    if report.stale:
        lines += ["", f"known, but no longer a difference: see specs/{report.vendor}/upstream.yaml"]
        lines += [f"  {entry.line}" for entry in report.stale]
    if everything and report.explained:
        lines += ["", "known:", *_groups([*report.explained])]
    return "\n".join(lines)


def _groups(differences: list[tuple[Difference, Entry | None]]) -> list[str]:
    lines: list[str] = []
    for change, done in CHANGES.items():
        members = [pair for pair in differences if pair[0].change == change]
        lines += ["", f"{done} by the vendor"] if members else []
        for difference, entry in members:
            lines.append(f"  {sentence(difference)}")
            lines += [f"    vendor   {difference.at[0]}", f"    curated  {difference.at[1]}"]
            lines += [f"    because  {entry.reason}"] if entry else []
    return lines


def sentence(difference: Difference) -> str:
    """One difference in a line, the vendor's side first; `specs/<vendor>/upstream.yaml` lists the known ones so."""
    if difference.change == "changed":
        return f"{difference.what} of {difference.where or difference.name}, {' → '.join(difference.values)}"
    where = f" in {difference.where}" if difference.where else ""
    sides = "present → absent" if difference.change == "removed" else "absent → present"
    return f"{difference.what} {difference.name}{where}, {sides}"


def data(report: Report) -> dict[str, Any]:
    """The result for programs; every key is always there."""
    return {
        "vendor": report.vendor,
        "source": report.source,
        "operations": [{"upstream": upstream, "curated": curated} for upstream, curated in report.operations],
        "new": [_facts(difference) for difference in report.new],
        "explained": [{**_facts(difference), "entry": asdict(entry)} for difference, entry in report.explained],
        "stale": [asdict(entry) for entry in report.stale],
    }


def _facts(difference: Difference) -> dict[str, str]:
    (vendor, ours), (upstream, curated) = difference.values, difference.at
    return {
        "line": sentence(difference),
        "change": CHANGES[difference.change],
        "what": difference.what,
        "name": difference.name,
        "where": difference.where,
        "vendor": vendor,
        "ours": ours,
        "upstream": upstream,
        "curated": curated,
    }


def known(path: Path, name: str, curated: Node) -> list[Entry]:
    """The entries of a list; none if there is no such file."""
    if not path.exists():
        return []
    groups = sequence(load(read_text(path, name), name).get("known"))
    reasons: dict[str, list[str]] = {}
    for entry in sequence(curated.get("x-curation")):
        reasons.setdefault(str(mapping(entry).get("pointer")), []).append(str(mapping(entry).get("reason")))
    listed: list[Entry] = []
    for group in groups:
        because, lines = str(mapping(group).get("because") or ""), sequence(mapping(group).get("differences"))
        if set(mapping(group)) != KEYS or not because or not lines or not all(isinstance(line, str) for line in lines):
            raise BadInput(f"{name}: write each group of `known` as `because`, a text, and `differences`, a list")
        if because.startswith("#/") and because not in reasons:
            raise BadInput(f"{name}: no entry of x-curation has the pointer {because}")
        listed += [Entry(line, because, " ".join(reasons.get(because, [because]))) for line in lines]
    return listed


def split(
    differences: Iterable[Difference], entries: Iterable[Entry]
) -> tuple[list[Difference], list[tuple[Difference, Entry]], list[Entry]]:
    """The differences that no entry explains, the others with their entries, and the entries that explain nothing."""
    left = list(entries)
    new: list[Difference] = []
    explained: list[tuple[Difference, Entry]] = []
    for difference in differences:
        entry = next((entry for entry in left if entry.line == sentence(difference)), None)
        if entry is None:
            new.append(difference)
        else:
            left.remove(entry)
            explained.append((difference, entry))
    return new, explained, left
