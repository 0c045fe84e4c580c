"""Parsed YAML and JSON, where a document may have anything anywhere; JSON pointers and `$ref`s in it."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

Node = dict[str, Any]


class BadInput(Exception):
    """Something given cannot be used: the message says what and why, in one line.

    All that reads or checks a document raises it, and the commands print it.
    """


def mapping(value: Any) -> Node:
    """The value if it is a mapping, else an empty one."""
    return cast("Node", value) if isinstance(value, dict) else {}


def sequence(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return [*cast("Iterable[Any]", value)] if isinstance(value, list) else []


def walk(value: Any, pointer: str = "#") -> Iterator[tuple[str, Any]]:
    """Everything in a document with its pointer, the whole first."""
    yield pointer, value
    entries = mapping(value) or {str(index): item for index, item in enumerate(sequence(value))}
    for key, inner in entries.items():
        yield from walk(inner, join(pointer, key))


class DanglingReference(LookupError):
    """A pointer to what is not there."""


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
    """Go where a JSON pointer points and on along `$ref`s.

    Raises:
        DanglingReference: If that is nowhere.
        CircularReference: If a reference leads back to itself.
    """
    passed: list[str] = []
    while True:
        node: Any = doc
        try:
            for key in keys(pointer):
                node = node[int(key) if isinstance(node, list) else key]
        except (LookupError, TypeError, ValueError):
            raise DanglingReference(pointer) from None
        if not refs or "$ref" not in mapping(node):
            return pointer, node
        passed.append(pointer)
        pointer = str(node["$ref"])
        if pointer in passed:
            raise CircularReference(pointer)


def resolve(doc: Node, pointer: str) -> tuple[str, Node]:
    """Go there as `follow` does, in a document that nothing has checked."""
    try:
        end, node = follow(doc, pointer)
    except DanglingReference as error:
        raise BadInput(f"the document refers to {error}, which is not in it") from None
    except CircularReference as error:
        raise BadInput(f"the document refers to {error}, which leads back to itself") from None
    return end, mapping(node)
