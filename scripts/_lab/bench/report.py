"""The tables of the terminal, of docs/performance.md and of the README; the verdicts on the aims; the machine."""

import re
from collections.abc import Callable, Mapping, Sequence
from statistics import median

from scripts._lab.record import machine, pinned
from scripts._lab.sdks import SDKS
from scripts._tools.documents.markers import between, table

from .arithmetic import TIMES, Figure, number, ratio
from .cases import BY_SLUG, CASES, OURS, PAGES_BY_SLUG
from .sections import CONTENDERS, cases

NOTHING = "\N{EN DASH}"
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
    "page": "`json.loads`, µs",
    "startup": "httpx, ms",
    "client": "`import httpx`, ms",
    "request": "httpx + `json.loads`, µs",
}
AIMS: dict[str, dict[str, tuple[float, tuple[str, ...]]]] = {
    "decode": {"raw": (2.2, ("retab", "scorecard", "ai21-maestro", "datadog-model-lab"))},
    "page": {"raw": (2.2, ("retab", "scorecard", "datadog-model-lab"))},
    "startup": {"overlay": (1.15, ())},
    "request": {"overlay": (1.1, ())},
}
"""By section and contender, the largest ratio aimed at, and the vendors it is for: () is all of them."""
SUMMARY = ("raw", "overlay", "sdk", "stock")
"""The contenders in the README."""
HEADS = {
    "decode": "decoding a run, ÷ `json.loads`",
    "startup": "import, client and first https request, ÷ bare httpx",
    "request": "one request, ÷ bare httpx",
}
_VERSIONS = [
    ("dev", "openapi-python-client"),
    *((f"bench/{OURS}", name) for name in ("attrs", "httpx", "httpx-retries", "msgspec")),
    *((f"bench/{sdk.distribution}", sdk.distribution) for sdk in SDKS),
]
_VENDORS = {slug: case.title for slug, case in (BY_SLUG | PAGES_BY_SLUG).items()}


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
    return "\n\n".join([*parts, "\n".join(f"* {line}" for line in verdicts(name, figures))]).strip()


def _grid(name: str, figures: Sequence[Figure], cell: Callable[[Figure], str], *, baseline: bool = True) -> str:
    """A row for each vendor, a column for each contender."""
    by_name = {(figure.vendor, figure.contender): figure for figure in figures}
    lines = [[BASELINES[name], *(TITLES[contender] for contender in CONTENDERS[name])]]
    for case in cases(name):
        row = [by_name.get((case.slug, contender)) for contender in CONTENDERS[name]]
        base = next((number(figure.baseline) for figure in row if figure), NOTHING)
        lines.append([base, *(cell(figure) if figure else NOTHING for figure in row)])
    titles = ["", *(case.title for case in cases(name))]
    lines = lines if baseline else [line[1:] for line in lines]
    return table([[title, *line] for title, line in zip(titles, lines, strict=True)], numbers=True)


def verdicts(name: str, figures: Sequence[Figure]) -> list[str]:
    """A line for each aim: the vendors that meet it, and those that miss it."""
    lines: list[str] = []
    for contender, (limit, vendors) in AIMS.get(name, {}).items():
        limits = dict.fromkeys(vendors or (case.slug for case in cases(name)), limit)
        lines.append(_verdict(f"{TITLES[contender]} at most {limit:g}{TIMES}", contender, figures, limits))
    if name in {"decode", "page"}:
        limits = {figure.vendor: figure.ratio for figure in figures if figure.contender == "sdk"}
        lines.append(_verdict("these packages not slower than the official SDK", "raw", figures, limits))
    return lines


def _verdict(aim: str, contender: str, figures: Sequence[Figure], limits: Mapping[str, float]) -> str:
    groups: dict[str, list[str]] = {"**missed**": [], "met": []}
    for figure in figures:
        if figure.contender == contender and figure.vendor in limits:
            group = groups["met" if figure.ratio <= limits[figure.vendor] else "**missed**"]
            group.append(f"{_VENDORS[figure.vendor]} ({ratio(figure.ratio)})")
    parts = [f"{word} by {', '.join(group)}" for word, group in groups.items() if group]
    return f"Aim: {aim}: {'; '.join(parts) or 'not measured'}."


def comparison(name: str, figures: Sequence[Figure], revision: str) -> str:
    """The medians of the working tree and of another revision, and their ratios, in Markdown."""
    unit = BASELINES[name].rpartition(" ")[2]
    rows = [
        [_VENDORS[each.vendor], TITLES[each.contender], number(each.baseline), number(each.value), ratio(each.ratio)]
        for each in figures
    ]
    middle = "; ".join(
        f"{TITLES[name]} {ratio(median(each.ratio for each in figures if each.contender == name))}"
        for name in dict.fromkeys(each.contender for each in figures)
    )
    lines = [["", "", f"{revision}, {unit}", f"working tree, {unit}", "ratio"], *rows]
    return f"{table(lines, numbers=True)}\n\nMedian of the ratios: {middle}."


def summary(page: str) -> str:
    """docs/performance.md in short: the ratios of each vendor, and the machines."""
    sections = {name: between(page, f"bench: {name}") for name in HEADS}
    ratios = {name: _ratios(text) for name, text in sections.items()}
    lines = [["", *HEADS.values()]] + [
        [title, *(" / ".join(ratios[name].get((title, TITLES[each]), NOTHING) for each in SUMMARY) for name in HEADS)]
        for title in (case.title for case in CASES)
    ]
    texts = "\n".join(sections.values())
    measured = dict.fromkeys(re.findall(r"^Measured on .+?(?= Medians of|$)", texts, re.MULTILINE))
    order = " / ".join(TITLES[contender] for contender in SUMMARY)
    return "\n\n".join([f"In each cell: {order}.", table(lines, numbers=True), *measured])


def _ratios(section: str) -> dict[tuple[str, str], str]:
    """The ratios of a section's first table by vendor and column."""
    first = re.search(r"(?:^\|.*\|\n)+", f"{section}\n", re.MULTILINE)
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in (first[0] if first else "").splitlines()]
    return {
        (row[0], column): match[1]
        for row in rows[2:]
        for column, cell in zip(rows[0], row, strict=True)
        if (match := re.search(rf"([\d.]+){TIMES}\)?$", cell))
    }
