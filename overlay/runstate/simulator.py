"""The simulator of all vendors, for demonstrations and tests: what `runstate_simulator` has."""

from __future__ import annotations

from runstate_simulator import (
    FAULTS,
    SCENARIOS,
    Asked,
    Entry,
    Fault,
    FaultPlan,
    Played,
    Scenario,
    Simulator,
    Stray,
    read_plan,
    serve,
)

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
