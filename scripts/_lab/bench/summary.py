"""The tables of docs/performance.md in short, for the README: only the document's own ratios."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts._tools.documents.markers import between, table

from .arithmetic import NOTHING, TIMES
from .cases import CASES
from .report import TITLES

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTENDERS = ("raw", "overlay", "sdk", "stock")
HEADS = {
    "decode": "decoding a run, ÷ `json.loads`",
    "startup": "import, client and first https request, ÷ bare httpx",
    "request": "one request, ÷ bare httpx",
}
_RATIO = re.compile(rf"([\d.]+){TIMES}\)?$")


def summary(document: str) -> str:
    """One row for each vendor, with the ratios of each section's contenders, and the machines.

    Raises:
        MarkersMissing: If the document lacks a section.
    """
    sections = {name: between(document, f"bench: {name}") for name in HEADS}
    ratios = {name: _ratios(text) for name, text in sections.items()}
    rows = [
        [
            case.title,
            *(" / ".join(_of(ratios[name], case.title, contender) for contender in CONTENDERS) for name in HEADS),
        ]
        for case in CASES
    ]
    order = " / ".join(TITLES[contender] for contender in CONTENDERS)
    measured = dict.fromkeys(
        re.findall(r"^Measured on .+?(?= Medians of|$)", "\n".join(sections.values()), re.MULTILINE)
    )
    return "\n\n".join([f"In each cell: {order}.", table([["", *HEADS.values()], *rows], numbers=True), *measured])


def _of(ratios: Mapping[tuple[str, str], str], vendor: str, contender: str) -> str:
    return ratios.get((vendor, TITLES[contender]), NOTHING)


def _ratios(section: str) -> dict[tuple[str, str], str]:
    """The ratios of a section's first table by vendor and column."""
    first = re.search(r"(?:^\|.*\|\n)+", f"{section}\n", re.MULTILINE)
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in (first[0] if first else "").splitlines()]
    return {
        (row[0], column): ratio[1]
        for row in rows[2:]
        for column, cell in zip(rows[0], row, strict=True)
        if (ratio := _RATIO.search(cell))
    }
