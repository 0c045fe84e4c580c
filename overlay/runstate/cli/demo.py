"""`demo`: one simulated run of each vendor, from its first state to its end."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from attrs import evolve
from rich.text import Text

from runstate import ConfigurationError, FinishedRun, MissingPackage
from runstate.catalog import VENDORS

from . import cells
from .lines import line
from .outcome import Outcome
from .running import complain
from .screen import Screen
from .simulated import Plan, begin_when_asked, environment
from .vendors import is_installed
from .views import choose
from .watching import How, follow

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from .watching import Ends

PLANS: Mapping[Plan, str] = {
    Plan("retab", "fails", "exprun_2"): "failed",
    Plan("ai21-maestro", "blocks", "7b2e0c5e-2f4a-4f0e-9d57-3d3f8f3b8a11"): "completed",
    Plan("scorecard", "completes", "135"): "completed",
    Plan("datadog-model-lab", "completes", "70158"): "completed",
    Plan("adobe-sensei", "retries", "exp_1/run_1"): "completed",
    Plan("mlflow", "completes", "57b57d083ded4e87b07c594770c88bb9"): "completed",
}
"""The runs, and how each must end."""

_POLLS = 30
"""About so often each run is asked about: often enough that no state passes unseen."""
_SHORTEST = 0.02
"""Seconds between two polls of a run, at least."""


def demo(*, speed: float, seconds: float) -> int:
    """Watch the runs to their ends, then sum up.

    Returns:
        The exit status: whether each ended as it should.
    """
    missing = [plan.vendor for plan in PLANS if not is_installed(VENDORS[plan.vendor])]
    try:
        from runstate.simulator import Simulator, serve  # noqa: PLC0415 -- needs an extra, and may say so
    except MissingPackage:
        raise _incomplete([*missing, "simulator"]) from None
    if missing:
        raise _incomplete(missing)

    simulator = Simulator(speed=speed)
    begin_when_asked(simulator, list(PLANS), seconds)
    how = How(timeout=None, interval=max(_SHORTEST, seconds / speed / _POLLS))
    refs = [plan.ref for plan in PLANS]
    screen = Screen()
    with serve(simulator) as root, _variables(environment(simulator, root)):
        screen.say(f"One run of each vendor, simulated at {root}:")
        screen.say()
        try:
            ends = follow(refs, choose(refs, json=False, raw=False, quiet=False), how)
        except KeyboardInterrupt:
            complain("stopped the demo")
            return Outcome.INTERRUPTED
    for text in _summary(ends):
        screen.say(text)
    return _verdict(ends)


def _incomplete(extras: list[str]) -> ConfigurationError:
    every = {plan.vendor for plan in PLANS}
    wanted = ",".join(extras if every - {*extras} else ["all", *(extra for extra in extras if extra not in every)])
    return ConfigurationError(f"the demo needs more than is installed: pip install 'runstate[{wanted}]'")


@contextmanager
def _variables(values: Mapping[str, str]) -> Generator[None]:
    """Set variables for a while, and for this process alone."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _summary(ends: Ends) -> Iterator[Text]:
    yield Text()
    yield Text("How they ended:", "bold")
    yield Text()
    for plan in PLANS:
        end = ends[plan.ref]
        told = cells.of_run(end) if isinstance(end, FinishedRun) else cells.of_error(end, None)
        # How far a run came is of no interest after its end.
        yield Text("  ").append_text(
            line(plan.ref, evolve(told, counts="", percent="", spoiled=""), None, stamped=False)
        )


def _verdict(ends: Ends) -> Outcome:
    right = Outcome.COMPLETED
    for plan, status in PLANS.items():
        end = ends[plan.ref]
        ended = end.lifecycle.status if isinstance(end, FinishedRun) else "error"
        if ended != status:
            complain(f"{plan.ref} should have ended as {status}, but ended as {ended}")
            right = Outcome.UNSUCCESSFUL
    return right
