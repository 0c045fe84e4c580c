"""`scripts/sdk_faults`: play the simulator's faults to the official SDKs, and compare them with these packages.

A whole round takes about ten minutes.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context

from attrs import asdict

from scripts._lab import record
from scripts._lab.environments import SetupFailed, prepare
from scripts._lab.sdks import BY_DISTRIBUTION
from scripts._lab.workers import WorkerFailed
from scripts._tools.documents.markers import MarkersMissing

from .outcomes import PART, Record, ours, read, shown
from .playing import Round, SdkFailed, play

_AT_ONCE = 2


def _say(line: str) -> None:
    print(f"sdk_faults: {line}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 done, 1 it could not be done, 2 usage. No behaviour of an SDK is a failure."""
    parser = argparse.ArgumentParser(prog="scripts/sdk_faults", description=__doc__)
    parser.add_argument("--sdk", choices=BY_DISTRIBUTION, action="append", help="only this one; may be given again")
    parser.add_argument("--fault", action="append", metavar="NAME", help="only this one; may be given again")
    parser.add_argument("--json", action="store_true", help="print JSON with all facts instead of tables")
    parser.add_argument("--write", action="store_true", help="write the tables in docs/appendix/faults.md")
    parser.add_argument(
        "--ours", action="store_true", help="ask no SDK: bring the column of these packages there up to date"
    )
    options = parser.parse_args(arguments)
    if (options.write or options.ours) and (options.sdk or options.fault):
        parser.error("what is written takes all SDKs and all faults")
    try:
        document = record.FAULTS.read_text(encoding="utf-8")
        recorded, sections = read(document), ours(document)  # fails before any SDK is asked
        if options.ours:
            if recorded is None:
                parser.error("nothing has been recorded yet: make sdk-faults-write")
            record.write(record.FAULTS, {PART: shown(recorded, sections)})
            return 0
        known = [fault for faults in sections.values() for fault in faults]
        if unknown := set(options.fault or ()) - set(known):
            parser.error(f"docs/appendix/faults.md has no fault {', '.join(sorted(unknown))}")
        rounds = _rounds(options.sdk or list(BY_DISTRIBUTION), options.fault or known)
    except (BrokenProcessPool, MarkersMissing, SdkFailed, SetupFailed, WorkerFailed) as error:
        _say(str(error))
        return 1
    text = shown(_record(rounds), sections)
    facts = {each.distribution: [asdict(met) for met in each.met] for each in rounds}
    print(json.dumps(facts, indent=2) if options.json else text)
    if options.write:
        record.write(record.FAULTS, {PART: text})
    return 0


def _rounds(sdks: Sequence[str], faults: Sequence[str]) -> list[Round]:
    """Put SDKs through faults, each in a process with a server of its own."""
    for name in sdks:
        prepare(name, _say)
    with ProcessPoolExecutor(_AT_ONCE, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        return list(pool.map(partial(play, faults=faults), sdks))


def _record(rounds: Sequence[Round]) -> Record:
    cells = [each.cells() for each in rounds]
    names = [each.distribution for each in rounds]
    versions = ", ".join(f"{name} {record.pinned(f'bench/{name}', name)}" for name in names)
    return Record(
        tuple(names),
        {fault: tuple(each[fault] for each in cells) for fault in cells[0]},
        f"Recorded on {datetime.now(UTC).date()} with {versions} and CPython {record.machine()['python']}.",
    )
