"""A vendor's published document: reading it, and finding one operation in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import yaml
from attrs import frozen

from .names import Refused, snake

if TYPE_CHECKING:
    from pathlib import Path

Node = dict[str, Any]


@frozen
class Operation:
    """One operation, with its place in the document."""

    doc: Node
    path: str
    item: Node
    """What stands under the path: parameters of all its operations among it."""
    node: Node


def read(path: Path) -> Node:
    """The document, YAML or JSON.

    Raises:
        Refused: If it is no OpenAPI 3 document.
    """
    try:
        doc: object = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Refused(f"{path} does not parse: {' '.join(str(error).split())}") from None
    found = _mapping(doc)
    if not str(found.get("openapi", "")).startswith("3."):
        raise Refused(f"{path} is not an OpenAPI 3 document")
    return found


def _mapping(value: object) -> Node:
    """`value` if it is an object, else an empty one."""
    return cast("Node", value) if isinstance(value, dict) else {}


def find(doc: Node, wanted: str) -> Operation:
    """The operation of that id.

    Raises:
        Refused: If there is none, or it is not asked with GET.
    """
    known: list[str] = []
    for path, item in doc.get("paths", {}).items():
        for method, value in _mapping(item).items():
            node = _mapping(value)
            if "responses" not in node:
                continue
            name = str(node.get("operationId", f"{method} {path}"))
            known.append(name)
            if wanted in {name, snake(name)}:
                if method != "get":
                    raise Refused(f"operation {wanted!r} is asked with {method.upper()}; a run is read with GET")
                return Operation(doc, path, item, node)
    raise Refused(f"there is no operation {wanted!r}; there are {', '.join(known) or 'none at all'}")


def follow(doc: Node, node: Node) -> Node:
    """What a node refers to, or the node itself.

    Raises:
        Refused: If that is nowhere, in another document, or leads back to itself.
    """
    passed: list[str] = []
    while "$ref" in node:
        ref = str(node["$ref"])
        if ref in passed:
            raise Refused(f"the document refers to {ref}, which leads back to itself")
        passed.append(ref)
        found = doc if ref.startswith("#/") else {}
        for key in ref.removeprefix("#/").split("/"):
            found = _mapping(found.get(key.replace("~1", "/").replace("~0", "~")))
        if not found:
            raise Refused(f"the document refers to {ref}, which is not in it")
        node = found
    return node
