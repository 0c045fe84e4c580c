"""Made-up payloads of a new vendor: one for each state and one for each error, with every field."""

import json
from collections.abc import Callable
from typing import Any, TypeAlias

from ..codegen.distribution import snake
from ..documents.nodes import Node
from .schemas import Schemas

Place: TypeAlias = tuple[tuple[str, bool], ...]
"""Where a field is in a body: names, and whether each must be there; empty if it was not found."""

STATE_NAMES = ("status", "state")
VALUES: Node = {"string": "TODO", "integer": 1, "number": 0.5, "boolean": False, "null": None}
FORMATS = {"date-time": "2026-01-01T00:00:00Z", "date": "2026-01-01", "uuid": "00000000-0000-4000-8000-000000000000"}


def place_of(components: Node, model: str, fits: Callable[[str, Node], bool]) -> tuple[Place, str]:
    """The shallowest field that fits, and the component that has it."""
    todo: list[tuple[Place, str]] = [((), model)]
    seen: set[str] = set()
    while todo:
        path, name = todo.pop(0)
        if name in seen:
            continue
        seen.add(name)
        schema: Node = components.get(name, {})
        for key, value in schema.get("properties", {}).items():
            here = (*path, (key, key in schema.get("required", [])))
            if fits(key, value):
                return here, name
            todo += [(here, each) for each in targets(value)]
    return (), ""


def targets(schema: Node) -> list[str]:
    """The components that a field may be."""
    return [str(each["$ref"]).rsplit("/", 1)[1] for each in (schema, *schema.get("anyOf", [])) if "$ref" in each]


def state_place(components: Node, model: str) -> tuple[Place, str, tuple[str, ...]]:
    """Where the state of a run is, the component with its words, and the words."""

    def enums(field: Node) -> list[str]:
        return [each for each in targets(field) if "enum" in components.get(each, {})]

    def fits(key: str, field: Node) -> bool:
        return key.lower() in STATE_NAMES and bool(enums(field) or "string" in kinds(field))

    place, owner = place_of(components, model, fits)
    for name in enums(components[owner]["properties"][place[-1][0]]) if place else []:
        return place, name, tuple(map(str, components[name]["enum"]))
    return place, "", ()


def id_place(components: Node, model: str, parameter: str) -> Place:
    """Where a body names the run: a field that is called as the parameter, or else `id`."""
    for wanted in (snake(parameter), "id"):

        def fits(key: str, field: Node, wanted: str = wanted) -> bool:
            return snake(key) == wanted and not kinds(field).isdisjoint({"string", "integer"})

        if place := place_of(components, model, fits)[0]:
            return place
    return ()


def kinds(schema: Node) -> set[str]:
    """The JSON types that a schema names."""
    kind: str | list[str] = schema.get("type", [])
    return {kind} if isinstance(kind, str) else set(kind)


def sample(schemas: Schemas, schema: Node, name: str = "", above: tuple[str, ...] = ()) -> Any:
    """A payload with every field, or null where it would go round in a circle."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rsplit("/", 1)[1]
        return None if name in above else sample(schemas, schemas.components[name], name, (*above, name))
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return sample(schemas, schema[key][0], name, above)
    if "enum" in schema:
        return schema["enum"][0]
    given: str | list[str] = schema.get("type", "object")
    kind = given if isinstance(given, str) else given[0]
    if kind == "object":
        return {
            key: schemas.examples[name, key] if (name, key) in schemas.examples else sample(schemas, value, "", above)
            for key, value in schema.get("properties", {}).items()
        }
    if kind == "array":
        return [sample(schemas, schema.get("items", {}), "", above)]
    return FORMATS.get(schema.get("format", ""), VALUES[kind]) if kind == "string" else VALUES[kind]


def placed(payload: Node, place: Place, value: object) -> Node:
    """A copy of the payload with a value at a place."""
    copied: Node = json.loads(json.dumps(payload))
    if place:
        inner = copied
        for key, _ in place[:-1]:
            inner = inner[key]
        inner[place[-1][0]] = value
    return copied


def errors(schemas: Schemas, responses: Node) -> dict[str, Any]:
    """A payload of each error, by its status or range."""
    return {
        code: sample(schemas, media["schema"])
        for code, response in responses.items()
        for kind, media in response.get("content", {}).items()
        if code != "200" and "json" in kind
    }


def status_of(code: str) -> int:
    """A status of a range, or the status itself."""
    return 500 if code == "default" else int(code.replace("XX", "00"))
