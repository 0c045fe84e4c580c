"""What the comparison speaks of: differences, and the known ones among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Change = Literal["added", "dropped", "changed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the vendor's document and the curated one do not agree on, told from the vendor's side.

    `added`: only the vendor has it. `dropped`: only we have it. `changed`: both have it, in two ways.
    """

    change: Change
    what: str
    """The kind of thing: field, enum value, type, required, response, …"""
    name: str
    """The thing's own name, or the name of the field whose type or requiredness it is."""
    where: str
    """The way to it for people: the response's status, then the fields."""
    vendor: str
    """What the vendor has; empty for what the vendor lacks."""
    ours: str
    """What the curated document has; empty for what it lacks."""
    upstream: str
    """Where it stands in the vendor's document, or what it is missing from."""
    curated: str
    """Where it stands in the curated document, or what it is missing from."""
    places: tuple[str, ...] = ()
    """All pointers that are the thing itself in the curated document: its own, and those that `$ref` leads to."""


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
    """What a comparison found."""

    vendor: str
    source: str
    upstream: str
    """Pointer to the operation in the vendor's document."""
    curated: str
    new: list[Difference]
    explained: list[tuple[Difference, Entry]]
    stale: list[Entry]
    """Known differences that are none any more."""

    @property
    def count(self) -> int:
        """How many things are to be looked at."""
        return len(self.new) + len(self.stale)
