"""JSON Lines: one object per run or per change. The names and meanings of its fields are stable, and stand here."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol, cast

from attrs import asdict, frozen

from runstate import Run

if TYPE_CHECKING:
    from runstate import RunRef, RunstateError


class _Generated(Protocol):
    def to_dict(self) -> dict[str, object]: ...


@frozen
class Field:
    """A field that every run has."""

    meaning: str
    read: Callable[[Run[object]], object]


def _progress(run: Run[object]) -> object:
    progress = run.progress
    return progress and {"done": progress.done, "failed": progress.failed, "total": progress.total}


def _timing(run: Run[object]) -> object:
    timing = run.timing
    return {
        "created": timing.created,
        "started": timing.started,
        "updated": timing.updated,
        "finished": timing.finished,
        "duration": timing.duration,
    }


FIELDS: Mapping[str, Field] = {
    "ref": Field("the reference, as the command line takes it", lambda run: str(run.ref)),
    "vendor": Field("the vendor's slug", lambda run: run.ref.vendor),
    "ids": Field("the ids that name the run there", lambda run: run.ref.ids),
    "name": Field("the vendor's name for the run, or null", lambda run: run.name),
    "status": Field(
        "pending, queued, running, blocked, completed, failed, cancelled or unknown",
        lambda run: run.lifecycle.status,
    ),
    "progress": Field("{done, failed, total} in the vendor's units, or null; total may be null", _progress),
    "scores": Field("results by name", lambda run: run.scores),
    "timing": Field("{created, started, updated, finished, duration}: ISO 8601 in UTC, seconds; or null", _timing),
    "deleted": Field("whether the vendor has marked the run as deleted", lambda run: run.deleted),
    "fetched_at": Field("when the vendor said so", lambda run: run.fetched_at),
}
"""What an object of a run holds, besides what its status adds and, if asked for, `raw`."""

STATUS_FIELDS: Mapping[str, tuple[str, str]] = {
    "running": ("phase", "the vendor's word for the stage, or null"),
    "blocked": ("waiting_on", "human, action, resume or heartbeat"),
    "failed": ("error", "{message, code, details, stack_trace}, each or null"),
    "cancelled": ("reason", "why, or null"),
    "unknown": ("state", "the vendor's own word"),
}
"""What an object of a run with that status holds as well."""

ERROR_FIELDS: Mapping[str, str] = {
    "status": "the HTTP status",
    "code": "the vendor's own error code",
    "request_id": "what the vendor's support asks for",
    "retry_after": "seconds after which the vendor asks to be asked again",
    "field": "where in the body something is not as promised",
    "elapsed": "seconds since the wait began",
    "polls": "how often the vendor was asked",
}
"""What the `error` of a run that could not be asked about holds besides `type` and `message`, where it is known.

Such an object has the run's other fields as well, as they were when it was last seen; without any answer there is
nothing but `ref` and `error`.
"""


def of_run(run: Run[object], *, raw: bool = False) -> dict[str, object]:
    """The object of a run."""
    found: dict[str, object] = {}
    for name, field in FIELDS.items():
        found[name] = field.read(run)
        if name == "status":
            found |= asdict(run.lifecycle)
    if raw:
        found["raw"] = cast("_Generated", run.raw).to_dict()
    return cast("dict[str, object]", _plain(found))


def last_seen(error: RunstateError) -> Run[object] | None:
    """The run as it was before the error, if that is known."""
    run: object = getattr(error, "run", None)
    return cast("Run[object]", run) if isinstance(run, Run) else None


def of_error(ref: RunRef, error: RunstateError, *, raw: bool = False) -> dict[str, object]:
    """The object of a run that is asked about no more."""
    run = last_seen(error)
    known = {name: getattr(error, name, None) for name in ERROR_FIELDS}
    told = {name: value for name, value in known.items() if value is not None}
    return {
        "ref": str(ref),
        **(of_run(run, raw=raw) if run else {}),
        "error": _plain({"type": type(error).__name__, "message": str(error), **told}),
    }


def write(value: Mapping[str, object]) -> None:
    """One line on stdout, at once."""
    # Another encoding than UTF-8 gets only what every encoding has.
    bare = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    sys.stdout.write(json.dumps(value, ensure_ascii=bare, allow_nan=False) + "\n")
    sys.stdout.flush()


def _plain(value: object) -> object:
    """What JSON can hold."""
    match value:
        case Mapping():
            plain: object = {str(key): _plain(item) for key, item in cast("Mapping[object, object]", value).items()}
        case float() if not math.isfinite(value):
            plain = None
        case str() | int() | float() | None:
            plain = value
        case datetime():
            plain = value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case timedelta():
            plain = value.total_seconds()
        case Sequence():
            plain = [_plain(item) for item in cast("Sequence[object]", value)]
        case _:
            plain = str(value)
    return plain
