"""JSON pointers and `$ref`s."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import BadInput
from .nodes import mapping

if TYPE_CHECKING:
    from .nodes import Node


class CircularReference(Exception):
    """A `$ref` that leads back to itself."""


def join(pointer: str, *keys: str | int) -> str:
    """Extend a JSON pointer."""
    return "/".join([pointer, *(str(key).replace("~", "~0").replace("/", "~1") for key in keys)])


def keys(pointer: str) -> list[str]:
    """The keys that a JSON pointer consists of."""
    if pointer == "#":
        return []
    return [key.replace("~1", "/").replace("~0", "~") for key in pointer.removeprefix("#/").split("/")]


def follow(doc: Node, pointer: str, *, refs: bool = True) -> tuple[str, Node]:
    """Go where a JSON pointer points and on along `$ref`s; LookupError if that is nowhere."""
    passed: list[str] = []
    while True:
        node: Any = doc
        for key in keys(pointer):
            node = node[int(key) if isinstance(node, list) else key]
        if not refs or "$ref" not in node:
            return pointer, node
        passed.append(pointer)
        pointer = node["$ref"]
        if pointer in passed:
            raise CircularReference(pointer)


def resolve(doc: Node, pointer: str) -> tuple[str, Node]:
    """Go there as `follow` does, in a document that nothing has checked.

    Raises:
        BadInput: If a reference leads nowhere, or in a circle.
    """
    try:
        end, node = follow(doc, pointer)
    except (LookupError, TypeError, ValueError, AttributeError):
        raise BadInput(f"a reference in {pointer} leads nowhere") from None
    except CircularReference:
        raise BadInput(f"the references in {pointer} lead in a circle") from None
    return end, mapping(node)
