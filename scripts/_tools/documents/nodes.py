"""Parsed YAML and JSON: a document may have anything anywhere."""

from collections.abc import Iterable
from typing import Any, cast

Node = dict[str, Any]


def mapping(value: Any) -> Node:
    """The value if it is a mapping, else an empty one."""
    return cast("Node", value) if isinstance(value, dict) else {}


def sequence(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return [*cast("Iterable[Any]", value)] if isinstance(value, list) else []
