"""Two annotations as text: has the type grown, shrunk, or become another?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

TypeChange = Literal["same", "wider", "narrower", "open", "other"]

# What comes out of two changes inside one type; an order of growing trouble.
_ORDER: dict[TypeChange, int] = {"same": 0, "open": 1, "narrower": 2, "wider": 3, "other": 4}


def compare_types(old: str, new: str) -> TypeChange:
    """How the second annotation differs from the first.

    `open`: it has more variants, and had one for unknown variants before (`UnknownRun`).
    """
    before, after = set(split(old, "|")), set(split(new, "|"))
    gone, come = before - after, after - before
    if len(gone) == len(come) == 1:
        return _inside(gone.pop(), come.pop())
    if gone and come:
        return "other"
    if come:
        return "open" if any(name.startswith("Unknown") for name in before) else "wider"
    return "narrower" if gone else "same"


def _inside(old: str, new: str) -> TypeChange:
    """The change between two generic types with the same head, such as `Response[A]` and `Response[A | B]`."""
    (head, _, inner), (other, _, now) = old.partition("["), new.partition("[")
    before, after = split(inner.removesuffix("]"), ","), split(now.removesuffix("]"), ",")
    if not inner or head != other or len(before) != len(after) or head == "Literal":
        return "other"
    changes: set[TypeChange] = {compare_types(*pair) for pair in zip(before, after, strict=True)}
    return "other" if {"wider", "narrower"} <= changes else max(changes, key=lambda change: _ORDER[change])


def split(text: str, separator: str) -> list[str]:
    """The parts of an annotation between the separators that stand in no brackets."""
    return [part.strip() for part in _split(text.replace("\n", " "), separator) if part.strip()]


def _split(text: str, separator: str) -> Iterator[str]:
    depth, start, quoted = 0, 0, ""
    for index, letter in enumerate(text):
        if letter in "\"'" and quoted in {"", letter}:
            quoted = "" if quoted else letter
        elif not quoted and letter in "[]()":
            depth += 1 if letter in "[(" else -1
        elif letter == separator and not depth and not quoted:
            yield text[start:index]
            start = index + 1
    yield text[start:]
