"""Scorecard: what each example says. It counts records, then scores, and tells no time."""

from __future__ import annotations

from collections.abc import Mapping

from runstate import Blocked, Completed, Pending, Progress, Queued, Running
from tests.overlay.decode.expectations.expected import Expected

EXAMPLES: Mapping[str, Expected] = {
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
}
