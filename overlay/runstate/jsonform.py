"""Read a run from its JSON form, which `Run.to_dict` writes and docs/json.md documents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, cast, get_args

from attrs import fields, fields_dict

from .catalog import VENDORS
from .errors import ConfigurationError
from .lifecycle import ErrorInfo, Failed, Lifecycle
from .reference import RunRef
from .registry import load_vendor
from .run import JSON_VERSION, Deviation, Facts, PayloadError, Progress, Run, Timing, assemble
from .tolerance import is_needed

_STATES: Mapping[object, type[Lifecycle]] = {fields_dict(kind)["status"].default: kind for kind in get_args(Lifecycle)}


def from_dict(form: Mapping[str, object]) -> Run[object]:
    """The run of a JSON form, as `run.to_dict()` and the command line's `--json` and `--raw` write it.

    `raw` is the vendor's typed model again if its package is installed, else the vendor's JSON as it is; None if the
    form has none.

    Raises:
        ConfigurationError: If it is not such a form, or a later version of runstate wrote it.
    """
    version = form.get("version", JSON_VERSION)
    if not isinstance(version, int) or version > JSON_VERSION:
        raise ConfigurationError(
            f"this run is in version {version!r} of the JSON form, and this runstate reads up to {JSON_VERSION}: "
            "update runstate"
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
            **{
                name: timing[name] and datetime.fromisoformat(timing[name])
                for name in ("created", "started", "updated", "finished")
            },
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


def _raw(vendor: str, raw: Any) -> object:
    if raw is None or not VENDORS[vendor].installed:
        return raw
    known = load_vendor(vendor)

    def tolerate(error: PayloadError) -> None:
        if is_needed(known.needed, error.field):
            raise ValueError(error)

    return cast("Any", known.model).from_dict(raw, tolerate)
