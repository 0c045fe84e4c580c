"""Each vendor's operations on runs as one HTTP server, whose runs follow scripts.

It is for tests and demonstrations: each vendor's paths, headers, bodies and errors are as its curated
contract has them, and the same requests get the same responses each time.

    simulator = Simulator(speed=10)
    with serve(simulator) as root:
        os.environ.update(simulator.environment(root))
        ref = simulator.start("retab", "fails")
        print(runstate.wait(ref).lifecycle)

`simulator.app` is the same without a socket, for `httpx.ASGITransport`. With a `FaultPlan` the server answers badly,
in the ways that `FAULTS` lists: `serve(simulator, faults=plan)`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .faults.catalogue import FAULTS
    from .faults.model import Fault
    from .faults.plan import Entry, FaultPlan, Played, Stray
    from .faults.plan_file import read_plan
    from .run_clock import RunClock
    from .scenarios import READY_MADE, SCENARIOS, Scenario
    from .server import root_url, serve
    from .simulator import Simulator
    from .state import Asked

_HOME = {
    "FAULTS": ".faults.catalogue",
    "READY_MADE": ".scenarios",
    "SCENARIOS": ".scenarios",
    "Asked": ".state",
    "Entry": ".faults.plan",
    "Fault": ".faults.model",
    "FaultPlan": ".faults.plan",
    "Played": ".faults.plan",
    "RunClock": ".run_clock",
    "Scenario": ".scenarios",
    "Simulator": ".simulator",
    "Stray": ".faults.plan",
    "read_plan": ".faults.plan_file",
    "root_url": ".server",
    "serve": ".server",
}
"""The module of each public name. It is loaded when the name is first used, since pytest loads this package in every
run, for its plugin."""

__all__ = [
    "FAULTS",
    "READY_MADE",
    "SCENARIOS",
    "Asked",
    "Entry",
    "Fault",
    "FaultPlan",
    "Played",
    "RunClock",
    "Scenario",
    "Simulator",
    "Stray",
    "read_plan",
    "root_url",
    "serve",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOME[name], __name__), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
