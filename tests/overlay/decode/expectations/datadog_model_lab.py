"""Datadog Model Lab: what each example says. A failed run does not say why, and nothing is counted."""

from __future__ import annotations

from collections.abc import Mapping

from runstate import Blocked, Cancelled, Completed, Failed, Lifecycle, Pending, Running
from tests.overlay.decode.expectations.expected import Expected, times

DAY = "2026-05-18T"


def _expected(
    lifecycle: Lifecycle,
    updated: str,
    finished: str | None = None,
    seconds: float | None = None,
    **scores: float,
) -> Expected:
    return Expected(
        lifecycle,
        "ft-small-lora-1779119750",
        times(
            f"{DAY}15:55:50.387050",
            f"{DAY}15:55:50.275",
            DAY + updated,
            finished and DAY + finished,
            seconds=seconds,
        ),
        scores={name.replace("__", "/"): score for name, score in scores.items()},
    )


EXAMPLES: Mapping[str, Expected] = {
    "pending": _expected(Pending(), "15:55:50.399903"),
    "running": _expected(Running(), "16:01:12.501200", loss=3.9),
    "parent": _expected(Running(), "16:12:00.100"),
    "paused": _expected(Blocked("resume"), "16:10:41.770", loss=3.9),
    "unresponsive": _expected(Blocked("heartbeat"), "16:30:00.000112", loss=3.9),
    "completed": _expected(
        Completed(),
        "15:58:00.989200",
        "15:58:00.773",
        130.498,
        loss=3.171748638153076,
        learning_rate=5.154639175257732e-07,
        total_flos=31781629558784.0,
    ),
    "completed-without-end": _expected(Completed(), "15:55:56.155066", system__completion_rate=0.0),
    "failed": _expected(Failed(), "15:57:02.270", "15:57:02.114", 71.839, loss=3.9),
    "killed": _expected(Cancelled(), "15:56:20.401", "15:56:20.275", 30),
    "documented": Expected(
        Blocked("restore"),  # it is deleted while it runs
        "training-run-1",
        times(
            "2024-01-20T10:00:00",
            "2024-01-20T10:00:00",
            "2024-01-20T11:00:00",
            "2019-09-19T10:00:00",
            seconds=5025.25,
        ),
        scores={"accuracy": 0.93},
        deleted=True,
    ),
}
