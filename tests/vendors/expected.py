"""What a run must say, in as few words as its table needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from attrs import field, frozen

from runstate import Lifecycle, Progress, Run, Timing


@frozen
class Expected:
    """All of a run but which it is, when it was fetched and its raw model."""

    lifecycle: Lifecycle
    name: str | None = None
    timing: Timing = field(factory=Timing)
    progress: Progress | None = None
    scores: Mapping[str, float] = field(factory=dict[str, float])
    deleted: bool = False


def seen(run: Run[Any]) -> Expected:
    """What a run says."""
    return Expected(run.lifecycle, run.name, run.timing, run.progress, run.scores, run.deleted)


def times(
    created: str | None = None,
    started: str | None = None,
    updated: str | None = None,
    finished: str | None = None,
    *,
    seconds: float | None = None,
) -> Timing:
    """A timing, from UTC times in ISO format."""
    return Timing(
        created=_utc(created),
        started=_utc(started),
        updated=_utc(updated),
        finished=_utc(finished),
        duration=None if seconds is None else timedelta(seconds=seconds),
    )


def _utc(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)
