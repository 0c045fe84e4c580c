"""The part of the walk below a response: types, fields, enum values.

Two things are not compared, since `check_specs` demands them of every curated document, whatever the vendor has: that
response enums are open, and that a union ends in a variant for what it does not know.

A place is named by the curated component that it is in: `Run.status`. So it keeps its name if another response that
has the same component comes first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scripts._tools.documents.pointers import follow, join

from .schema import shape_at
from .walk import Walk, unique

if TYPE_CHECKING:
    from scripts._tools.documents.nodes import Node

    from .shapes import Part, Shape


@dataclass(slots=True)
class Fields:
    """A comparison of schemas; each pair of them is compared once, where it is met first."""

    walk: Walk
    met: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    def compare(self, where: str, name: str, vendor: str, ours: str) -> None:
        """Compare the schema at the vendor's pointer with that at ours."""
        theirs, own = shape_at(self.walk.vendor, vendor), shape_at(self.walk.ours, ours)
        self.walk.flag("null", name, where, (theirs.admits_null, own.admits_null), (theirs.pointer, own.places))
        self._deprecated(where, name, ([vendor, *only_object(theirs)], [ours, *only_object(own)]), own.places)
        if (theirs.pointer, own.pointer) in self.met:
            return
        self.met.add((theirs.pointer, own.pointer))
        places = {part.kind: unique([*own.places, *part.places]) for part in own.parts}
        both = self.walk.things("type", where, theirs.kinds(), places, (theirs.pointer, own.pointer), pair=True)
        for kind in both:
            if kind == "object":
                self._objects(where, theirs, own)
            else:
                (one,), (other,) = ([part for part in shape.parts if part.kind == kind] for shape in (theirs, own))
                self._scalars(where, name, one, other, own.places)
                items = ({"items": part.items} if part.items else {} for part in (one, other))
                if self.walk.things("schema", where, next(items), next(items), (theirs.pointer, own.pointer)):
                    self.compare(f"{where}[]", name, str(one.items), str(other.items))

    def _deprecated(self, where: str, name: str, at: tuple[list[str], list[str]], places: tuple[str, ...]) -> None:
        """Compare whether one of the schemas at the vendor's pointers, or at ours, is marked as deprecated."""
        theirs = any(is_deprecated(self.walk.vendor, pointer) for pointer in at[0])
        own = any(is_deprecated(self.walk.ours, pointer) for pointer in at[1])
        self.walk.flag("deprecated", name, where, (theirs, own), (at[0][0], places))

    def _scalars(self, where: str, name: str, vendor: Part, ours: Part, places: tuple[str, ...]) -> None:
        """Compare enum values, formats and bounds."""
        places = unique([*places, *ours.places])
        if vendor.formats != ours.formats:
            texts = (" ".join(sorted(part.formats)) or "no format" for part in (vendor, ours))
            self.walk.changed("format", name, where, (next(texts), next(texts)), (vendor.pointer, places))
        for bound in sorted(vendor.bounds.keys() | ours.bounds.keys()):
            sides = (vendor.bounds.get(bound, "none"), ours.bounds.get(bound, "none"))
            if sides[0] != sides[1]:
                self.walk.changed(bound, name, where, sides, (vendor.pointer, places))
        values = {value: unique([pointer, *places]) for value, pointer in ours.values.items()}
        self.walk.things("enum value", where, vendor.values, values, (vendor.pointer, ours.pointer))

    def _objects(self, where: str, vendor: Shape, ours: Shape) -> None:
        """Match the alternatives that are objects: by tag, or by name and by what they have in common."""
        theirs, own = vendor.objects, ours.objects
        if (tag := vendor.tag or ours.tag) and (len(theirs) > 1 or len(own) > 1):
            known, mine = tagged(self.walk.vendor, vendor, tag), tagged(self.walk.ours, ours, tag)
            homes = (vendor.pointer, ours.pointer)
            places = {value: part.places for value, part in mine.items()}
            pointers = {value: part.pointer for value, part in known.items()}
            for value in self.walk.things("variant", where, pointers, places, homes):
                self._deprecated(f"{where}[{value}]", value, ([pointers[value]], [mine[value].pointer]), places[value])
                self._object(f"{where}[{value}]", known[value], mine[value])
            return
        for one in theirs:
            rest = sorted(own, key=lambda part: (part.name != one.name, -len(part.fields.keys() & one.fields.keys())))
            if rest:
                own.remove(rest[0])
                self._object(where, one, rest[0])
            else:
                self.walk.things("alternative", where, {one.name: one.pointer}, {}, (vendor.pointer, ours.pointer))
        for part in own:
            self.walk.things("alternative", where, {}, {part.name: part.places}, (vendor.pointer, ours.pointer))

    def _object(self, where: str, vendor: Part, ours: Part) -> None:
        """Compare the fields of two objects, and the values of what else they may hold."""
        if ours.pointer.startswith("#/components/schemas/"):
            where = ours.name
        if ours.fields and not vendor.fields:
            self.walk.changed("type", ours.name, where, ("free object", "typed object"), (vendor.pointer, ours.places))
            return
        homes = (vendor.pointer, join(ours.pointer, "properties"))
        for name in self.walk.things("field", where, vendor.fields, ours.fields, homes):
            inner = f"{where}.{name}"
            places = (join(ours.pointer, "required"), ours.fields[name])
            required = (name in vendor.required, name in ours.required)
            self.walk.flag("required", name, inner, required, (vendor.fields[name], places))
            self.compare(inner, name, vendor.fields[name], ours.fields[name])
        self._scalars(where, ours.name, vendor, ours, ours.places)
        extra = ({"additionalProperties": part.extra} if part.extra else {} for part in (vendor, ours))
        if self.walk.things("schema", where, next(extra), next(extra), (vendor.pointer, ours.pointer)):
            self.compare(f"{where}{{}}", "additionalProperties", str(vendor.extra), str(ours.extra))


def only_object(shape: Shape) -> list[str]:
    """The pointer to the object among the alternatives, if there is one alone."""
    return [part.pointer for part in shape.objects] if len(shape.objects) == 1 else []


def is_deprecated(doc: Node, pointer: str) -> bool:
    """Whether a schema, or one that its references lead to, is marked as deprecated."""
    while True:
        node = follow(doc, pointer, refs=False)[1]
        if node.get("deprecated") is True:
            return True
        if "$ref" not in node:
            return False
        pointer = node["$ref"]


def tagged(doc: Node, shape: Shape, tag: str) -> dict[str, Part]:
    """The variants of a union by the value of their tag; one without has its component's name for it."""
    found: dict[str, Part] = {}
    for part in shape.objects:
        if tag not in part.fields:
            found[part.name] = part
            continue
        parts = shape_at(doc, part.fields[tag]).parts
        if not any(known.takes_the_rest for known in parts):
            found |= dict.fromkeys([value for known in parts for value in known.values] or [part.name], part)
    return found
