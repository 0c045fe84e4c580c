"""Fixtures of the fault tests: one server and everybody's clients for all faults, and the document of outcomes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

import pytest
from attrs import frozen

from runstate.simulator import FaultPlan, Simulator, serve
from tests.overlay.faults.arena import (
    IMPATIENT,
    KEY,
    PATIENT,
    Seat,
    ask_all,
    completed_runs,
    credentials,
    nothing_left,
    seats,
)
from tests.overlay.faults.document import write
from tests.overlay.faults.gate import Gate, gate
from tests.support.clock import FakeClock


@frozen
class Arena:
    """One server that plays faults, a gate before it, and everybody's clients."""

    plan: FaultPlan
    gate: Gate
    plain: Callable[[bool], list[Seat]]
    """Clients of the server; whether they shall be impatient."""
    tls: Callable[[bool], list[Seat]]
    """Clients of the gate."""
    late: list[Seat]
    """Clients of the gate's late port."""


@pytest.fixture(scope="module")
def arena() -> Generator[Arena]:
    """For a module. In the end nothing may be left of it: no thread, no open file, no task."""
    clock = FakeClock()
    simulator = Simulator(clock=clock, key=KEY)
    questions = completed_runs(simulator, clock)
    plan = FaultPlan(pace=0.05)
    with nothing_left(), ExitStack() as stack:
        root = stack.enter_context(serve(simulator, faults=plan))
        gated = stack.enter_context(gate(urlsplit(root).port or 0))

        def clients(origin: str, **options: Any) -> list[Seat]:
            def arguments(vendor: str) -> Mapping[str, Any]:
                return {"base_url": simulator.base_url(vendor, origin), **credentials(simulator, vendor), **options}

            return stack.enter_context(seats(questions, arguments))

        def both(origin: str, **options: Any) -> Callable[[bool], list[Seat]]:
            made = {
                impatient: clients(origin, timeout=IMPATIENT if impatient else PATIENT, **options)
                for impatient in (False, True)
            }
            for chosen in made.values():
                ask_all(chosen)  # so that each has a connection
            return made.__getitem__

        yield Arena(
            plan=plan,
            gate=gated,
            plain=both(root),
            # A connection for each request, since only a new one has a handshake.
            tls=both(f"https://127.0.0.1:{gated.port}", verify=gated.trust, headers={"connection": "close"}),
            late=clients(f"http://127.0.0.1:{gated.late_port}", timeout=PATIENT),
        )


@pytest.fixture(scope="module")
def came_out(request: pytest.FixtureRequest) -> Generator[dict[str, list[str]] | None]:
    """Where rows of the document are put, None if it is not to be written."""
    if not request.config.getoption("--write-reliability"):
        yield None
        return
    found: dict[str, list[str]] = {}
    yield found
    write(found)
