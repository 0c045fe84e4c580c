"""Objects of a vendor's own form as a table of their fields."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from .summary import one_line

if TYPE_CHECKING:
    from .console import Screen

WIDEST = 40
"""The widest column but the first."""
_GAP = 2  # between columns


def show_fields(objects: Iterator[Mapping[str, object]], screen: Screen, redact: Callable[[str], str]) -> None:
    """Show objects as a table of the fields that fit: the first one whole, and plain values before others."""
    rows: list[dict[str, Text]] = []
    try:
        rows.extend(
            {name: Text(redact(_cell(value))) for name, value in each.items() if value is not None} for each in objects
        )
    finally:  # also what came before an error
        _draw(rows, screen)


def _draw(rows: Sequence[Mapping[str, Text]], screen: Screen) -> None:
    every = dict.fromkeys(name for row in rows for name in row)
    nested = [name for name in every if any(row[name].plain.startswith(("{", "[")) for row in rows if name in row)]
    names = [*(name for name in every if name not in nested), *nested]
    widths = {name: max(cell_len(name), *(row[name].cell_len for row in rows if name in row)) for name in names}
    widths = {name: min(width, WIDEST) if name != names[0] else width for name, width in widths.items()}
    shown: list[str] = []
    for name in names:
        if not shown or sum(widths[each] + _GAP for each in shown) + widths[name] <= screen.width:
            shown.append(name)
    for row in [{name: Text(name, "bold") for name in names}, *rows] if rows else ():
        cells = Text()
        for name in shown:
            cell = row[name].copy() if name in row else Text()
            cell.truncate(widths[name], overflow="ellipsis", pad=True)
            cells.append_text(cell).append(" " * _GAP)
        cells.rstrip()
        screen.say(cells)


def _cell(value: object) -> str:
    return one_line(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
