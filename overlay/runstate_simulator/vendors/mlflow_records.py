"""What a simulated MLflow server keeps of a run, and how it shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias, cast

from attrs import evolve, field, frozen

from .metrics import json_number, metric_series

if TYPE_CHECKING:
    from datetime import datetime

    from ..timeline import Snapshot

ENDS = ("FINISHED", "FAILED", "KILLED")
NAME_TAG = "mlflow.runName"

Value: TypeAlias = float | str
"""A number, or a text for what is none: `NaN`."""


@frozen
class Point:
    """One value of a metric."""

    key: str
    value: Value
    timestamp: int
    step: int

    @property
    def rank(self) -> tuple[int, int, float]:
        """The run shows the value of the highest rank."""
        return self.step, self.timestamp, float(self.value)

    def body(self) -> dict[str, object]:
        return {"key": self.key, "value": self.value, "timestamp": self.timestamp, "step": self.step}


@frozen(kw_only=True)
class Record:
    """What requests have said of a run. A run that the simulator started has none of it."""

    created: bool = False
    """Whether a request created it: then it shows only what was logged to it."""
    name: str | None = None
    user_id: str = "trainer"
    start_time: int | None = None
    end_time: int | None = None
    ended: bool = False
    """Whether a request has set its status: then it has no end but `end_time`."""
    tags: Mapping[str, str] = field(factory=dict[str, str])
    params: Mapping[str, str] = field(factory=dict[str, str])
    points: tuple[Point, ...] = ()
    """All values of metrics, in the order in which they came."""


def record(run: Snapshot) -> Record:
    """What is kept of a run."""
    found = run.attributes.get("record")
    if found is None:
        name = f"churn-{run.ref.ids[0][:8]}"
        tags = {"mlflow.user": "trainer", NAME_TAG: name}
        return Record(name=name, tags=tags, params={"learning_rate": "0.0001"})
    return cast("Record", found)


def status(run: Snapshot) -> str:
    """The status that the server shows: a run that was created by a request is running at once."""
    return "RUNNING" if run.state == "SCHEDULED" and record(run).created and not record(run).ended else run.state


def start_time(run: Snapshot) -> int:
    kept = record(run)
    return kept.start_time or 0 if kept.created else milliseconds(run.created_at)


def end_time(run: Snapshot) -> int | None:
    kept = record(run)
    if kept.end_time is not None or kept.ended:
        return kept.end_time
    return milliseconds(run.since) if run.state in ENDS else None


def history(run: Snapshot, key: str) -> list[Point]:
    """The values of a metric, as the server sorts them."""
    points = (*_scripted(run, key), *(point for point in record(run).points if point.key == key))
    return sorted(points, key=lambda point: (point.timestamp, point.step))


def metrics(run: Snapshot) -> list[Point]:
    """The value of each metric that the run shows."""
    shown: dict[str, Point] = {}
    for point in (*_latest(run), *record(run).points):
        if point.key not in shown or point.rank >= shown[point.key].rank:
            shown[point.key] = point
    return [*shown.values()]


def info(run: Snapshot) -> dict[str, object]:
    run_id, kept, ended = run.ref.ids[0], record(run), end_time(run)
    return {
        "run_uuid": run_id,
        "experiment_id": run.group,
        "run_name": kept.name,
        "user_id": kept.user_id,
        "status": status(run),
        "start_time": start_time(run),
        **({} if ended is None else {"end_time": ended}),
        "artifact_uri": artifact_uri(run),
        "lifecycle_stage": "deleted" if run.deleted else "active",
        "run_id": run_id,
    }


def artifact_uri(run: Snapshot) -> str:
    return f"mlflow-artifacts:/{run.group}/{run.ref.ids[0]}/artifacts"


def body(run: Snapshot) -> dict[str, object]:
    """A run as the server shows it. What it has none of is left out."""
    kept = record(run)
    data = {
        "metrics": [point.body() for point in metrics(run)],
        "params": _pairs(kept.params),
        "tags": _pairs(kept.tags),
    }
    data = {name: items for name, items in data.items() if items}
    return {"info": info(run), "data": data, "inputs": {}, "outputs": {}}


def logged(
    kept: Record,
    *,
    points: Iterable[Point] = (),
    params: Mapping[str, str] | None = None,
    tags: Mapping[str, str] | None = None,
) -> Record:
    """The record with more in it. A tag can be the run's name."""
    name = (tags or {}).get(NAME_TAG, kept.name)
    return evolve(
        kept,
        points=(*kept.points, *points),
        params={**kept.params, **(params or {})},
        tags={**kept.tags, **(tags or {})},
        name=name,
    )


def milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def _scripted(run: Snapshot, key: str) -> list[Point]:
    """The values that the simulator makes up, evenly spread over the time that the run has been running."""
    values: Mapping[int, float] = {} if record(run).created else metric_series(run).get(key, {})
    first, last = milliseconds(run.first("RUNNING") or run.created_at), _silent_since(run)
    steps = max(values, default=1)
    return [
        Point(key, json_number(value), first + (last - first) * step // steps, step) for step, value in values.items()
    ]


def _latest(run: Snapshot) -> list[Point]:
    """The last of the values that the simulator makes up, of each metric."""
    series: Mapping[str, Mapping[int, float]] = {} if record(run).created else metric_series(run)
    latest = {key: max(values) for key, values in series.items()}
    return [Point(key, json_number(series[key][step]), _silent_since(run), step) for key, step in latest.items()]


def _silent_since(run: Snapshot) -> int:
    return milliseconds(run.now if run.state == "RUNNING" else run.since)


def _pairs(texts: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "value": value} for key, value in texts.items()]
