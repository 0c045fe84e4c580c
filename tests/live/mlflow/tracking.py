"""MLflow's own client, as far as these tests use it.

MLflow is not there where the type checkers look, so its types are written down here.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol, cast


class TrackingClient(Protocol):
    """`mlflow.MlflowClient`."""

    def create_experiment(self, name: str) -> str: ...

    def create_run(self, experiment_id: str, **options: Any) -> Any: ...

    def update_run(self, run_id: str, status: str) -> None: ...

    def set_terminated(self, run_id: str, status: str | None = None) -> None: ...

    def delete_run(self, run_id: str) -> None: ...

    def get_run(self, run_id: str) -> Any: ...

    def search_runs(self, experiment_ids: list[str], **options: Any) -> Any: ...

    def get_metric_history(self, run_id: str, key: str) -> Any: ...

    def log_text(self, run_id: str, text: str, artifact_file: str) -> None: ...

    def log_metric(self, run_id: str, key: str, value: float, step: int | None = None, **options: Any) -> Any: ...

    def log_param(self, run_id: str, key: str, value: object) -> Any: ...


def open_client(address: str) -> TrackingClient:
    """A client of the server. The first one costs seconds, for importing MLflow."""
    return cast("TrackingClient", import_module("mlflow").MlflowClient(address))


def new_run(client: TrackingClient, experiment: str, **options: Any) -> str:
    """Make a run, and give its id."""
    return str(client.create_run(experiment, **options).info.run_id)
