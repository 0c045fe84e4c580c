"""A vendor's published document: reading it, and finding one operation in it."""

from pathlib import Path

from attrs import frozen

from ..codegen.distribution import snake
from ..documents.nodes import BadInput, Node, mapping, resolve
from ..documents.reading import load, read_text


@frozen
class Operation:
    """One operation, with its place in the document."""

    doc: Node
    path: str
    item: Node
    """The path item: it may have parameters of all its operations."""
    node: Node


def read(path: Path) -> Node:
    """The document, YAML or JSON, in which a key may come twice."""
    doc = load(read_text(path, str(path)), str(path), unique_keys=False)
    if not str(doc.get("openapi", "")).startswith("3."):
        raise BadInput(f"{path}: is not an OpenAPI 3 document")
    return doc


def find(doc: Node, wanted: str) -> Operation:
    """The operation of that id."""
    known: list[str] = []
    for path, item in doc.get("paths", {}).items():
        for method, value in mapping(item).items():
            node = mapping(value)
            if "responses" not in node:
                continue
            name = str(node.get("operationId", f"{method} {path}"))
            known.append(name)
            if wanted in {name, snake(name)}:
                if method != "get":
                    raise BadInput(f"operation {wanted!r} has the method {method.upper()}; a run is read with GET")
                return Operation(doc, path, item, node)
    raise BadInput(f"there is no operation {wanted!r}; there are {', '.join(known) or 'none at all'}")


def follow(doc: Node, node: Node) -> Node:
    """What a node refers to, or the node itself."""
    return resolve(doc, node["$ref"])[1] if "$ref" in node else node
