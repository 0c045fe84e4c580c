"""Parts of Markdown documents that scripts write, between the markers `<!-- NAME -->` and `<!-- /NAME -->`."""

from collections.abc import Sequence


class MarkersMissing(Exception):
    """The document lacks a marker: the message names it."""


def replaced(text: str, name: str, content: str) -> str:
    """`text` with another content between the markers of `name`.

    Raises:
        MarkersMissing: If they do not stand there once each, in that order.
    """
    before, _, after = _around(text, name)
    return f"{before}\n\n{content.strip()}\n\n{after}"


def between(text: str, name: str) -> str:
    """The content between the markers of `name`.

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


def table(lines: Sequence[Sequence[str]], *, numbers: bool = False) -> str:
    """A table that reads well in a terminal and is Markdown. The first line is its head.

    Args:
        lines: The cells.
        numbers: Whether all columns but the first hold numbers, which stand to the right.
    """
    widths = [max(3, *(len(line[column]) for line in lines)) for column in range(len(lines[0]))]
    rest = str.rjust if numbers else str.ljust
    rule = [rest(":" if numbers and column else "-", width, "-") for column, width in enumerate(widths)]

    def row(cells: Sequence[str]) -> str:
        first, *others = cells
        padded = [first.ljust(widths[0]), *map(rest, others, widths[1:])]
        return f"| {' | '.join(padded)} |"

    return "\n".join(map(row, (lines[0], rule, *lines[1:])))
