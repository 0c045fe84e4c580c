"""The trigger: it waits for the runs of one task, and fires one event when all have finished."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any, Literal

from airflow.triggers.base import BaseTrigger, TriggerEvent

from runstate import RunBlocked, RunRef, RunstateError, WaitTimeout, has_finished

from .hooks import RunstateHook
from .hub import shared_hub
from .records import Record, capped, gone, record

AT_LEAST = 30.0
"""Seconds to look, however late it is: what ended while no triggerer was running has still ended."""
OUTCOMES = ("error", "blocked", "timeout")
"""What the event says if not every run has finished, the worst first."""


class RunTrigger(BaseTrigger):
    """Waits until runs have finished. All triggers of a connection share one scheduler and its rate.

    Its arguments are its whole state, and the vendor has the rest: a triggerer that takes it over from another reads
    each run anew, and gives up at the same moment. It may run twice at the same time, since it changes nothing.
    """

    def __init__(
        self,
        *,
        runstate_conn_id: str,
        refs: list[str],
        end_time: float,
        on_blocked: Literal["raise", "wait"] = "wait",
        cancel_on_kill: bool = False,
        snapshots: int = 100,
    ) -> None:
        """A trigger that has sent nothing yet.

        Args:
            runstate_conn_id: The connection.
            refs: The references of the runs, all of the connection's vendor.
            end_time: When to give up, in seconds since 1970.
            on_blocked: `wait` for a run that waits for something outside, or `raise`.
            cancel_on_kill: Whether the runs are cancelled if somebody marks the task as failed or clears it.
            snapshots: The most runs of which the event has more than the state.
        """
        super().__init__()  # type: ignore[no-untyped-call]  # Airflow has no types for it
        self.runstate_conn_id = runstate_conn_id
        self.refs = refs
        self.end_time = end_time
        self.on_blocked = on_blocked
        self.cancel_on_kill = cancel_on_kill
        self.snapshots = snapshots
        self._records: dict[str, Record] = {}
        self._unfinished = dict.fromkeys(refs)
        self._errors: list[RunstateError] = []

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """The class and its arguments, as JSON."""
        names = ("runstate_conn_id", "refs", "end_time", "on_blocked", "cancel_on_kill", "snapshots")
        return f"{type(self).__module__}.{type(self).__qualname__}", {name: getattr(self, name) for name in names}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Wait, then yield one event: `outcome`, `message` and `runs`, a record for each reference in their order.

        The outcome is `finished`, or the worst that happened to any run: `error`, `blocked` or `timeout`. A run that
        cannot be read any more does not end the wait for the others.
        """
        try:
            await self._wait()
        except RunstateError as error:  # not of one run: the connection describes no client
            self._errors.append(error)
        worst = min(self._errors, key=_badness, default=None)
        yield TriggerEvent(  # type: ignore[no-untyped-call]  # nor for this
            {
                "outcome": "finished" if worst is None else OUTCOMES[_badness(worst)],
                "message": None if worst is None else str(worst),
                "runs": capped(self.refs, self._records, self.snapshots),
            }
        )

    async def _wait(self) -> None:
        async with shared_hub(self.runstate_conn_id) as (hub, address):

            def fail(ref: RunRef, error: RunstateError) -> None:
                self._errors.append(error)
                self._records[str(ref)] = gone(str(ref), error, address)

            left = max(AT_LEAST, self.end_time - time.time())
            watch = hub.watch(self.refs, timeout=left, on_blocked=self.on_blocked, on_error=fail)
            async with aclosing(watch) as runs:
                async for run in runs:
                    if has_finished(run):
                        self._unfinished.pop(str(run.ref), None)
                        self._records[str(run.ref)] = record(run, address)

    async def on_kill(self) -> None:
        """Cancel the runs that have not finished. Airflow calls it only if somebody acted on the task."""
        if self.cancel_on_kill:
            await RunstateHook(self.runstate_conn_id).acancel(list(self._unfinished))


def _badness(error: RunstateError) -> int:
    """The place of an error in `OUTCOMES`, the worst first."""
    return 2 if isinstance(error, WaitTimeout) else 1 if isinstance(error, RunBlocked) else 0
