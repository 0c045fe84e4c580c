"""Fixtures of the command line's tests: a simulator, and the command."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest

from runstate import SystemClock, waiting
from runstate.simulator import Simulator, serve
from tests.overlay.cli.command import call

if TYPE_CHECKING:
    from tests.overlay.cli.command import Call, Result

KEY = "a-very-secret-key"
TICK = 0.05
"""Seconds by which the simulator's runs advance with each request."""


class Ticking(SystemClock):
    """A clock that advances with requests, so that the states of runs do not depend on the machine's speed."""

    def __init__(self) -> None:
        self._ticks = itertools.count()

    def monotonic(self) -> float:
        return next(self._ticks) * TICK


@pytest.fixture(autouse=True)
def _no_grace(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]  # used by name
    """Report a run that is not found at once: the command line has no clock that tests can advance."""
    monkeypatch.setattr(waiting, "NOT_FOUND_GRACE", 0.0)


@pytest.fixture(scope="session")
def served() -> Generator[tuple[Simulator, str]]:
    """A simulator and its root URL."""
    simulator = Simulator(key=KEY, clock=Ticking())
    with serve(simulator) as root:
        yield simulator, root


@pytest.fixture
def simulator(served: tuple[Simulator, str], monkeypatch: pytest.MonkeyPatch) -> Simulator:
    """A simulator that the environment points at."""
    simulator, root = served
    for name, value in simulator.environment(root).items():
        monkeypatch.setenv(name, value)
    return simulator


@pytest.fixture
def runstate(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """The command: call it with its arguments, and `stdin=` if it reads."""

    def run(*words: str, stdin: str | bytes = "") -> Result:
        return call(capsys, monkeypatch, words, stdin)

    return run


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """The command with a terminal of 100 columns as its stdout."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LINES", "30")

    def run(*words: str, stdin: str | bytes = "") -> Result:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        return call(capsys, monkeypatch, words, stdin)

    return run
