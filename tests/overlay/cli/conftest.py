"""A simulator for all tests of the command line, and the command itself."""

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
"""Seconds by which the simulator's runs go on whenever one is asked about."""


class Ticking(SystemClock):
    """A clock that is moved by questions and not by time: what runs go through does not depend on the machine."""

    def __init__(self) -> None:
        self._ticks = itertools.count()

    def monotonic(self) -> float:
        return next(self._ticks) * TICK


@pytest.fixture(autouse=True)
def _no_grace(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]  # used by name
    """A run that is not found is told at once: the command line has no clock to go faster."""
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
    """The command: called with its words, and `stdin=` if it is to read."""

    def run(*words: str, stdin: str | bytes = "") -> Result:
        return call(capsys, monkeypatch, words, stdin)

    return run


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """The command with a terminal of 100 columns for its stdout."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LINES", "30")

    def run(*words: str, stdin: str | bytes = "") -> Result:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        return call(capsys, monkeypatch, words, stdin)

    return run
