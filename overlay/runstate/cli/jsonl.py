"""JSON Lines: one object per run or per change, as `Run.to_dict` makes it, or per error."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, cast

from runstate import Run

from .words import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runstate import RunRef, RunstateError

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
        **(run.to_dict(raw=raw) if run else {}),
        "error": {"type": type(error).__name__, "message": message(error), **told},
    }


def write(value: Mapping[str, object]) -> None:
    """One line on stdout, at once."""
    # Another encoding than UTF-8 gets only what every encoding has.
    bare = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    sys.stdout.write(json.dumps(value, ensure_ascii=bare, allow_nan=False) + "\n")
    sys.stdout.flush()
