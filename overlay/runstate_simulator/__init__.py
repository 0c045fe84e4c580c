"""Each vendor's "retrieve a run" as one HTTP server whose runs live and end by script.

It is for demonstrations and tests: each vendor's paths, headers, bodies and errors are as its curated
contract has them, and the same requests get the same answers each time.

    simulator = Simulator(speed=10)
    with serve(simulator) as root:
        os.environ.update(simulator.environment(root))
        ref = simulator.start("retab", "fails")
        print(runstate.wait(ref).lifecycle)

`simulator.app` is the same without a socket, for `httpx.ASGITransport`. With a `FaultPlan` the server answers badly,
in the ways that `FAULTS` has: `serve(simulator, faults=plan)`.
"""

from __future__ import annotations

from runstate.errors import MissingPackage

try:
    from .faults.catalogue import FAULTS
    from .faults.model import Fault
    from .faults.plan import Entry, FaultPlan, Played, Stray
    from .faults.plan_file import read_plan
    from .scenarios import SCENARIOS, Scenario
    from .server import serve
    from .simulator import Simulator
    from .state import Asked
except ModuleNotFoundError as _error:
    if (_error.name or "").partition(".")[0] not in {"h11", "starlette", "uvicorn"}:
        raise
    raise MissingPackage(
        "The simulator needs starlette and uvicorn, not all installed: pip install 'runstate[simulator]'"
    ) from _error

__all__ = [
    "FAULTS",
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
    "serve",
]
