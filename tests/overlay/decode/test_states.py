"""The design's first table: each vendor's word for a state, and the variant that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from runstate import (
    Blocked,
    Cancelled,
    Completed,
    ErrorInfo,
    Failed,
    Lifecycle,
    Pending,
    Queued,
    Running,
    Unknown,
    is_finished,
)
from runstate.vendors import adobe_sensei, ai21_maestro, datadog_model_lab, mlflow, retab, scorecard
from tests.overlay.decode.contract import Path, component
from tests.overlay.decode.reading import changed, read
from tests.support.vendors import ADOBE, AI21, DATADOG, MLFLOW, RETAB, SCORECARD, UNFINISHED, TestVendor

RETAB_STATE: Path = ("lifecycle",)
AI21_STATE: Path = ("status",)
DATADOG_STATE: Path = ("data", "attributes", "status")
SCORECARD_STATE: Path = ("status",)
MLFLOW_STATE: Path = ("run", "info", "status")
ADOBE_TASKS: Path = ("status", "tasks")

WHY = ErrorInfo("no valid JSON", "E7", {"block_id": "b1", "hint": "try again"}, "Traceback …")
RETAB_ERROR = {
    "status": "error",
    "message": "no valid JSON",
    "details": {"error_code": "E7", "stack_trace": "Traceback …", "block_id": "b1", "hint": "try again"},
}

ROWS: tuple[tuple[TestVendor, Path, Any, Lifecycle], ...] = (
    (RETAB, RETAB_STATE, {"status": "pending"}, Pending()),
    (RETAB, RETAB_STATE, {"status": "queued"}, Queued()),
    (RETAB, RETAB_STATE, {"status": "running"}, Running()),
    (RETAB, RETAB_STATE, {"status": "completed"}, Completed()),
    (RETAB, RETAB_STATE, {"status": "error"}, Failed()),
    (RETAB, RETAB_STATE, RETAB_ERROR, Failed(WHY)),
    (RETAB, RETAB_STATE, {"status": "error", "details": {"message": "inner"}}, Failed(ErrorInfo("inner"))),
    (RETAB, RETAB_STATE, {"status": "cancelled"}, Cancelled()),
    (RETAB, RETAB_STATE, {"status": "cancelled", "reason": "too slow"}, Cancelled("too slow")),
    (RETAB, RETAB_STATE, {"status": "archived"}, Unknown("archived")),
    (SCORECARD, SCORECARD_STATE, "pending", Pending()),
    (SCORECARD, SCORECARD_STATE, "awaiting_execution", Queued()),
    (SCORECARD, SCORECARD_STATE, "running_execution", Running("running_execution")),
    (SCORECARD, SCORECARD_STATE, "awaiting_scoring", Running("awaiting_scoring")),
    (SCORECARD, SCORECARD_STATE, "running_scoring", Running("running_scoring")),
    (SCORECARD, SCORECARD_STATE, "awaiting_human_scoring", Blocked("human")),
    (SCORECARD, SCORECARD_STATE, "completed", Completed()),
    (SCORECARD, SCORECARD_STATE, "archived", Unknown("archived")),
    (MLFLOW, MLFLOW_STATE, "RUNNING", Running()),
    (MLFLOW, MLFLOW_STATE, "SCHEDULED", Queued()),
    (MLFLOW, MLFLOW_STATE, "FINISHED", Completed()),
    (MLFLOW, MLFLOW_STATE, "FAILED", Failed()),
    (MLFLOW, MLFLOW_STATE, "KILLED", Cancelled()),
    (MLFLOW, MLFLOW_STATE, "ARCHIVED", Unknown("ARCHIVED")),
    (AI21, AI21_STATE, "in_progress", Running()),
    (AI21, AI21_STATE, "requires_action", Blocked("action")),
    (AI21, AI21_STATE, "completed", Completed()),
    (AI21, AI21_STATE, "failed", Failed()),
    (AI21, AI21_STATE, "archived", Unknown("archived")),
    (DATADOG, DATADOG_STATE, "pending", Pending()),
    (DATADOG, DATADOG_STATE, "running", Running()),
    (DATADOG, DATADOG_STATE, "completed", Completed()),
    (DATADOG, DATADOG_STATE, "failed", Failed()),
    (DATADOG, DATADOG_STATE, "killed", Cancelled()),
    (DATADOG, DATADOG_STATE, "paused", Blocked("resume")),
    (DATADOG, DATADOG_STATE, "unresponsive", Blocked("heartbeat")),
    (DATADOG, DATADOG_STATE, "archived", Unknown("archived")),
    (ADOBE, ADOBE_TASKS, [], Pending()),
    (ADOBE, ADOBE_TASKS, [{"state": "PENDING"}], Pending()),
    (ADOBE, ADOBE_TASKS, [{"state": "RUNNING"}], Running()),
    (ADOBE, ADOBE_TASKS, [{"state": "RETRY"}], Running("retrying")),
    (ADOBE, ADOBE_TASKS, [{"state": "FAILED"}], Failed(ErrorInfo(details={"state": "FAILED"}))),
    (ADOBE, ADOBE_TASKS, [{"state": "ABORTED"}], Cancelled()),
    (ADOBE, ADOBE_TASKS, [{"state": "ABORTED", "message": "stopped"}], Cancelled("stopped")),
    (ADOBE, ADOBE_TASKS, [{"state": "DONE"}], Completed()),
    (ADOBE, ADOBE_TASKS, [{"state": "ARCHIVED"}], Unknown("ARCHIVED")),
)


@pytest.mark.parametrize(
    ("vendor", "path", "value", "expected"), ROWS, ids=[f"{row[0].slug}-{number}" for number, row in enumerate(ROWS)]
)
def test_state_becomes_its_variant(vendor: TestVendor, path: Path, value: Any, expected: Lifecycle) -> None:
    """A run in the vendor's state has the design's variant, with all that it carries."""
    payload = changed(vendor.example(UNFINISHED[vendor.slug]), path, value)

    assert read(vendor, payload).lifecycle == expected


def test_ai21_failure_says_why() -> None:
    """A failed run of AI21 has the vendor's message, and whatever else stands beside it."""
    payload = {"id": "1", "status": "failed", "error": {"message": "over budget", "budget": 3}}

    assert read(AI21, payload).lifecycle == Failed(ErrorInfo("over budget", details={"budget": 3}))


def test_ai21_error_of_a_run_that_goes_on_fails_nothing() -> None:
    """Only the status says whether a run has failed."""
    payload = {"id": "1", "status": "in_progress", "error": {"message": "will be tried again"}}

    assert read(AI21, payload).lifecycle == Running()


@pytest.mark.parametrize(
    ("states", "slug", "enum"),
    [
        (adobe_sensei.STATES, "adobe-sensei", "TaskState"),
        (ai21_maestro.STATES, "ai21-maestro", "MaestroRunStatus"),
        (datadog_model_lab.STATES, "datadog-model-lab", "ModelLabRunStatus"),
        (scorecard.STATES, "scorecard", "RunStatus"),
        (mlflow.STATES, "mlflow", "RunStatus"),
    ],
    ids=["adobe-sensei", "ai21-maestro", "datadog-model-lab", "scorecard", "mlflow"],
)
def test_every_state_of_the_spec_is_classified(states: Mapping[str, Lifecycle], slug: str, enum: str) -> None:
    """The vendor's table has the words of the spec's enum, no more and no less."""
    assert set(states) == set(component(slug, enum)["enum"])


def test_every_variant_of_retab_is_classified() -> None:
    """Retab's states are the tags of a union; the last variant stands for all others."""
    tags = component("retab", "UnknownExperimentRun")["properties"]["status"]["not"]["enum"]

    assert set(retab.STATES) == set(tags)


@pytest.mark.parametrize(
    "states",
    [adobe_sensei.STATES, ai21_maestro.STATES, datadog_model_lab.STATES, retab.STATES, scorecard.STATES, mlflow.STATES],
    ids=["adobe-sensei", "ai21-maestro", "datadog-model-lab", "retab", "scorecard", "mlflow"],
)
def test_every_vendor_can_finish(states: Mapping[str, Lifecycle]) -> None:
    """No known state is Unknown, and some state ends a run."""
    assert not [state for state, lifecycle in states.items() if isinstance(lifecycle, Unknown)]
    assert Completed() in states.values()
    assert not all(is_finished(lifecycle) for lifecycle in states.values())
