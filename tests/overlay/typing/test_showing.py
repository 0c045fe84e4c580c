"""Tables and records take the runs of any vendor, with the types that the clients give."""

from __future__ import annotations

import io
from typing import Any, assert_type

from runstate_retab.models import WorkflowExperimentRun

import runstate
from runstate import Retab, RunTable
from tests.overlay.typing.typed import completed
from tests.support.clock import FakeClock
from tests.support.vendors import RETAB


def test_a_table_is_an_on_update() -> None:
    """Of a client's wait and of `runstate.wait`, whose runs keep their types."""
    with Retab("key", transport=completed(RETAB), clock=FakeClock()) as client:
        run = client.wait("exprun_2", on_update=RunTable())
        runs = runstate.wait([run.ref], clients={"retab": client}, on_update=RunTable())

    assert_type(runs, list[runstate.FinishedRun[WorkflowExperimentRun]])
    assert RunTable(runs).runs == (run,)


def test_records_take_runs_with_a_model() -> None:
    """And a list, and those of several vendors."""
    with Retab("key", transport=completed(RETAB), clock=FakeClock()) as client:
        run = client.get("exprun_2")
    records = runstate.to_records([run])
    mixed: list[runstate.Run[object]] = [run]
    runstate.write_csv(mixed, io.StringIO())

    assert_type(records, list[dict[str, Any]])
    assert records[0]["id"] == "exprun_2"
