"""A whole Airflow with its four processes: fleets in a few deferred tasks, and what becomes of them."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Generator
from os import environ
from pathlib import Path

import pytest

from runstate.simulator import Simulator, serve
from tests.live.airflow.deployment import DAGS, Deployment, command, settings
from tests.live.airflow.simulated import connection
from tests.support.clock import FakeClock

TASKS, RUNS = 20, 100
"""Deferred tasks, and runs of each."""
RATE = 200.0
"""Requests per second: the simulator has no quota."""
PATIENCE = 300.0
"""Seconds, for a busy machine."""


@pytest.fixture(scope="module")
def vendors_clock() -> FakeClock:
    """Stands still unless a test moves it, so that no run ends before all tasks wait for it."""
    return FakeClock()


@pytest.fixture(scope="module")
def vendor(vendors_clock: FakeClock) -> Simulator:
    """A vendor with that clock."""
    return Simulator(clock=vendors_clock, requests_kept=100_000)


@pytest.fixture(scope="module")
def airflow(vendor: Simulator, tmp_path_factory: pytest.TempPathFactory) -> Generator[Deployment]:
    """An Airflow that has a connection to that vendor."""
    with serve(vendor) as root:
        value = connection("retab", vendor.base_url("retab", root), RATE)
        deployment = Deployment(tmp_path_factory.mktemp("airflow"), {"AIRFLOW_CONN_RETAB": value})
        try:
            deployment.start()
            yield deployment
        finally:
            deployment.stop()


def start(airflow: Deployment, refs: list[str]) -> str:
    """A run of the DAG, once all of its tasks wait in the triggerer."""
    run = airflow.run("fleet", refs=refs, size=RUNS)
    tasks = len(refs) // RUNS
    airflow.until(
        "all tasks are deferred", lambda: airflow.states("fleet", run, "wait") == ["deferred"] * tasks, PATIENCE
    )
    return run


def fleet(vendor: Simulator) -> list[str]:
    """Runs that end one after the other within a minute; every tenth fails."""
    count = TASKS * RUNS
    return [
        str(vendor.start("retab", "completes" if number % 10 else "fails", seconds=60 * (1 + number) / count))
        for number in range(count)
    ]


def finish(airflow: Deployment, run: str, refs: list[str]) -> None:
    """Wait for the end of all tasks, which know each run and how it ended."""
    airflow.until("all tasks have ended", lambda: airflow.states("fleet", run, "wait") == ["success"] * TASKS, PATIENCE)
    results = [airflow.result("fleet", run, "wait", index) for index in range(TASKS)]
    assert {len(result) for result in results} == {RUNS}
    ended = {each["ref"]: each["status"] for result in results for each in result}
    assert list(ended) == refs
    assert Counter(ended.values()) == {"completed": TASKS * RUNS * 9 // 10, "failed": TASKS * RUNS // 10}


def test_a_dag_alone(simulator: Simulator, root: str, tmp_path: Path) -> None:
    """`dag.test()` runs the trigger in the same process."""
    value = connection("retab", simulator.base_url("retab", root))
    environment = settings(tmp_path, DAGS) | {"AIRFLOW_CONN_RETAB": value}
    command(environment, "db", "migrate")
    done = subprocess.run(
        [sys.executable, str(DAGS / "single.py")],
        env={**environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "All runs have finished: 1 completed" in said
    assert "simulator-key" not in said
    assert [asked.method for asked in simulator.requests].count("POST") == 1


def test_thousands_of_runs_in_twenty_tasks(airflow: Deployment, vendor: Simulator, vendors_clock: FakeClock) -> None:
    """Each task returns how all of its runs ended."""
    refs = fleet(vendor)
    run = start(airflow, refs)
    vendors_clock.sleep(30)
    vendors_clock.sleep(30)
    finish(airflow, run, refs)
    assert "simulator-key" not in (airflow.home / "triggerer.log").read_text(encoding="utf-8", errors="replace")


def test_a_triggerer_that_is_killed(airflow: Deployment, vendor: Simulator, vendors_clock: FakeClock) -> None:
    """Another one takes its triggers over, and no end is missed, nor a run cancelled."""
    refs = fleet(vendor)
    run = start(airflow, refs)
    vendors_clock.sleep(30)
    airflow.kill("triggerer")
    vendors_clock.sleep(30)
    airflow.begin("triggerer")
    finish(airflow, run, refs)
    assert {asked.method for asked in vendor.requests} == {"GET"}


def test_marking_a_task_as_failed(airflow: Deployment, vendor: Simulator) -> None:
    """Its runs are cancelled, those of the other task are not."""
    refs = [str(vendor.start("retab", seconds=10_000)) for _ in range(2 * RUNS)]
    run = start(airflow, refs)
    logs = (airflow.home / "logs").glob
    # Airflow kills only a trigger that has begun, which has a log of its own then.
    airflow.until("the triggers have begun", lambda: len([*logs(f"*/run_id={run}/*/*/*.trigger.*.log")]) == 2, PATIENCE)
    path = f"dags/fleet/dagRuns/{run}/taskInstances/wait"
    airflow.api.patch(path, params={"map_index": 0}, json={"new_state": "failed"}).raise_for_status()

    def cancelled() -> set[str]:
        return {each.path.split("/")[-2] for each in vendor.requests if each.operation == "cancel_experiment_run"}

    wanted = {ref.partition(":")[2] for ref in refs[:RUNS]}
    airflow.until("the runs are cancelled", lambda: cancelled() >= wanted, PATIENCE)
    assert cancelled() == wanted
