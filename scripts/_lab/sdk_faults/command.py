"""`scripts/sdk_faults`: let the official SDKs meet the simulator's faults, and set what comes beside these packages.

A whole round takes about ten minutes.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from typing import Any

from attrs import asdict, frozen

from scripts._lab.bench.environments import SetupFailed, prepare_sdk
from scripts._tools.documents.markers import MarkersMissing, replaced

from . import playing
from .outcomes import Facts, cell
from .record import DOCUMENT, PART, Record, ours, read, shown
from .sdks import BY_DISTRIBUTION, ROOT

_AT_ONCE = 2
_TOLD_EVERY = 20


class RoundFailed(Exception):
    """An SDK could not be put through the faults."""


@frozen
class Round:
    """One SDK's meetings with the faults."""

    distribution: str
    version: str
    good: tuple[str, str]
    """The id and the status of the good answer."""
    met: Sequence[Facts]

    def cells(self) -> dict[str, str]:
        """What came of each fault."""
        package = BY_DISTRIBUTION[self.distribution].package
        return {facts.fault: cell(facts, package, self.good) for facts in self.met}


def _say(line: str) -> None:
    print(f"sdk_faults: {line}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 done, 1 it could not be done, 2 usage. What an SDK does is no failure."""
    parser = argparse.ArgumentParser(prog="scripts/sdk_faults", description=__doc__)
    parser.add_argument("--sdk", choices=BY_DISTRIBUTION, action="append", help="only this one; may be given again")
    parser.add_argument("--fault", action="append", metavar="NAME", help="only this one; may be given again")
    parser.add_argument("--json", action="store_true", help="print JSON with all that was noted instead of tables")
    parser.add_argument("--write", action="store_true", help="write the tables in docs/reliability.md")
    parser.add_argument(
        "--ours", action="store_true", help="ask no SDK: bring the column of these packages there up to date"
    )
    options = parser.parse_args(arguments)
    if (options.write or options.ours) and (options.sdk or options.fault):
        parser.error("what is written takes all SDKs and all faults")
    try:
        document = DOCUMENT.read_text(encoding="utf-8")
        recorded = read(document)  # nothing is asked in vain
        sections = ours(document)
        if options.ours:
            if recorded is None:
                parser.error("nothing has been recorded yet: make sdk-faults-write")
            _write(shown(recorded, sections))
            return 0
        known = [fault for faults in sections.values() for fault in faults]
        if unknown := set(options.fault or ()) - set(known):
            parser.error(f"docs/reliability.md has no fault {', '.join(sorted(unknown))}")
        rounds = _rounds(options.sdk or list(BY_DISTRIBUTION), options.fault or known)
    except (MarkersMissing, RoundFailed, SetupFailed) as error:
        _say(str(error))
        return 1
    text = shown(_record(rounds), sections)
    noted = {each.distribution: [asdict(facts) for facts in each.met] for each in rounds}
    print(json.dumps(noted, indent=2) if options.json else text)
    if options.write:
        _write(text)
    return 0


def _rounds(sdks: Sequence[str], faults: Sequence[str]) -> list[Round]:
    for name in sdks:
        prepare_sdk(name, _say)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(partial(_round, faults=faults), sdks))


def _round(distribution: str, faults: Sequence[str]) -> Round:
    """Put an SDK through faults, in a process that has a server of its own."""
    command = [sys.executable, "-m", playing.__name__, distribution, *faults]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        lines = iter(process.stdout or ())
        about: dict[str, Any] = json.loads(next(lines, "{}"))
        met: list[Facts] = []
        for line in lines:
            met.append(Facts(**json.loads(line)))
            if not len(met) % _TOLD_EVERY:
                _say(f"{distribution}: {len(met)} of {len(faults)}")
    if process.returncode or len(met) != len(faults):
        raise RoundFailed(f"{distribution} could not be put through the faults")
    return Round(distribution, about["version"], tuple(about["good"]), met)


def _record(rounds: Sequence[Round]) -> Record:
    cells = [each.cells() for each in rounds]
    versions = ", ".join(f"{each.distribution} {each.version}" for each in rounds)
    return Record(
        tuple(each.distribution for each in rounds),
        {fault: tuple(each[fault] for each in cells) for fault in cells[0]},
        f"Recorded on {datetime.now(UTC).date()} with {versions} and CPython {platform.python_version()}.",
    )


def _write(text: str) -> None:
    document = DOCUMENT.read_text(encoding="utf-8")  # once more: others write their parts
    DOCUMENT.write_text(replaced(document, PART, text), encoding="utf-8")
