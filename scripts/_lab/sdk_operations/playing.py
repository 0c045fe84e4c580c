"""One side of a story after the other, each against a simulator of its own, and how their answers differ.

Both simulators have the same runs on clocks that stand still, so that even ids and times must be the same.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

from runstate.simulator import SCENARIOS, Simulator, serve
from scripts._lab.workers import Worker, WorkerFailed
from tests.support.clock import FakeClock

from .story import Story

Outcome: TypeAlias = Mapping[str, Any]
"""What the worker tells."""

KEY = "made-up-key-4f7c1b2e9d8a"
_MANY = 205
"""Runs besides one for each scenario: more than two pages of any vendor."""
_LONG = {"running": "completes", "blocks": "blocks", "stalls": "stalls", "unknown": "unknown"}
"""The scenarios of runs that take 1,000 s; when they are looked at, 660 s have passed."""
_QUIET = {"MLFLOW_DISABLE_TELEMETRY": "true", "DO_NOT_TRACK": "true"}


@frozen
class Answers:
    """What both sides said to a step."""

    step: str
    ours: Outcome
    theirs: Outcome
    differences: Mapping[str, str]
    """Each with an example."""


def play(story: Story, python: Path | str) -> Iterator[Answers]:
    """Play a story with the SDK, which another Python has, and with these packages."""
    mine = said(story, sys.executable, f"runstate-{story.vendor}", [step.ours for step in story.steps])
    other = said(story, python, story.distribution, [step.theirs for step in story.steps])
    for step, our, their in zip(story.steps, mine, other, strict=True):
        yield Answers(step.name, our, their, dict(differences(their, our)))


def said(story: Story, python: Path | str, client: str, calls: Sequence[str]) -> list[Outcome]:
    """What one client says to the calls of a story."""
    clock = FakeClock()
    simulator = Simulator(clock=clock, key=KEY)
    runs = _runs(simulator, clock, story)
    outcomes: list[Outcome] = []
    with ExitStack() as stack:
        root = stack.enter_context(serve(simulator))
        url = simulator.base_url(story.vendor, root)
        environment = {**simulator.environment(root), **_QUIET}
        arguments = ("sdk_operations.worker", client, KEY, url)
        worker = stack.enter_context(Worker(python, *arguments, python_path=(), **environment))
        for step, call in zip(story.steps, calls, strict=True):
            clock.sleep(step.after)
            outcomes.append(worker.ask(call=call, runs={**runs, "run": runs[step.run]}))
            if step.name == "start":
                runs["started"] = _started(story, client, outcomes[-1])
    return outcomes


def _runs(simulator: Simulator, clock: FakeClock, story: Story) -> dict[str, str]:
    """Start runs, and give their ids by their names in the story."""
    runs = {"missing": story.missing}
    for name in (*SCENARIOS, "running"):
        scenario = _LONG.get(name, name)
        if story.vendor in SCENARIOS[scenario].vendors:
            ref = simulator.start(story.vendor, scenario, seconds=1000.0 if name in _LONG else 1.0)
            runs[name] = ref.ids[0]
    for _ in range(_MANY):
        clock.sleep(1.0)
        simulator.start(story.vendor, seconds=1.0)
    clock.sleep(660.0 - _MANY)
    return runs


def _started(story: Story, client: str, outcome: Outcome) -> str:
    """The id of the run that was started."""
    value: Any = outcome.get("returned")
    if value is None:
        raise WorkerFailed(f"{client} cannot start a run: {outcome}")
    for name in story.started.split("."):
        value = value[name]
    return str(value)


def differences(theirs: Outcome, ours: Outcome) -> Iterator[tuple[str, str]]:
    """How outcomes differ, the SDK's first, each with an example. Of errors only the status is compared."""
    if "raised" in theirs and "raised" in ours:
        if theirs["status"] != ours["status"]:
            yield f"status, {theirs['status']} → {ours['status']}", f"{theirs['raised']} → {ours['raised']}"
    elif "raised" in theirs or "raised" in ours:
        yield " → ".join(each.get("raised", "an answer") for each in (theirs, ours)), ""
    else:
        yield from _inside("", theirs["returned"], ours["returned"])


def _inside(path: str, theirs: Any, ours: Any) -> Iterator[tuple[str, str]]:
    def both(kind: type) -> bool:
        return isinstance(theirs, kind) and isinstance(ours, kind)

    if both(dict):
        for name in sorted({*theirs, *ours}):
            inner = f"{path}.{name}".removeprefix(".")
            if name not in theirs:
                yield f"{inner}, absent → present", repr(ours[name])
            elif name not in ours:
                yield f"{inner}, present → absent", repr(theirs[name])
            else:
                yield from _inside(inner, theirs[name], ours[name])
    elif both(list):
        if len(theirs) != len(ours):
            yield f"length of {path or 'the list'}, {len(theirs)} → {len(ours)}", ""
        for their, our in zip(theirs, ours, strict=False):
            yield from _inside(f"{path}[]", their, our)
    elif theirs != ours or isinstance(theirs, bool) != isinstance(ours, bool):
        yield f"{path or 'the answer'}, one → another", f"{theirs!r} → {ours!r}"
