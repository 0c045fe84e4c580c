"""The blocks of code in the documentation, and a world that runs it: simulated vendors, and no time that passes."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from attrs import frozen

from runstate.clock import SystemClock
from runstate.simulator import READY_MADE, Simulator, serve
from tests.support.clock import FakeClock
from tests.support.vendors import ROOT

DOCS = ROOT / "docs"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(path: Path, language: str) -> list[str]:
    """The blocks of a page in one language, in order."""
    return [code for name, code in _BLOCK.findall(path.read_text(encoding="utf-8")) if name == language]


def pages_with(language: str, *, without: frozenset[str] = frozenset()) -> list[str]:
    """The pages that have such blocks, by their paths in docs/."""
    paths = sorted(path for path in DOCS.rglob("*.md") if blocks(path, language))
    return [name for path in paths if (name := path.relative_to(DOCS).as_posix()) not in without]


def _begin(simulator: Simulator) -> None:
    """Start the runs that `runstate simulate` has."""
    for ref, scenario in READY_MADE.items():
        simulator.start(ref.vendor, scenario, run_id="/".join(map(str, ref.ids)), seconds=20)


@contextmanager
def timeless(monkeypatch: pytest.MonkeyPatch) -> Generator[FakeClock]:
    """The clients of this process, and the simulator that their environment names, have a clock that sleeping moves."""
    clock = FakeClock()
    for name in ("monotonic", "now", "sleep", "asleep"):
        monkeypatch.setattr(SystemClock, name, staticmethod(getattr(clock, name)))
    simulator = Simulator(clock=clock)
    _begin(simulator)
    with serve(simulator) as root:
        for name, value in simulator.environment(root).items():
            monkeypatch.setenv(name, value)
        yield clock


@contextmanager
def finished() -> Generator[Mapping[str, str]]:
    """The variables of a simulator for other processes, whose runs have ended."""
    simulator = Simulator(speed=1e9)
    _begin(simulator)
    with serve(simulator) as root:
        yield simulator.environment(root)


@frozen
class Command:
    """A command that a block shows, and what it prints."""

    line: str
    output: str


def commands(block: str) -> list[Command]:
    """The commands of a `console` block; comments at their ends are left out."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [
        Command(re.sub(r"\s{2,}#.*", "", line), output) for line, _, output in (part.partition("\n") for part in parts)
    ]


def words(output: str) -> list[str]:
    """What is compared of an output: neither figures, which depend on the moment, nor bars and spaces."""
    return re.findall(r"[A-Za-z][\w./:-]*", output)


def in_terminal(command: list[str], environment: Mapping[str, str]) -> str:
    """What a command shows in a terminal, without the codes for colours and the cursor."""
    ours, its = os.openpty()
    try:
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=its, stderr=its, env=environment):
            os.close(its)
            shown = b"".join(iter(lambda: _read(ours), b""))
    finally:
        os.close(ours)
    return re.sub(r"\x1b\[[\d;?]*[A-Za-z]|\r", "", shown.decode())


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the end, in the words of Linux
        return b""
