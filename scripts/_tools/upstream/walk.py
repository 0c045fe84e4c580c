"""What both walks share: a list of differences, and how a thing that one side lacks becomes one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .model import Difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scripts._tools.documents.nodes import Node

Places = tuple[str, ...]


@dataclass(slots=True)
class Walk:
    """Both documents, and the differences found so far."""

    vendor: Node
    ours: Node
    found: list[Difference] = field(default_factory=list[Difference])

    def changed(self, what: str, name: str, where: str, values: tuple[str, str], at: tuple[str, Places]) -> None:
        """Tell what both have in two ways: the vendor's value and ours, the vendor's pointer and our places."""
        theirs, ours = values
        upstream, places = at
        self.found.append(Difference("changed", what, name, where, theirs, ours, upstream, places[0], places))

    def flag(self, what: str, name: str, where: str, values: tuple[bool, bool], at: tuple[str, Places]) -> None:
        """Tell a property that only one side has: the vendor's answer and ours."""
        if values[0] != values[1]:
            theirs, ours = ("yes" if value else "no" for value in values)
            self.changed(what, name, where, (theirs, ours), at)

    def things(
        self,
        what: str,
        where: str,
        vendor: Mapping[str, str | Places],
        ours: Mapping[str, str | Places],
        homes: tuple[str, str],
        *,
        pair: bool = False,
    ) -> list[str]:
        """Compare two sets of named things and return the names in both.

        Args:
            what: The kind of thing.
            where: The way to the thing that has them.
            vendor: The vendor's names with their pointers.
            ours: Our names with their pointers.
            homes: What the things stand in, in the vendor's document and in ours.
            pair: Whether one thing that only the vendor has and one that only we have are the same thing, changed.
        """
        only_vendor = [name for name in vendor if name not in ours]
        only_ours = [name for name in ours if name not in vendor]
        if pair and len(only_vendor) == len(only_ours) == 1:
            name, own = only_vendor.pop(), only_ours.pop()
            self.changed(what, own, where, (name, own), (_places(vendor[name])[-1], _places(ours[own])))
        for name in only_vendor:
            self.found.append(Difference("added", what, name, where, name, "", _places(vendor[name])[-1], homes[1]))
        for name in only_ours:
            places = _places(ours[name])
            self.found.append(Difference("dropped", what, name, where, "", name, homes[0], places[0], places))
        return [name for name in vendor if name in ours]


def _places(pointers: str | Places) -> Places:
    return (pointers,) if isinstance(pointers, str) else pointers


def unique(pointers: Iterable[str]) -> Places:
    """The pointers, each once."""
    return tuple(dict.fromkeys(pointers))
