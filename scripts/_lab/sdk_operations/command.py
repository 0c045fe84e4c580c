"""`scripts/sdk_operations`: ask the simulator the same with the official SDKs and with these packages, and compare.

Takes about a minute. MLflow's client comes from the environment of `make test-mlflow`.
"""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from scripts._lab import record
from scripts._lab.environments import SetupFailed, prepare, python
from scripts._lab.sdks import BY_DISTRIBUTION
from scripts._lab.workers import WorkerFailed
from scripts._tools.documents.markers import MarkersMissing

from .playing import play
from .report import PART, Round, shown
from .story import Story, stories

DOCUMENT = record.ROOT / "docs" / "sdks.md"
_MLFLOW = record.ROOT / ".cache" / "mlflow" / "bin" / "python"


def _say(line: str) -> None:
    print(f"sdk_operations: {line}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 every difference is explained, 1 one is not or it could not be done, 2 usage."""
    known = stories()
    parser = argparse.ArgumentParser(prog="scripts/sdk_operations", description=__doc__)
    parser.add_argument("--vendor", choices=known, action="append", help="only this one; may be given again")
    parser.add_argument("--write", action="store_true", help="write the tables in docs/sdks.md")
    options = parser.parse_args(arguments)
    if options.write and options.vendor:
        parser.error("what is written takes all vendors")
    told = [known[vendor] for vendor in options.vendor or known]
    try:
        with ThreadPoolExecutor(max_workers=2) as pool:
            rounds = list(pool.map(_round, told, [_python(story) for story in told]))
        text = shown(rounds, _about(told))
        print(text)
        problems = [problem for each in rounds for problem in each.problems()]
        if options.write and not problems:
            record.write(DOCUMENT, {PART: text})
    except (MarkersMissing, SetupFailed, WorkerFailed) as error:
        problems = [str(error)]
    for problem in problems:
        _say(problem)
    return 1 if problems else 0


def _python(story: Story) -> Path:
    """The interpreter that has the SDK."""
    if story.distribution in BY_DISTRIBUTION:
        prepare(story.distribution, _say)
        return python(story.distribution)
    if not _MLFLOW.exists():
        raise SetupFailed("MLflow is missing: make sdk-operations installs it")
    return _MLFLOW


def _round(story: Story, interpreter: Path) -> Round:
    return Round(story, list(play(story, interpreter)))


def _about(told: Sequence[Story]) -> str:
    names = [story.distribution for story in told]
    pins = [(f"bench/{name}" if name in BY_DISTRIBUTION else name, name) for name in names]
    versions = ", ".join(f"{name} {record.pinned(where, name)}" for where, name in pins)
    return f"Compared on {datetime.now(UTC).date()} with {versions}."
