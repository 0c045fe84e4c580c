"""Parsed YAML, whose types only its own values know."""

from __future__ import annotations

from typing import Any, cast

Node = dict[str, Any]


def as_node(value: Any) -> Node | None:
    """A mapping as such; None if it is none."""
    return cast("Node | None", value if isinstance(value, dict) else None)


def as_list(value: Any) -> list[Any] | None:
    """A list as such; None if it is none."""
    if not isinstance(value, list):
        return None
    items: list[Any] = value  # pyright: ignore[reportUnknownVariableType]  # the other checker minds a cast
    return items
