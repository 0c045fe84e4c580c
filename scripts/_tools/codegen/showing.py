"""Which fields of a document its examples show, and which fields of the examples it does not have.

A misspelt or renamed field is both: no example shows it, and examples have another that no schema describes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from scripts._tools.documents.nodes import Node, follow, join, mapping, sequence

Accepts = Callable[[str, Any], bool]


NO_EXAMPLE = "x-no-example"
"""In a field: why no example shows it."""
UNLISTED = "x-unlisted"
"""In an object: the fields that examples have and the document leaves out on purpose, each with the reason."""


@dataclass(slots=True)
class Shown:
    """What payloads have shown so far."""

    doc: Node
    accepts: Accepts
    """Whether the schema at a pointer accepts a value."""
    fields: set[str] = field(default_factory=set[str])
    """The pointers of the fields that a payload had."""
    unlisted: set[str] = field(default_factory=set[str])
    """The pointers of the reasons in `x-unlisted` that were of use."""

    def read(self, pointer: str, payload: Any) -> list[str]:
        """Read a payload of the schema at a pointer; returns the pointers of what it has and no schema describes."""
        return self._read([pointer], payload, "#")

    def _read(self, pointers: list[str], value: Any, place: str) -> list[str]:
        schemas = [found for pointer in pointers for found in self._alternatives(pointer, value)]
        unknown: list[str] = []
        for name, inner in mapping(value).items():
            homes = [join(end, "properties", name) for end, node in schemas if name in node.get("properties", {})]
            self.fields.update(homes)
            reasons = [join(end, UNLISTED, name) for end, node in schemas if name in node.get(UNLISTED, {})]
            self.unlisted.update(reasons)
            maps = [end for end, node in schemas if "additionalProperties" in node or "properties" not in node]
            if not homes and not reasons and not maps:
                unknown.append(join(place, name))
            typed = [join(end, "additionalProperties") for end in maps if not homes and self._is_map(end)]
            unknown += self._read(homes or typed, inner, join(place, name)) if homes or typed else []
        items = [join(end, "items") for end, node in schemas if "items" in node]
        for i, inner in enumerate(sequence(value) if items else []):
            unknown += self._read(items, inner, join(place, i))
        return unknown

    def _is_map(self, pointer: str) -> bool:
        return isinstance(follow(self.doc, pointer)[1].get("additionalProperties"), dict)

    def _alternatives(self, pointer: str, value: Any) -> list[tuple[str, Node]]:
        """The schema itself, and those of its alternatives that accept the value, references followed."""
        end, node = follow(self.doc, pointer)
        inner = [join(end, key, i) for key in ("anyOf", "oneOf", "allOf") for i in range(len(node.get(key, [])))]
        taken = [found for each in inner if self.accepts(each, value) for found in self._alternatives(each, value)]
        return taken if inner and "properties" not in node else [(end, node), *taken]
