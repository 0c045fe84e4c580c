"""What is sent with an operation: what its arguments mean, and the document as the generator should read it."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

from scripts._tools.documents.nodes import Node, join, mapping, resolve, walk
from scripts._tools.documents.operations import operations, parameters

_BOUNDS: dict[tuple[str, ...], str] = {
    ("minimum",): "At least {}.",
    ("maximum",): "At most {}.",
    ("minimum", "maximum"): "From {} to {}.",
    ("exclusiveMinimum",): "More than {}.",
    ("exclusiveMaximum",): "Less than {}.",
    ("maxLength",): "At most {} characters.",
    ("maxItems",): "At most {} items.",
}
_NUMBERS = ("minimum", "maximum")


def prepare(document: Node) -> Node:
    """The document for the generator.

    A default is not sent, since the vendor may change it: the argument's text says what it is. And there is no
    security where `{}` is one of the ways: the generator takes it for another credential, and gives an operation that
    wants an `AuthenticatedClient`.
    """
    prepared = copy.deepcopy(document)
    for pointer, operation in operations(prepared):
        if {} in operation.get("security", []):
            operation["security"] = []
        for place in parameters(prepared, pointer).values():
            schema = resolve(prepared, place)[1].get("schema", {})
            for each in (schema, _target(prepared, schema)):
                each.pop("default", None)
    for schema in _sent(prepared):
        fields = mapping(schema.get("properties")).values()
        for field in (each for each in fields if "const" not in each):
            field["description"] = _text(prepared, field, field.get("description", ""))
            field.pop("default", None)
    return prepared


def explain(document: Node) -> dict[str, Callable[..., Any]]:
    """What the templates ask about arguments and responses, each by the function's name."""
    known = {
        (operation["operationId"], parameter["name"]): parameter
        for pointer, operation in operations(document)
        for place in parameters(document, pointer).values()
        for parameter in [resolve(document, place)[1]]
    }

    def find(endpoint: Any, argument: Any) -> Node:
        return known.get((str(endpoint.name), argument.name.get_untrusted_value()), {})

    def about(endpoint: Any, argument: Any) -> str:
        if parameter := find(endpoint, argument):
            return _text(document, parameter.get("schema", {}), parameter.get("description", ""))
        return argument.description.get_untrusted_value() if argument.description else ""  # a body

    def joined(endpoint: Any, argument: Any) -> bool:
        parameter = find(endpoint, argument)
        return parameter.get("explode") is False and parameter["schema"].get("type") == "array"

    def alias(response: Any) -> str | None:
        """The name of the union that a response is."""
        given = mapping(getattr(response.data, "content", None)).values()
        schemas = [each.media_type_schema for each in given]
        names = [each.ref.get_untrusted_value() for each in schemas if hasattr(each, "ref")]
        return next((name.rpartition("/")[2] for name in names if "oneOf" in resolve(document, name)[1]), None)

    return {"about": about, "joined": joined, "alias": alias}


def _text(document: Node, schema: Node, text: str) -> str:
    """A description, with the bounds and the default of the schema."""
    whole = {**_target(document, schema), **schema}
    between = tuple(name for name in _NUMBERS if name in whole)
    bounds = [names for names in _BOUNDS if names == between or (names[0] not in _NUMBERS and names[0] in whole)]
    said = [_BOUNDS[names].format(*(whole[name] for name in names)) for names in bounds]
    if "default" in whole:
        said.append(f"Without it: {json.dumps(whole['default'])}.")
    return " ".join([text.strip(), *said])


def _target(document: Node, schema: Node) -> Node:
    return resolve(document, schema["$ref"])[1] if "$ref" in schema else {}


def _sent(document: Node) -> Iterator[Node]:
    """The components in request bodies."""
    todo = [join(pointer, "requestBody") for pointer, operation in operations(document) if "requestBody" in operation]
    seen = set[str]()
    while todo:
        _, node = resolve(document, pointer := todo.pop())
        targets = {inner["$ref"] for _, inner in walk(node) if isinstance(mapping(inner).get("$ref"), str)} - seen
        todo += targets
        seen |= targets
        if pointer in seen:
            yield node
