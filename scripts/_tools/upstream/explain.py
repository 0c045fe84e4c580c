"""The known and wanted differences: the list in `specs/<vendor>/upstream.yaml`.

An entry of the list is one difference, written as the report writes it: the place, the kind, and from what the vendor
has to what the curated document has. It explains exactly this difference, once. So a difference in the other direction
is new, and an entry whose difference is gone is stale.
"""

from collections.abc import Iterable
from pathlib import Path

from scripts._tools.documents.comparison import Difference
from scripts._tools.documents.errors import BadInput
from scripts._tools.documents.nodes import Node, mapping, sequence
from scripts._tools.documents.reading import load, read_text

from .report import Entry, sentence

KEYS = {"because", "differences"}


def known(path: Path, name: str, curated: Node) -> list[Entry]:
    """The entries of a list; none if there is no such file."""
    if not path.exists():
        return []
    groups = sequence(load(read_text(path, name), name).get("known"))
    reasons: dict[str, list[str]] = {}
    for entry in sequence(curated.get("x-curation")):
        reasons.setdefault(str(mapping(entry).get("pointer")), []).append(str(mapping(entry).get("reason")))
    found: list[Entry] = []
    for group in groups:
        because, lines = str(mapping(group).get("because") or ""), sequence(mapping(group).get("differences"))
        if set(mapping(group)) != KEYS or not because or not lines or not all(isinstance(line, str) for line in lines):
            raise BadInput(f"{name}: write each group of `known` as `because`, a text, and `differences`, a list")
        if because.startswith("#/") and because not in reasons:
            raise BadInput(f"{name}: no entry of x-curation has the pointer {because}")
        found += [Entry(line, because, " ".join(reasons.get(because, [because]))) for line in lines]
    return found


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
