"""A schema as the generated client types it: one name per Python type that its value may have."""

from typing import Any

from scripts._tools.documents.nodes import Node, follow, join, mapping, sequence
from scripts._tools.documents.shapes import Part, Shape, shape_at

from .rules import DOCUMENTATION_KEYS

SCALARS = {
    ("string", "date-time"): "datetime",
    ("string", "date"): "date",
    ("string", "uuid"): "UUID",
    ("string", "binary"): "File",
    ("string", ""): "str",
    ("integer", ""): "int",
    ("number", ""): "float",
    ("boolean", ""): "bool",
    ("array", ""): "list",
    ("any", ""): "Any",
}


def python_types(shape: Shape) -> dict[str, Part]:
    """The parts of a schema by their type in Python; that of a class is the component's name."""
    return {_python_type(part): part for part in shape.parts}


def _python_type(part: Part) -> str:
    if part.kind == "object" or (part.values and not part.constant):
        return part.component or ("object" if part.kind == "object" else "enum")
    if part.constant:
        return f"Literal[{next(iter(part.values), None)!r}]"
    return SCALARS.get((part.kind, "".join(part.formats))) or SCALARS.get((part.kind, ""), part.kind)


def is_class(part: Part) -> bool:
    """Whether the generator makes a class of its own of a part."""
    return part.kind == "object" or (bool(part.values) and not part.constant)


def tag_of(doc: Node, part: Part) -> str:
    """What a union knows a part by: its constant, or else its name."""
    constants = (each for pointer in part.fields.values() for each in shape_at(doc, pointer).parts if each.constant)
    return next((value for each in constants for value in each.values), part.name)


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
