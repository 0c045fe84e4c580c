"""The tables of the terminal and of docs/performance.md, the aims, and the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts._lab.record import machine, pinned
from scripts._lab.sdks import SDKS
from scripts._tools.documents.markers import table

from .arithmetic import NOTHING, TIMES, number, ratio
from .cases import CASES, OURS

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
BASELINES = {
    "decode": "`json.loads`, µs",
    "startup": "httpx, ms",
    "client": "`import httpx`, ms",
    "request": "httpx + `json.loads`, µs",
}
COLUMNS = {
    "decode": ("raw", "sdk", "stock", "msgspec"),
    "startup": ("raw", "overlay", "stock", "sdk"),
    "client": ("raw", "overlay", "stock", "raw-http", "sdk"),
    "request": ("raw", "overlay", "stock", "sdk"),
}
AIMS: dict[str, dict[str, tuple[float, tuple[str, ...]]]] = {
    "decode": {"raw": (2.2, ("retab", "scorecard", "ai21-maestro", "datadog-model-lab"))},
    "startup": {"overlay": (1.15, ())},
    "request": {"overlay": (1.1, ())},
}
"""By section and contender, the largest ratio aimed at, and the vendors it is for: () is all of them."""
_VERSIONS = [
    ("dev", "openapi-python-client"),
    *((f"bench/{OURS}", name) for name in ("attrs", "httpx", "httpx-retries", "msgspec")),
    *((f"bench/{sdk.distribution}", sdk.distribution) for sdk in SDKS),
]


def about(*, sdks: bool = True) -> dict[str, str]:
    """The machine, and the versions of what was measured."""
    return machine() | {name: pinned(file, name) for file, name in _VERSIONS if sdks or OURS in file}


def sentence(about: dict[str, str]) -> str:
    """The machine and the versions in a line of text."""
    versions = ", ".join(f"{name} {about[name]}" for _, name in _VERSIONS if name in about)
    where = f"{about['cpu']}, {about['cores']} cores, {about['system']}"
    return f"Measured on {where}, CPython {about['python']}, with {versions}."


def section(name: str, figures: Sequence[Figure]) -> str:
    """A section's tables and verdicts, in Markdown."""
    parts = [_grid(name, figures, lambda figure: f"{number(figure.value)} ({ratio(figure.ratio)})")]
    if name in {"startup", "client"}:
        parts += [
            "The whole process, the interpreter's own start included, as a ratio:",
            _grid(name, figures, lambda figure: ratio(figure.details["process_ratio"]), baseline=False),
            "Modules loaded by then:",
            _grid(name, figures, lambda figure: f"{figure.details['modules']:.0f}", baseline=False),
        ]
    aims = "\n".join(f"* {line}" for line in verdicts(name, figures))
    return "\n\n".join([*parts, *([aims] if aims else [])])


def _grid(name: str, figures: Sequence[Figure], cell: Callable[[Figure], str], *, baseline: bool = True) -> str:
    by_name = {(figure.vendor, figure.contender): figure for figure in figures}
    rows: list[list[str]] = []
    for case in CASES:
        row = [by_name.get((case.slug, contender)) for contender in COLUMNS[name]]
        base = next((number(figure.baseline) for figure in row if figure), NOTHING)
        rows.append(
            [case.title, *([base] if baseline else []), *(cell(figure) if figure else NOTHING for figure in row)]
        )
    head = ["", *([BASELINES[name]] if baseline else []), *(TITLES[contender] for contender in COLUMNS[name])]
    return table([head, *rows], numbers=True)


def verdicts(name: str, figures: Sequence[Figure]) -> list[str]:
    """A line for each aim: the vendors that meet it, and those that miss it."""
    lines: list[str] = []
    for contender, (limit, vendors) in AIMS.get(name, {}).items():
        limits = {figure.vendor: limit for figure in figures if not vendors or figure.vendor in vendors}
        lines.append(_verdict(f"{TITLES[contender]} at most {limit:g}{TIMES}", contender, figures, limits))
    if name == "decode":
        limits = {figure.vendor: figure.ratio for figure in figures if figure.contender == "sdk"}
        lines.append(_verdict("these packages not slower than the official SDK", "raw", figures, limits))
    return lines


def _verdict(aim: str, contender: str, figures: Sequence[Figure], limits: Mapping[str, float]) -> str:
    """The verdict on one aim, given the limit for each vendor."""
    titles = {case.slug: case.title for case in CASES}
    met: list[str] = []
    missed: list[str] = []
    for figure in figures:
        if figure.contender == contender and figure.vendor in limits:
            group = met if figure.ratio <= limits[figure.vendor] else missed
            group.append(f"{titles[figure.vendor]} ({ratio(figure.ratio)})")
    parts = [f"{word} by {', '.join(group)}" for word, group in (("**missed**", missed), ("met", met)) if group]
    return f"Aim: {aim}: {'; '.join(parts) or 'not measured'}."
