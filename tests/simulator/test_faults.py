"""Faults of all operations: which requests meet them, and whether these take effect."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

import httpx
import pytest

from runstate.errors import ConfigurationError
from runstate.simulator import Entry, FaultPlan, Simulator, read_plan, serve
from tests.simulator.support import credentials

RUNS = "/v1/workflows/experiments/runs"
Create = Callable[[], int | None]


@pytest.fixture
def simulator() -> Simulator:
    """With a run `x`."""
    simulator = Simulator()
    simulator.start("retab", run_id="x")
    return simulator


@pytest.fixture
def plan() -> FaultPlan:
    """Without entries."""
    return FaultPlan(pace=0.01)


@pytest.fixture
def retab(simulator: Simulator, plan: FaultPlan) -> Generator[httpx.Client]:
    """A client of the simulated Retab, with faults."""
    with (
        serve(simulator, faults=plan) as root,
        httpx.Client(
            base_url=simulator.base_url("retab", root), headers=credentials(simulator, "retab"), trust_env=False
        ) as client,
    ):
        yield client


def create(retab: httpx.Client) -> int | None:
    """The status of the answer to a start, None if there is none."""
    try:
        return retab.post(RUNS, json={"experiment_id": "exp_1"}).status_code
    except httpx.TransportError:
        return None


def count(retab: httpx.Client) -> int:
    """How many runs have been started."""
    return len(retab.get(RUNS, params={"experiment_id": "exp_1"}).json()["data"])


def test_an_entry_may_be_for_one_operation(retab: httpx.Client, plan: FaultPlan) -> None:
    """Requests for others neither meet it nor count."""
    plan.play("status-500", operation="create_experiment_run", after=1)
    statuses = [(create(retab), retab.get(f"{RUNS}/x").status_code, retab.get(RUNS).status_code) for _ in range(3)]

    assert statuses == [(200, 200, 200), (500, 200, 200), (200, 200, 200)]
    (played,) = plan.played
    assert (played.fault, played.operation, played.target) == ("status-500", "create_experiment_run", f"/retab{RUNS}")


@pytest.mark.parametrize(
    ("fault", "takes_effect", "status", "runs"),
    [
        ("status-503", None, 503, 0),
        ("status-429", None, 429, 0),
        ("retry-after-seconds", None, 429, 0),
        ("redirect-307", None, 307, 0),
        ("error-null", None, 500, 0),
        ("key-in-error", None, 401, 0),
        ("status-500", True, 500, 1),
        ("reset-before-headers", None, None, 1),
        ("reset-before-headers", False, None, 0),
        ("close-in-body", None, None, 1),
        ("html", None, 200, 1),
        ("key-in-run", None, 200, 1),
    ],
)
def test_a_start_takes_effect_or_not(
    retab: httpx.Client, plan: FaultPlan, fault: str, takes_effect: bool | None, status: int | None, runs: int
) -> None:
    """An error or a redirect means that nothing was done, and anything else that only the answer went wrong."""
    plan.play(fault, operation="create_experiment_run", takes_effect=takes_effect)

    assert create(retab) == status
    assert count(retab) == runs


def test_reading_always_takes_effect(retab: httpx.Client, plan: FaultPlan) -> None:
    """The spoiled answer is made of the good one."""
    plan.play("content-type-of-text", takes_effect=False)

    assert retab.get(f"{RUNS}/x").json()["id"] == "x"


def test_a_refused_request_is_in_the_log(retab: httpx.Client, plan: FaultPlan, simulator: Simulator) -> None:
    """With the operation."""
    plan.play("status-429")
    create(retab)

    assert [(asked.method, asked.operation) for asked in simulator.requests] == [("POST", "create_experiment_run")]


def test_operations_and_effects_come_from_files(tmp_path: Path, retab: httpx.Client) -> None:
    """As `operation` and `takes_effect`."""
    file = tmp_path / "plan.yaml"
    file.write_text("- {fault: status-500, operation: create_experiment_run, takes_effect: true}\n", encoding="utf-8")
    assert read_plan(file)
    assert create(retab) == 200
    file.write_text("- {fault: status-500, takes_effect: 1}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="takes_effect must be true or false, not 1"):
        read_plan(file)


def test_an_unknown_operation_is_refused() -> None:
    """With one that is like it."""
    with pytest.raises(ConfigurationError, match=r"no operation 'create_run_x': did you mean .*create_run"):
        Entry("html", operation="create_run_x")
