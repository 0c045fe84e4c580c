"""Finding the way in an OpenAPI document: JSON pointers, references, operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .nodes import Node

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


def join(pointer: str, *keys: str | int) -> str:
    """Extend a JSON pointer."""
    return "/".join([pointer, *(str(key).replace("~", "~0").replace("/", "~1") for key in keys)])


class CircularReference(Exception):
    """A `$ref` that leads back to itself."""


def follow(doc: Node, pointer: str, *, refs: bool = True) -> tuple[str, Node]:
    """Go where a JSON pointer points and on along `$ref`s; LookupError if that is nowhere."""
    passed: list[str] = []
    while True:
        node: Any = doc
        for key in pointer.removeprefix("#/").split("/"):
            node = node[int(key) if isinstance(node, list) else key.replace("~1", "/").replace("~0", "~")]
        if not refs or "$ref" not in node:
            return pointer, node
        passed.append(pointer)
        pointer = node["$ref"]
        if pointer in passed:
            raise CircularReference(pointer)


def operations(doc: Node) -> list[tuple[str, Node]]:
    """List pointer and node of each operation."""
    items: list[tuple[str, Node]] = [*doc.get("paths", {}).items()]
    return [(join("#/paths", path, verb), item[verb]) for path, item in items for verb in item if verb in METHODS]
