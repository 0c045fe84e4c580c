"""A worker process in an SDK's environment that asks for runs.

    {"sdk": "ai21", "url": "http://…", "key": "…", "id": "135", "authorities": "/…/ca.pem"}
    {"returned": "Run", "run": ["135", "completed"], "seconds": 0.02, "peak": 41000000}
    {"raised": ["httpx", "ReadError"], "shows_key": false, "seconds": 0.01, "peak": 41000000}
    {"ended": "hangs", "seconds": 4.0, "peak": 41000000}

Each run is asked for in a child process, so that its memory and whatever it leaves behind go with it. Only the standard
library is used here, and the SDK.
"""

import json
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from scripts._lab.sdks import BY_DISTRIBUTION, Sdk
from scripts._lab.workers import follow

TIMEOUT = 1.0
"""Seconds that each client is told a request may take."""
_MORE = 3.0
"""Seconds of patience beyond all requests and pauses."""
_LARGEST = 1024**3
"""Bytes of address space for a child: ten times as much as any SDK takes for a good answer."""
_KILOBYTES = 1 if sys.platform == "darwin" else 1024


def patience(sdk: Sdk) -> float:
    """Seconds after which an SDK hangs: all its requests, each as long as it may take, all its pauses, and more."""
    return sdk.attempts * TIMEOUT + sdk.pauses + _MORE


def in_child(call: Callable[[], dict[str, Any]], patience: float, key: str) -> dict[str, Any]:
    """The outcome of `call` in a process of its own, which is killed after `patience` seconds.

    For an exception, also whether it shows the key.
    """
    began = time.monotonic()
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        _report(call, sending, key)
    os.close(sending)
    report = _read(receiving, began + patience)
    os.close(receiving)
    if report is None:
        os.kill(child, signal.SIGKILL)
    usage = os.wait4(child, 0)[2]
    outcome: dict[str, Any] = json.loads(report) if report else {"ended": "crashes" if report == b"" else "hangs"}
    return {**outcome, "seconds": round(time.monotonic() - began, 2), "peak": usage.ru_maxrss * _KILOBYTES}


def _report(call: Callable[[], dict[str, Any]], sending: int, key: str) -> None:
    """Call, send the outcome, and end this process."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_LARGEST, hard))
    try:
        outcome = call()
    except BaseException as error:  # noqa: BLE001 -- whatever an SDK raises is the outcome
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
        kind = type(error)
        outcome = {"raised": [kind.__module__.partition(".")[0], kind.__name__], "shows_key": _shows(error, key)}
    os.write(sending, json.dumps(outcome).encode())
    os._exit(0)


def _shows(error: BaseException, key: str) -> bool:
    try:
        return key in str(error) or key in repr(error)
    except Exception:  # noqa: BLE001 -- an error without a text shows nothing
        return False


def _read(receiving: int, until: float) -> bytes | None:
    """All bytes until the other end closes, None if it does not close in time."""
    received = b""
    while select.select([receiving], [], [], max(0.0, until - time.monotonic()))[0]:
        piece = os.read(receiving, 65536)
        if not piece:
            return received
        received += piece
    return None


def asked(sdk: Sdk, order: dict[str, str]) -> dict[str, Any]:
    """Ask for a run with a new client; the type of the answer, and the run's id and status if it has them."""
    get = sdk.connect(order["key"], order["url"], TIMEOUT, order["authorities"])
    returned = get(order["id"])
    try:
        run = [str(part) for part in sdk.identity(returned)]
    except Exception:  # noqa: BLE001 -- any error says that it is not a run
        run = None
    return {"returned": type(returned).__name__, "run": run}


def orders(order: dict[str, str]) -> dict[str, Any]:
    """Follow an order."""
    sdk = BY_DISTRIBUTION[order["sdk"]]
    import_module(sdk.package)  # once, before the children
    return in_child(partial(asked, sdk, order), patience(sdk), order["key"])


if __name__ == "__main__":
    follow(orders)
