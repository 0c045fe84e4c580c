"""`Run`: a run of any vendor in the same form."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta
from typing import Any, Generic, Protocol, TypeAlias, cast

from attrs import asdict, field, fields_dict, frozen

from .errors import RunstateError
from .lifecycle import (
    Blocked,
    Cancelled,
    Completed,
    ErrorInfo,
    Failed,
    Finished,
    Lifecycle,
    Status,
    TypeIs,
    describe,
    is_finished,
)
from .reference import RawT, RawT_co, RunId, RunRef

JSON_VERSION = 1
"""The version of the JSON form of a run. It rises when a key changes its meaning or is removed, not for a new key."""


def utc(moment: datetime | None) -> datetime | None:
    """The moment in UTC; without an offset it is UTC already.

    None in the first and the last year of the calendar: servers in Go and .NET send their limits for "no time", and in
    another time zone such a moment may be out of range.
    """
    if moment is None or moment.year in {MINYEAR, MAXYEAR}:
        return None
    if moment.tzinfo is UTC:
        return moment
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


@frozen(kw_only=True)
class Timing:
    """Times of a run as aware UTC datetimes; None if the vendor does not send them."""

    created: datetime | None = field(default=None, converter=utc)
    started: datetime | None = field(default=None, converter=utc)
    updated: datetime | None = field(default=None, converter=utc)
    finished: datetime | None = field(default=None, converter=utc)
    duration: timedelta | None = None
    """As the vendor gives it, else finished less started where it gives both."""

    def __attrs_post_init__(self) -> None:
        if self.duration is None and self.started and self.finished and self.finished >= self.started:
            object.__setattr__(self, "duration", self.finished - self.started)


@frozen
class Progress:
    """How much of a run is done, in the vendor's own units: documents, records, scores, tasks."""

    done: int
    """Units that ended well."""
    failed: int = 0
    """Units that ended otherwise."""
    total: int | None = None
    """Units in all, or None while the vendor does not know."""

    @property
    def fraction(self) -> float | None:
        """The share that has ended, well or not, from 0 to 1; None while the total is unknown."""
        return max(0.0, min(1.0, (self.done + self.failed) / self.total)) if self.total else None

    def __str__(self) -> str:
        failed = f" ({self.failed} failed)" if self.failed else ""
        return f"{self.done}/{'?' if self.total is None else self.total}{failed}"


@frozen
class Deviation:
    """A field of a vendor's response that is not as its contract promises."""

    field: str
    """Where in the response, such as `timing.created_at` or `data.attributes.tags[2].key`."""
    expected: str
    """What the contract promises, such as `a string`."""
    received: str
    """What the vendor sent: its JSON type and its beginning, without credentials; `missing` if it sent nothing."""


class PayloadError(Protocol):
    """The error of each generated package for a field that is not as the contract promises."""

    expected: str
    value: object
    field: str

    @property
    def is_missing(self) -> bool: ...


@frozen(kw_only=True, repr=False)
class Run(Generic[RawT_co]):
    """One run of one vendor, as it was at `fetched_at`.

    Two runs are equal if only `fetched_at` differs. The hash covers the reference and the state.
    """

    ref: RunRef[RawT_co]
    """Which run: vendor and ids. `str(run.ref)` is what the command line takes."""
    name: str | None = None
    """The name that the vendor gives it, if any."""
    lifecycle: Lifecycle
    """Its state, as one of eight classes. Match on it by class."""
    timing: Timing = field(factory=Timing)
    progress: Progress | None = None
    """None if the vendor does not count."""
    scores: Mapping[str, float] = field(factory=dict[str, float])
    """Results by name; empty where there are none (yet)."""
    deleted: bool = False
    """Whether the vendor has marked the run as deleted."""
    fetched_at: datetime = field(eq=False)
    """When the response arrived, by this machine's clock, in UTC."""
    raw: RawT_co = field(repr=False)
    """The vendor's own typed model: everything it sent, unknown fields included.

    A field in `deviations` is `UNSET` here, even where its type does not say so; `raw.to_dict()` has what the vendor
    sent.
    """
    deviations: tuple[Deviation, ...] = ()
    """The first hundred deviations from the vendor's contract in fields that a run can do without; usually none."""

    def __str__(self) -> str:
        """One line, which `on_update=print` shows: reference, state, counts."""
        counts = f" {self.progress}" if self.progress else ""
        return f"{self.ref} {describe(self.lifecycle)}{counts}"

    def __repr__(self) -> str:
        """One line: reference, state, counts, times, and the class of `raw`, whose contents may be long."""
        state = " ".join(describe(self.lifecycle).split())
        parts = [f"{self.ref} {state:.100}"]
        if self.progress:
            parts.append(str(self.progress))
        for name in ("created", "started", "updated", "finished"):
            moment: datetime | None = getattr(self.timing, name)
            if moment:
                parts.append(f"{name} {moment:%Y-%m-%d %H:%M:%SZ}")
        return f"<{type(self).__name__} {', '.join(parts)}, raw {type(self.raw).__name__}>"

    def _repr_html_(self) -> str:
        """The run as a table, for notebooks."""
        from .notebook import html_of_run  # noqa: PLC0415 -- only notebooks need it

        return html_of_run(self)

    def __hash__(self) -> int:
        return hash((self.ref, self.status))

    @property
    def id(self) -> str:
        """The run's own id; where a run has two ids, the last of `ref.ids`."""
        return self.ref.ids[-1]

    @property
    def status(self) -> Status:
        """The state as a word: `lifecycle.status`."""
        return self.lifecycle.status

    @property
    def error(self) -> ErrorInfo | None:
        """Why it failed, None unless it has. Its unknown parts are None."""
        return self.lifecycle.error if isinstance(self.lifecycle, Failed) else None

    @property
    def ok(self) -> bool | None:
        """True if it completed, False if it failed or was cancelled, None while it has not finished."""
        return isinstance(self.lifecycle, Completed) if is_finished(self.lifecycle) else None

    def to_dict(self, *, raw: bool = True) -> dict[str, object]:
        """The run as JSON values; `runstate.from_dict` reads them. docs/json.md documents the keys.

        Args:
            raw: Whether to include the vendor's own JSON.
        """
        form: dict[str, object] = {
            "version": JSON_VERSION,
            "ref": str(self.ref),
            "vendor": self.ref.vendor,
            "ids": self.ref.ids,
            "name": self.name,
            "status": self.status,
            **asdict(self.lifecycle),
            "progress": self.progress and asdict(self.progress),
            "scores": self.scores,
            "timing": asdict(self.timing),
            "deleted": self.deleted,
            "deviations": [asdict(deviation) for deviation in self.deviations],
            "fetched_at": self.fetched_at,
        }
        if raw:
            to_dict: Callable[[], object] | None = getattr(self.raw, "to_dict", None)
            form["raw"] = to_dict() if to_dict else self.raw
        return cast("dict[str, object]", _plain(form))

    def raise_for_failure(self) -> None:
        """Return None unless the run failed or was cancelled.

        Raises:
            RunFailed: If it failed.
            RunCancelled: If it was cancelled.
        """
        match self.lifecycle:
            case Failed(error=error):
                raise RunFailed(f"{self.ref} failed: {error.message or 'no reason given'}", run=self, error=error)
            case Cancelled(reason=reason):
                why = f": {reason}" if reason else ""
                raise RunCancelled(f"{self.ref} was cancelled{why}", run=self, reason=reason)
            case _:
                return


@frozen(kw_only=True, repr=False)
class FinishedRun(Run[RawT_co]):
    """A run that has finished: its lifecycle is `Completed`, `Failed` or `Cancelled`."""

    lifecycle: Finished

    def __hash__(self) -> int:  # attrs would hash `raw`, too
        return super().__hash__()

    @property
    def ok(self) -> bool:
        """True if it completed, False if it failed or was cancelled."""
        return isinstance(self.lifecycle, Completed)


RunLike: TypeAlias = RunId | RunRef[object] | Run[object]
"""A run of one's own vendor: its id, its reference, or the run as it was."""


def has_finished(run: Run[RawT]) -> TypeIs[FinishedRun[RawT]]:
    """Whether the run has finished; narrows `Run` to `FinishedRun`."""
    return isinstance(run, FinishedRun)


class RunUnsuccessful(RunstateError):
    """The run has finished and did not complete."""

    def __init__(self, message: str, *, run: Run[Any]) -> None:
        super().__init__(message)
        self.run: Run[Any] = run  # pyright: ignore[reportIncompatibleVariableOverride]  # always there, and only read


class RunFailed(RunUnsuccessful):
    """The run failed; `error` has the vendor's reason."""

    def __init__(self, message: str, *, run: Run[Any], error: ErrorInfo) -> None:
        super().__init__(message, run=run)
        self.error = error


class RunCancelled(RunUnsuccessful):
    """The run was cancelled; `reason` is the vendor's reason, or None."""

    def __init__(self, message: str, *, run: Run[Any], reason: str | None) -> None:
        super().__init__(message, run=run)
        self.reason = reason


@frozen(kw_only=True)
class Facts:
    """What a vendor module reads from its raw model: the parts of a `Run` that differ by vendor."""

    lifecycle: Lifecycle
    id: str | None = None
    """The run's id in the response, if it has one."""
    name: str | None = None
    timing: Timing = field(factory=Timing)
    progress: Progress | None = None
    scores: Mapping[str, float] = field(factory=dict[str, float])
    deleted: bool = False


_KNOWN = tuple(fields_dict(Facts).keys() & fields_dict(Run).keys())


def assemble(
    ref: RunRef, facts: Facts, raw: RawT, fetched_at: datetime, deviations: tuple[Deviation, ...] = ()
) -> Run[RawT]:
    """The run, as a `FinishedRun` if it has finished; blocked if it was deleted before that."""
    known: dict[str, Any] = {name: getattr(facts, name) for name in _KNOWN}
    finished = is_finished(facts.lifecycle)
    if facts.deleted and not finished:
        known["lifecycle"] = Blocked("restore")
    kind = cast("type[Run[RawT]]", FinishedRun if finished else Run)
    return kind(ref=cast("RunRef[RawT]", ref), fetched_at=fetched_at, raw=raw, deviations=deviations, **known)


def _plain(value: object) -> object:
    """What JSON can hold."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in cast("Mapping[object, object]", value).items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in cast("Sequence[object]", value)]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if isinstance(value, str | int | float | None) else str(value)
