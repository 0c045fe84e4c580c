"""The parts of documents that scripts write: each between two markers, `<!-- NAME -->` and `<!-- /NAME -->`."""

from __future__ import annotations


class MarkersMissing(Exception):
    """The document has no place for a part: the message names it."""


def replaced(text: str, name: str, content: str) -> str:
    """`text` with another content between the markers of `name`.

    Raises:
        MarkersMissing: If they do not stand there once each, in that order.
    """
    before, _, after = _around(text, name)
    return f"{before}\n\n{content.strip()}\n\n{after}"


def between(text: str, name: str) -> str:
    """What stands between the markers of `name`.

    Raises:
        MarkersMissing: As `replaced` does.
    """
    return _around(text, name)[1]


def _around(text: str, name: str) -> tuple[str, str, str]:
    """The text up to the end of the first marker, what follows it, and the text from the second marker on."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    if text.count(start) != 1 or text.count(end) != 1 or text.index(start) > text.index(end):
        raise MarkersMissing(f"the document needs {start} and {end}, once each and in that order")
    first, last = text.index(start) + len(start), text.index(end)
    return text[:first], text[first:last], text[last:]
