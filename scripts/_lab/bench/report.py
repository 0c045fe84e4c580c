"""From figures to the tables of the terminal and of docs/performance.md, and what they say of the aims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts._tools.documents.markers import table

from .cases import CASES
from .writing import NOTHING, TIMES, number, ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .arithmetic import Figure

TITLES = {
    "msgspec": "msgspec Struct",
    "raw": "these packages",
    "overlay": "the overlay",
    "sdk": "official SDK",
    "stock": "stock templates",
    "raw-http": "these with httpx client",
}
BASELINES = {"decode": "`json.loads`, µs", "startup": "`import httpx`, ms", "request": "httpx + `json.loads`, µs"}
COLUMNS = {
    "decode": ("raw", "sdk", "stock", "msgspec"),
    "startup": ("raw", "overlay", "stock", "raw-http", "sdk"),
    "request": ("raw", "overlay", "stock", "sdk"),
}
AIMS: dict[str, dict[str, tuple[float, tuple[str, ...]]]] = {
    "decode": {"raw": (2.2, ("retab", "scorecard", "ai21-maestro", "datadog-model-lab"))},
    "startup": {"raw": (1.25, ()), "overlay": (1.4, ())},
    "request": {"overlay": (1.1, ())},
}
"""By section and contender, the ratio that it is to stay within, and the vendors it is for: () is all of them."""


def section(name: str, figures: Sequence[Figure]) -> str:
    """A section's tables and its aims, in Markdown."""
    parts = [_grid(name, figures, lambda figure: f"{number(figure.value)} ({ratio(figure.ratio)})")]
    if name == "startup":
        parts += [
            "The whole process, the interpreter's own start included, as a ratio:",
            _grid(name, figures, lambda figure: ratio(figure.details["process_ratio"]), baseline=False),
            "Modules loaded by then:",
            _grid(name, figures, lambda figure: f"{figure.details['modules']:.0f}", baseline=False),
        ]
    return "\n\n".join([*parts, "\n".join(f"* {line}" for line in verdicts(name, figures))])


def _grid(name: str, figures: Sequence[Figure], cell: Callable[[Figure], str], *, baseline: bool = True) -> str:
    found = {(figure.vendor, figure.contender): figure for figure in figures}
    rows: list[list[str]] = []
    for case in CASES:
        row = [found.get((case.slug, contender)) for contender in COLUMNS[name]]
        base = next((number(figure.baseline) for figure in row if figure), NOTHING)
        rows.append(
            [case.title, *([base] if baseline else []), *(cell(figure) if figure else NOTHING for figure in row)]
        )
    head = ["", *([BASELINES[name]] if baseline else []), *(TITLES[contender] for contender in COLUMNS[name])]
    return table([head, *rows], numbers=True)


def verdicts(name: str, figures: Sequence[Figure]) -> list[str]:
    """A line for each aim: who keeps to it, and who misses it by how much."""
    lines: list[str] = []
    for contender, (most, vendors) in AIMS[name].items():
        limits = {figure.vendor: most for figure in figures if not vendors or figure.vendor in vendors}
        lines.append(_verdict(f"{TITLES[contender]} at most {most:g}{TIMES}", contender, figures, limits))
    if name == "decode":
        limits = {figure.vendor: figure.ratio for figure in figures if figure.contender == "sdk"}
        lines.append(_verdict("these packages not slower than the official SDK", "raw", figures, limits))
    return lines


def _verdict(aim: str, contender: str, figures: Sequence[Figure], limits: Mapping[str, float]) -> str:
    """Whose ratio is within the limit of its vendor."""
    titles = {case.slug: case.title for case in CASES}
    kept: list[str] = []
    missed: list[str] = []
    for figure in figures:
        if figure.contender == contender and figure.vendor in limits:
            group = kept if figure.ratio <= limits[figure.vendor] else missed
            group.append(f"{titles[figure.vendor]} ({ratio(figure.ratio)})")
    said = [f"**missed** by {', '.join(missed)}"] * bool(missed) + [f"met by {', '.join(kept)}"] * bool(kept)
    return f"Aim: {aim}: {'; '.join(said) or 'not measured'}."
