"""MLflow: its examples are recorded answers. A failed run does not say why, and nothing is counted."""

from __future__ import annotations

from datetime import UTC, datetime

from runstate import (
    Cancelled,
    Completed,
    Deviation,
    Failed,
    Queued,
    RequestRejected,
    Running,
    RunNotFound,
    Timing,
    Unknown,
)
from tests.vendors.base import Expectations, Offer, RawClient, TestVendor
from tests.vendors.expected import Expected, times

MINUTE = "2026-11-22T01:11:"
INFO, METRICS = ("run", "info"), ("run", "data", "metrics")
NO_RUN_ID = (
    "Missing value for required parameter 'run_id'. See the API docs for more information about request parameters."
)
INTEGER = "an integer or a string that matches ^-?[0-9]+$"

EXPECTATIONS = Expectations(
    vendor=TestVendor(
        "mlflow",
        {"username": "user", "password": "key-mlflow"},
        "mlflow:57b57d08",
        "/api/2.0/mlflow/runs/get?run_id=57b57d08",
        id_path=(*INFO, "run_id"),
        unfinished="200.running",
        completed="200.finished",
    ),
    raw=RawClient("mlflow", "get_run", "GetRunResponse", query=("run_id",)),
    examples={
        "running": Expected(Running(), "churn-xgb-1", times(None, f"{MINUTE}11.669"), scores={"loss": 0.55}),
        "running-resumed": Expected(Running(), "churn-xgb-7", times(None, f"{MINUTE}12.329")),
        "running-without-start": Expected(Running(), "crawling-hawk-186"),
        "scheduled": Expected(Queued(), "churn-xgb-2", times(None, f"{MINUTE}11.776")),
        "finished": Expected(
            Completed(),
            "churn-xgb-3",
            times(None, f"{MINUTE}11.851", None, f"{MINUTE}12.036", seconds=0.185),
            scores={"loss": 0.41, "accuracy": 0.93},
        ),
        "finished-deleted": Expected(
            Completed(),
            "churn-xgb-6",
            times(None, f"{MINUTE}12.249", None, f"{MINUTE}12.269", seconds=0.02),
            deleted=True,
        ),
        "finished-on-a-folder": Expected(
            Completed(),
            "churn-xgb-8",
            times(None, f"{MINUTE}11.851", None, f"{MINUTE}12.036", seconds=0.185),
            scores={"loss": 0.5},
        ),
        "failed": Expected(
            Failed(),
            "churn-xgb-4",
            times(None, f"{MINUTE}12.084", None, f"{MINUTE}12.142", seconds=0.058),
            scores={"accuracy": 0.5},  # the loss is not a number, the gain infinite, as a database has it
        ),
        "killed": Expected(
            Cancelled(), "churn-xgb-5", times(None, f"{MINUTE}12.185", None, f"{MINUTE}12.203", seconds=0.018)
        ),
    },
    state_path=(*INFO, "status"),
    states=(
        ("RUNNING", Running()),
        ("SCHEDULED", Queued()),
        ("FINISHED", Completed()),
        ("FAILED", Failed()),
        ("KILLED", Cancelled()),
        ("ARCHIVED", Unknown("ARCHIVED")),
    ),
    state_words="RunStatus/enum",
    needed=r"run|run\.info|run\.info\.(run_id|status)",
    raw_fields=frozenset({"run"}),
    not_a_string=("run", "data"),
    texts=((*INFO, "run_name"),),
    names=(
        ((*INFO, "run_name"), "sweep", "sweep"),
        ((*INFO, "run_name"), "", None),
        ((*INFO, "run_name"), None, None),
    ),
    deletions=(
        ((*INFO, "lifecycle_stage"), "deleted", True),
        ((*INFO, "lifecycle_stage"), "archived", False),
        ((*INFO, "lifecycle_stage"), None, False),
    ),
    scores=(
        (("run", "data"), None, {}),
        (("run", "data"), {}, {}),
        (
            METRICS,
            [
                {"key": "loss", "value": 3},
                {"key": "diverged", "value": "NaN"},
                {"key": "gain", "value": "-Infinity"},
                {"key": "text", "value": "0.5"},
                {"key": "strange", "value": "much"},
            ],
            {"loss": 3.0, "text": 0.5},
        ),
    ),
    score_paths=(("200.finished", (*METRICS, 0, "value")),),
    deviations=(
        ((*INFO, "start_time"), "soon", Deviation("run.info.start_time", INTEGER, "string 'soon'")),
        ((*METRICS, 0, "step"), [], Deviation("run.data.metrics[0].step", INTEGER, "array []")),
    ),
    left_out=(
        (("run", "data"), "x", {"scores": {}}),
        (
            (*INFO, "end_time"),
            "2026-11-22T06:04:32Z",
            {"timing": Timing(started=datetime(2026, 11, 22, 1, 11, 11, 851000, tzinfo=UTC))},
        ),
    ),
    same_ids=(("57B57D08", "57b57d08"),),
    other_ids=(("57b57d08", "57b57d0"),),
    offers={
        "list": Offer("search_runs", '"1"', "Runs[models.GetRunResponse]"),
        "start": Offer("create_run", '"1"', "Run[models.GetRunResponse]"),
        "mark_killed": Offer("update_run", '"57b57d08"', "Run[models.GetRunResponse]"),
        "delete": Offer("delete_run", '"57b57d08"', "None"),
        "restore": Offer("restore_run", '"57b57d08"', "None"),
        "results": Offer("list_artifacts", '"57b57d08"', "Results[models.FileInfo]"),
        "metric_history": Offer("get_metric_history", '"57b57d08", "loss"', "Results[models.Metric]"),
    },
    not_offered=dict.fromkeys(
        ("log_metric", "log_param", "log_batch", "set_tag", "delete_tag"),
        "it is for the program that does the work, which has MLflow's own client",
    ),
    headers={"authorization": "Basic dXNlcjprZXktbWxmbG93"},
    variables=("RUNSTATE_MLFLOW_BASE_URL", "MLFLOW_TRACKING_USERNAME", "MLFLOW_TRACKING_PASSWORD"),
    errors={
        "400.no-run-id": (RequestRejected, NO_RUN_ID, "INVALID_PARAMETER_VALUE"),
        "404.unknown-run": (
            RunNotFound,
            "Run with id=0123456789abcdef0123456789abcdef not found",
            "RESOURCE_DOES_NOT_EXIST",
        ),
    },
    new_id="[0-9a-f]{32}",
    unknown_run="mlflow:404",
    not_found={
        "error_code": "RESOURCE_DOES_NOT_EXIST",
        "message": "Run with id=404 not found",
        "error_class": "RESOURCE_NOT_FOUND",
    },
    scenarios={
        "completes": ("SCHEDULED", "RUNNING", "FINISHED"),
        "fails": ("SCHEDULED", "RUNNING", "FAILED"),
        "cancelled": ("SCHEDULED", "RUNNING", "KILLED"),
        "unknown": ("SCHEDULED", "RUNNING", "SUSPENDED", "RUNNING", "FINISHED"),
    },
    stopped="KILLED",
)
