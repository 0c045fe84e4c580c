"""From a generated operation's outcome to a run, or to the error that says why it is none."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, TypeAlias, cast

from .errors import DecodeError, RunstateError, WrongRun
from .http.client import last_response
from .http.errors import excerpt
from .http.retry_after import retry_after, server_time
from .run import assemble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .generics import ApiT, RawT
    from .http.settings import Settings
    from .reference import RunRef
    from .run import Facts, Run
    from .vendors.base import Answer, Vendor
    from .waiting import Poll

_LONGEST_ID = 200
"""Characters of an id that a message shows."""
Headers: TypeAlias = "Mapping[str, str]"
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What a generated parser may raise over a body that is not what the contract says."""


def read(vendor: Vendor[ApiT, RawT], settings: Settings, ref: RunRef, answer: Answer) -> tuple[Run[RawT], Headers]:
    """The run in an answer, and the answer's headers.

    Raises:
        DecodeError: If there is none.
        WrongRun: If it is another one than the reference names.
    """
    raw = answer.parsed
    if not isinstance(raw, vendor.model):
        raise unreadable(settings, None)
    facts = _facts(vendor, settings, ref, raw)
    last_response.set(None)  # it is read: what is raised from here on is no fault of the body
    return assemble(ref, facts, raw, settings.clock.now()), answer.headers


def _facts(vendor: Vendor[ApiT, RawT], settings: Settings, ref: RunRef, raw: RawT) -> Facts:
    outer = sys.exception()
    failure: RunstateError
    try:
        facts = vendor.normalize(raw)
    except Exception as error:  # noqa: BLE001 -- any is a bug
        from .http.failures import bug  # noqa: PLC0415 -- there should be none

        failure = bug(error, settings, outer)
    else:
        asked = ref.ids[-1]
        if not facts.id or facts.id == asked or vendor.canonical_id(facts.id) == vendor.canonical_id(asked):
            return facts
        failure = _wrong_run(settings, asked, facts.id)
    raise failure


def _wrong_run(settings: Settings, asked: str, answered: str) -> WrongRun:
    answered = settings.redact(answered)
    return WrongRun(
        f"{settings.vendor.title} was asked for run {asked[:_LONGEST_ID]} and answered with run "
        f"{answered[:_LONGEST_ID]}: a cache or a proxy between may mix them up",
        vendor=settings.vendor.slug,
        asked=asked,
        answered=answered,
    )


def reread(
    vendor: Vendor[ApiT, RawT], settings: Settings, ref: RunRef, error: Exception
) -> tuple[Run[RawT], Headers] | RunstateError:
    """`read` for a body that is not what its contract promises; the error if there is no run in it."""
    response = last_response.get()
    if settings.strict or response is None or not hasattr(error, "field"):
        return unreadable(settings, error)
    from .tolerance import NeededField, read_tolerantly  # noqa: PLC0415 -- most answers need none of it

    try:
        raw, deviations = read_tolerantly(vendor, settings, response.json())
        facts = _facts(vendor, settings, ref, raw)
    except NeededField as needed:
        error = cast("Exception", needed.error)
    except RunstateError as failure:
        return failure.with_traceback(None)
    except UNREADABLE:
        pass
    else:
        last_response.set(None)  # as above
        return assemble(ref, facts, raw, settings.clock.now(), deviations), response.headers
    return unreadable(settings, error)


def observed(run: Run[RawT], headers: Headers) -> Poll[RawT]:
    """The run with what the headers add for whoever waits: a hint on a success asks for patience as on a refusal."""
    from .waiting import Poll  # noqa: PLC0415 -- a client that only asks needs none of it

    headers = dict(headers.items())  # httpx searches its list of headers anew for each name
    return Poll(run, retry_after(headers, 200, run.fetched_at), server_time(headers, run.fetched_at))


def unreadable(settings: Settings, error: Exception | None) -> DecodeError:
    """What is wrong with the body that came last."""
    response = last_response.get()
    field = str(getattr(error, "field", None) or "(body)")
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        kind = response.headers.get("content-type", "no content type") if response else "no answer"
        reason = f"not JSON but {kind}: {error}"
    elif isinstance(error, ValueError) and "set_int_max_str_digits" in str(error):
        reason = f"a number in it has more than {sys.get_int_max_str_digits()} digits"
    elif error is None:
        reason = f"status {response.status_code if response else '?'} carries no run"
    else:
        reason = str(error) or type(error).__name__
    return DecodeError(
        f"{settings.vendor.title} sent a body that is not what its contract promises: {settings.redact(reason)}",
        vendor=settings.vendor.slug,
        field=settings.redact(field),
        body=excerpt(response, settings) if response else "",
    )
