"""`scripts/fuzz`: answer the clients with broken bodies, and send the simulator the requests that the specs allow.

scripts/fuzz [--vendor SLUG] [--only PART]           a campaign, in up to three parts
scripts/fuzz --again FILE --vendor SLUG [--status N]   one body once more
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from runstate.catalog import VENDORS
from runstate_simulator.scenarios import SIMULATED
from scripts._lab import record
from scripts._lab.record import ROOT
from scripts._tools.documents.markers import MarkersMissing

from .campaign import campaign
from .client import ScriptedClient
from .contract import check, check_errors, check_others
from .guides import HOME, GuideFailed, guided
from .invariants import Broken, judge
from .report import Report

FINDINGS = HOME / "findings"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 no findings, 1 findings, 2 it could not be run."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.write and (options.only or options.vendor):
        parser.error("--write takes all parts of all vendors")
    slugs: list[str] = options.vendor or list(VENDORS)
    if options.again:
        return _again(slugs[0], options.status, options.again.read_bytes())
    report = Report(options.seed)
    try:
        if options.write:
            report.written()  # fails before anything is sent
        for name, part in PARTS.items():
            if name in (options.only or PARTS):
                part(report, slugs, options)
    except (GuideFailed, MarkersMissing) as error:
        _say(str(error))
        return 2
    _show(report)
    if options.write:
        record.RELIABILITY.write_text(report.written(), encoding="utf-8")
    return 0 if report.passed else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="scripts/fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--vendor", choices=VENDORS, action="append", help="only this one; may be given again")
    parser.add_argument("--only", choices=PARTS, action="append", help="only this part; may be given again")
    parser.add_argument("--count", type=int, default=1_000_000, help="broken runs per vendor; one million")
    parser.add_argument("--seconds", type=int, default=120, help="for the search by coverage, per vendor; 120")
    parser.add_argument("--requests", type=int, default=500, help="of Schemathesis, per vendor, about; 500")
    parser.add_argument("--seed", type=int, default=1, help="another makes other bodies; 1")
    parser.add_argument("--write", action="store_true", help="write docs/reliability.md")
    parser.add_argument("--again", type=Path, metavar="FILE", help="answer with this body, and print the result")
    parser.add_argument("--status", type=int, default=200, help="the HTTP status of that answer; 200")
    return parser


def _bodies(report: Report, slugs: Sequence[str], options: argparse.Namespace) -> None:
    for slug in slugs:
        report.tallies.append(campaign(slug, options.count, options.seed, _say))


def _coverage(report: Report, slugs: Sequence[str], options: argparse.Namespace) -> None:
    _say(f"search by coverage: {options.seconds} s per vendor")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        report.guided.extend(pool.map(partial(guided, seconds=options.seconds, seed=options.seed), slugs))


def _simulator(report: Report, slugs: Sequence[str], options: argparse.Namespace) -> None:
    for slug in slugs:
        _say(f"{slug}: Schemathesis asks the simulator")
        report.outcomes[slug] = check(slug, options.requests, options.seed).also(check_errors(slug))
        if SIMULATED[slug].operations:
            others = check_others(slug, options.requests // 10, options.seed)
            report.outcomes[slug] = report.outcomes[slug].also(others.report)


PARTS: Mapping[str, Callable[[Report, Sequence[str], argparse.Namespace], None]] = {
    "bodies": _bodies,
    "coverage": _coverage,
    "simulator": _simulator,
}


def _show(report: Report) -> None:
    for text, table in report.tables():
        print(f"\n{text}\n{table}")
    FINDINGS.mkdir(parents=True, exist_ok=True)
    for number, finding in enumerate(report.findings, 1):
        path = FINDINGS / f"{finding.slug}-{number}.body"
        path.write_bytes(finding.body)
        shown = finding.body[:500].decode("utf-8", "backslashreplace")
        again = f"scripts/fuzz --vendor {finding.slug} --status {finding.status} --again {path.relative_to(ROOT)}"
        print(f"\n{finding.slug}: this does not hold: {finding.law} ({finding.times} times)")
        print(f"  status {finding.status}, {len(finding.body)} bytes: {shown}\n  again: {again}")
    for slug, outcome in report.outcomes.items():
        if not outcome.passed:
            print(f"\n{slug}: Schemathesis found\n{outcome.report}")


def _again(slug: str, status: int, body: bytes) -> int:
    try:
        verdict = judge(ScriptedClient(slug), status, body)
    except Broken as broken:
        print(f"this does not hold: {broken}")
        return 1
    print(repr(verdict.outcome)[:2_000])
    return 0


def _say(line: str) -> None:
    print(f"fuzz: {line}", file=sys.stderr)
