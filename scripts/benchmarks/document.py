"""The generated parts of docs/performance.md."""

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
        start, end = f"<!-- bench: {name} -->", f"<!-- /bench: {name} -->"
        if text.count(start) != 1 or text.count(end) != 1 or text.index(start) > text.index(end):
            raise MarkersMissing(f"the document needs {start} and {end}, once each and in that order")
        before, rest = text.split(start)
        after = rest.split(end)[1]
        text = f"{before}{start}\n\n{content.strip()}\n\n{end}{after}"
    return text
