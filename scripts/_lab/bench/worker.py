"""A process that times what it is told to: one JSON object a line on stdin, one answer a line on stdout.

    {"open": "raw", "vendor": "retab", "url": null}   {"kind": "WorkflowExperimentRun"}
    {"run": "raw", "number": 1000}                    {"nanoseconds": 8400000}

With a URL a contender asks for a run there, without one it decodes one. Whatever goes wrong is `{"error": …}`.
"""

from __future__ import annotations

import json
import os
import sys
import time
from itertools import repeat
from typing import TYPE_CHECKING, Any

from .cases import BY_SLUG
from .contenders import decode, request

if TYPE_CHECKING:
    from collections.abc import Callable


def measure(call: Callable[[], object], number: int) -> int:
    """Nanoseconds of CPU, of this process, that so many calls take; garbage is collected as usual."""
    start = time.process_time_ns()
    for _ in repeat(None, number):
        call()
    return time.process_time_ns() - start


def answer(order: dict[str, Any], calls: dict[str, Callable[[], object]]) -> dict[str, Any]:
    """Do as told."""
    if name := order.get("open"):
        case = BY_SLUG[order["vendor"]]
        calls[name] = request(name, case, order["url"]) if order["url"] else decode(name, case)
        return {"kind": type(calls[name]()).__name__}
    return {"nanoseconds": measure(calls[order["run"]], order["number"])}


def main() -> None:
    """Answer until stdin ends."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # what an SDK prints is no answer
    calls: dict[str, Callable[[], object]] = {}
    for line in sys.stdin:
        try:
            said = answer(json.loads(line), calls)
        except Exception as error:  # noqa: BLE001 -- whatever an SDK raises is for the driver to tell
            said = {"error": f"{type(error).__name__}: {error}"[:500]}
        answers.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main()
