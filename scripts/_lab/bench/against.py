"""`scripts/bench --against REVISION`: the packages of the working tree beside those of another revision."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from scripts._lab.record import ROOT
from scripts._tools.documents.markers import table
from scripts._tools.spec_diff.git import Repository

from . import startup
from .arithmetic import Series, number, ratio
from .cases import CASES, OURS
from .report import TITLES
from .rounds import Timer
from .server import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from .arithmetic import Figure
    from .cases import Case

    Clock = Callable[[], float]

CONTENDERS = {
    "decode": ("raw",),
    "startup": ("raw", "overlay"),
    "client": ("raw", "overlay"),
    "request": ("raw", "overlay"),
}
"""By section, what both revisions have."""


@contextmanager
def checkout(revision: str) -> Generator[list[Path]]:
    """The import path of the packages at a revision, for as long as the block lasts.

    Raises:
        BadInput: If there is no such revision.
    """
    repository = Repository(ROOT)
    commit = repository.commit(revision)
    with tempfile.TemporaryDirectory() as folder:
        for room in ("overlay", "generated"):
            repository.extract(commit, room, Path(folder))
        yield import_path(Path(folder))


def import_path(tree: Path) -> list[Path]:
    """The folders of a source tree that hold the packages."""
    return [tree / "overlay", *sorted(path.parent for path in tree.glob("generated/*/pyproject.toml"))]


def measure(section: str, rounds: int, other: Sequence[Path]) -> list[Figure]:
    """The figures of a section: the working tree, with the packages of `other` as its baseline.

    Raises:
        WorkerFailed: If one of the two cannot do the work.
    """
    with ExitStack() as stack:
        server = stack.enter_context(serving(tls=section in startup.SECTIONS))
        pairs = [
            (
                Series(case.slug, name),
                _clock(section, case, name, import_path(ROOT), server, stack),
                _clock(section, case, name, other, server, stack),
            )
            for case in CASES
            for name in CONTENDERS[section]
        ]
        return alternate(pairs, rounds)


def _clock(
    section: str, case: Case, name: str, python_path: Sequence[Path], server: tuple[str, str], stack: ExitStack
) -> Clock:
    """Times a contender once, warmed up, with its packages from `python_path`."""
    url, authorities = server
    if section in startup.SECTIONS:
        start = startup.contenders(section, case, url, authorities)[name, OURS]
        run = startup.fresh(OURS, start, section, authorities, python_path)
        run()  # also writes the bytecode
        return lambda: run().own
    timer = stack.enter_context(Timer(section, OURS, case.slug, url, python_path))
    timer.open(name)
    return partial(timer.time, name)


def alternate(pairs: Sequence[tuple[Series, Clock, Clock]], rounds: int) -> list[Figure]:
    """Time each pair in each round; the two take turns in being the first."""
    for turn in range(rounds):
        for series, own, base in pairs:
            if turn % 2:
                before = base()
                series.add(own(), before)
            else:
                after = own()
                series.add(after, base())
    return [series.figure() for series, _, _ in pairs]


def shown(section: str, figures: Sequence[Figure], revision: str) -> str:
    """The medians of both and their ratios, in Markdown."""
    unit = "ms" if section in startup.SECTIONS else "µs"
    titles = {case.slug: case.title for case in CASES}
    rows = [
        [titles[each.vendor], TITLES[each.contender], number(each.baseline), number(each.value), ratio(each.ratio)]
        for each in figures
    ]
    middle = "; ".join(
        f"{TITLES[name]} {ratio(median(each.ratio for each in figures if each.contender == name))}"
        for name in CONTENDERS[section]
    )
    head = ["", "", f"{revision}, {unit}", f"working tree, {unit}", "ratio"]
    return f"{table([head, *rows], numbers=True)}\n\nMedian of the ratios: {middle}."
