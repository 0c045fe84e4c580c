"""The curated specs as the tests read them: every place of a payload, what may stand there, and whether it must.

Independent of the generated code: it knows OpenAPI alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, cast

from attrs import frozen

from tests.vendors.base import ROOT, JsonPath, reading, spec

Schema: TypeAlias = Mapping[str, Any]

EVERY_TYPE = frozenset({"string", "number", "integer", "boolean", "array", "object", "null"})
VALUES: Mapping[str, Any] = {
    "string": "some text",
    "number": 1.5,
    "integer": 3,
    "boolean": True,
    "array": [],
    "object": {},
    "null": None,
}
"""A value of each JSON type."""


def dotted(path: JsonPath) -> str:
    """As errors name a place: `data.attributes.tags[2].key`."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).lstrip(".")


@frozen
class Place:
    """A place of a payload, as the spec describes it."""

    path: JsonPath
    schema: Schema
    types: frozenset[str]
    """The JSON types that may stand there."""
    required: bool = False
    """Whether it is a field that must be there; an item of an array is no field."""
    optional: bool = False
    """Whether it is a field that may be left out."""

    @property
    def dotted(self) -> str:
        """As errors name it: `data.attributes.tags[2].key`."""
        return dotted(self.path)

    @property
    def wrong(self) -> dict[str, Any]:
        """A value of each JSON type that must not stand there."""
        taken = self.types | ({"integer"} if "number" in self.types else set[str]())
        return {name: value for name, value in VALUES.items() if name not in taken}


def component(slug: str, name: str) -> Schema:
    """A named schema."""
    return cast("Schema", spec(slug)["components"]["schemas"][name.rsplit("/", 1)[-1]])


def run_schema(slug: str) -> Schema:
    """The schema of a run: what the operation that reads one answers with status 200."""
    _, operation = reading(slug)
    (content,) = operation["responses"]["200"]["content"].values()
    return cast("Schema", content["schema"])


def members(slug: str, schema: Schema) -> list[Schema]:
    """The schema's alternatives, references followed."""
    if "$ref" in schema:
        return members(slug, component(slug, schema["$ref"]))
    inner: list[Schema] = schema.get("anyOf") or schema.get("oneOf") or []
    return [leaf for member in inner for leaf in members(slug, member)] if inner else [schema]


def types(slug: str, schema: Schema) -> frozenset[str]:
    """The JSON types that the schema takes."""
    found: set[str] = set()
    for member in members(slug, schema):
        kind = member.get("type", EVERY_TYPE)
        found |= {kind} if isinstance(kind, str) else set(kind)
    return frozenset(found)


def places(slug: str, payload: Any, schema: Schema | None = None, path: JsonPath = ()) -> Iterator[Place]:
    """Every place of the payload that the spec knows, from the outside in."""
    schema = run_schema(slug) if schema is None else schema
    fitting = [member for member in members(slug, schema) if _fits(member, payload)][:1]
    for member in fitting:
        inside: list[tuple[str | int, Schema]]
        if "items" in member:
            inside = [(index, member["items"]) for index in range(len(payload))]
        else:
            inside = [(name, field) for name, field in member["properties"].items() if name in payload]
        required: list[str] = member.get("required", [])
        for key, field in inside:
            named = isinstance(key, str)
            yield Place(
                (*path, key), field, types(slug, field), named and key in required, named and key not in required
            )
            yield from places(slug, payload[key], field, (*path, key))


def _fits(member: Schema, payload: Any) -> bool:
    """Whether the alternative describes what is inside the payload; the tag of a union decides."""
    if type(payload) not in {dict, list}:
        return False
    if "items" in member or "properties" not in member:
        return "items" in member
    fields: Mapping[str, Schema] = member["properties"]
    return all(payload.get(name) == field["const"] for name, field in fields.items() if "const" in field)


def made_up(slug: str) -> dict[str, Any]:
    """Payloads with every field that the spec knows, one for each variant of its union."""
    schema = run_schema(slug)
    variants = max(len(each.get("oneOf", [1])) for each in spec(slug)["components"]["schemas"].values())
    return {f"full {number}": _full(slug, schema, number) for number in range(variants)}


def _full(slug: str, schema: Schema, variant: int) -> Any:
    if "$ref" in schema:
        return _full(slug, component(slug, schema["$ref"]), variant)
    if inner := schema.get("anyOf", schema.get("oneOf")):
        return _full(slug, inner[0 if "anyOf" in schema else variant % len(inner)], variant)
    kind = schema.get("type", "string")
    name = kind if isinstance(kind, str) else kind[0]
    if name == "object":
        return {key: _full(slug, field, variant) for key, field in schema.get("properties", {}).items()}
    if name == "array":
        return [_full(slug, schema["items"], variant) for _ in range(2)]
    plain = "2026-05-02T11:00:00Z" if schema.get("format") == "date-time" else VALUES[name]
    return schema.get("const", schema.get("enum", [plain])[0])


def examples(slug: str) -> dict[str, Any]:
    """The runs beside the spec, as they are read, by the last part of their names."""
    _, operation = reading(slug)
    paths = (ROOT / "specs" / slug / "examples").glob(f"{operation['operationId']}.200.*.json")
    return {path.stem.split(".", 2)[2]: json.loads(path.read_text()) for path in sorted(paths)}


def every_place(slug: str) -> dict[str, tuple[Any, Place]]:
    """Each place that the spec knows once, in a payload that has it."""
    found: dict[str, tuple[Any, Place]] = {}
    for payload in made_up(slug).values():
        for place in places(slug, payload):
            found.setdefault(place.dotted, (payload, place))
    return found
