"""MLflow: what each example, a recorded answer, says. A failed run does not say why, and nothing is counted."""

from __future__ import annotations

from collections.abc import Mapping

from runstate import Cancelled, Completed, Failed, Queued, Running
from tests.overlay.decode.expectations.expected import Expected, times

MINUTE = "2026-11-22T01:11:"


EXAMPLES: Mapping[str, Expected] = {
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
}
