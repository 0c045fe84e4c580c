"""The part of the walk below a response: types, fields, enum values.

Three things are not compared, since `check_specs` demands them of every curated document, whatever the vendor has:
that response enums are open, that an optional field admits null, and that a union requires its tag and ends in a
variant for what it does not know.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scripts.codegen.pointers import join

from .schema import shape_at
from .walk import Walk, unique

if TYPE_CHECKING:
    from .model import Node
    from .shapes import Part, Shape


@dataclass(slots=True)
class Fields:
    """A comparison of schemas; each pair of them is compared once, where it is met first."""

    walk: Walk
    met: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    def compare(self, where: str, name: str, vendor: str, ours: str, *, optional: bool = False) -> None:
        """Compare the schema at the vendor's pointer with that at ours."""
        theirs, own = shape_at(self.walk.vendor, vendor), shape_at(self.walk.ours, ours)
        if theirs.nullable and not own.nullable and own.describe() != "any":
            self.walk.changed("null", name, where, ("null", "no null"), (theirs.pointer, own.places))
        if own.nullable and not theirs.nullable and not optional and theirs.describe() != "any":
            self.walk.changed("null", name, where, ("no null", "null"), (theirs.pointer, own.places))
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
                if one.items and other.items:
                    self.compare(f"{where}[]", name, one.items, other.items)

    def _scalars(self, where: str, name: str, vendor: Part, ours: Part, places: tuple[str, ...]) -> None:
        """Compare enum values and formats."""
        places = unique([*places, *ours.places])
        if vendor.formats != ours.formats:
            texts = (" ".join(sorted(part.formats)) or "no format" for part in (vendor, ours))
            self.walk.changed("format", name, where, (next(texts), next(texts)), (vendor.pointer, places))
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
                self._object(f"{where}[{value}]", known[value], mine[value], tag)
            return
        for one in theirs:
            rest = sorted(own, key=lambda part: (part.name != one.name, -len(part.fields.keys() & one.fields.keys())))
            if rest:
                own.remove(rest[0])
                self._object(where, one, rest[0], None)
            else:
                self.walk.things("alternative", where, {one.name: one.pointer}, {}, (vendor.pointer, ours.pointer))
        for part in own:
            self.walk.things("alternative", where, {}, {part.name: part.places}, (vendor.pointer, ours.pointer))

    def _object(self, where: str, vendor: Part, ours: Part, tag: str | None) -> None:
        """Compare the fields of two objects; the tag of a union has been compared already."""
        if ours.fields and not vendor.fields:
            self.walk.changed("type", ours.name, where, ("free object", "typed object"), (vendor.pointer, ours.places))
            return
        homes = (vendor.pointer, join(ours.pointer, "properties"))
        for name in self.walk.things("field", where, vendor.fields, ours.fields, homes):
            inner = f"{where}.{name}"
            if name == tag:
                continue
            if (name in vendor.required) != (name in ours.required):
                words = ("required", "optional") if name in vendor.required else ("optional", "required")
                places = (join(ours.pointer, "required"), ours.fields[name])
                self.walk.changed("required", name, inner, words, (vendor.fields[name], places))
            optional = name not in ours.required
            self.compare(inner, name, vendor.fields[name], ours.fields[name], optional=optional)
        if vendor.extra and ours.extra:
            self.compare(f"{where}{{}}", "additionalProperties", vendor.extra, ours.extra)


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
