"""The stories: what is asked of each vendor, step by step, and why its SDK answers otherwise than these packages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from scripts._lab.sdks import BY_VENDOR
from scripts._tools.documents.reading import load, read_text

STORIES = Path(__file__).parent / "stories"
RUNS: Mapping[str, str] = {
    "completes": "a completed run",
    "fails": "a failed run",
    "errors": "a run with failed documents",
    "cancelled": "a cancelled run",
    "running": "a running run",
    "blocks": "a blocked run",
    "stalls": "a run without heartbeat",
    "unknown": "a run in an unknown state",
    "missing": "a missing run",
}
"""The runs of a story: their names in its calls, and in the names of its steps."""


@frozen
class Step:
    """The same question of both sides, each in the form of a Python expression."""

    name: str
    ours: str
    theirs: str
    run: str
    """Which run is `run` in the calls."""
    after: float
    """How many seconds pass before it."""


@frozen
class Explanation:
    """Why some differences are right. In patterns, a `*` stands for any text."""

    because: str
    steps: Sequence[str]
    """The names of the steps, as patterns."""
    differences: Sequence[str]
    """Patterns of the differences there: the SDK's side first, then ours."""

    def covers(self, step: str, difference: str) -> bool:
        """Whether it is about a difference at a step."""
        return _fits(step, self.steps) and _fits(difference, self.differences)


def _fits(text: str, patterns: Sequence[str]) -> bool:
    return any(re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text) for pattern in patterns)


@frozen
class Story:
    """What is asked of one vendor, in order."""

    vendor: str
    distribution: str
    """The vendor's SDK."""
    missing: str
    """An id that no run has."""
    started: str
    """Where the answer to the step `start` has the id of the run, with dots between the fields."""
    steps: Sequence[Step]
    explained: Sequence[Explanation]


def stories() -> dict[str, Story]:
    """One for each vendor that has an SDK."""
    return {vendor: _read(vendor) for vendor in (*BY_VENDOR, "mlflow")}


def _read(vendor: str) -> Story:
    path = STORIES / f"{vendor}.yaml"
    document: Any = load(read_text(path, path.name), path.name)
    steps = [step for entry in document.pop("steps") for step in _steps(**entry)]
    explained = [Explanation(**entry) for entry in document.pop("explained")]
    return Story(vendor, steps=steps, explained=explained, **document)


def _steps(step: str, ours: str, theirs: str, runs: Sequence[str] = (), after: float = 0.0) -> Iterator[Step]:
    if not runs:
        yield Step(step, ours, theirs, "missing", after)
    for run in runs:
        yield Step(f"{step} {RUNS[run]}", ours, theirs, run, after)
