"""From a schema to its comparable form: references, alternatives, `allOf` and the idioms of null are resolved."""

from __future__ import annotations

from typing import Any

from scripts._tools.documents.errors import BadInput
from scripts._tools.documents.nodes import Node, mapping, sequence
from scripts._tools.documents.pointers import CircularReference, follow, join

from .shapes import Part, Shape

_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
BOUNDS = {
    "string": ("minLength", "maxLength", "pattern"),
    "array": ("minItems", "maxItems", "uniqueItems"),
    "object": ("minProperties", "maxProperties"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
}
BOUNDS["integer"] = BOUNDS["number"]
"""The keywords that limit a value, by its type."""


def shape_at(doc: Node, pointer: str) -> Shape:
    """The schema at a pointer.

    Raises:
        BadInput: If a reference on the way leads nowhere.
    """
    end, _ = go(doc, pointer)
    shape = Shape(end, tuple(dict.fromkeys([pointer, end])))
    _collect(doc, pointer, shape, shape.places)
    return shape


def go(doc: Node, pointer: str) -> tuple[str, Node]:
    """Pointer and node at the end of all references.

    Raises:
        BadInput: If a reference leads nowhere, or in a circle.
    """
    try:
        end, node = follow(doc, pointer)
    except (LookupError, TypeError, ValueError, AttributeError):
        raise BadInput(f"a reference in {pointer} leads nowhere") from None
    except CircularReference:
        raise BadInput(f"the references in {pointer} lead in a circle") from None
    return end, mapping(node)


def _collect(doc: Node, pointer: str, shape: Shape, places: tuple[str, ...]) -> None:
    """Add the alternatives of the schema at a pointer to a shape."""
    end, node = go(doc, pointer)
    places = tuple(dict.fromkeys([*places, end]))
    for key in ("anyOf", "oneOf"):
        for i in range(len(sequence(node.get(key)))):
            inner = join(end, key, i)
            alone = len(node[key]) - _nulls(doc, join(end, key), node[key]) == 1
            _collect(doc, inner, shape, (*places, inner) if alone else (inner,))
    if discriminator := mapping(node.get("discriminator")):
        shape.tag = str(discriminator.get("propertyName"))
    shape.nullable = shape.nullable or node.get("nullable") is True
    if node.get("anyOf") or node.get("oneOf"):
        return
    merged = _merged(doc, end, node, set())
    shape.nullable = shape.nullable or merged.nullable
    for part in merged.parts:
        part.places = (*places, *part.places)
        _add(shape, part)


def _nulls(doc: Node, pointer: str, alternatives: list[Any]) -> int:
    return sum(go(doc, join(pointer, i))[1] in ({"type": "null"}, {"const": None}) for i in range(len(alternatives)))


def _add(shape: Shape, part: Part) -> None:
    for known in shape.parts:
        if known.kind == part.kind != "object":
            known.values |= part.values
            known.formats |= part.formats
            known.bounds |= part.bounds
            known.places += part.places
            known.items = known.items or part.items
            return
    shape.parts.append(part)


def _merged(doc: Node, end: str, node: Node, seen: set[str]) -> Shape:
    """The parts of a schema without alternatives, and of all that it is `allOf`."""
    own = Part("any", end, (end,))
    listed = node.get("type")
    kinds = [listed] if isinstance(listed, str) else [str(kind) for kind in sequence(listed)]
    bases: list[Shape] = []
    for i in range(len(sequence(node.get("allOf")))):
        place, base = go(doc, join(end, "allOf", i))
        if place not in seen:
            bases.append(_merged(doc, place, base, seen | {place}))
    for inherited in bases:
        for part in inherited.parts:
            kinds += [part.kind] if part.kind != "any" and part.kind not in kinds else []
            own.places += part.places
            own.formats |= part.formats
            own.bounds |= part.bounds
            own.values |= part.values
            own.fields |= part.fields
            own.required |= part.required
            own.items, own.extra = part.items or own.items, part.extra or own.extra
    values: list[Any] = [node["const"]] if "const" in node else sequence(node.get("enum"))
    where = join(end, "const" if "const" in node else "enum")
    own.values |= {_text(value): where for value in values if value is not None}
    own.formats |= {str(node["format"])} if "format" in node else set[str]()
    own.bounds |= {keyword: _text(node[keyword]) for group in BOUNDS.values() for keyword in group if keyword in node}
    own.fields |= {name: join(end, "properties", name) for name in mapping(node.get("properties"))}
    own.required |= {str(name): join(end, "required") for name in sequence(node.get("required"))}
    own.items = join(end, "items") if isinstance(node.get("items"), dict) else own.items
    if mapping(node.get("additionalProperties")):
        own.extra = join(end, "additionalProperties")
    own.takes_the_rest = isinstance(node.get("not"), dict)
    nullable = (
        "null" in kinds or None in values or node.get("nullable") is True or any(shape.nullable for shape in bases)
    )
    kinds = [kind for kind in kinds if kind != "null"] or _implied(own, values, only_null=kinds == ["null"])
    parts = [_of_kind(own, kind) for kind in kinds]
    return Shape(end, (end,), parts, nullable)


def _implied(own: Part, values: list[Any], *, only_null: bool) -> list[str]:
    """The types of a schema that names none."""
    if own.fields or own.extra:
        return ["object"]
    if own.items:
        return ["array"]
    found = dict.fromkeys(_TYPES[type(value)] for value in values if value is not None)
    return [*found] or ([] if only_null or values else ["any"])


def _of_kind(own: Part, kind: str) -> Part:
    """What belongs to one type of a schema that may have several."""
    part = Part(kind, own.pointer, own.places, takes_the_rest=own.takes_the_rest)
    part.bounds = {keyword: own.bounds[keyword] for keyword in BOUNDS.get(kind, ()) if keyword in own.bounds}
    if kind == "object":
        part.fields, part.required, part.extra = own.fields, own.required, own.extra
    elif kind == "array":
        part.items = own.items
    else:
        part.formats, part.values = own.formats, own.values
    return part


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
