"""`scripts/bench`: measure, print, and on request write the tables of docs/performance.md and the README."""

import argparse
import json
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

from scripts._lab import environments, record
from scripts._lab.environments import SetupFailed
from scripts._lab.workers import WorkerFailed
from scripts._tools.documents.markers import MarkersMissing
from scripts._tools.documents.nodes import BadInput

from . import fleet, report
from .arithmetic import Figure
from .cases import OURS
from .packages import checkout, import_path, prepare
from .sections import figures

SECTIONS = {
    "decode": "Decoding one run",
    "page": "Decoding a page of 100 runs",
    "startup": "Start-up to the first answer",
    "client": "Start-up without a request",
    "request": "One request",
}
_ROUNDS = {"decode": 31, "page": 31, "startup": 15, "client": 15, "request": 61}
_QUICK = 3
_FLEET = "fleet"
"""The part about many runs, whose tables are of another kind."""


def _say(line: str) -> None:
    print(f"bench: {line}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 done, 1 nothing could be measured, 2 usage. A missed aim is not a failure."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument(
        "--only", choices=(*SECTIONS, _FLEET), action="append", help="measure only this; may be given twice"
    )
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
    revision: str | None = options.against
    rounds = {
        name: _QUICK if options.quick else _ROUNDS[name] for name in SECTIONS if name in (options.only or SECTIONS)
    }
    with_fleet = _FLEET in (options.only or (_FLEET,)) and not revision
    many: dict[str, str] = {}
    try:
        if options.write:  # fails before anything is measured
            written({**dict.fromkeys(rounds, ""), **({_FLEET: ""} if with_fleet else {})})
        measured = _measure(rounds, revision) if rounds else {}
        if with_fleet:
            many[_FLEET] = fleet.text(_say, quick=options.quick)
    except (SetupFailed, WorkerFailed, MarkersMissing, BadInput) as error:
        _say(str(error))
        return 1
    about = report.about(sdks=revision is None)
    texts = {
        name: report.comparison(name, each, revision) if revision else report.section(name, each)
        for name, each in measured.items()
    }
    if options.json:
        document = {name: [asdict(figure) for figure in each] for name, each in measured.items()}
        print(json.dumps({"machine": about, **document, **many}, indent=2))
    else:
        print(report.sentence(about))
        for name, text in texts.items():
            print(f"\n## {SECTIONS[name]}\n\n{text}")
        for text in many.values():
            print(f"\n## Many runs\n\n{text}")
    if options.write:
        end = f"{report.sentence(about)} Medians of"
        parts = {name: f"{text}\n\n{end} {rounds[name]} rounds." for name, text in texts.items()}
        parts |= {name: f"{text}\n\n{report.sentence(about)}" for name, text in many.items()}
        for path, text in written(parts).items():
            path.write_text(text, encoding="utf-8")
    return 0


def _measure(rounds: Mapping[str, int], revision: str | None) -> dict[str, list[Figure]]:
    """The figures of each section, beside those of another revision if one is named."""
    measured: dict[str, list[Figure]] = {}
    with checkout(revision) if revision else nullcontext() as other:
        if other:
            environments.prepare(OURS, _say)
        else:
            prepare(_say)
        for name, number in rounds.items():
            _say(f"{SECTIONS[name].lower()}: {number} rounds" + (f" against {revision}" if revision else ""))
            paths = (import_path(record.ROOT), other) if other else ()
            measured[name] = figures(name, number, _say, *paths)
    return measured


def written(sections: Mapping[str, str]) -> dict[Path, str]:
    """The documents with new sections: the page with all tables, and the README with the page in short."""
    page = record.with_parts(record.PERFORMANCE, {f"bench: {name}": text for name, text in sections.items()})
    return {
        record.PERFORMANCE: page,
        record.README: record.with_parts(record.README, {"bench: summary": report.summary(page)}),
    }
