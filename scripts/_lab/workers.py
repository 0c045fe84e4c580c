"""Worker processes that take one JSON object a line and answer with one.

Only the standard library is used here: the environments of the vendors' SDKs load this file.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from .record import ROOT


class WorkerFailed(Exception):
    """A worker that cannot do its work: the message says why."""


def clean_environment(python_path: Iterable[Path] = (), **more: str) -> dict[str, str]:
    """The environment without the variables that change a Python, a proxy or the certificates, and with these."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return kept | {"PYTHONPATH": os.pathsep.join(map(str, python_path))} | more


class Worker:
    """A module of this project in another process, with another Python; ends with its `with` block.

    The module comes from this project. Other modules come from `python_path` first, and then from the environment of
    the Python.
    """

    def __init__(
        self, python: Path | str, module: str, *arguments: str, python_path: Iterable[Path] = (), **variables: str
    ) -> None:
        self._process = subprocess.Popen(
            [python, "-P", "-m", f"scripts._lab.{module}", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=clean_environment([*python_path, ROOT], **variables),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._process.kill()
        self._process.communicate()

    def ask(self, **order: Any) -> dict[str, Any]:
        """Send an order, and return the answer.

        Raises:
            WorkerFailed: If the answer is an error, or the process has ended.
        """
        if self._process.stdin:
            with suppress(BrokenPipeError):  # then there is no answer to read either
                self._process.stdin.write(json.dumps(order) + "\n")
                self._process.stdin.flush()
        return self.read()

    def read(self) -> dict[str, Any]:
        """The next answer.

        Raises:
            WorkerFailed: As `ask` does.
        """
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise WorkerFailed("its process ended")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise WorkerFailed(answer["error"])
        return answer


def follow(orders: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Answer orders until stdin ends; this is what the module in a `Worker` runs."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # keeps what an SDK prints away from the answers
    for line in sys.stdin:
        try:
            answer = orders(json.loads(line))
        except Exception as error:  # noqa: BLE001 -- whatever an SDK raises is reported to the parent
            answer = {"error": f"{type(error).__name__}: {error}"[:500]}
        answers.write(json.dumps(answer) + "\n")
