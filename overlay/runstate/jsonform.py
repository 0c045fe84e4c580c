"""A run as JSON, for other programs: `Run.to_dict` and `from_dict`. docs/json.md documents the form."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, cast

from attrs import asdict, fields

from .errors import ConfigurationError
from .lifecycle import (
    Blocked,
    Cancelled,
    Completed,
    ErrorInfo,
    Failed,
    Lifecycle,
    Pending,
    Queued,
    Running,
    Unknown,
)
from .reference import RunRef
from .registry import is_installed, load_vendor
from .run import Deviation, Facts, PayloadError, Progress, Run, Timing, assemble
from .tolerance import is_needed

VERSION = 1
"""Of the form. It rises when a key changes its meaning or goes; a new key does not raise it."""

_STATES: Mapping[str, type[Lifecycle]] = {
    "pending": Pending,
    "queued": Queued,
    "running": Running,
    "blocked": Blocked,
    "completed": Completed,
    "failed": Failed,
    "cancelled": Cancelled,
    "unknown": Unknown,
}


class _Model(Protocol):
    """What every generated model can do."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, object], tolerate: Callable[[PayloadError], object]) -> object: ...

    def to_dict(self) -> dict[str, object]: ...


def to_dict(run: Run[object], *, raw: bool) -> dict[str, object]:
    """The form of a run; see `Run.to_dict`."""
    form: dict[str, object] = {
        "version": VERSION,
        "ref": str(run.ref),
        "vendor": run.ref.vendor,
        "ids": run.ref.ids,
        "name": run.name,
        "status": run.status,
        **asdict(run.lifecycle),
        "progress": run.progress and asdict(run.progress),
        "scores": run.scores,
        "timing": asdict(run.timing),
        "deleted": run.deleted,
        "deviations": [asdict(deviation) for deviation in run.deviations],
        "fetched_at": run.fetched_at,
    }
    if raw:
        form["raw"] = cast("_Model", run.raw).to_dict() if hasattr(run.raw, "to_dict") else run.raw
    return cast("dict[str, object]", _plain(form))


def from_dict(form: Mapping[str, object]) -> Run[object]:
    """The run of a JSON form, as `run.to_dict()` and the command line's `--json` and `--raw` write it.

    `raw` is the vendor's typed model again if its package is installed, else the vendor's JSON as it is; None if the
    form has none.

    Raises:
        ConfigurationError: If it is no such form, or one that a later version of runstate wrote.
    """
    version = form.get("version", VERSION)
    if not isinstance(version, int) or version > VERSION:
        raise ConfigurationError(
            f"this run is in version {version!r} of the JSON form, this runstate reads up to {VERSION}: update runstate"
        )
    try:
        return _read(form)
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ConfigurationError(f"not the JSON form of a run: {type(error).__name__}: {error}") from error


def _read(form: Mapping[str, Any]) -> Run[object]:
    timing, progress = form["timing"], form["progress"]
    duration = timing["duration"]
    facts = Facts(
        lifecycle=_lifecycle(form),
        name=form["name"],
        timing=Timing(
            **{name: _moment(timing[name]) for name in ("created", "started", "updated", "finished")},
            duration=None if duration is None else timedelta(seconds=duration),
        ),
        progress=progress and Progress(progress["done"], progress["failed"], progress["total"]),
        scores=dict(form["scores"]),
        deleted=form["deleted"],
    )
    ref = RunRef(form["vendor"], tuple(form["ids"]))
    deviations = tuple(Deviation(**each) for each in form.get("deviations", ()))
    raw = _raw(ref.vendor, form.get("raw"))
    return assemble(ref, facts, raw, datetime.fromisoformat(form["fetched_at"]), deviations)


def _lifecycle(form: Mapping[str, Any]) -> Lifecycle:
    kind = _STATES[form["status"]]
    carried = {field.name: form[field.name] for field in fields(kind) if field.init}
    if kind is Failed:
        carried["error"] = ErrorInfo(**carried["error"])
    return kind(**carried)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _raw(vendor: str, raw: Any) -> object:
    if raw is None or not is_installed(vendor):
        return raw
    face = load_vendor(vendor)

    def tolerate(error: PayloadError) -> None:
        if is_needed(face.needed, error.field):
            raise ValueError(error)

    return cast("type[_Model]", face.model).from_dict(raw, tolerate)


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
