"""Each small change of a vendor's document that `compare_upstream` must report, and some that it must not.

`scripts/mutate_upstream` makes each of them by itself, and compares. Only the operations count, with all that they
refer to: what no reference reaches is not compared.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from scripts._tools.documents.comparison import Difference
from scripts._tools.documents.nodes import Node, follow, join, mapping, sequence
from scripts._tools.documents.operations import IGNORED_HEADERS
from scripts._tools.documents.shapes import BOUNDS

Change = Callable[[Node], object]
Changes = Iterator[tuple[str, Change]]


OTHER_BOUNDS = {"uniqueItems": True, "pattern": "^mutant$"}
OTHER_TYPES = {"string": "integer", "integer": "string", "number": "string", "boolean": "string"}


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change at one place of a document."""

    what: str
    pointer: str
    change: Change
    """Changes the node at the pointer."""

    def of(self, document: Node) -> Node:
        """A changed copy."""
        mutated = copy.deepcopy(document)
        self.change(follow(mutated, self.pointer, refs=False)[1])
        return mutated


def mutations(document: Node, found: list[str], differences: list[Difference]) -> Iterator[Mutation]:
    """All changes that must be reported, except in what the curated document leaves out or has in another type."""
    apart = [follow(document, each.at[0])[0] for each in differences if each.change == "removed" or each.what == "type"]
    for pointer, node, role in _parts(document, found):
        ignored = role == "parameter" and str(node.get("name")).lower() in IGNORED_HEADERS
        apart += [pointer] if ignored else []
        if not any(pointer == place or pointer.startswith(f"{place}/") for place in apart):
            fields = [name for name in mapping(node.get("properties")) if join(pointer, "properties", name) in apart]
            unseen = {f"{change} {name}" for change in ("flip required", "flip null", "deprecate") for name in fields}
            for what, change in _ROLES[role](node):
                if what not in unseen:
                    yield Mutation(what, pointer, change)


def harmless(document: Node, found: list[str]) -> Iterator[Mutation]:
    """Changes of the words or the order, which must not be reported."""
    for pointer, node, role in _parts(document, found):
        if role in {"operation", "parameter", "response", "schema"}:
            yield Mutation("describe", pointer, _put("Words.", "description"))
        if role == "schema":
            yield Mutation("title", pointer, _put("A title", "title"))
            for key in ("enum", "required", "properties"):
                if key in node:
                    yield Mutation(f"reorder {key}", pointer, _put(_reversed(node[key]), key))


def _parts(document: Node, found: list[str]) -> Iterator[tuple[str, Node, str]]:
    """Pointer, node and role of all that the operations consist of, each once; references are followed."""
    todo, met = [(operation, "operation") for operation in found], set[str]()
    while todo:
        pointer, role = todo.pop(0)
        pointer, node = follow(document, pointer)
        if pointer in met:
            continue
        met.add(pointer)
        yield pointer, mapping(node), role
        if role == "schema":
            todo += [(join(pointer, "properties", name), role) for name in mapping(node.get("properties"))]
            todo += [(join(pointer, key, i), role) for key in _LISTS for i in range(len(sequence(node.get(key))))]
            todo += [(join(pointer, key), role) for key in ("items", "additionalProperties") if mapping(node.get(key))]
        for key, inner in _BELOW.get(role, {}).items():
            names: list[Any] = list(mapping(node.get(key))) or list(range(len(sequence(node.get(key)))))
            if key in {"schema", "requestBody"}:
                todo += [(join(pointer, key), inner)] if key in node else []
            else:
                todo += [(join(pointer, key, name), inner) for name in names]


_TYPED = {"$ref", "type", "anyOf", "oneOf", "allOf", "enum", "const", "properties", "items"}
_LISTS = ("anyOf", "oneOf", "allOf")
_BELOW: dict[str, dict[str, str]] = {
    "operation": {"parameters": "parameter", "requestBody": "body", "responses": "response"},
    "parameter": {"schema": "schema"},
    "header": {"schema": "schema"},
    "response": {"headers": "header", "content": "media type"},
    "body": {"content": "media type"},
    "media type": {"schema": "schema"},
}


def _operation(node: Node) -> Changes:
    yield _DEPRECATE
    yield "add a response", _put({"description": "A teapot."}, "responses", "418")
    parameters = sequence(node.get("parameters"))
    yield "add a parameter", _put([*parameters, _PARAMETER], "parameters")
    yield "add a way to authenticate", _put([*sequence(node.get("security")), {}], "security")
    for i, parameter in enumerate(parameters):
        if str(parameter.get("name")).lower() not in IGNORED_HEADERS:
            yield f"drop parameter {i}", _drop("parameters", i)
    if "requestBody" in node:
        yield "drop the body", _drop("requestBody")
    else:
        yield "add a body", _put({"content": {"application/json": {}}}, "requestBody")
    for code in mapping(node.get("responses")):
        yield f"drop response {code}", _drop("responses", code)


_PARAMETER = {"name": "mutant", "in": "query", "schema": {"type": "string"}}


def _parameter(node: Node) -> Changes:
    yield _DEPRECATE
    if node.get("in") != "path":
        yield "flip required", _put(not node.get("required"), "required")
        yield "rename", _put(f"{node['name']}-mutant", "name")
    yield _UNTYPE


def _body(node: Node) -> Changes:
    yield "flip required", _put(not node.get("required"), "required")
    yield from _content(node)


def _response(node: Node) -> Changes:
    yield "add a header", _put({**mapping(node.get("headers")), "x-mutant": {"schema": {}}}, "headers")
    for name in mapping(node.get("headers")):
        yield f"drop {name}", _drop("headers", name)
    yield from _content(node)


def _content(node: Node) -> Changes:
    yield "add a media type", _put({**mapping(node.get("content")), "text/mutant": {}}, "content")
    for name in mapping(node.get("content")):
        yield f"drop {name}", _drop("content", name)


def _schema(node: Node) -> Changes:
    yield from _fields(node)
    yield from _values(node)
    yield from _types(node)
    if "items" in node:
        yield "drop the items", _drop("items")
    for key in ("anyOf", "oneOf"):
        for i, part in enumerate(sequence(node.get(key))):
            yield f"drop alternative {i} ({part.get('$ref') or part.get('type')})", _drop(key, i)


def _fields(node: Node) -> Changes:
    fields = mapping(node.get("properties"))
    required = sequence(node.get("required"))
    if fields:
        yield _DEPRECATE
        yield "add a field", _put({"type": "string"}, "properties", "mutant")
        yield "type what else it holds", _put({"type": "string"}, "additionalProperties")
    for name, field in fields.items():
        others = [other for other in required if other != name]
        kept = {other: fields[other] for other in fields if other != name}
        yield f"drop field {name}", _put(kept, "properties")
        yield f"rename field {name}", _put({**kept, f"{name}_mutant": field}, "properties")
        yield f"flip required {name}", _put(others if name in required else [*required, name], "required")
        yield f"deprecate {name}", _put({**mapping(field), "deprecated": True}, "properties", name)
        if mapping(field).keys() & _TYPED:  # what has no type admits null already
            yield f"flip null {name}", _put(_null_flipped(mapping(field)), "properties", name)


def _values(node: Node) -> Changes:
    values = sequence(node.get("enum"))
    for i, value in enumerate(values):
        yield f"drop value {value}", _drop("enum", i)
        yield f"rename value {value}", _put(f"{value}_mutant", "enum", i)
    if values:
        yield "add a value", _put([*values, "mutant"], "enum")
    if "const" in node:
        yield "another constant", _put("mutant", "const")


def _types(node: Node) -> Changes:
    kind = node.get("type")
    kinds = [str(kind)] if isinstance(kind, str) else [str(known) for known in sequence(kind)]
    if not node.keys() & _TYPED:
        yield "give it a type", _put("string", "type")
    if any(known in OTHER_TYPES for known in kinds):
        yield "another type", _put([OTHER_TYPES.get(known, known) for known in kinds], "type")
        yield "one more type", _put([*kinds, "array"], "type")
        yield "another format", _put("mutant", "format")
    for keyword in (keyword for known in kinds for keyword in BOUNDS.get(known, ())):
        yield f"another {keyword}", _put(OTHER_BOUNDS.get(keyword, 17), keyword)
    if "format" in node:
        yield "drop the format", _drop("format")


def _put(value: Any, *way: str | int) -> Change:
    return lambda node: _holder(node, way).__setitem__(way[-1], copy.deepcopy(value))


def _drop(*way: str | int) -> Change:
    return lambda node: _holder(node, way).__delitem__(way[-1])


def _holder(node: Any, way: tuple[str | int, ...]) -> Any:
    for key in way[:-1]:
        node = node[key]
    return node


def _reversed(value: Any) -> Any:
    return dict(reversed(mapping(value).items())) if isinstance(value, dict) else sequence(value)[::-1]


def _null_flipped(field: Node) -> Node:
    null = {"type": "null"}
    if field.get("nullable"):
        return {**field, "nullable": False}
    if "null" in sequence(field.get("type")):
        return {**field, "type": [kind for kind in field["type"] if kind != "null"]}
    if null in sequence(field.get("anyOf")):
        return {**field, "anyOf": [part for part in field["anyOf"] if part != null]}
    return {"anyOf": [field, null]}


_DEPRECATE, _UNTYPE = ("deprecate", _put(True, "deprecated")), ("drop the schema", _drop("schema"))
_ROLES: dict[str, Callable[[Node], Changes]] = {
    "operation": _operation,
    "parameter": _parameter,
    "body": _body,
    "response": _response,
    "header": lambda _: iter([_DEPRECATE]),
    "media type": lambda node: iter([_UNTYPE] if "schema" in node else []),
    "schema": _schema,
}
