"""A schema as the generated client types it: one part per Python type that its value may have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts._tools.codegen.speclint import COMPONENT
from scripts._tools.documents.nodes import Node, mapping, sequence
from scripts._tools.documents.pointers import follow, join

from .rules import DOCUMENTATION_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

SCALARS = {
    ("string", "date-time"): "datetime",
    ("string", "date"): "date",
    ("string", "uuid"): "UUID",
    ("string", "binary"): "File",
    ("string", ""): "str",
    ("integer", ""): "int",
    ("number", ""): "float",
    ("boolean", ""): "bool",
    ("null", ""): "None",
    ("array", ""): "list",
}
UNIONS = ("anyOf", "oneOf")


@dataclass(frozen=True)
class Part:
    """One type that a value may have."""

    type: str
    """Its name in Python; that of a class is the component's."""
    pointer: str
    node: Node

    @property
    def is_class(self) -> bool:
        """Whether the generator makes a class of its own of it."""
        return self.is_object or "enum" in self.node

    @property
    def is_object(self) -> bool:
        """Whether it has fields."""
        return self.type not in SCALARS.values() and not {"enum", "const"} & set(self.node) and self.type != "Any"

    @property
    def tag(self) -> str:
        """What a union knows it by: its constant, else its name."""
        fields: Node = self.node.get("properties", {})
        return next((str(field["const"]) for field in fields.values() if "const" in field), self.type)


def parts(doc: Node, pointer: str) -> dict[str, Part]:
    """The parts of the schema at a pointer by type; `None` among them if it admits null."""
    return {part.type: part for part in _parts(doc, pointer)}


def _parts(doc: Node, pointer: str) -> Iterator[Part]:
    place, node = follow(doc, pointer)
    members = [join(place, key, index) for key in UNIONS for index in range(len(node.get(key, [])))]
    if members:
        for member in members:
            yield from _parts(doc, member)
    elif len(node.get("allOf", [])) == 1 and "properties" not in node:
        yield from _parts(doc, join(place, "allOf", 0))
    elif "const" in node:
        yield Part(f"Literal[{node['const']!r}]", place, node)
    elif "enum" in node:
        if None in node["enum"] or "null" in _types(node):
            yield Part("None", place, {"type": "null"})
        yield Part(_name(place) or "enum", place, node)
    elif not _types(node) and not {"properties", "allOf", "additionalProperties"} & set(node):
        yield Part("Any", place, node)
    else:
        for kind in _types(node) or ["object"]:
            scalar = SCALARS.get((kind, str(node.get("format", "")))) or SCALARS.get((kind, ""))
            yield Part(scalar or _name(place) or "object", place, node)


def _types(node: Node) -> list[str]:
    kind: Any = node.get("type", [])
    return [kind] if isinstance(kind, str) else list(kind)


def _name(pointer: str) -> str:
    return pointer.rpartition("/")[2] if COMPONENT.fullmatch(pointer) else ""


def fields(doc: Node, part: Part) -> dict[str, tuple[str, bool]]:
    """The pointer of each field of a part, and whether it is required; those of `allOf` included."""
    required = part.node.get("required", [])
    found = {
        name: (join(part.pointer, "properties", name), name in required) for name in part.node.get("properties", {})
    }
    for index in range(len(part.node.get("allOf", []))):
        place, node = follow(doc, join(part.pointer, "allOf", index))
        found |= fields(doc, Part(part.type, place, node))
    return found


def fingerprint(doc: Node, pointer: str, above: tuple[str, ...] = ()) -> Any:
    """What two schemas have in common if they say the same of a value, whatever their names and descriptions."""
    place, node = follow(doc, pointer)
    if place in above:
        return len(above) - above.index(place)
    return _stripped(doc, node, place, (*above, place))


def _stripped(doc: Node, node: Any, place: str, above: tuple[str, ...]) -> Any:
    if isinstance(node, list):
        return [_stripped(doc, item, join(place, index), above) for index, item in enumerate(sequence(node))]
    if not isinstance(node, dict):
        return node
    entries = mapping(node)
    if "$ref" in entries:
        return fingerprint(doc, place, above)
    named = place.endswith("/properties")
    return {
        key: _stripped(doc, value, join(place, key), above)
        for key, value in entries.items()
        if named or not (key in DOCUMENTATION_KEYS or key.startswith("x-") or key == "discriminator")
    }
