"""The operator: it starts a run, and leaves the waiting to another task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from airflow.sdk import BaseOperator
from airflow.sdk.exceptions import AirflowFailException

from runstate import ConfigurationError, OutcomeUnknown, Run, RunNotFound, RunRef

from .hooks import RunstateHook
from .lineage import Lineage
from .links import RunLink
from .records import Record, record

if TYPE_CHECKING:
    from airflow.sdk import Context, XComArg

STARTED = "runstate_ref"
"""The key of the reference in the task's state, which outlives a try (Airflow 3.3)."""


class StartRunOperator(Lineage, BaseOperator):
    """Starts a run, and returns its reference, which `RunSensor(refs=start.output)` takes.

    Starting and waiting are two tasks, so that another try of the wait never starts a second run. If a try of this task
    ends after it has started a run, the next one returns that run, unless the run failed or was cancelled.
    """

    template_fields: Sequence[str] = ("runstate_conn_id", "arguments")
    operator_extra_links = (RunLink(),)
    ui_color = "#dcefe4"

    def __init__(
        self,
        *,
        arguments: Mapping[str, Any] | XComArg,
        runstate_conn_id: str = RunstateHook.default_conn_name,
        **kwargs: Any,
    ) -> None:
        """A task that starts one run.

        Args:
            arguments: What the `start` of the vendor's client takes, such as `{"experiment_id": "exp_1"}` at Retab.
            runstate_conn_id: The connection; its type says which vendor it is for.
            **kwargs: What `BaseOperator` takes.
        """
        super().__init__(**kwargs)
        self.arguments = arguments
        self.runstate_conn_id = runstate_conn_id
        self.records: list[Record] = []

    def execute(self, context: Context) -> str:
        """Start the run.

        Raises:
            AirflowFailException: If it may have been started, so that another try might start a second one; or if the
                vendor starts no runs, or not with these arguments.
            RunstateError: What the vendor's client raises.
        """
        store = context.get("task_state_store")
        client, _, address = RunstateHook(self.runstate_conn_id).open()
        with client:
            run = self._earlier(client, store.get(STARTED) if store is not None else None) or self._start(client)
        self.records = [record(run, address)]
        if store is not None:
            store.set(STARTED, str(run.ref))
        self.log.info("Started %s", run)
        return str(run.ref)

    def _earlier(self, client: Any, ref: Any) -> Run[object] | None:
        """The run that an earlier try has started, unless it is over without success."""
        with suppress(RunNotFound):
            run: Run[object] | None = client.get(RunRef.parse(ref)) if ref else None
            return run if run and run.ok is not False else None
        return None

    def _start(self, client: Any) -> Run[object]:
        arguments: Any = self.arguments  # no XComArg any more
        try:
            run: Run[object] = client.start(**arguments)
        except (ConfigurationError, OutcomeUnknown, TypeError) as error:
            raise AirflowFailException(f"{type(error).__name__}: {error}") from error
        return run
