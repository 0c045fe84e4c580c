"""Runs that MLflow's own client made, read with ours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from runstate_mlflow import AuthenticatedClient
from runstate_mlflow.api.runs import get_run
from runstate_mlflow.models import ApiError, GetRunResponse

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
from tests.mlflow.tracking import TrackingClient, new_run

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
    mlflow_client.log_metric(run_id, "diverged", float("nan"))
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


def test_nothing_is_lost(make: Make) -> None:
    """The contract knows every field that the server sends."""
    run_id = make("FINISHED")

    with MLflow() as mlflow:
        answer = get_run.sync_detailed(client=mlflow.api, run_id=run_id)

    assert isinstance(answer.parsed, GetRunResponse)
    raw = answer.parsed
    assert not any(part.additional_properties for part in (raw, raw.run, raw.run.info, raw.run.data) if part)


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


@pytest.mark.parametrize("run_id", ["0" * 32, "a&b=1", "a#b", "100%", "größe/ラン", "a b+c", "../runs"])
def test_an_unknown_run(run_id: str) -> None:
    """The id comes back in the server's words as it was: whatever it holds, it is data."""
    with MLflow() as mlflow, pytest.raises(RunNotFound) as raised:
        mlflow.get(run_id)

    assert raised.value.code == "RESOURCE_DOES_NOT_EXIST"
    assert raised.value.message == f"Run with id={run_id} not found"


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
