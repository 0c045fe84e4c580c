"""The curated spec that a new vendor begins with, its examples, and what a person must still decide."""

from typing import Any

import yaml
from attrs import frozen

from ..codegen.distribution import snake
from ..documents.nodes import BadInput, Node
from ..documents.operations import IGNORED_HEADERS
from .files import render
from .names import Names, pascal
from .published import Operation, follow
from .samples import Place, errors, id_place, placed, sample, state_place, status_of
from .schemas import TODO, Schemas

EXPECTED = {"401": "The credentials are missing or wrong.", "404": "No such run exists.", "429": "Too many requests."}
"""Answers that every vendor has, even if its document does not say so."""


@frozen(kw_only=True)
class Draft:
    """A spec, and what of it the modules are made from."""

    doc: Node
    path: str
    operation: str
    ids: list[Node]
    """The parameters that name a run, those of the path first."""
    usual: list[str]
    """The security schemes of the usual set of credentials."""
    headers: list[str]
    """Headers that every request needs."""
    model: str
    id: Place
    state: Place
    enum: str
    """The component with the states; empty if the document does not name them."""
    words: tuple[str, ...]
    run: Node
    """A payload with every field."""
    examples: dict[str, Any]
    """Payloads by the names of their files."""
    errors: dict[str, Any]
    """Payloads of errors, by status or range."""
    notes: list[str]

    @property
    def integer_id(self) -> bool:
        """Whether a run is named by one number."""
        return len(self.ids) == 1 and type(self.ids[0]["example"]) is int

    def text(self) -> str:
        """The document as YAML."""

        class Plain(yaml.SafeDumper):
            def ignore_aliases(self, data: object) -> bool:
                del data
                return True

        return str(yaml.dump(self.doc, Dumper=Plain, sort_keys=False, allow_unicode=True, width=110))


def draft(names: Names, operation: Operation, source: str) -> Draft:
    """The spec that the mechanical rules make of a published operation."""
    schemas = Schemas(operation.doc)
    name = snake(str(operation.node.get("operationId", "get_run")))
    parameters = _parameters(names, operation, schemas)
    responses, added = _responses(operation, schemas)
    body: Node = next(iter(responses["200"]["content"].values()))["schema"]
    ids = [each for where in ("path", "query") for each in parameters if each["in"] == where and each["required"]]
    if "$ref" not in body:
        raise BadInput("the answer 200 is not an object: that would be the run")
    if not ids:
        raise BadInput("the operation has no parameter that names a run")
    model = body["$ref"].rsplit("/", 1)[1]
    state, enum, words = state_place(schemas.components, model)
    own_id = id_place(schemas.components, model, ids[-1]["name"])
    headers = [each["name"] for each in parameters if each["in"] == "header" and each["required"]]
    run = placed(sample(schemas, body), own_id, ids[-1]["example"])
    refused = errors(schemas, responses)
    examples = {f"{name}.200.{snake(word).replace('_', '-')}.json": placed(run, state, word) for word in words}
    security, schemes = _security(operation)
    (server, *_) = operation.doc.get("servers") or [{"url": "https://TODO.example"}]
    text = render(
        "openapi.yaml.jinja",
        names=names,
        name=name,
        server={"url": str(server.get("url")).rstrip("/"), "description": server.get("description") or TODO},
        operation=operation,
        security=security,
        parameters=parameters,
        responses=responses,
        schemes=schemes,
        components=dict(sorted(schemas.components.items())),
        source=source,
        added=added,
    )
    return Draft(
        doc=yaml.safe_load(text),
        path=operation.path,
        operation=name,
        ids=ids,
        usual=list(next(each for each in security if each)),
        headers=headers,
        model=model,
        id=own_id,
        state=state,
        enum=enum,
        words=words,
        run=run,
        examples={
            **(examples or {f"{name}.200.todo.json": run}),
            **{f"{name}.{status_of(code)}.made-up.json": payload for code, payload in refused.items()},
        },
        errors=refused,
        notes=[
            *schemas.notes,
            *(f"header {each}: a credential, or an argument that `request` passes on" for each in headers),
            *(["where the state of a run is: no field `status` or `state`"] if not state else []),
            *(["where an answer names its run: no field `id`"] if not own_id else []),
            *([f"what it answers with {', '.join(added)}: the document does not say"] if added else []),
        ],
    )


def _parameters(names: Names, operation: Operation, schemas: Schemas) -> list[Node]:
    parameters: list[Node] = []
    for number, given in enumerate([*operation.item.get("parameters", []), *operation.node.get("parameters", [])], 1):
        each = follow(operation.doc, given)
        if each["in"] == "cookie" or (each["in"] == "header" and each["name"].lower() in IGNORED_HEADERS):
            continue
        schema = schemas.taken(each.get("schema", {"type": "string"}), pascal(each["name"]))
        if schema.get("type") == "string":
            schema = {**schema, "minLength": max(1, schema.get("minLength", 1))}
        made_up = 42 if schema.get("type") == "integer" else f"{names.slug}-{number}"
        parameters.append(
            {
                "name": each["name"],
                "in": each["in"],
                "required": bool(each.get("required")),
                "description": each.get("description") or TODO,
                "schema": schema,
                "example": each.get("example", each.get("schema", {}).get("example", made_up)),
            }
        )
    return parameters


def _responses(operation: Operation, schemas: Schemas) -> tuple[Node, list[str]]:
    """The responses by status, and the statuses that the document lacks."""
    responses: Node = {}
    for code, given in operation.node["responses"].items():
        response = follow(operation.doc, given)
        entry: Node = {"description": response.get("description") or TODO}
        if media := response.get("content", {}):
            entry["content"] = {
                kind: {"schema": schemas.taken(content.get("schema", {}), "Run" if code == "200" else "Error")}
                for kind, content in media.items()
            }
        responses[code] = entry
    if "content" not in responses.get("200", {}):
        raise BadInput("the operation has no answer 200 with a body: that would be the run")
    added = [code for code in EXPECTED if {code, f"{code[0]}XX"}.isdisjoint(responses)]
    of_an_error = next((each["content"] for code, each in responses.items() if code > "3" and "content" in each), None)
    if added and not of_an_error:
        message = {"type": "string", "description": "TODO: what went wrong, in words.", "example": "It went wrong."}
        of_an_error = {"application/json": {"schema": schemas.taken({"properties": {"message": message}}, "Error")}}
    responses |= {code: {"description": EXPECTED[code], "content": of_an_error} for code in added}
    return dict(sorted(responses.items())), added


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
