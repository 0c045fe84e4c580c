"""Decode a vendor's successful responses, or raise an error that says why one cannot be read."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, TypeVar

from .errors import RunstateError, WrongRun
from .http.errors import bare, excerpt, unreadable
from .run import assemble

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from .errors import DecodeError
    from .http.settings import Settings
    from .operations.base import AnswerT, Parse
    from .reference import RawT, RunRef
    from .run import Deviation, Run
    from .vendors.base import ApiT, Vendor

T = TypeVar("T")

_LONGEST_ID = 200
"""Characters of an id that a message shows."""
MOST_DEVIATIONS = 100
"""Deviations that are kept of one run."""


def decode(vendor: Vendor[ApiT, RawT], settings: Settings, ref: RunRef, response: httpx.Response) -> Run[RawT]:
    """The run in a response.

    Raises:
        DecodeError: If the body is not what the vendor's contract promises.
        WrongRun: If it is another run than the reference names.
        RunstateError: If runstate itself failed while reading it.
    """
    raw, deviations = parse_model(vendor.parse, vendor.needed, settings, response)
    facts = read_model(vendor.normalize, settings, raw)
    asked, answered = ref.ids[-1], facts.id
    if answered and answered != asked and vendor.canonical_id(answered) != vendor.canonical_id(asked):
        raise WrongRun(
            f"{settings.vendor.title} was asked for run {asked[:_LONGEST_ID]} and answered with run "
            f"{settings.redact(answered)[:_LONGEST_ID]}: a cache or a proxy in between may mix them up",
            vendor=settings.vendor.slug,
            asked=asked,
            answered=settings.redact(answered),
        )
    facts = settings.secrets.redact_facts(facts, response.content)
    return assemble(ref, facts, raw, settings.clock.now(), deviations)


def parse_model(
    parse: Parse[AnswerT],
    needed: tuple[str, ...],
    settings: Settings,
    response: httpx.Response,
    most: int = MOST_DEVIATIONS,
) -> tuple[AnswerT, tuple[Deviation, ...]]:
    """The typed model and its deviations, the first `most`. Strict parsing comes first, because it is faster."""
    failure: object
    try:
        return parse(response, None), ()
    except Exception as error:  # noqa: BLE001 -- the generated parser may fail in any way
        failure = error
    if not settings.strict and hasattr(failure, "field"):
        from .tolerance import NeededField, Tolerance  # noqa: PLC0415 -- few responses deviate

        tolerance = Tolerance(needed, settings, most)
        try:
            return parse(response, tolerance), tolerance.deviations()
        except NeededField as field:
            failure = field.error
        except Exception:  # noqa: BLE001, S110 -- the first error says more
            pass
    raise _unreadable(settings, response, failure)


def read_model(function: Callable[[AnswerT], T], settings: Settings, raw: AnswerT) -> T:
    """What a vendor module's function reads from a model. Its errors are bugs of runstate."""
    outer = sys.exception()
    try:
        return function(raw)
    except Exception as error:  # noqa: BLE001 -- any error is a bug
        failure = error
    # Keep only the place of the error: its frames hold the body.
    (frame,) = extract_tb(failure.__traceback__, limit=-1)
    settings.secrets.redact_error(bare(failure, outer))
    raise RunstateError(
        f"{settings.vendor.title} answered, but runstate failed to read it: {type(failure).__name__} in "
        f"{Path(frame.filename).name}, line {frame.lineno}; this is a bug in runstate, please report it"
    ) from failure


def _unreadable(settings: Settings, response: httpx.Response, error: object) -> DecodeError:
    field = str(getattr(error, "field", None) or "(body)")
    if hasattr(error, "status_code"):
        reason = f"status {response.status_code} carries no run"
    elif isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        reason = f"not JSON but {response.headers.get('content-type', 'no content type')}: {error}"
    elif isinstance(error, ValueError) and "set_int_max_str_digits" in str(error):
        reason = f"a number in it has more than {sys.get_int_max_str_digits()} digits"
    else:
        reason = str(error) or type(error).__name__
    return unreadable(settings.redact(reason), settings, field=settings.redact(field), body=excerpt(response, settings))
