"""Adobe Sensei: what each example says. The run's state is made of its tasks'."""

from __future__ import annotations

from collections.abc import Mapping

from runstate import Cancelled, Completed, ErrorInfo, Failed, Pending, Progress, Running, Timing
from tests.overlay.decode.expectations.expected import Expected, times

NAME = "RunStatus for experimentRunId 33408593-2871-4198-a812-6d1b7d939cda"
LOGS = "https://mlbaprod1sapwd7jzid.file.core.windows.net/logs/15c53796-bd6b-4e09-b51d-7296aa20af71"
FIRST_START = "2024-09-26T02:00:07.412"
LAST_END = "2024-09-26T02:41:53.090"

OUT_OF_MEMORY = ErrorInfo(
    message="Container exited with code 137: out of memory",
    details={
        "id": "15c53796-bd6b-4e09-b51d-7296aa20af71",
        "name": "train",
        "state": "FAILED",
        "tasklogs": [{"name": log, "url": f"{LOGS}/{log}.log"} for log in ("execution", "stderr", "stdout")],
        "started": "2024-09-26T02:00:09.120Z",
        "ended": "2024-09-26T02:03:44.671Z",
    },
)


def _expected(
    lifecycle: Completed | Pending | Running | Failed | Cancelled,
    progress: Progress | None = None,
    timing: Timing | None = None,
    *,
    deleted: bool = False,
) -> Expected:
    return Expected(lifecycle, NAME, timing or Timing(), progress, deleted=deleted)


EXAMPLES: Mapping[str, Expected] = {
    "no-status": _expected(Pending()),
    "no-tasks": _expected(Pending()),
    "pending": _expected(Pending(), Progress(0, total=2)),
    "running": _expected(Running(), Progress(1, total=2), times(started=FIRST_START)),
    "retry": _expected(Running(phase="retrying"), Progress(1, total=2), times(started=FIRST_START)),
    "failed": _expected(Failed(OUT_OF_MEMORY), Progress(0, 1, 3), times(started=FIRST_START)),
    "aborted": _expected(
        Cancelled(reason="Aborted by user"),
        Progress(1, total=2),
        times(started=FIRST_START, finished="2024-09-26T02:15:02.300", seconds=894.888),
    ),
    "done": _expected(
        Completed(),
        Progress(2, total=2),
        times(started=FIRST_START, finished=LAST_END, seconds=2505.678),
    ),
    "documented": _expected(
        Completed(),
        Progress(1, total=1),
        times(started=FIRST_START, finished=LAST_END, seconds=2505.678),
        deleted=True,
    ),
    "documented-tutorial": _expected(Completed(), Progress(1, total=1)),
}
