"""A real tracking server for all tests of this folder, and MLflow's own client to make runs with.

These tests need MLflow, so they run in an environment of their own: make test-mlflow.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from importlib import import_module
from pathlib import Path

import httpx
import pytest

from tests.live.mlflow.tracking import TrackingClient, open_client

STARTS_WITHIN = 120.0
"""Seconds. A server takes some 20 to start, most of it for importing; a cold disk makes it more."""
BETWEEN = 0.05
"""Seconds between two looks."""


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="session", params=["database", "folder"])
def store(request: pytest.FixtureRequest) -> str:
    """Where the server keeps its runs: each test is run on both."""
    return str(request.param)


@pytest.fixture(scope="session")
def server(store: str, tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """The address of an `mlflow server` with an empty store, once it answers."""
    folder = tmp_path_factory.mktemp("mlflow")
    port = _free_port()
    log = folder / "server.log"
    command = [sys.executable, "-m", "mlflow", "server", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    uri = f"sqlite:///{folder}/runs.db" if store == "database" else str(folder / "runs")
    places = ["--backend-store-uri", uri, "--artifacts-destination", str(folder / "artifacts")]
    # It would send figures of its use to its makers, and start helpers that no test needs.
    quiet = {"MLFLOW_DISABLE_TELEMETRY": "true", "DO_NOT_TRACK": "true", "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false"}
    quiet["MLFLOW_ALLOW_FILE_STORE"] = "true"  # it is being phased out
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, *places],
            cwd=folder,
            env={**os.environ, **quiet},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            import_module("mlflow")  # takes seconds, in which the server starts
            _wait_for(f"http://127.0.0.1:{port}/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            _stop(process)


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while process.poll() is None and time.monotonic() < deadline:
        try:
            if httpx.get(url, timeout=1).is_success:
                return
        except httpx.TransportError:
            time.sleep(BETWEEN)
    raise AssertionError(f"mlflow server does not answer:\n{log.read_text(errors='replace')[-4000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server with its workers, which are in its session."""
    os.killpg(process.pid, 15)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait()


@pytest.fixture(autouse=True)
def _environment(server: str, monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]  # used by name
    """MLflow's own variable says where the server is, to its client and to ours."""
    monkeypatch.setenv("MLFLOW_TRACKING_URI", server)
    monkeypatch.setenv("MLFLOW_DISABLE_TELEMETRY", "true")


@pytest.fixture(scope="session")
def mlflow_client(server: str) -> TrackingClient:
    """MLflow's own client."""
    return open_client(server)


@pytest.fixture(scope="session")
def experiment(mlflow_client: TrackingClient) -> str:
    """The id of an experiment."""
    return str(mlflow_client.create_experiment("churn"))
