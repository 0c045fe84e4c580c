"""Start a run, then wait for it."""

from __future__ import annotations

from airflow.sdk import DAG

from airflow_provider_runstate import RunSensor, StartRunOperator

with DAG("single", schedule=None) as dag:
    start = StartRunOperator(task_id="start", runstate_conn_id="retab", arguments={"experiment_id": "exp_1"})
    RunSensor(task_id="wait", runstate_conn_id="retab", refs=start.output, timeout=120)

if __name__ == "__main__":
    dag.test()
