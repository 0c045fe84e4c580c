"""AI21 Maestro: it counts nothing, and of its times it tells that of the creation."""

from __future__ import annotations

from runstate import Blocked, Completed, ErrorInfo, Failed, RequestRejected, Running, Unknown
from tests.vendors.base import Expectations, Offer, RawClient, TestVendor
from tests.vendors.expected import Expected, times

OVER_BUDGET = "The run exceeded its budget before all mandatory requirements were met."
UUID = "7b2e0c5e-2f4a-4f0e-9d57-3d3f8f3b8a11"

EXPECTATIONS = Expectations(
    vendor=TestVendor(
        "ai21-maestro",
        {"api_key": "key-ai21"},
        "ai21-maestro:run-1",
        "/maestro/runs/run-1",
        id_path=("id",),
        unfinished="200.in_progress",
        completed="200.completed",
    ),
    raw=RawClient("ai21-maestro", "get_maestro_run", "MaestroRun"),
    examples={
        "in_progress": Expected(Running()),
        "in_progress-minimal": Expected(Running()),
        "requires_action": Expected(Blocked("action")),
        "completed": Expected(Completed()),
        "completed-included": Expected(
            Completed(), timing=times(created="2025-11-24T08:30:12.345678"), scores={"score": 0.9}
        ),
        "failed": Expected(Failed(ErrorInfo(message=OVER_BUDGET))),
    },
    state_path=("status",),
    states=(
        ("in_progress", Running()),
        ("requires_action", Blocked("action")),
        ("completed", Completed()),
        ("failed", Failed()),
        ("archived", Unknown("archived")),
    ),
    state_words="MaestroRunStatus/enum",
    needed="id|status",
    raw_fields=frozenset({"created_at", "result", "requirements_result", "error"}),
    not_a_string=("requirements_result",),
    texts=(("result",),),
    names=((("id",), "run", None),),
    dates=(("200.completed-included", ("created_at",), "created"),),
    scores=(
        (("requirements_result",), {"score": 1}, {"score": 1.0}),
        (("requirements_result",), {"score": 0.0}, {"score": 0.0}),
        (("requirements_result",), {"score": None}, {}),
        (("requirements_result",), {}, {}),
    ),
    score_paths=(("200.completed-included", ("requirements_result", "score")),),
    left_out=((("requirements_result",), "good", {"scores": {}}),),
    same_ids=((UUID.upper(), UUID), (UUID.replace("-", ""), UUID)),
    other_ids=((UUID, UUID.replace("7", "8")),),
    offers={
        "start": Offer("create_maestro_run", '"Which of our offices are open on Sundays?"', "Run[models.MaestroRun]"),
    },
    headers={"authorization": "Bearer key-ai21"},
    variables=("RUNSTATE_AI21_MAESTRO_BASE_URL", "AI21_API_KEY"),
    base_urls=(
        ("AI21_API_HOST", "https://api.ai21.com", "https://api.ai21.com/studio/v1"),
        ("AI21_API_HOST", "https://api.ai21.com/", "https://api.ai21.com/studio/v1"),
        ("AI21_API_HOST", "https://api.ai21.com/studio/v1/", "https://api.ai21.com/studio/v1"),
        ("AI21_API_HOST", "https://mirror.example", "https://mirror.example"),
    ),
    errors={
        "422.detail-list": (RequestRejected, "path.execution_id: value is not a valid uuid", None),
        "422.detail-text": (RequestRejected, "Run id is not valid", None),
    },
    faults={"key-in-run": "WrongRun"},  # its id and its state are texts of the run itself
    base_path="/studio/v1",
    new_id="[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    unknown_run=f"ai21-maestro:{UUID}",
    not_found={"detail": "Run not found"},
    scenarios={
        "completes": ("in_progress", "completed"),
        "fails": ("in_progress", "failed"),
        "blocks": ("in_progress", "requires_action", "in_progress", "completed"),
        "unknown": ("in_progress", "under_review", "in_progress", "completed"),
    },
    blocked=(("blocks", "requires_action", "in_progress"),),
)
