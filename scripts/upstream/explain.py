"""Which entry of `x-curation` explains which difference.

An entry's pointer says where, and its `change` must say what. Three things have to hold:

* It stands at the thing itself, or above it. Above counts by the pointers alone: an entry at a component speaks of all
  that is written in it, and not of other components that it refers to.
* If it stands above, its `change` names the thing (the field, the value, the status) as a whole word.
* Its `change` says what is different in the words of `SAYS`. So an entry about a field's description does not hide that
  the vendor has dropped the field, and one about a type does not hide that it changed again.

What the vendor added has no place of its own in the curated document: only an entry above it that names it, and says
that it is left out, explains it. A new field in an object with an entry is therefore still new.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Difference, Entry

SAYS = {
    "added": r"\bleft out\b",
    "dropped": r"\badded\b",
    "required": r"\b(required?|requires|optional|absent)\b",
    "null": r"\bnull(able)?\b",
}
"""The words for a kind of difference; for all other kinds, the entry names what the vendor has: `number`, `uuid`."""


def split(
    differences: Iterable[Difference], entries: Iterable[Entry]
) -> tuple[list[Difference], list[tuple[Difference, Entry]]]:
    """The differences that no entry explains, and the others with the first entry that does."""
    known = list(entries)
    new: list[Difference] = []
    explained: list[tuple[Difference, Entry]] = []
    for difference in differences:
        entry = next((entry for entry in known if explains(entry, difference)), None)
        if entry is None:
            new.append(difference)
        else:
            explained.append((difference, entry))
    return new, explained


def explains(entry: Entry, difference: Difference) -> bool:
    """Whether an entry speaks of a difference."""
    kind = difference.change if difference.change in SAYS else difference.what
    says = SAYS.get(kind) or _word(difference.vendor)
    if not re.search(says, entry.change, re.IGNORECASE):
        return False
    if entry.pointer in difference.places and not entry.pointer.endswith("/required"):
        return True
    above = any(_is_at_or_above(entry.pointer, place) for place in (difference.curated, *difference.places))
    name = difference.name.rpartition(" ")[2] if difference.what == "parameter" else difference.name
    return above and re.search(_word(name), entry.change) is not None


def _is_at_or_above(pointer: str, place: str) -> bool:
    return place == pointer or place.startswith(pointer.rstrip("/") + "/")


def _word(text: str) -> str:
    return rf"(?<![\w-]){re.escape(text)}(?![\w-])"
