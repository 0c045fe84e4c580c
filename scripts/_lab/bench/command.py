"""`scripts/bench`: measure, print, and on request write the tables of docs/performance.md and the README."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from scripts._lab import environments, record
from scripts._lab.environments import SetupFailed
from scripts._lab.workers import WorkerFailed
from scripts._tools.documents.errors import BadInput
from scripts._tools.documents.markers import MarkersMissing

from . import against, report, rounds, startup
from .cases import OURS
from .packages import prepare
from .summary import summary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from .arithmetic import Figure

SECTIONS = {
    "decode": "Decoding one run",
    "startup": "Start-up to the first answer",
    "client": "Start-up without a request",
    "request": "One request",
}
_ROUNDS = {"decode": 31, "startup": 15, "client": 15, "request": 61}
_QUICK = 3


def _say(line: str) -> None:
    print(f"bench: {line}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 done, 1 nothing could be measured, 2 usage. A missed aim is not a failure."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--only", choices=SECTIONS, action="append", help="measure only this; may be given twice")
    parser.add_argument("--quick", action="store_true", help=f"{_QUICK} rounds, for a first look")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument(
        "--write", action="store_true", help="write the tables to docs/performance.md, and in short to the README"
    )
    parser.add_argument(
        "--against", metavar="REVISION", help="compare these packages with those of another git revision instead"
    )
    options = parser.parse_args(arguments)
    if options.write and (options.quick or options.against):
        parser.error("--write takes full rounds, not --quick or --against")
    names = [name for name in SECTIONS if name in (options.only or SECTIONS)]
    number = dict.fromkeys(names, _QUICK) if options.quick else {name: _ROUNDS[name] for name in names}
    try:
        if options.write:
            written(dict.fromkeys(names, ""))  # fails before anything is measured
        figures, texts = _against(options.against, number) if options.against else _measure(number)
    except (SetupFailed, WorkerFailed, MarkersMissing, BadInput) as error:
        _say(str(error))
        return 1
    about = report.about(sdks=not options.against)
    if options.json:
        measured = {name: [asdict(figure) for figure in figures[name]] for name in names}
        print(json.dumps({"machine": about, **measured}, indent=2))
    else:
        print(report.sentence(about))
        for name in names:
            print(f"\n## {SECTIONS[name]}\n\n{texts[name]}")
    if options.write:
        sections = {
            name: f"{texts[name]}\n\n{report.sentence(about)} Medians of {number[name]} rounds." for name in names
        }
        for path, text in written(sections).items():
            path.write_text(text, encoding="utf-8")
    return 0


def _measure(number: Mapping[str, int]) -> tuple[dict[str, Sequence[Figure]], dict[str, str]]:
    """The figures of each section, and their text."""
    prepare(_say)
    figures: dict[str, Sequence[Figure]] = {}
    for name, count in number.items():
        _say(f"{SECTIONS[name].lower()}: {count} rounds")
        figures[name] = (startup if name in startup.SECTIONS else rounds).measure(name, count, _say)
    return figures, {name: report.section(name, each) for name, each in figures.items()}


def _against(revision: str, number: Mapping[str, int]) -> tuple[dict[str, Sequence[Figure]], dict[str, str]]:
    """The same, beside another revision."""
    environments.prepare(OURS, _say)
    figures: dict[str, Sequence[Figure]] = {}
    with against.checkout(revision) as other:
        for name, count in number.items():
            _say(f"{SECTIONS[name].lower()}: {count} rounds against {revision}")
            figures[name] = against.measure(name, count, other)
    return figures, {name: against.shown(name, each, revision) for name, each in figures.items()}


def written(sections: Mapping[str, str]) -> dict[Path, str]:
    """The documents with new sections: the page with all tables, and the README with the page in short.

    Raises:
        MarkersMissing: If one of them has no place for a section.
    """
    page = record.with_parts(record.PERFORMANCE, {f"bench: {name}": text for name, text in sections.items()})
    return {
        record.PERFORMANCE: page,
        record.README: record.with_parts(record.README, {"bench: summary": summary(page)}),
    }
