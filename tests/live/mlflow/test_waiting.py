"""Runs that end while we wait for them or watch them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

import anyio
import anyio.to_thread
import pytest

import runstate
from runstate import AsyncMLflow, Cancelled, Completed, Failed, MLflow, Run, RunFailed, WaitTimeout
from runstate.cli import main
from tests.live.mlflow.tracking import TrackingClient, new_run

OFTEN = 0.02
"""Seconds between two polls."""


@pytest.fixture
def running(mlflow_client: TrackingClient, experiment: str) -> str:
    """The id of a run that goes on."""
    return new_run(mlflow_client, experiment, run_name="training")


@contextmanager
def ending(act: Callable[[], object]) -> Generator[Callable[[object], None]]:
    """What to call with a run when it is seen first: another thread then does something to it."""
    seen = threading.Event()

    def later() -> None:
        assert seen.wait(30)
        act()

    thread = threading.Thread(target=later)
    thread.start()
    try:
        yield lambda _: seen.set()
    finally:
        seen.set()
        thread.join()


def test_a_run_that_finishes_while_we_wait(running: str, mlflow_client: TrackingClient) -> None:
    """The wait ends with it."""
    with ending(lambda: mlflow_client.set_terminated(running)) as first, MLflow() as mlflow:
        run = mlflow.wait(running, timeout=30, interval=OFTEN, on_update=first)

    assert run.lifecycle == Completed()
    assert run.timing.duration


def test_a_run_that_fails_is_an_answer(running: str, mlflow_client: TrackingClient) -> None:
    """And an exception only if one is asked for."""
    with ending(lambda: mlflow_client.set_terminated(running, "FAILED")) as first:
        run = runstate.wait(f"mlflow:{running}", timeout=30, interval=OFTEN, on_update=first)

    assert run.lifecycle == Failed()
    with pytest.raises(RunFailed):
        run.raise_for_failure()


def test_watching_shows_what_is_logged(running: str, mlflow_client: TrackingClient) -> None:
    """Each change of a metric is a change of the run."""
    seen: list[Run[object]] = []
    with MLflow() as mlflow:
        for run in mlflow.watch(running, timeout=30, interval=OFTEN):
            seen.append(run)
            if len(seen) < 3:
                mlflow_client.log_metric(running, "loss", 1 / len(seen), step=len(seen))
            elif len(seen) == 3:
                mlflow_client.set_terminated(running, "KILLED")

    assert [run.scores for run in seen] == [{}, {"loss": 1.0}, {"loss": 0.5}, {"loss": 0.5}]
    assert seen[-1].lifecycle == Cancelled()


@pytest.mark.anyio
async def test_waiting_asynchronously(running: str, mlflow_client: TrackingClient) -> None:
    """Under asyncio and trio, while another task ends the run."""
    seen = anyio.Event()
    async with AsyncMLflow() as mlflow, anyio.create_task_group() as tasks:

        async def end() -> None:
            await seen.wait()
            await anyio.to_thread.run_sync(mlflow_client.set_terminated, running)

        tasks.start_soon(end)
        run = await mlflow.wait(running, timeout=30, interval=OFTEN, on_update=lambda _: seen.set())
        assert run.lifecycle == Completed()


@pytest.mark.anyio
async def test_watching_asynchronously(running: str, mlflow_client: TrackingClient) -> None:
    """Ends with the run."""
    statuses: list[str] = []
    async with AsyncMLflow() as mlflow:
        async for run in mlflow.watch(running, timeout=30, interval=OFTEN):
            statuses.append(run.lifecycle.status)
            if len(statuses) == 1:
                await anyio.to_thread.run_sync(mlflow_client.set_terminated, running)
    assert statuses == ["running", "completed"]


def test_a_wait_that_is_too_short(running: str) -> None:
    """It has the last run; the run itself goes on."""
    with MLflow() as mlflow, pytest.raises(WaitTimeout) as raised:
        mlflow.wait(running, timeout=0.1, interval=OFTEN)
    assert raised.value.run
    assert raised.value.run.lifecycle.status == "running"


def test_several_at_once(mlflow_client: TrackingClient, experiment: str) -> None:
    """By reference, in the order of the question."""
    run_ids = [new_run(mlflow_client, experiment) for _ in range(3)]
    for run_id in run_ids:
        mlflow_client.set_terminated(run_id)

    runs = runstate.wait([f"mlflow:{run_id}" for run_id in run_ids], timeout=30)

    assert [run.ref.ids[0] for run in runs] == run_ids


def _command(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(words)
    return int(ended.value.code or 0)


def test_the_command_line(running: str, mlflow_client: TrackingClient, capsys: pytest.CaptureFixture[str]) -> None:
    """`get`, then `wait`, whose status says how the run ended."""
    assert _command("get", f"mlflow:{running}") == 0
    assert "training" in capsys.readouterr().out
    mlflow_client.set_terminated(running, "FAILED")
    assert _command("wait", f"mlflow:{running}") == 1
    assert "failed" in capsys.readouterr().out
    assert _command("get", f"mlflow:{'0' * 32}") == 4
    assert "MLflow answered 404" in capsys.readouterr().err
