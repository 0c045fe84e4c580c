"""The driver's side of the workers and the server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Self

from .arithmetic import per_call
from .cases import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from .arithmetic import Series


class ContenderFailed(Exception):
    """A contender that cannot take part: the message says why."""


def clean_environment() -> dict[str, str]:
    """The environment without what changes a Python, a proxy or the certificates."""
    return {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}


class Process:
    """A module of this package in another process; ends with its `with` block."""

    def __init__(self, python: Path | str, module: str, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [python, "-P", "-m", f"scripts._lab.bench.{module}", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=clean_environment() | {"PYTHONPATH": str(ROOT)},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._process.kill()
        self._process.communicate()

    def read(self) -> str:
        """The next line of its stdout."""
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise ContenderFailed("its process ended")
        return line.strip()

    def write(self, line: str) -> None:
        """Send a line to its stdin."""
        if self._process.stdin:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()


class Server(Process):
    """The loopback server of one vendor."""

    def __init__(self, slug: str) -> None:
        super().__init__(sys.executable, "server", slug)
        self.url = self.read()


class Worker(Process):
    """A process that times contenders of one vendor, in one environment, beside the baseline."""

    def __init__(self, python: Path, vendor: str, url: str | None = None) -> None:
        super().__init__(python, "worker")
        self._vendor = vendor
        self._url = url
        self._number: dict[str, int] = {}

    def open(self, name: str, effort: float) -> None:
        """Get a contender ready, warm it up, and find how many calls take `effort` ms.

        Raises:
            ContenderFailed: If it cannot do its work even once.
        """
        self._ask({"open": name, "vendor": self._vendor, "url": self._url})
        self._time(name, 20)
        self._number[name] = max(10, round(effort * 1000 / self._time(name, 100)))
        self._time(name, self._number[name])

    def round(self, series: Series, name: str) -> None:
        """Time the contender, with half of the baseline before it and half after it."""
        half = self._number["baseline"] // 2
        before = self._time("baseline", half)
        own = self._time(name, self._number[name])
        series.add(own, (before + self._time("baseline", half)) / 2)

    def _time(self, name: str, number: int) -> float:
        return per_call(self._ask({"run": name, "number": number})["nanoseconds"], number)

    def _ask(self, order: dict[str, Any]) -> dict[str, Any]:
        self.write(json.dumps(order))
        said: dict[str, Any] = json.loads(self.read())
        if "error" in said:
            raise ContenderFailed(said["error"])
        return said
