"""The button of a task that opens the run's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from airflow.sdk import BaseOperatorLink

if TYPE_CHECKING:
    from airflow.sdk import BaseOperator
    from airflow.sdk.types import TaskInstanceKey

    from runstate import Run


def page(run: Run[object], address: str | None) -> str | None:
    """The page of a run for people, where the vendor says what its address is: MLflow, and Datadog if it has one."""
    raw: Any = run.raw
    if run.ref.vendor == "mlflow" and address:
        return f"{address.rstrip('/')}/#/experiments/{raw.run.info.experiment_id}/runs/{run.id}"
    if run.ref.vendor == "datadog-model-lab":
        return str(raw.data.attributes.external_url or "") or None
    return None


class RunLink(BaseOperatorLink):
    """The page of the task's run; of several, the first that did not complete."""

    @property
    def name(self) -> str:
        """The text of the button."""
        return "Run"

    def get_link(self, operator: BaseOperator, *, ti_key: TaskInstanceKey) -> str:
        """The address, empty if there is none. It is asked for at the end of the task, in the task's own process."""
        del ti_key
        records: list[dict[str, Any]] = getattr(operator, "records", [])
        found = sorted(records, key=lambda each: bool(each["status"] == "completed"))
        return next((str(each["url"]) for each in found if each.get("url")), "")
