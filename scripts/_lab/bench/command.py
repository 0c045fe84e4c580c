"""`scripts/bench`: measure, print, and on request write the tables of docs/performance.md and the README."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from scripts._tools.documents.markers import MarkersMissing, replaced

from . import machine, rounds, startup
from .cases import ROOT
from .environments import SetupFailed, prepare
from .processes import ContenderFailed
from .report import section
from .summary import summary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .arithmetic import Figure

DOCUMENT = ROOT / "docs" / "performance.md"
README = ROOT / "README.md"
SECTIONS = {"decode": "Decoding one run", "startup": "Start-up", "request": "One request"}
_ROUNDS = {"decode": 31, "startup": 15, "request": 61}
_QUICK = 3


def _say(line: str) -> None:
    print(f"bench: {line}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 done, 1 nothing could be measured, 2 usage. Missing an aim is no failure."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--only", choices=SECTIONS, action="append", help="measure only this; may be given twice")
    parser.add_argument("--quick", action="store_true", help=f"{_QUICK} rounds, for a first look")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument(
        "--write", action="store_true", help="write the tables to docs/performance.md, and in short to the README"
    )
    options = parser.parse_args(arguments)
    if options.write and options.quick:
        parser.error("--write takes full rounds, not --quick")
    wanted = [name for name in SECTIONS if name in (options.only or SECTIONS)]
    try:
        if options.write:
            written(dict.fromkeys(wanted, ""))  # nothing is measured in vain
        prepare(_say)
        found = {name: _measure(name, _QUICK if options.quick else _ROUNDS[name]) for name in wanted}
    except (SetupFailed, ContenderFailed, MarkersMissing) as error:
        _say(str(error))
        return 1
    about = machine.describe()
    texts = {name: section(name, figures) for name, figures in found.items()}
    if options.json:
        figures = {name: [figure.as_json() for figure in found[name]] for name in wanted}
        print(json.dumps({"machine": about, **figures}, indent=2))
    else:
        print(machine.sentence(about))
        for name in wanted:
            print(f"\n## {SECTIONS[name]}\n\n{texts[name]}")
    if options.write:
        noted = {
            name: f"{texts[name]}\n\n{machine.sentence(about)} Medians of {_ROUNDS[name]} rounds." for name in wanted
        }
        for path, text in written(noted).items():
            path.write_text(text, encoding="utf-8")
    return 0


def written(sections: Mapping[str, str]) -> dict[Path, str]:
    """The documents with new sections: the page with all that was measured, and the README with what the page says.

    Raises:
        MarkersMissing: If one of them has no place for a section.
    """
    page = DOCUMENT.read_text(encoding="utf-8")
    for name, content in sections.items():
        page = replaced(page, f"bench: {name}", content)
    return {DOCUMENT: page, README: replaced(README.read_text(encoding="utf-8"), "bench: summary", summary(page))}


def _measure(name: str, number: int) -> list[Figure]:
    _say(f"{SECTIONS[name].lower()}: {number} rounds")
    return startup.measure(number, _say) if name == "startup" else rounds.measure(name, number, _say)
