"""The generated parts of docs/performance.md and of the README."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class MarkersMissing(Exception):
    """The document has no place for a section: the message names it."""


def replace(text: str, sections: Mapping[str, str]) -> str:
    """`text` with new sections between their markers, `<!-- bench: NAME -->` and `<!-- /bench: NAME -->`.

    Raises:
        MarkersMissing: If a section's markers do not stand there once each, in that order.
    """
    for name, content in sections.items():
        before, _, after = _parts(text, name)
        text = f"{before}\n\n{content.strip()}\n\n{after}"
    return text


def between(text: str, name: str) -> str:
    """What stands between the markers of a section.

    Raises:
        MarkersMissing: As `replace` does.
    """
    return _parts(text, name)[1]


def _parts(text: str, name: str) -> tuple[str, str, str]:
    """The text up to the end of the first marker, what follows it, and the text from the second marker on."""
    start, end = f"<!-- bench: {name} -->", f"<!-- /bench: {name} -->"
    if text.count(start) != 1 or text.count(end) != 1 or text.index(start) > text.index(end):
        raise MarkersMissing(f"the document needs {start} and {end}, once each and in that order")
    first, last = text.index(start) + len(start), text.index(end)
    return text[:first], text[first:last], text[last:]
