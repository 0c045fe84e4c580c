"""The sensor and the operator, without a scheduler."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from airflow.sdk.exceptions import (
    AirflowException,
    AirflowFailException,
    AirflowSensorTimeout,
    AirflowSkipException,
    TaskDeferred,
)

from airflow_provider_runstate import RunSensor, RunTrigger, StartRunOperator
from runstate import RunRef
from runstate.simulator import Simulator

NO_CONTEXT: Any = {}


def sensor(refs: Any, **options: Any) -> RunSensor:
    """A task of no DAG."""
    return RunSensor(task_id="wait", refs=refs, runstate_conn_id="retab", **options)


def event(outcome: str, *statuses: str, **more: Any) -> dict[str, Any]:
    """What a trigger fires."""
    runs = [{"ref": f"retab:{number}", "status": status, **more} for number, status in enumerate(statuses)]
    return {"outcome": outcome, "message": None, "runs": runs}


def test_it_is_deferred() -> None:
    """With a deadline by the clock, and Airflow's own a little later."""
    with pytest.raises(TaskDeferred) as raised:
        sensor(["retab:1", RunRef("retab", ("2",)), "retab:1"], timeout=100).execute(NO_CONTEXT)
    trigger = raised.value.trigger
    assert isinstance(trigger, RunTrigger)
    assert trigger.refs == ["retab:1", "retab:2"]
    assert trigger.end_time == pytest.approx(time.time() + 100, abs=30)
    assert raised.value.timeout == timedelta(seconds=400)


def test_the_shorter_limit_counts() -> None:
    """Airflow does not enforce `execution_timeout` while a task is deferred."""
    with pytest.raises(TaskDeferred) as raised:
        sensor("retab:1", execution_timeout=timedelta(seconds=10)).execute(NO_CONTEXT)
    assert raised.value.trigger.end_time == pytest.approx(time.time() + 10, abs=9)


@pytest.mark.parametrize(
    ("refs", "options", "why"),
    [
        (["retab:1", "mlflow:2"], {}, "the runs of one vendor, not of mlflow, retab"),
        ("exprun_2", {}, "'exprun_2' is not a reference"),
        ("mlflow:2", {"cancel_on_kill": True}, "MLflow cannot cancel runs"),
    ],
)
def test_what_cannot_work(refs: Any, options: dict[str, Any], why: str) -> None:
    """It fails before it is deferred, and is not tried again."""
    with pytest.raises(AirflowFailException, match=why):
        sensor(refs, **options).execute(NO_CONTEXT)


def test_nothing_to_wait_for() -> None:
    """An earlier task may have started no run."""
    assert sensor([]).execute(NO_CONTEXT) == []


def test_the_end() -> None:
    """The records are the result."""
    done = event("finished", "completed", "completed")
    assert sensor("retab:1").execute_complete(NO_CONTEXT, done) == done["runs"]


@pytest.mark.parametrize(
    ("fired", "error", "why"),
    [
        (
            event("finished", "completed", "failed", error={"message": "no data"}),
            AirflowFailException,
            r"1 completed, 1 failed: .*\(no data\)",
        ),
        (
            event("timeout", "completed", "running"),
            AirflowSensorTimeout,
            "1 runs have not finished in time: 1 completed, 1 running: retab:1",
        ),
        (event("error", "unknown"), AirflowException, "1 unknown"),
        (event("blocked", "blocked", waiting_on="human"), AirflowException, r"retab:0 blocked \(human\)"),
    ],
)
def test_the_end_of_what_did_not_complete(fired: dict[str, Any], error: type[Exception], why: str) -> None:
    """Only what may get better is tried again."""
    with pytest.raises(error, match=why) as raised:
        sensor("retab:1").execute_complete(NO_CONTEXT, fired)
    assert type(raised.value) is error


def test_failed_runs_can_be_a_result() -> None:
    """For tasks that look at them."""
    fired = event("finished", "failed")
    assert sensor("retab:1", fail_on_unsuccessful=False).execute_complete(NO_CONTEXT, fired) == fired["runs"]


def test_a_soft_failure() -> None:
    """As with every sensor."""
    with pytest.raises(AirflowSkipException):
        sensor("retab:1", soft_fail=True).resume_execution(
            "execute_complete", {"event": event("timeout", "running")}, NO_CONTEXT
        )


def test_cancelling_what_is_late(connect: Callable[[str], str], simulator: Simulator) -> None:
    """If that is asked for."""
    connect("retab")
    ref = str(simulator.start("retab", seconds=10_000))
    fired = {"outcome": "timeout", "message": None, "runs": [{"ref": ref, "status": "running"}]}
    with pytest.raises(AirflowSensorTimeout):
        sensor(ref, cancel_on_timeout=True).execute_complete(NO_CONTEXT, fired)
    assert simulator.requests[0].operation == "cancel_experiment_run"


def test_waiting_in_a_worker(connect: Callable[[str], str], simulator: Simulator) -> None:
    """Each look asks only for what has not finished."""
    connect("retab")
    refs = [str(simulator.start("retab", seconds=seconds)) for seconds in (0.001, 30)]
    waiting = sensor(refs, deferrable=False, poke_interval=0.2, mode="poke")
    assert [each["status"] for each in waiting.execute(NO_CONTEXT)] == ["completed", "completed"]
    assert [asked.path.endswith(refs[0].partition(":")[2]) for asked in simulator.requests].count(True) == 1


def test_killing_a_worker(connect: Callable[[str], str], simulator: Simulator) -> None:
    """The runs are cancelled if that is asked for."""
    connect("retab")
    ref = str(simulator.start("retab", seconds=10_000))
    for wanted in (False, True):
        waiting = sensor(ref, deferrable=False, cancel_on_kill=wanted)
        assert not waiting.poke(NO_CONTEXT)
        waiting.on_kill()
        assert [asked.method for asked in simulator.requests].count("POST") == wanted


class Store(dict[str, Any]):
    """A task's state, which outlives its tries."""

    def set(self, key: str, value: Any) -> None:
        """Keep a value."""
        self[key] = value


STARTS: dict[str, dict[str, Any]] = {
    "adobe-sensei": {"experiment_id": "experiment-1", "mode": "train"},
    "ai21-maestro": {"input": "Summarise."},
    "retab": {"experiment_id": "exp_1"},
    "scorecard": {"project_id": "314", "metric_ids": ["101"]},
    "mlflow": {"experiment_id": "77"},
}


@pytest.mark.parametrize("vendor", STARTS)
def test_starting(vendor: str, connect: Callable[[str], str]) -> None:
    """The reference is the result, for every vendor that starts runs."""
    task = StartRunOperator(task_id="start", runstate_conn_id=connect(vendor), arguments=STARTS[vendor])
    assert RunRef.parse(task.execute(NO_CONTEXT)).vendor == vendor


def test_another_try_does_not_start_another_run(connect: Callable[[str], str], simulator: Simulator) -> None:
    """Unless the first one is over without success, or nobody knows it any more."""
    task = StartRunOperator(task_id="start", runstate_conn_id=connect("retab"), arguments=STARTS["retab"])
    context: Any = {"task_state_store": Store()}
    first = task.execute(context)
    assert task.execute(context) == first
    simulator.cancel(first)
    second = task.execute(context)
    assert second != first
    context["task_state_store"].set("runstate_ref", "retab:none")
    assert task.execute(context) not in {first, second}


@pytest.mark.parametrize(
    ("vendor", "arguments", "why"),
    [
        ("retab", {"experiment": "exp_1"}, "unexpected keyword argument 'experiment'"),
        ("datadog-model-lab", {}, "Datadog Model Lab has no start"),
    ],
)
def test_what_cannot_be_started(
    vendor: str, arguments: dict[str, Any], why: str, connect: Callable[[str], str]
) -> None:
    """Another try would not help."""
    with pytest.raises(AirflowFailException, match=why):
        StartRunOperator(task_id="start", runstate_conn_id=connect(vendor), arguments=arguments).execute(NO_CONTEXT)


def test_the_page_of_a_run(connect: Callable[[str], str]) -> None:
    """Where the vendor says what its address is."""
    from airflow_provider_runstate.links import RunLink

    key: Any = None
    task = StartRunOperator(task_id="start", runstate_conn_id=connect("mlflow"), arguments=STARTS["mlflow"])
    assert RunLink().get_link(task, ti_key=key) == ""
    ref = task.execute(NO_CONTEXT)
    assert RunLink().get_link(task, ti_key=key).endswith(f"/#/experiments/77/runs/{ref.partition(':')[2]}")


def test_lineage() -> None:
    """What OpenLineage is told: the run, if it is one; how many ended how."""
    waiting = sensor("retab:1", fail_on_unsuccessful=False)
    waiting.execute_complete(NO_CONTEXT, event("finished", "completed"))
    facets = waiting.get_openlineage_facets_on_complete(None).run_facets
    assert (facets["externalQuery"].externalQueryId, facets["externalQuery"].source) == ("0", "retab")
    waiting.execute_complete(NO_CONTEXT, event("finished", "completed", "failed", "completed"))
    facets = waiting.get_openlineage_facets_on_failure(None).run_facets
    assert list(facets) == ["runstate"]
    assert facets["runstate"].counts == {"completed": 2, "failed": 1}
