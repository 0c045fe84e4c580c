"""AI21 Maestro: what each example says. It tells no time and counts nothing."""

from __future__ import annotations

from collections.abc import Mapping

from runstate import Blocked, Completed, ErrorInfo, Failed, Running
from tests.overlay.decode.expectations.expected import Expected

OVER_BUDGET = "The run exceeded its budget before all mandatory requirements were met."

EXAMPLES: Mapping[str, Expected] = {
    "in_progress": Expected(Running()),
    "in_progress-minimal": Expected(Running()),
    "requires_action": Expected(Blocked("action")),
    "completed": Expected(Completed()),
    "completed-included": Expected(Completed(), scores={"score": 0.9}),
    "failed": Expected(Failed(ErrorInfo(message=OVER_BUDGET))),
}
