"""Retab: what each example says."""

from __future__ import annotations

from collections.abc import Mapping

from runstate import Cancelled, Completed, ErrorInfo, Failed, Pending, Progress, Queued, Running, Timing
from tests.overlay.decode.expectations.expected import Expected, times

NOTHING_DONE = Progress(0, total=12)

EXTRACTION_FAILED = ErrorInfo(
    message="Block extract-invoice failed on every document",
    code="EXTRACTION_FAILED",
    details={
        "message": "Model returned no valid JSON after 3 attempts",
        "block_id": "extract-invoice",
        "block_name": "Extract invoice",
        "context": {"attempts": 3, "document_ids": ["expdoc_1", "expdoc_2"]},
    },
    stack_trace=(
        "Traceback (most recent call last):\n"
        '  File "/app/runner/blocks.py", line 214, in run_block\n'
        "    return parse(reply)\n"
        "ValueError: no valid JSON in the model's reply"
    ),
)


def _morning(started: str | None = None, finished: str | None = None, seconds: float | None = None) -> Timing:
    day = "2026-08-11T"
    return times(
        f"{day}09:14:02.318",
        started and day + started,
        finished=finished and day + finished,
        seconds=seconds,
    )


DOCUMENTED = Expected(
    Completed(),
    timing=times("2026-05-02T11:00:00", "2026-05-02T11:00:01", finished="2026-05-02T11:04:18", seconds=258.221),
    progress=Progress(12, total=12),
    scores={"score": 0.87},
)

EXAMPLES: Mapping[str, Expected] = {
    "pending": Expected(Pending(), timing=_morning(), progress=Progress(0, total=None)),
    "queued": Expected(Queued(), timing=_morning(), progress=NOTHING_DONE),
    "running": Expected(Running(), timing=_morning("09:14:05.904"), progress=Progress(7, 1, 12)),
    "completed": Expected(
        Completed(),
        timing=_morning("09:14:05.904", "09:19:47.120", 344.802),
        progress=Progress(12, total=12),
        scores={"score": 0.9125},
    ),
    "completed-with-errors": Expected(
        Completed(),
        timing=_morning("09:14:06.011", "09:15:30.455", 88.137),
        progress=Progress(1, 1, 2),
        scores={"score": 0.5},
    ),
    "error": Expected(
        Failed(EXTRACTION_FAILED),
        timing=_morning("09:14:05.904", "09:14:39.500", 37.182),
        progress=Progress(0, 12, 12),
    ),
    "error-without-details": Expected(
        Failed(ErrorInfo(message="(no message)")),
        timing=_morning(None, "09:14:09.001", 6.683),
        progress=NOTHING_DONE,
    ),
    "cancelled": Expected(
        Cancelled(reason="Cancelled by user"),
        timing=_morning("09:14:05.904", "09:16:00.250", 117.932),
        progress=Progress(4, total=12),
    ),
    "cancelled-without-reason": Expected(Cancelled(), timing=_morning(None, "09:14:20"), progress=NOTHING_DONE),
    "documented": DOCUMENTED,
    "generation-2-documented": DOCUMENTED,
    "generation-2-pending": Expected(Pending(), timing=times("2026-05-18T10:00:00"), progress=NOTHING_DONE),
    "generation-2": Expected(
        Completed(),
        timing=times("2026-05-20T16:40:00", "2026-05-20T16:40:02", finished="2026-05-20T16:44:31", seconds=271.4),
        progress=Progress(12, total=12),
        scores={"score": 0.74},
    ),
    "generation-3": Expected(
        Running(), timing=times("2026-06-02T07:30:00", "2026-06-02T07:30:04"), progress=Progress(3, total=12)
    ),
    "generation-3b": Expected(
        Failed(ErrorInfo(message="Worker lost")),
        timing=times("2026-07-01T22:10:00", "2026-07-01T22:10:03", finished="2026-07-01T22:12:00", seconds=120),
        progress=NOTHING_DONE,
    ),
}
