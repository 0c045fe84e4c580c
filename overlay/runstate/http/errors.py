"""From an answer that is no success to the right error, with the vendor's own words in it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import httpx

from ..errors import ResponseError, status_error
from .advice import advice
from .json_limits import is_too_deep
from .recoding import recode
from .retry_after import retry_after

if TYPE_CHECKING:
    from .settings import Settings

_EXCERPT = 500
_REQUEST_IDS = ("x-request-id", "request-id", "x-correlation-id", "cf-ray")
_INVISIBLE = re.compile(r"<(script|style|head)\b.*?(</\1\s*>|$)|<[^>]*>?", re.DOTALL | re.IGNORECASE)


def refusal(response: httpx.Response, settings: Settings) -> ResponseError:
    """The error that an answer without success stands for: the subclass that fits the HTTP status."""
    recode(response)
    status = response.status_code
    vendor = settings.vendor
    body = excerpt(response, settings)
    problem = settings.read_error(_json(response, settings))
    message = problem.message[:_EXCERPT] if problem.message else _plain(body)
    kind = status_error(status, bad_key=problem.bad_key)
    said = f": {message}" if message else ""
    pause = retry_after(response.headers, status, settings.clock.now())
    return kind(
        f"{vendor.title} answered {status}{_phrase(status)}{said}{advice(kind, response, pause, settings)}",
        vendor=vendor.slug,
        status=status,
        code=problem.code,
        message=message,
        details=problem.details,
        request_id=next(
            (settings.redact(response.headers[name]) for name in _REQUEST_IDS if name in response.headers), None
        ),
        retry_after=pause,
        body=body,
    )


def excerpt(response: httpx.Response, settings: Settings) -> str:
    """The beginning of the body as text, without credentials."""
    # Cut after redacting: a credential across the cut must not survive by half.
    return settings.redact(response.content.decode("utf-8", "replace"))[:_EXCERPT]


def _json(response: httpx.Response, settings: Settings) -> object:
    """The body decoded, without credentials; None if it is no JSON, or nested without end."""
    if is_too_deep(response.content):
        return None
    try:
        # Written out again first, so that no escape in the original hides a credential.
        return json.loads(settings.redact(json.dumps(json.loads(response.content))))
    except (ValueError, RecursionError):
        return None


def _plain(body: str) -> str | None:
    """A body that is no JSON of the vendor's, as one line of text."""
    text = " ".join(_INVISIBLE.sub(" ", body).split())
    return text[:200] or None


def _phrase(status: int) -> str:
    # Not http.HTTPStatus: Python 3.13 has other words than 3.12.
    phrase = httpx.codes.get_reason_phrase(status)
    return f" {phrase}" if phrase else ""
