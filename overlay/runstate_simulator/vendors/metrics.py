"""The metrics that a simulated training run of Datadog or MLflow records, step by step."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..timeline import Snapshot

STEPS = 204


def metric_series(run: Snapshot) -> Mapping[str, Mapping[int, float]]:
    """The values of each metric so far, by step."""
    steps = range(1, run.count(STEPS) + 1)
    if not steps:
        return {}
    series = {
        "loss": {step: 3.1 + 1.3 * math.exp(-step / 40) for step in steps},
        "learning_rate": {step: 1e-4 * (1 - step / STEPS) for step in steps},
    }
    return series | {"total_flos": {STEPS: 31781629558784.0}} if run.finished and run.done == 1 else series


def metric_summaries(run: Snapshot) -> list[dict[str, object]]:
    """The metrics so far, summarized as Datadog does."""
    return [_summary(key, [*values], [*values.values()]) for key, values in metric_series(run).items()]


def _summary(key: str, steps: Sequence[int], values: Sequence[float]) -> dict[str, object]:
    return {
        "key": key,
        "min": json_number(min(values)),
        "max": json_number(max(values)),
        "mean": json_number(math.fsum(values) / len(values)),
        "latest": json_number(values[-1]),
        "count": len(values),
        "first_step": steps[0],
        "last_step": steps[-1],
    }


def json_number(value: float) -> float:
    """`value` as Datadog writes it: 0, not 0.0, for a whole number."""
    return int(value) if value.is_integer() else value
