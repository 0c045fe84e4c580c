"""Schemas in comparable form: references, alternatives, `allOf` and the ways to write null are resolved."""

import re
from dataclasses import dataclass, field
from typing import Any

from .nodes import Node, join, mapping, resolve, sequence

COMPONENT = re.compile(r"#/components/schemas/\w+")
BOUNDS = {
    "string": ("minLength", "maxLength", "pattern"),
    "array": ("minItems", "maxItems", "uniqueItems"),
    "object": ("minProperties", "maxProperties"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
}
BOUNDS["integer"] = BOUNDS["number"]
"""The keywords that limit a value, by its type."""
_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}


@dataclass(slots=True)
class Part:
    """One way for a value to be: a type with what belongs to it."""

    kind: str
    """A JSON Schema type, or `any`."""
    pointer: str
    formats: set[str] = field(default_factory=set[str])
    values: dict[str, str] = field(default_factory=dict[str, str])
    """The enum's values, or the constant, each with the pointer to where it stands."""
    bounds: dict[str, str] = field(default_factory=dict[str, str])
    """The limits of a value by keyword, such as `minLength`."""
    fields: dict[str, str] = field(default_factory=dict[str, str])
    required: set[str] = field(default_factory=set[str])
    items: str | None = None
    extra: str | None = None
    """The schema of the values of a map."""
    closed: bool = False
    """Whether it has no other fields."""
    constant: bool = False
    takes_the_rest: bool = False
    """Whether it is a union's last variant, which takes what no other one does."""

    @property
    def component(self) -> str | None:
        """The name of the component that it is."""
        return self.pointer.rpartition("/")[2] if COMPONENT.fullmatch(self.pointer) else None

    @property
    def name(self) -> str:
        """The component's name, or the type."""
        return self.component or self.kind


@dataclass(slots=True)
class Shape:
    """A schema: its alternatives, whether null is one of them, and the field that tells them apart."""

    pointer: str
    parts: list[Part] = field(default_factory=list[Part])
    nullable: bool = False
    tag: str | None = None

    @property
    def objects(self) -> list[Part]:
        """The alternatives that are objects."""
        return [part for part in self.parts if part.kind == "object"]

    @property
    def admits_null(self) -> bool:
        """Whether null is accepted, also where any value is."""
        return self.nullable or any(part.kind == "any" for part in self.parts)


def shape_at(doc: Node, pointer: str) -> Shape:
    """The schema at a pointer."""
    shape = Shape(resolve(doc, pointer)[0])
    _collect(doc, pointer, shape)
    return shape


def _collect(doc: Node, pointer: str, shape: Shape) -> None:
    """Add the alternatives of the schema at a pointer to a shape."""
    end, node = resolve(doc, pointer)
    alternatives = [join(end, key, i) for key in ("anyOf", "oneOf") for i in range(len(sequence(node.get(key))))]
    for alternative in alternatives:
        _collect(doc, alternative, shape)
    if discriminator := mapping(node.get("discriminator")):
        shape.tag = str(discriminator.get("propertyName"))
    shape.nullable = shape.nullable or node.get("nullable") is True
    if not alternatives:
        merged = _merged(doc, end, node, set())
        shape.nullable = shape.nullable or merged.nullable
        shape.parts += merged.parts


def _merged(doc: Node, end: str, node: Node, seen: set[str]) -> Shape:
    """The parts of a schema without alternatives, and of all that it is `allOf`."""
    own = Part("any", end)
    listed = node.get("type")
    kinds = [listed] if isinstance(listed, str) else [str(kind) for kind in sequence(listed)]
    bases: list[Shape] = []
    for i in range(len(sequence(node.get("allOf")))):
        place, base = resolve(doc, join(end, "allOf", i))
        if place not in seen:
            bases.append(_merged(doc, place, base, seen | {place}))
    if len(bases) == 1 and "properties" not in node:
        own.pointer = bases[0].pointer
    for part in (part for inherited in bases for part in inherited.parts):
        kinds += [part.kind] if part.kind != "any" and part.kind not in kinds else []
        add(own, part)
        own.fields |= part.fields
        own.required |= part.required
        own.closed = own.closed or part.closed
        own.extra = part.extra or own.extra
    values: list[Any] = [node["const"]] if "const" in node else sequence(node.get("enum"))
    where = join(end, "const" if "const" in node else "enum")
    own.values |= {_text(value): where for value in values if value is not None}
    own.formats |= {str(node["format"])} if "format" in node else set[str]()
    own.bounds |= {keyword: _text(node[keyword]) for group in BOUNDS.values() for keyword in group if keyword in node}
    own.fields |= {name: join(end, "properties", name) for name in mapping(node.get("properties"))}
    own.required |= {str(name) for name in sequence(node.get("required"))}
    own.items = join(end, "items") if isinstance(node.get("items"), dict) else own.items
    own.extra = join(end, "additionalProperties") if mapping(node.get("additionalProperties")) else own.extra
    own.closed = own.closed or node.get("additionalProperties") is False
    own.constant = "const" in node
    own.takes_the_rest = isinstance(node.get("not"), dict)
    nullable = "null" in kinds or None in values or node.get("nullable") is True or any(base.nullable for base in bases)
    kinds = [kind for kind in kinds if kind != "null"] or _implied(own, values, only_null=kinds == ["null"])
    return Shape(own.pointer, [_of_kind(own, kind) for kind in kinds], nullable)


def add(part: Part, other: Part) -> None:
    """Add to a part what another one of the same type says of a value."""
    part.values |= other.values
    part.formats |= other.formats
    part.bounds |= other.bounds
    part.items = part.items or other.items


def _implied(own: Part, values: list[Any], *, only_null: bool) -> list[str]:
    """The types of a schema that names none."""
    if own.fields or own.extra or own.closed:
        return ["object"]
    if own.items:
        return ["array"]
    kinds = dict.fromkeys(_TYPES[type(value)] for value in values if value is not None)
    return [*kinds] or ([] if only_null or values else ["any"])


def _of_kind(own: Part, kind: str) -> Part:
    """What belongs to one type of a schema that may have several."""
    part = Part(kind, own.pointer, constant=own.constant, takes_the_rest=own.takes_the_rest)
    part.bounds = {keyword: own.bounds[keyword] for keyword in BOUNDS.get(kind, ()) if keyword in own.bounds}
    if kind == "object":
        part.fields, part.required, part.extra, part.closed = own.fields, own.required, own.extra, own.closed
    elif kind == "array":
        part.items = own.items
    else:
        part.formats, part.values = own.formats, own.values
    return part


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
