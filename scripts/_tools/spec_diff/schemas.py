"""Two schemas, and all that can be reached from them: fields, types, enum values, variants."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from scripts._tools.documents.pointers import join

from .changes import Change
from .rules import Direction, schema_severity
from .shapes import Part, fields, fingerprint, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts._tools.documents.nodes import Node

OPEN_VARIANT = "Unknown"
OPENING = {"str", "int", "Any"}  # beside an enum, they take the values of tomorrow


def renames(old: dict[str, Any], new: dict[str, Any]) -> dict[str, str]:
    """Which of the old names that are gone is which of the new ones: equal in substance, and alike in name."""
    pairs = [
        (SequenceMatcher(None, gone, come).ratio(), gone, come)
        for gone in old.keys() - new.keys()
        for come in new.keys() - old.keys()
        if old[gone] == new[come]
    ]
    found: dict[str, str] = {}
    for _, gone, come in sorted(pairs, reverse=True):
        if gone not in found and come not in found.values():
            found[gone] = come
    return found


class SchemaComparison:
    """Collects the changes between the schemas of two documents, each pair of components once."""

    def __init__(self, old: Node, new: Node) -> None:
        self.old = old
        self.new = new
        self.changes: list[Change] = []
        self._seen: set[tuple[str, str, Direction]] = set()

    def compare(self, place: str, old: str, new: str, direction: Direction) -> None:
        """Compare the schemas at two pointers, known to people as `place`."""
        before, after = parts(self.old, old), parts(self.new, new)
        if "None" in after and "None" not in before:
            self._add("became-nullable", direction, place, "may be null now")
        if "None" in before and "None" not in after:
            self._add("no-longer-nullable", direction, place, "is never null any more")
        gone = {name: part for name, part in before.items() if name not in after and name != "None"}
        come = {name: part for name, part in after.items() if name not in before and name != "None"}
        is_open = not OPENING.isdisjoint(after)
        for name, part in before.items():
            if name in after:
                where = self._variant(place, part, before.values())
                self._inside(where, part, after[name], direction, is_open=is_open)
        self._renamed(place, gone, come, direction)
        self._retyped(place, before, gone, come, direction)

    def _add(self, rule: str, direction: Direction, place: str, what: str) -> None:
        self.changes.append(Change(schema_severity(rule, direction), rule, place, what))

    @staticmethod
    def _variant(place: str, part: Part, among: Iterable[Part]) -> str:
        several = sum(other.is_object for other in among) > 1
        return f"{place}.{part.tag}" if several and part.is_object else place

    def _renamed(self, place: str, gone: dict[str, Part], come: dict[str, Part], direction: Direction) -> None:
        """Take the classes out of `gone` and `come` that have only another name, or the same tag."""

        def known_by(doc: Node, among: dict[str, Part]) -> dict[str, Any]:
            return {
                name: part.tag if part.tag != name else fingerprint(doc, part.pointer)
                for name, part in among.items()
                if part.is_class
            }

        for old, new in renames(known_by(self.old, gone), known_by(self.new, come)).items():
            self._add("class-renamed", direction, place, f"is another class: renamed {old} → {new}")
            self._inside(place, gone.pop(old), come.pop(new), direction)

    def _retyped(
        self, place: str, before: dict[str, Part], gone: dict[str, Part], come: dict[str, Part], direction: Direction
    ) -> None:
        if any(name.startswith(OPEN_VARIANT) for name in before):
            for name in [name for name, part in come.items() if part.is_object]:
                part = come.pop(name)
                self._add("variant-added", direction, f"{place}.{part.tag}", f"is a new variant ({name})")
        if gone and come:
            said = f"changed its type from {' | '.join(gone)} to {' | '.join(come)}"
            self._add("type-changed", direction, place, said)
        elif come:
            self._add("type-widened", direction, place, f"may now be {' | '.join(come)} too")
        for name, part in () if come else gone.items():
            rule = "class-removed" if part.is_class else "type-narrowed"
            self._add(rule, direction, place, f"is never {name} any more")

    def _inside(self, place: str, old: Part, new: Part, direction: Direction, *, is_open: bool = True) -> None:
        if (key := (old.pointer, new.pointer, direction)) in self._seen:
            return
        self._seen.add(key)
        if "enum" in old.node and "enum" in new.node:
            self._values(place, old, new, direction, is_open=is_open)
        elif old.is_object and new.is_object:
            self._fields(place, old, new, direction)
            self._extra(place, old, new, direction)
        elif "items" in old.node and "items" in new.node:
            self.compare(f"{place}[]", join(old.pointer, "items"), join(new.pointer, "items"), direction)
        elif old.node.get("format") != new.node.get("format"):
            said = f"changed its format from {old.node.get('format')} to {new.node.get('format')}"
            self._add("format-changed", direction, place, said)

    def _values(self, place: str, old: Part, new: Part, direction: Direction, *, is_open: bool) -> None:
        for value in new.node["enum"]:
            if value not in old.node["enum"]:
                rule = "enum-value-added" if is_open else "closed-enum-value-added"
                self._add(rule, direction, place, f"has a new value: {value}")
        for value in old.node["enum"]:
            if value not in new.node["enum"]:
                self._add("enum-value-removed", direction, place, f"lost the value {value}")

    def _fields(self, place: str, old: Part, new: Part, direction: Direction) -> None:
        before, after = fields(self.old, old), fields(self.new, new)
        renamed = renames(
            {name: fingerprint(self.old, pointer) for name, (pointer, _) in before.items()},
            {name: fingerprint(self.new, pointer) for name, (pointer, _) in after.items()},
        )
        for name, (pointer, required) in before.items():
            where, now = f"{place}.{name}", renamed.get(name, name)
            if now not in after:
                self._add("field-removed", direction, where, "was removed")
                continue
            if now != name:
                self._add("field-renamed", direction, where, f"was renamed {name} → {now}")
            if after[now][1] and not required:
                self._add("became-required", direction, where, "is required now")
            if required and not after[now][1]:
                self._add("became-optional", direction, where, "may be absent now")
            self.compare(where, pointer, after[now][0], direction)
        for name, (_, required) in after.items():
            if name not in before and name not in renamed.values():
                rule = "required-field-added" if required else "field-added"
                self._add(rule, direction, f"{place}.{name}", "is a new field")

    def _extra(self, place: str, old: Part, new: Part, direction: Direction) -> None:
        before, after = (part.node.get("additionalProperties", True) for part in (old, new))
        if isinstance(before, dict) and isinstance(after, dict):
            pointers = [join(part.pointer, "additionalProperties") for part in (old, new)]
            self.compare(f"{place}.*", pointers[0], pointers[1], direction)
        elif after is False and before is not False:
            self._add("extra-fields-refused", direction, place, "has no fields but the named ones any more")
        elif before is False and after is not False:
            self._add("extra-fields-allowed", direction, place, "may have more fields than the named ones")
