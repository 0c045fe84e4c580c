"""Records that do not grow for ever."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")

KEPT = 100_000
"""How many items a record keeps by default."""


class Recent(list[T]):
    """The last items of a record. When it is full, the oldest tenth is dropped."""

    def __init__(self, kept: int = KEPT) -> None:
        super().__init__()
        self._kept = kept

    def note(self, item: T) -> None:
        """Add an item at the end."""
        self.append(item)
        if len(self) > self._kept:
            del self[: -(-self._kept // 10)]
