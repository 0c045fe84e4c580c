"""JSON Lines: one object per run or change, in the form of `Run.to_dict`, or per error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping

from attrs import define, field

from runstate import Run, RunRef, RunstateError

from .errors import complain_about
from .output import Row, Stream
from .summary import message

ERROR_FIELDS = ("status", "code", "request_id", "retry_after", "field", "elapsed", "polls")
"""The fields of `error` besides `type` and `message`, if they are known."""


def write(value: Mapping[str, object], redact: Callable[[str], str] = str) -> None:
    """Write one line to stdout at once."""
    ascii_only = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"  # which every encoding can represent
    sys.stdout.write(redact(json.dumps(value, ensure_ascii=ascii_only, allow_nan=False)) + "\n")
    sys.stdout.flush()


def error_object(ref: RunRef, error: RunstateError, *, raw: bool = False) -> dict[str, object]:
    """The object of a run that could not be read, or is no longer watched."""
    known = {name: value for name in ERROR_FIELDS if (value := getattr(error, name, None)) is not None}
    return {
        "ref": str(ref),
        **(error.run.to_dict(raw=raw) if error.run else {}),
        "error": {"type": type(error).__name__, "message": message(error), **known},
    }


@define
class JsonLines(Stream):
    """One object per change of the object."""

    raw: bool = field(kw_only=True)
    redact: Callable[[str], str] = field(kw_only=True)
    _last: dict[RunRef, dict[str, object]] = field(factory=dict[RunRef, dict[str, object]], init=False)

    def changed(self, run: Run[object]) -> Row:
        row, value = super().changed(run), run.to_dict(raw=self.raw)
        undated = {**value, "fetched_at": None}
        if self._last.get(run.ref) != undated and (row.ended or not self.quiet):
            self._last[run.ref] = undated
            write(value, self.redact)
        return row

    def failed(self, ref: RunRef, error: RunstateError) -> Row:
        write(error_object(ref, error, raw=self.raw), self.redact)
        complain_about(ref, error)
        return super().failed(ref, error)
