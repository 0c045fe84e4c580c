"""A process in an SDK's environment that asks for runs: one JSON object a line on stdin, one answer a line on stdout.

    {"url": "http://…", "key": "…", "id": "135", "authorities": "/…/ca.pem"}
    {"returned": "Run", "run": ["135", "completed"], "seconds": 0.02, "peak": 41000000}
    {"raised": ["httpx", "ReadError"], "shows_key": false, "seconds": 0.01, "peak": 41000000}
    {"ended": "hangs", "seconds": 4.0, "peak": 41000000}

Its first line is the SDK's version. Each run is asked for in a child, so that whatever it takes, or leaves behind,
goes with it. Only the standard library is used here, and the SDK.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
import time
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from .clients import CLIENTS
from .sdks import BY_DISTRIBUTION

if TYPE_CHECKING:
    from collections.abc import Callable

    from .clients import Ask, Told

_LARGEST = 1024**3
"""Bytes of address space that a child may have: ten times as much as any SDK takes for a good answer."""
_KILOBYTES = 1 if sys.platform == "darwin" else 1024


def in_child(call: Callable[[], dict[str, Any]], patience: float, key: str) -> dict[str, Any]:
    """What `call` comes to in a process of its own, which is killed after `patience` seconds.

    Of an exception also whether it shows the key.
    """
    began = time.monotonic()
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        _report(call, sending, key)
    os.close(sending)
    said = _read(receiving, began + patience)
    os.close(receiving)
    if said is None:
        os.kill(child, signal.SIGKILL)
    usage = os.wait4(child, 0)[2]
    answer: dict[str, Any] = json.loads(said) if said else {"ended": "crashes" if said == b"" else "hangs"}
    return {**answer, "seconds": round(time.monotonic() - began, 2), "peak": usage.ru_maxrss * _KILOBYTES}


def _report(call: Callable[[], dict[str, Any]], sending: int, key: str) -> None:
    """Call, tell what came of it, and end this process."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_LARGEST, hard))
    try:
        answer = call()
    except BaseException as error:  # noqa: BLE001 -- whatever an SDK raises is what is asked for
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
        kind = type(error)
        answer = {"raised": [kind.__module__.partition(".")[0], kind.__name__], "shows_key": _shows(error, key)}
    os.write(sending, json.dumps(answer).encode())
    os._exit(0)


def _shows(error: BaseException, key: str) -> bool:
    try:
        return key in str(error) or key in repr(error)
    except Exception:  # noqa: BLE001 -- an error that cannot be shown shows nothing
        return False


def _read(receiving: int, until: float) -> bytes | None:
    """All that comes before the other end is closed, None if it is not in time."""
    said = b""
    while select.select([receiving], [], [], max(0.0, until - time.monotonic()))[0]:
        piece = os.read(receiving, 65536)
        if not piece:
            return said
        said += piece
    return None


def asked(ask: Ask, told: Told, order: dict[str, str]) -> dict[str, Any]:
    """Ask for a run, and say what came back: the run's id and status, as far as it has them."""
    returned = ask(order["url"], order["key"], order["id"], order["authorities"])
    try:
        run = [str(part) for part in told(returned)]
    except Exception:  # noqa: BLE001 -- any error says that it is no run
        run = None
    return {"returned": type(returned).__name__, "run": run}


def main(distribution: str) -> None:
    """Answer until stdin ends."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # what an SDK prints is no answer
    ask, told = CLIENTS[distribution]()
    answers.write(version(distribution) + "\n")
    for line in sys.stdin:
        order: dict[str, str] = json.loads(line)
        said = in_child(partial(asked, ask, told, order), BY_DISTRIBUTION[distribution].patience, order["key"])
        answers.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
