"""The simulator of all vendors, for demonstrations and tests: the package `runstate_simulator`."""

from __future__ import annotations

from .errors import MissingPackage

try:
    from runstate_simulator import (
        FAULTS,
        READY_MADE,
        SCENARIOS,
        Asked,
        Entry,
        Fault,
        FaultPlan,
        Played,
        RunClock,
        Scenario,
        Simulator,
        Stray,
        read_plan,
        root_url,
        serve,
    )
except ModuleNotFoundError as _error:
    _missing = (_error.name or "").partition(".")[0]
    if _missing not in {"runstate_simulator", "h11", "starlette", "uvicorn", "yaml"}:
        raise
    raise MissingPackage(
        f"The simulator is not installed ({_missing} is missing): pip install 'runstate[simulator]'", name=_missing
    ) from _error

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
