"""Scorecard: it counts records, then scores, and tells no time."""

from __future__ import annotations

from runstate import (
    AuthenticationError,
    Blocked,
    Completed,
    Deviation,
    Pending,
    Progress,
    Queued,
    Running,
    ServerError,
    Unknown,
)
from tests.vendors.base import Expectations, Offer, RawClient, TestVendor
from tests.vendors.expected import Expected

EXECUTION = ("pending", "awaiting_execution", "running_execution", "awaiting_scoring", "running_scoring")

EXPECTATIONS = Expectations(
    vendor=TestVendor(
        "scorecard",
        {"api_key": "key-scorecard"},
        "scorecard:135",
        "/runs/135",
        id_path=("id",),
        unfinished="200.running_execution",
        completed="200.completed",
    ),
    raw=RawClient("scorecard", "get_run", "Run"),
    examples={
        "pending": Expected(Pending(), progress=Progress(0, total=10)),
        "pending-testset-omitted": Expected(Pending(), progress=Progress(0, total=None)),
        "awaiting_execution": Expected(Queued(), progress=Progress(0, total=10)),
        "running_execution": Expected(Running(phase="running_execution"), progress=Progress(4, total=10)),
        "awaiting_scoring": Expected(Running(phase="awaiting_scoring"), progress=Progress(0, total=20)),
        "running_scoring": Expected(Running(phase="running_scoring"), progress=Progress(7, total=20)),
        "documented-without-testset": Expected(Running(phase="running_scoring"), progress=Progress(3, total=5)),
        "awaiting_human_scoring": Expected(Blocked("human"), progress=Progress(10, total=20)),
        "completed": Expected(Completed(), progress=Progress(20, total=20)),
        "documented-with-testset": Expected(Completed(), progress=Progress(20, total=20)),
    },
    state_path=("status",),
    states=(
        ("pending", Pending()),
        ("awaiting_execution", Queued()),
        ("running_execution", Running("running_execution")),
        ("awaiting_scoring", Running("awaiting_scoring")),
        ("running_scoring", Running("running_scoring")),
        ("awaiting_human_scoring", Blocked("human")),
        ("completed", Completed()),
        ("archived", Unknown("archived")),
    ),
    state_words="RunStatus/enum",
    needed="id|status",
    raw_fields=frozenset({"num_records", "num_scores", "metric_ids", "status"}),
    not_a_string=("numScores",),
    names=((("id",), "1", None),),
    scores=((("numScores",), 7, {}),),
    absurd_counts=(
        (("numRecords",), -(10**400), Progress(done=0, total=10)),
        (("numExpectedRecords",), 2**63, Progress(done=4, total=None)),
    ),
    deviations=(
        (("metricIds",), {"a": 1}, Deviation("metricIds", "an array", 'object {"a": 1}')),
        (("metricIds",), ["1", None], Deviation("metricIds[1]", "a string", "null")),
    ),
    left_out=(
        (("numRecords",), None, {"progress": Progress(20)}),
        (("metricIds",), None, {"progress": Progress(20)}),
        (("numScores",), None, {"progress": Progress(0, total=20)}),
    ),
    same_ids=(("0135", "135"),),
    other_ids=(("135", "0"),),
    offers={
        "list": Offer("list_runs", '"314"', "Runs[models.Run]"),
        "start": Offer("create_run", '"314", metric_ids=["7"]', "Run[models.Run]"),
        "results": Offer("list_records", '"135"', "Results[models.RecordWithScores]"),
    },
    headers={"authorization": "Bearer key-scorecard"},
    variables=("RUNSTATE_SCORECARD_BASE_URL", "SCORECARD_API_KEY"),
    base_urls=(("SCORECARD_BASE_URL", "https://api2.scorecard.io", "https://api2.scorecard.io/api/v2"),),
    errors={
        "401.documented": (AuthenticationError, "Invalid or missing authentication token", "UNAUTHORIZED"),
        "500.documented": (
            ServerError,
            "An unexpected error occurred while processing your request.",
            "INTERNAL_ERROR",
        ),
    },
    faults={"key-in-run": "WrongRun"},  # its id and its state are texts of the run itself
    base_path="/api/v2",
    new_id=r"\d+",
    unknown_run="scorecard:404",
    not_found={"code": "NOT_FOUND"},
    scenarios={
        "completes": (*EXECUTION, "completed"),
        "blocks": (*EXECUTION, "awaiting_human_scoring", "running_scoring", "completed"),
        "unknown": (*EXECUTION, "recalibrating", "running_scoring", "completed"),
    },
    blocked=(("blocks", "awaiting_human_scoring", "running_scoring"),),
)
