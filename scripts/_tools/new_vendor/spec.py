"""The curated spec that a new vendor begins with, its examples, and what a person must still decide."""

from __future__ import annotations

import json
from typing import Any

import yaml
from attrs import field, frozen

from scripts._tools.codegen.distribution import snake
from scripts._tools.documents.errors import BadInput
from scripts._tools.documents.nodes import Node
from scripts._tools.documents.operations import IGNORED_HEADERS

from .names import Names, pascal
from .published import Operation, follow
from .schemas import TODO, Schemas

STATE_NAMES = ("status", "state")
VALUES: Node = {"string": "TODO", "integer": 1, "number": 0.5, "boolean": False, "null": None}
DATES = {"date-time": "2026-01-01T00:00:00Z", "date": "2026-01-01", "uuid": "00000000-0000-4000-8000-000000000000"}


@frozen
class Draft:
    """A spec, and what of it the modules are made from."""

    doc: Node
    operation: str
    path_ids: tuple[Node, ...]
    query_ids: tuple[Node, ...]
    model: str
    state: tuple[tuple[str, bool], ...]
    """Where the state of a run stands in its body: names, and whether each must be there; empty if not found."""
    words: tuple[str, ...]
    """The states; empty if the document does not name them."""
    examples: dict[str, Node]
    """Payloads by the names of their files."""
    notes: list[str] = field(factory=list[str])

    def text(self) -> str:
        """The document as YAML."""
        return dump(self.doc)


def dump(doc: Node) -> str:
    """YAML in the order of the document."""

    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:
            del data
            return True

    return yaml.dump(doc, Dumper=Plain, sort_keys=False, allow_unicode=True, width=110)


def blank(names: Names) -> Operation:
    """A document to begin with where the vendor publishes none."""
    run: Node = {
        "type": "object",
        "description": "TODO: what a run is.",
        "required": ["id", "status"],
        "properties": {
            "id": {"type": "string", "description": "The id of the run."},
            "status": {"type": "string", "enum": ["running", "completed", "failed"], "description": "Its status."},
        },
    }
    get: Node = {
        "operationId": "get_run",
        "summary": "Get a run",
        "description": "TODO: what it answers, and when a run has ended.",
        "parameters": [{"name": "run_id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "responses": {
            "200": {
                "description": "The run.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Run"}}},
            }
        },
    }
    doc: Node = {
        "openapi": "3.1.0",
        "servers": [{"url": f"https://api.{names.slug}.example"}],
        "paths": {"/runs/{run_id}": {"get": get}},
        "components": {"schemas": {"Run": run}},
    }
    return Operation(doc, "/runs/{run_id}", doc["paths"]["/runs/{run_id}"], get)


def draft(names: Names, operation: Operation, source: str) -> Draft:
    """The spec that the mechanical rules make of a published operation."""
    schemas = Schemas(operation.doc)
    name = snake(str(operation.node.get("operationId", "get_run")))
    parameters = _parameters(operation, schemas)
    responses = _responses(operation, schemas)
    body: Node = next(iter(responses["200"]["content"].values()))["schema"]
    model = body["$ref"].rsplit("/", 1)[1] if "$ref" in body else ""
    security, schemes = _security(operation)
    state, words = _state(schemas.components, model)
    notes = [*schemas.notes, *([] if state else ["where the state of a run stands: no field `status` or `state`"])]
    doc: Node = {
        "openapi": "3.1.0",
        "info": {
            "title": f"{names.title}: run status",
            "version": "0.1.0",
            "description": "TODO: what the document covers, and what it was curated from.",
        },
        "servers": [
            {"url": str(server.get("url")).rstrip("/"), "description": server.get("description") or TODO}
            for server in operation.doc.get("servers", [{"url": "https://TODO.example"}])[:1]
        ],
        "tags": [{"name": "runs", "description": "What has become of a run."}],
        "paths": {
            operation.path: {
                "get": {
                    "operationId": name,
                    "security": security,
                    "tags": ["runs"],
                    "summary": operation.node.get("summary") or "TODO: a few words",
                    "description": operation.node.get("description") or TODO,
                    "parameters": parameters,
                    "responses": responses,
                }
            }
        },
        "components": {"securitySchemes": schemes, "schemas": dict(sorted(schemas.components.items()))},
        "x-curation": [
            {
                "pointer": "#/paths",
                "change": "Only one operation is here. Enums are open, optional fields admit null.",
                "reason": "TODO: and what else differs from the vendor's document, an entry each.",
                "source": source,
                "remove-when": "Never; rules of this project.",
            }
        ],
    }
    sample = _sample(schemas.components, body, ())
    examples = {
        f"{name}.200.{snake(word).replace('_', '-') or 'a'}.json": _placed(sample, state, word) for word in words
    }
    return Draft(
        doc=doc,
        operation=name,
        path_ids=tuple(each for each in parameters if each["in"] == "path"),
        query_ids=tuple(each for each in parameters if each["in"] == "query" and each.get("required")),
        model=model,
        state=state,
        words=words,
        examples={**(examples or {f"{name}.200.todo.json": sample}), **_others(name, responses, schemas.components)},
        notes=notes,
    )


def _parameters(operation: Operation, schemas: Schemas) -> list[Node]:
    found: list[Node] = []
    for given in [*operation.item.get("parameters", []), *operation.node.get("parameters", [])]:
        each = follow(operation.doc, given)
        if each["in"] == "cookie" or (each["in"] == "header" and each["name"].lower() in IGNORED_HEADERS):
            continue
        schema = schemas.taken(each.get("schema", {"type": "string"}), pascal(each["name"]))
        if schema.get("type") == "string":
            schema = {**schema, "minLength": max(1, schema.get("minLength", 1))}
        found.append(
            {
                "name": each["name"],
                "in": each["in"],
                "required": bool(each.get("required")),
                "description": each.get("description") or TODO,
                "schema": schema,
            }
        )
        if each["in"] == "header" and each.get("required"):
            schemas.notes.append(f"header {each['name']}: a credential, or an argument of the operation's `request`")
    return found


def _responses(operation: Operation, schemas: Schemas) -> Node:
    made: Node = {}
    for code, given in operation.node["responses"].items():
        response = follow(operation.doc, given)
        entry: Node = {"description": response.get("description") or TODO}
        media: Node = response.get("content", {})
        if media:
            entry["content"] = {
                kind: {"schema": schemas.taken(content.get("schema", {}), "Run" if str(code) == "200" else "Error")}
                for kind, content in media.items()
            }
        made[str(code)] = entry
    if "content" not in made.get("200", {}):
        raise BadInput("the operation has no answer 200 with a body: that would be the run")
    return made


def _security(operation: Operation) -> tuple[list[Node], Node]:
    known: Node = operation.doc.get("components", {}).get("securitySchemes", {})
    wanted: list[Node] = operation.node.get("security") or operation.doc.get("security") or []
    fitting = {
        name: {"description": TODO, **scheme}
        for name, scheme in known.items()
        if scheme.get("type") == "http" or (scheme.get("type") == "apiKey" and scheme.get("in") == "header")
    }
    kept = [each for each in wanted if set(each) <= set(fitting)]
    if not kept or kept == [{}]:
        description = "TODO: is it a bearer token? The document does not say."
        return [{"bearer": []}], {"bearer": {"type": "http", "scheme": "bearer", "description": description}}
    return kept, {name: fitting[name] for name in dict.fromkeys(key for each in kept for key in each)}


def _state(components: Node, model: str) -> tuple[tuple[tuple[str, bool], ...], tuple[str, ...]]:
    """The shallowest field that is called a state: where it stands, and its words."""
    todo: list[tuple[tuple[tuple[str, bool], ...], str]] = [((), model)]
    seen: set[str] = set()
    while todo:
        path, name = todo.pop(0)
        schema: Node = components.get(name, {})
        if name in seen:
            continue
        seen.add(name)
        for key, value in schema.get("properties", {}).items():
            here = (*path, (key, key in schema.get("required", [])))
            targets = _targets(value)
            enums: list[list[Any]] = [
                components[each]["enum"] for each in targets if "enum" in components.get(each, {})
            ]
            words = enums[0] if enums else []
            if key.lower() in STATE_NAMES and (words or value.get("type") in ("string", ["string", "null"])):
                return here, tuple(map(str, words))
            todo += [(here, each) for each in targets]
    return (), ()


def _targets(schema: Node) -> list[str]:
    members = [schema, *schema.get("anyOf", [])]
    return [str(each["$ref"]).rsplit("/", 1)[1] for each in members if "$ref" in each]


def _sample(components: Node, schema: Node, above: tuple[str, ...]) -> Any:
    """A payload with every field, or null where it would go round in a circle."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rsplit("/", 1)[1]
        return None if name in above else _sample(components, components[name], (*above, name))
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return _sample(components, schema[key][0], above)
    if "enum" in schema:
        return schema["enum"][0]
    kinds: str | list[str] = schema.get("type", "object")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind == "object":
        return {key: _sample(components, value, above) for key, value in schema.get("properties", {}).items()}
    if kind == "array":
        return [_sample(components, schema.get("items", {}), above)]
    return DATES.get(schema.get("format", ""), VALUES[kind]) if kind == "string" else VALUES[kind]


def _others(name: str, responses: Node, components: Node) -> dict[str, Node]:
    """A payload of each answer other than 200, so that every field is shown."""
    schemas = {
        "500" if code == "default" else code.replace("XX", "00"): media["schema"]
        for code, response in responses.items()
        for kind, media in response.get("content", {}).items()
        if code != "200" and "json" in kind
    }
    return {f"{name}.{status}.made-up.json": _sample(components, schema, ()) for status, schema in schemas.items()}


def _placed(sample: Node, path: tuple[tuple[str, bool], ...], word: str) -> Node:
    copied: Node = json.loads(json.dumps(sample))
    inner = copied
    for key, _ in path[:-1]:
        inner = inner[key]
    inner[path[-1][0]] = word
    return copied
