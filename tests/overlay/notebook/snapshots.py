"""The HTML of some runs, which is kept beside this file: `python -m tests.overlay.notebook.snapshots` writes it anew.

The files are whole pages, to be looked at in a browser; its own setting makes them light or dark.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from runstate import (
    Blocked,
    Cancelled,
    Completed,
    Deviation,
    ErrorInfo,
    Failed,
    Pending,
    Progress,
    Queued,
    Run,
    Running,
    RunRef,
    RunTable,
    Timing,
    Unknown,
)
from runstate.run import Facts, assemble

HERE = Path(__file__).parent
NOON = datetime(2026, 5, 2, 12, tzinfo=UTC)
PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title><meta name="color-scheme" content="light dark"></head>
<body style="font:13px sans-serif">
{body}
</body>
</html>
"""


def run_of(reference: str, lifecycle: Any, **facts: Any) -> Run[object]:
    """A run in that state, read at noon."""
    deviations = facts.pop("deviations", ())
    return assemble(RunRef.parse(reference), Facts(lifecycle=lifecycle, **facts), None, NOON, deviations)


def since(seconds: float) -> Timing:
    """The times of a run that was created so long ago."""
    return Timing(created=NOON - timedelta(seconds=seconds))


FAILED = run_of(
    "retab:exprun_2",
    Failed(ErrorInfo('Block extract failed: <b>bold</b> & "quoted", at a cost of $5 of $9\nTraceback', "EXTRACTION")),
    name="invoices <script>alert(1)</script>",
    timing=Timing(
        created=NOON - timedelta(minutes=30),
        started=NOON - timedelta(minutes=29),
        finished=NOON - timedelta(minutes=2),
    ),
    progress=Progress(4, 1, 12),
    scores={"f1": 0.8125, "<i>recall</i>": 0.75},
    deleted=True,
    deviations=(Deviation("timing.created_at", "a string", "missing"),),
)
RUNS = (
    run_of("retab:exprun_1", Pending(), timing=since(3)),
    run_of("datadog-model-lab:70158", Queued(), timing=since(190)),
    run_of("retab:exprun_4", Running("training"), timing=since(7500), progress=Progress(7, 0, 12), scores={"f1": 0.5}),
    run_of("mlflow:57b57d083ded4e87b07c594770c88bb9", Running(), name="churn", timing=since(200_000)),
    run_of("scorecard:135", Blocked("human"), progress=Progress(20, 0, None)),
    run_of(
        "adobe-sensei:bf4b6fb7-20f5-5131-8e58-2a0a49497194/14ff9673-0805-5b3a-8adb-ace1dc76576f",
        Completed(),
        name="a model of a name that is rather long, and longer than the table has room for",
        progress=Progress(3, 0, 3),
        timing=Timing(duration=timedelta(minutes=42)),
    ),
    FAILED,
    run_of("ai21-maestro:7b2e0c5e-2f4a-4f0e-9d57-3d3f8f3b8a11", Cancelled("asked for")),
    run_of("retab:exprun_9", Unknown("hibernating")),
)


def html(shown: Any) -> str:
    """What a notebook shows."""
    return str(shown._repr_html_())


def pages() -> dict[str, str]:
    """The contents of each file by its name."""
    shown = {"run": FAILED, "runs": RunTable(RUNS, title="Tonight's <sweep>")}
    found = {
        f"{name}.html": PAGE.format(title=name, body=html(each).replace("<tr", "\n<tr")) for name, each in shown.items()
    }
    return {**found, "runs.txt": f"{RunTable(RUNS, title='A sweep')}\n"}


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
