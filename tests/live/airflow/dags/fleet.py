"""Runs in batches: a task for each hundred or thousand of them, mapped over what an earlier task returned."""

from __future__ import annotations

from typing import Any

from airflow.sdk import DAG, Param, get_current_context, task

from airflow_provider_runstate import RunSensor

PARAMS = {"refs": Param([], type="array"), "size": 100}

with DAG("fleet", schedule=None, params=PARAMS, max_active_tasks=1000) as dag:

    @task
    def batches() -> list[list[str]]:
        """The references of the DAG run's configuration, in batches."""
        params: Any = get_current_context()["params"]
        refs, size = params["refs"], params["size"]
        return [refs[start : start + size] for start in range(0, len(refs), size)]

    RunSensor.partial(
        task_id="wait",
        runstate_conn_id="retab",
        timeout=3600,
        fail_on_unsuccessful=False,
        cancel_on_kill=True,
        max_active_tis_per_dagrun=1000,
    ).expand(refs=batches())
