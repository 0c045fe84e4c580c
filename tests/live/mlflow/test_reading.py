"""Runs that MLflow's own client made, read with ours."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from runstate_mlflow import AuthenticatedClient
from runstate_mlflow.api.runs import get_run
from runstate_mlflow.models import ApiError, GetRunResponse
from runstate_mlflow.types import UNSET

import runstate
from runstate import (
    AsyncMLflow,
    Cancelled,
    Completed,
    Failed,
    Lifecycle,
    MLflow,
    Queued,
    RequestRejected,
    Run,
    Running,
    RunNotFound,
    Timing,
)
from runstate_simulator.vendors.mlflow import VENDOR as SIMULATED
from tests.live.mlflow.tracking import TrackingClient, new_run

Make = Callable[..., str]


@pytest.fixture
def make(mlflow_client: TrackingClient, experiment: str) -> Make:
    """Makes a run in a state, and gives its id."""

    def made(status: str = "RUNNING", *, end: bool = True, **options: Any) -> str:
        run_id = new_run(mlflow_client, experiment, **options)
        if status in {"FINISHED", "FAILED", "KILLED"} and end:
            mlflow_client.set_terminated(run_id, status)
        elif status != "RUNNING":
            mlflow_client.update_run(run_id, status)
        return run_id

    return made


STATES: tuple[tuple[str, Lifecycle], ...] = (
    ("RUNNING", Running()),
    ("SCHEDULED", Queued()),
    ("FINISHED", Completed()),
    ("FAILED", Failed()),
    ("KILLED", Cancelled()),
)


@pytest.mark.parametrize(("status", "lifecycle"), STATES)
def test_each_state(make: Make, status: str, lifecycle: Lifecycle) -> None:
    """All that MLflow has."""
    run_id = make(status)

    run = runstate.get(f"mlflow:{run_id}")

    assert run.lifecycle == lifecycle
    assert (run.ref.ids, run.deleted, run.progress) == ((run_id,), False, None)


def test_what_a_run_logged(make: Make, mlflow_client: TrackingClient) -> None:
    """Name, the latest value of each metric, parameters, tags and times."""
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    run_id = make(run_name="Größe №1", tags={"team": "evals"})
    for step, loss in enumerate((0.7, 0.5, 0.25)):
        mlflow_client.log_metric(run_id, "loss", loss, step=step)
    mlflow_client.log_metric(run_id, "val/f1 score", 1)
    for name, value in (("diverged", "nan"), ("exploded", "inf"), ("collapsed", "-inf")):
        mlflow_client.log_metric(run_id, name, float(value))
    mlflow_client.log_param(run_id, "max_depth", 6)
    mlflow_client.set_terminated(run_id)

    with MLflow() as mlflow:
        run = mlflow.get(run_id)

    assert run.name == "Größe №1"
    assert run.scores == {"loss": 0.25, "val/f1 score": 1.0}
    assert run.raw.run.data
    assert [(param.key, param.value) for param in run.raw.run.data.params or []] == [("max_depth", "6")]
    assert ("team", "evals") in [(tag.key, tag.value) for tag in run.raw.run.data.tags or []]
    assert run.timing.started
    assert run.timing.finished
    assert before <= run.timing.started <= run.timing.finished <= datetime.now(UTC)
    assert run.timing.duration == run.timing.finished - run.timing.started


def test_an_infinite_metric(make: Make, mlflow_client: TrackingClient, store: str) -> None:
    """A database keeps the largest double for it, a folder the word; neither is a score."""
    run_id = make()
    mlflow_client.log_metric(run_id, "gain", float("inf"))

    with MLflow() as mlflow:
        run = mlflow.get(run_id)

    assert run.scores == {}
    assert run.raw.run.data
    (metric,) = run.raw.run.data.metrics or []
    assert metric.value == (sys.float_info.max if store == "database" else "Infinity")


def test_nothing_is_lost(make: Make, mlflow_client: TrackingClient, store: str) -> None:
    """The contract knows every field that the server sends."""
    run_id = make()
    mlflow_client.log_metric(run_id, "loss", 0.5, dataset_name="churn-2026", dataset_digest="9d1f3c07")
    mlflow_client.set_terminated(run_id)

    with MLflow() as mlflow:
        answer = get_run.sync_detailed(client=mlflow.api, run_id=run_id)

    assert isinstance(answer.parsed, GetRunResponse)
    raw = answer.parsed
    assert raw.run.data
    (metric,) = raw.run.data.metrics or []
    assert not any(part.additional_properties for part in (raw, raw.run, raw.run.info, raw.run.data, metric))
    extra = ("churn-2026", "9d1f3c07", run_id) if store == "folder" else (UNSET, UNSET, UNSET)
    assert (metric.dataset_name, metric.dataset_digest, metric.run_id) == extra
    assert metric.model_id is UNSET


def test_a_deleted_run_can_be_read(make: Make, mlflow_client: TrackingClient) -> None:
    """And says so."""
    run_id = make("FINISHED")
    mlflow_client.delete_run(run_id)

    run = runstate.get(f"mlflow:{run_id}")

    assert (run.deleted, run.lifecycle) == (True, Completed())


def test_a_resumed_run_has_no_end(make: Make, mlflow_client: TrackingClient) -> None:
    """The server still sends the former one."""
    run_id = make("FAILED")
    mlflow_client.update_run(run_id, "RUNNING")

    run = runstate.get(f"mlflow:{run_id}")

    assert isinstance(run.raw, GetRunResponse)
    assert run.raw.run.info.end_time
    assert (run.lifecycle, run.timing.finished) == (Running(), None)


def test_a_run_without_times_has_none(make: Make) -> None:
    """A program that says no start has 0 for one; one that only sets the state says no end."""
    run = runstate.get(f"mlflow:{make('FINISHED', end=False, start_time=0)}")

    assert run.lifecycle == Completed()
    assert run.timing.finished is None


@pytest.mark.parametrize("run_id", ["a&b=1", "a#b", "100%", "größe/ラン", "a b+c", "../runs"])
def test_an_id_that_is_none(run_id: str, store: str) -> None:
    """It comes back in the server's words as it was: whatever it holds, it is data. A folder refuses its form."""
    database = store == "database"
    with MLflow() as mlflow, pytest.raises(RunNotFound if database else RequestRejected) as raised:
        mlflow.get(run_id)

    assert raised.value.code == ("RESOURCE_DOES_NOT_EXIST" if database else "INVALID_PARAMETER_VALUE")
    assert (run_id if database else json.dumps(run_id)) in str(raised.value)


def test_an_unknown_run(server: str, store: str) -> None:
    """What the simulator answers is what the server does; a folder says it in other words."""
    run_id = "0" * 32
    with MLflow() as mlflow, pytest.raises(RunNotFound) as raised:
        mlflow.get(run_id)
    assert raised.value.code == "RESOURCE_DOES_NOT_EXIST"

    answer = httpx.get(f"{server}/api/2.0/mlflow/runs/get", params={"run_id": run_id})
    simulated: Any = SIMULATED.not_found((run_id,)).body
    if store == "folder":
        simulated["message"] = f"Run '{run_id}' not found"
    assert (answer.status_code, answer.json()) == (404, simulated)
    assert answer.json()["error_class"] == "RESOURCE_NOT_FOUND"


@pytest.mark.parametrize(("path", "method", "status"), [("runs/nothing", "GET", 404), ("runs/get", "POST", 405)])
def test_another_path_or_method(server: str, path: str, method: str, status: int) -> None:
    """It is answered in HTML, by the simulator to the letter."""
    answer = httpx.request(method, f"{server}/api/2.0/mlflow/{path}")
    assert SIMULATED.elsewhere
    simulated = SIMULATED.elsewhere(status)
    assert (answer.status_code, answer.headers["content-type"]) == (status, simulated.media_type)
    assert answer.content == simulated.content()


def test_a_bad_request(server: str, store: str) -> None:
    """A code of its own, which a database's refusal has, under the contract's error."""
    if store == "folder":
        pytest.skip("a folder has no constraints to break")
    answer = httpx.post(f"{server}/api/2.0/mlflow/runs/create", json={})
    assert answer.status_code == 400
    error = ApiError.from_dict(answer.json())
    assert (error.error_code, error.additional_properties) == ("BAD_REQUEST", {})


def test_a_request_that_is_refused(server: str) -> None:
    """The overlay never asks without an id; the raw client can, and its errors are values or the overlay's tree."""
    with MLflow() as mlflow, pytest.raises(RequestRejected, match="Missing value for required parameter"):
        get_run.sync(client=mlflow.api, run_id="")
    with AuthenticatedClient(base_url=server, token="unused") as raw:
        answer = get_run.sync(client=raw, run_id="")
        assert isinstance(answer, ApiError)
        assert answer.error_code == "INVALID_PARAMETER_VALUE"


def test_the_raw_client(make: Make, server: str) -> None:
    """Without the overlay; a server that asks for no credentials ignores them."""
    with AuthenticatedClient(base_url=server, token="unused") as raw:
        answer = get_run.sync(client=raw, run_id=make("KILLED"))
    assert isinstance(answer, GetRunResponse)
    assert answer.run.info.status == "KILLED"


@pytest.mark.anyio
async def test_asynchronously(make: Make) -> None:
    """Under asyncio and trio the run is the same."""
    run_id = make("FINISHED")
    async with AsyncMLflow() as mlflow:
        run: Run[GetRunResponse] = await mlflow.get(run_id)
    with MLflow() as sync:
        assert run == sync.get(run_id)
    assert run.timing != Timing()
