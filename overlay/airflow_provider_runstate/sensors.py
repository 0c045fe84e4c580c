"""The sensor: a task that lasts until all of its runs have finished."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from airflow.sdk import BaseSensorOperator, PokeReturnValue
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSensorTimeout

import runstate
from runstate import Run, RunRef

from .hooks import RunstateHook
from .lineage import Lineage
from .links import RunLink
from .records import FINISHED, Record, capped, record, summary, unsuccessful
from .references import checked
from .triggers import RunTrigger

if TYPE_CHECKING:
    from airflow.sdk import Context, XComArg

GRACE = 300.0
"""Seconds after the deadline when Airflow itself ends a task whose trigger has not: no triggerer may be running."""


class RunSensor(Lineage, BaseSensorOperator):
    """Waits until runs have finished. By default it is deferred: it waits in the triggerer, and takes no worker.

    Give one task many runs rather than each run a task: a task costs Airflow a third of a second, a run almost nothing.
    The result is a list of records, one for each reference in their order, as `Run.to_dict(raw=False)` makes them; of
    more than `snapshots` runs, the others have only `ref` and `status`.
    """

    template_fields: Sequence[str] = ("runstate_conn_id", "refs")
    operator_extra_links = (RunLink(),)
    ui_color = "#dcefe4"

    def __init__(
        self,
        *,
        refs: str | RunRef | Sequence[str | RunRef] | XComArg,
        runstate_conn_id: str = RunstateHook.default_conn_name,
        deferrable: bool = True,
        fail_on_unsuccessful: bool = True,
        on_blocked: Literal["raise", "wait"] = "wait",
        cancel_on_kill: bool = False,
        cancel_on_timeout: bool = False,
        snapshots: int = 100,
        **kwargs: Any,
    ) -> None:
        """A task for one vendor's runs.

        Args:
            refs: A reference such as `retab:exprun_2`, or many of the same vendor; or what an earlier task returned.
            runstate_conn_id: The connection; its type says which vendor it is for.
            deferrable: Whether to wait in the triggerer. Otherwise a worker asks for all unfinished runs every
                `poke_interval` seconds.
            fail_on_unsuccessful: Whether the task fails if a run failed or was cancelled; it is not tried again then.
            on_blocked: `wait` for a run that waits for something outside, such as a person, or `raise`.
            cancel_on_kill: Whether the runs are cancelled if somebody marks the task as failed or clears it.
            cancel_on_timeout: Whether a deferred task cancels the runs that have not finished in time.
            snapshots: The most runs of which the result has more than the state.
            **kwargs: What `BaseSensorOperator` takes. `timeout` and `execution_timeout` count from the first attempt to
                wait, by the clock on the wall.
        """
        super().__init__(**kwargs)
        self.refs = refs
        self.runstate_conn_id = runstate_conn_id
        self.deferrable = deferrable
        self.fail_on_unsuccessful = fail_on_unsuccessful
        self.on_blocked = on_blocked
        self.cancel_on_kill = cancel_on_kill
        self.cancel_on_timeout = cancel_on_timeout
        self.snapshots = snapshots
        self.records: list[Record] = []
        self._seen: dict[str, Run[object]] = {}

    def execute(self, context: Context) -> Any:
        """Begin to wait. A later try begins anew, as with every sensor."""
        if not (refs := self._checked()):
            return []
        if self.deferrable:
            limit = min(self.timeout, (self.execution_timeout or timedelta.max).total_seconds())
            trigger = RunTrigger(
                runstate_conn_id=self.runstate_conn_id,
                refs=refs,
                end_time=time.time() + limit,
                on_blocked=self.on_blocked,
                cancel_on_kill=self.cancel_on_kill,
                snapshots=self.snapshots,
            )
            self.defer(trigger=trigger, method_name="execute_complete", timeout=timedelta(seconds=limit + GRACE))
        return super().execute(context)

    def execute_complete(self, context: Context, event: dict[str, Any]) -> list[Record]:
        """End as the trigger's event says.

        Raises:
            AirflowSensorTimeout: If runs have not finished in time; the task is not tried again.
            AirflowFailException: If a run did not complete, and `fail_on_unsuccessful`; nor is it then.
            AirflowException: If runs are blocked, or could not be read.
        """
        del context
        self.records = event["runs"]
        if event["outcome"] == "timeout":
            left = [each["ref"] for each in self.records if each["status"] not in FINISHED]
            if self.cancel_on_timeout:
                RunstateHook(self.runstate_conn_id).cancel(left)
            raise AirflowSensorTimeout(f"{len(left)} runs have not finished in time: {summary(self.records)}")
        if event["outcome"] != "finished":
            raise AirflowException(f"{event['message']}; {summary(self.records)}")
        return self._end()

    def poke(self, context: Context) -> PokeReturnValue:
        """Ask once for each run that has not finished yet, in a worker."""
        del context
        refs = self._checked()
        left = [ref for ref in refs if ref not in self._seen or self._seen[ref].ok is None]
        client, _, address = RunstateHook(self.runstate_conn_id).open()
        with client:
            self._seen |= {str(run.ref): run for run in runstate.get(left, clients={client.vendor: client})}
        records = {ref: record(run, address) for ref, run in self._seen.items()}
        self.records = capped(refs, records, self.snapshots)
        if self.on_blocked == "raise" and any(each["status"] == "blocked" for each in self.records):
            raise AirflowException(f"runs are blocked: {summary(self.records)}")
        done = all(run.ok is not None for run in self._seen.values())
        return PokeReturnValue(done, xcom_value=self._end() if done else None)

    def on_kill(self) -> None:
        """Cancel the runs if the task is killed while a worker waits. In a triggerer, `RunTrigger.on_kill` does it."""
        if self.cancel_on_kill:
            RunstateHook(self.runstate_conn_id).cancel([ref for ref, run in self._seen.items() if run.ok is None])

    def _end(self) -> list[Record]:
        self.log.info("All runs have finished: %s", summary(self.records))
        if self.fail_on_unsuccessful and unsuccessful(self.records):
            raise AirflowFailException(f"not all runs completed: {summary(self.records)}")
        return self.records

    def _checked(self) -> list[str]:
        return checked(self.refs, may_cancel=self.cancel_on_kill or self.cancel_on_timeout)
