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

from .faults.catalogue import FAULTS
from .faults.model import Fault
from .faults.plan import Entry, FaultPlan, Played, Stray
from .faults.plan_file import read_plan
from .scenarios import READY_MADE, SCENARIOS, Scenario
from .server import root_url, serve
from .simulator import Simulator
from .state import Asked

__all__ = [
    "FAULTS",
    "READY_MADE",
    "SCENARIOS",
    "Asked",
    "Entry",
    "Fault",
    "FaultPlan",
    "Played",
    "Scenario",
    "Simulator",
    "Stray",
    "read_plan",
    "root_url",
    "serve",
]
