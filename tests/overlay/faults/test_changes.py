"""Every fault, for requests that change something: they are never sent twice where that might do it twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import anyio.lowlevel
import pytest
from attrs import frozen

from runstate.clock import SystemClock
from runstate.simulator import FAULTS, FaultPlan, Simulator, serve
from tests.overlay.faults.arena import (
    DONE,
    IMPATIENT,
    KEY,
    LARGEST,
    MARGIN,
    MODES,
    PATIENT,
    TIMED_OUT,
    Question,
    Seat,
    ask_all,
    credentials,
    exposed,
    nothing_left,
    seats,
)
from tests.overlay.faults.expectations import EXCEPTIONS, EXPECTED
from tests.overlay.faults.gate import BELOW_HTTP, DOWNGRADE, HANGING, REFUSED, Gate, gate
from tests.support.clock import FakeClock

RETRIES = 3


class Sleepless(SystemClock):
    """Time passes as it does, but not by sleeping."""

    def sleep(self, seconds: float) -> None:
        pass

    async def asleep(self, seconds: float) -> None:  # noqa: ARG002 -- the name is the protocol's
        await anyio.lowlevel.checkpoint()


@frozen(kw_only=True)
class Change:
    """A method that changes something."""

    vendor: str
    operation: str
    """The operationId of its request."""
    call: Callable[[Simulator, Any], Any]
    repeatable: bool = False
    """Whether it may be sent again after it was sent."""
    is_doubtful: bool = True
    """Whether the error says so if no answer came."""
    has_body: bool = True
    """Whether its answer has a body, which may be broken."""


CHANGES: Mapping[str, Change] = {
    "adobe start": Change(
        vendor="adobe-sensei",
        operation="create_experiment_run",
        call=lambda _, client: client.start("exp-1", mode="train"),
    ),
    "ai21 start": Change(
        vendor="ai21-maestro", operation="create_maestro_run", call=lambda _, client: client.start("a task")
    ),
    "retab start": Change(
        vendor="retab",
        operation="create_experiment_run",
        call=lambda _, client: client.start("exp_1"),
        repeatable=True,  # it has an idempotency key
    ),
    "retab cancel": Change(
        vendor="retab",
        operation="cancel_experiment_run",
        call=lambda simulator, client: client.cancel(simulator.start("retab")),
        repeatable=True,
    ),
    "datadog delete": Change(
        vendor="datadog-model-lab",
        operation="delete_model_lab_run",
        call=lambda simulator, client: client.delete(simulator.start("datadog-model-lab")),
        repeatable=True,
        has_body=False,
    ),
    "scorecard start": Change(
        vendor="scorecard", operation="create_run", call=lambda _, client: client.start("314", metric_ids="7")
    ),
    "mlflow start": Change(vendor="mlflow", operation="create_run", call=lambda _, client: client.start("0")),
}


@frozen
class Arena:
    """A server that plays faults, and everybody's clients."""

    simulator: Simulator
    plan: FaultPlan
    gate: Gate
    patient: list[Seat]
    impatient: list[Seat]
    tls: list[Seat]
    """Clients of the gate."""
    impatient_tls: list[Seat]
    refused: list[Seat]
    """Clients of a port where nobody listens."""


@pytest.fixture(scope="module")
def arena() -> Generator[Arena]:
    """For a module. In the end nothing may be left of it."""
    simulator = Simulator(clock=FakeClock(), key=KEY)
    plan = FaultPlan(pace=0.05)
    questions = {name: Question(change.vendor, partial(change.call, simulator)) for name, change in CHANGES.items()}
    with nothing_left(), ExitStack() as stack:
        root = stack.enter_context(serve(simulator, faults=plan))
        gated = stack.enter_context(gate(urlsplit(root).port or 0))

        def clients(timeout: float, origin: str = root, **more: Any) -> list[Seat]:
            def arguments(vendor: str) -> Mapping[str, Any]:
                given = {"base_url": simulator.base_url(vendor, origin), **credentials(simulator, vendor)}
                # An answer without a body ends before some faults do: what follows must not wait for them.
                headers = {"connection": "close"} if vendor == "datadog-model-lab" else {}
                options = {"retries": RETRIES, "clock": Sleepless(), "headers": headers, "max_body_size": LARGEST // 16}
                return {**given, **options, **more, "timeout": timeout}

            return stack.enter_context(seats(questions, arguments))

        yield Arena(
            simulator,
            plan,
            gated,
            patient=clients(PATIENT),
            impatient=clients(IMPATIENT),
            tls=clients(PATIENT, f"https://127.0.0.1:{gated.port}", verify=gated.trust),
            impatient_tls=clients(IMPATIENT, f"https://127.0.0.1:{gated.port}", verify=gated.trust),
            refused=clients(PATIENT, f"http://127.0.0.1:{gated.late_port}"),
        )


def expected(fault: str, change: Change) -> set[str]:
    """What may come of a fault: for most one outcome, that of a request that reads, or what stands for it."""
    read = EXCEPTIONS.get((fault, change.vendor)) or EXPECTED[fault]
    if read in {"TransportError", TIMED_OUT}:
        return {"OutcomeUnknown"} if change.has_body else {"OutcomeUnknown", DONE}
    # Less of the answer may be needed than of a run that is read.
    return {read, DONE} if read in {"DecodeError", "WrongRun"} else {DONE if read == "run" else read}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault(arena: Arena, fault: str) -> None:
    """A success or an error of the tree, within the timeout, without the key; and no request too many."""
    hangs = FAULTS[fault].hangs
    played, asked = len(arena.plan.played), len(arena.simulator.requests)
    for change in CHANGES.values():
        arena.plan.play(fault, vendor=change.vendor, operation=change.operation, share=1)

    outcomes = ask_all(arena.impatient if hangs else arena.patient)
    arena.plan.clear()
    assert arena.plan.settle(), "the server still plays to a client that should have gone"

    names = {place: DONE if came.name.startswith("run") else came.name for place, came in outcomes.items()}
    assert {place: came.shown for place, came in outcomes.items() if not came.tame} == {}
    assert {place: name for place, name in names.items() if name not in expected(fault, CHANGES[place[0]])} == {}
    limit = (IMPATIENT if hangs else PATIENT) + MARGIN
    assert {place: came.seconds for place, came in outcomes.items() if came.seconds > limit} == {}
    assert {place: came.shown for place, came in outcomes.items() if exposed(came)} == {}

    sent = Counter((each.vendor, each.operation) for each in arena.plan.played[played:])
    effects = Counter((each.vendor, each.operation) for each in arena.simulator.requests[asked:] if each.status < 300)
    for name, change in CHANGES.items():
        request = (change.vendor, change.operation)
        most = len(MODES) * (2 + RETRIES if change.repeatable else 1)  # one more if the server may have closed before
        assert len(MODES) <= sent[request] <= most, name
        assert [names[name, mode] for mode in MODES].count(DONE) <= effects[request], name


@pytest.mark.parametrize("fault", [name for name in BELOW_HTTP if name != DOWNGRADE])
def test_fault_below_http(arena: Arena, fault: str) -> None:
    """Nothing can have arrived, so there is no doubt."""
    if fault == REFUSED:
        chosen = arena.refused
    else:
        chosen = arena.impatient_tls if fault in HANGING else arena.tls
        arena.gate.due.extend([fault] * len(chosen) * (1 + RETRIES))
    asked = len(arena.simulator.requests)
    outcomes = ask_all(chosen)
    arena.gate.due.clear()
    assert {came.name for came in outcomes.values()} == {EXPECTED[fault]}
    assert arena.simulator.requests[asked:] == []
