"""The catalogue: every fault has a name, differs from the good response, and is documented."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

import httpx
import pytest

from runstate.clock import SystemClock
from runstate.simulator import FAULTS, FaultPlan, Simulator, serve
from runstate_simulator.faults.catalogue import GROUPS
from runstate_simulator.faults.model import STAY, Exchange
from runstate_simulator.faults.response import Response
from runstate_simulator.faults.statuses import ERRORS
from runstate_simulator.scenarios import SIMULATED
from scripts._tools.documents.markers import replaced
from tests.support.clock import FakeClock
from tests.support.vendors import ROOT
from tests.vendors.base import reading

DOCUMENT = ROOT / "docs" / "simulator.md"
GOOD = Response(
    200, (("content-type", "application/json"), ("date", "Sat, 02 May 2026 11:00:00 GMT")), b'{"id": "x", "n": 12}'
)


def exchange(vendor: str) -> Exchange:
    """What a fault sees of one request."""
    return Exchange(
        good=GOOD,
        vendor=SIMULATED[vendor],
        target=f"/{vendor}/runs/x",
        root="http://127.0.0.1:1",
        elsewhere="http://localhost:2",
        keys=("the-key",),
        pace=0.5,
    )


def test_names_are_kebab_case_and_unique() -> None:
    """And every fault has a line of its own that says what it is."""
    assert len(FAULTS) == sum(map(len, GROUPS.values()))
    assert len({fault.description for fault in FAULTS.values()}) == len(FAULTS)
    for name, fault in FAULTS.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
        assert fault.name == name
        assert 2 <= len(fault.description.split()) <= 20


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_one(name: str) -> None:
    """None is just the good answer, each begins the same way each time, and the endless do not fill the memory."""
    first, second = (list(islice(FAULTS[name].steps(exchange("retab")), 5)) for _ in range(2))

    assert first == second
    assert first != [GOOD.encode()]


def test_those_that_stay_hang() -> None:
    """The documentation warns clients without a timeout."""
    for name, fault in FAULTS.items():
        if STAY in islice(fault.steps(exchange("retab")), 10):
            assert fault.hangs, name


@pytest.mark.parametrize("vendor", SIMULATED)
def test_the_error_statuses_are_the_contracts(vendor: str) -> None:
    """Whichever status a vendor's contract knows, its body is among the faults."""
    _, operation = reading(vendor)
    statuses = {int(status) for status in operation["responses"] if status.isdigit() and status[0] in "45"}
    assert statuses <= set(ERRORS)


def tables() -> str:
    """The document's tables, as they should be."""
    return "\n\n".join(
        "\n".join(
            [
                f"### {title}\n\n| fault | what happens | hangs |\n|---|---|---|",
                *(f"| `{fault.name}` | {fault.description} | {'yes' if fault.hangs else ''} |" for fault in faults),
            ]
        )
        for title, faults in GROUPS.items()
    )


def test_the_document_has_every_fault(request: pytest.FixtureRequest) -> None:
    """With what it is, and whether it ends."""
    right = replaced(DOCUMENT.read_text(encoding="utf-8"), "faults", tables())
    if request.config.getoption("--write-reliability"):
        DOCUMENT.write_text(right, encoding="utf-8")
    assert DOCUMENT.read_text(encoding="utf-8") == right, "docs/simulator.md is out of date: make reliability"


def test_the_documented_example_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed in, it runs; only its pauses are left out."""
    (example,) = re.findall(r"^```python\n(.*?)^```", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    monkeypatch.setattr(SystemClock, "sleep", FakeClock().sleep)
    exec(compile(example, "simulator.md", "exec"), {"__name__": "__main__"})  # noqa: S102 -- the document is ours


def test_strays_are_noticed() -> None:
    """A client that follows a redirect elsewhere gets the run, and is recorded."""
    simulator, plan = Simulator(), FaultPlan()
    simulator.start("retab", run_id="a")
    plan.play("redirect-307-elsewhere")
    headers = {"authorization": "Bearer simulator-key"}
    with serve(simulator, faults=plan) as root, httpx.Client(trust_env=False, follow_redirects=True) as client:
        target = "/retab/v1/workflows/experiments/runs/a"
        answer: Any = client.get(f"{root}{target}", headers=headers)

    assert answer.status_code == 401  # httpx has left the key out
    (stray,) = plan.strays
    assert stray.target == target
    assert "authorization" not in stray.headers
    assert "user-agent" in stray.headers
