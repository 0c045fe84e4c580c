"""Parse Retry-After and rate-limit reset headers."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MILLISECONDS = ("retry-after-ms", "x-ms-retry-after-ms")
_MAX_PAUSE = 86_400.0  # a day; more is probably a mistake
_LONGEST = 500  # characters of a header that are read
_EPOCH = 1_000_000_000.0  # a reset above this is a date, below it a number of seconds


def retry_after(headers: Mapping[str, str], status: int, now: datetime) -> float | None:
    """Seconds to wait, from 0 to a day, or None if the headers have no valid value.

    `Retry-After` counts on every status (RFC 9110, 10.2.3), a date in it against the server's own `Date`;
    `X-RateLimit-Reset` only if the limit has been reached.
    """
    for name in _MILLISECONDS:
        if (hint := _number(headers.get(name))) is not None:
            return _clamp(hint / 1000)
    text = headers.get("retry-after")
    if (hint := _number(text)) is not None:
        return _clamp(hint)
    moment = http_date(text)
    if moment is not None:
        return _clamp((moment - server_time(headers, now)).total_seconds())
    reset = _number(headers.get("x-ratelimit-reset"))
    if reset is not None and (status == 429 or _number(headers.get("x-ratelimit-remaining")) == 0):
        return _clamp(reset - server_time(headers, now).timestamp() if reset > _EPOCH else reset)
    return None


def allowed_rate(headers: Mapping[str, str], now: datetime) -> float | None:
    """Requests per second until the limit's reset, or None if the headers do not say.

    Of `RateLimit: "default";r=50;t=30` (draft-ietf-httpapi-ratelimit-headers), else of `RateLimit-Remaining` and
    `X-RateLimit-Remaining` with their resets.
    """
    rates: list[float] = []
    for policy in (headers.get("ratelimit") or "")[:_LONGEST].split(","):
        fields: dict[str, str] = {}
        for part in policy.split(";"):
            name, _, value = part.strip().partition("=")
            fields[name] = value
        rates.extend(_rate(_number(fields.get("r")), _number(fields.get("t"))))
    for prefix in ("ratelimit", "x-ratelimit"):
        reset = _number(headers.get(f"{prefix}-reset"))
        if reset is not None and reset > _EPOCH:
            reset -= server_time(headers, now).timestamp()
        rates.extend(_rate(_number(headers.get(f"{prefix}-remaining")), reset))
    return min(rates, default=None)


def _rate(remaining: float | None, seconds: float | None) -> list[float]:
    return [] if remaining is None or seconds is None or seconds <= 0 else [remaining / seconds]


def server_time(headers: Mapping[str, str], now: datetime) -> datetime:
    """The server's own clock, or `now` without a valid `Date`."""
    return http_date(headers.get("date")) or now


def http_date(text: str | None) -> datetime | None:
    """An HTTP date as an aware datetime; None for anything else."""
    if not text or len(text) > 64:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _number(text: str | None) -> float | None:
    try:
        number = float(text) if text and len(text) <= 64 else math.nan
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _clamp(seconds: float) -> float:
    return min(max(seconds, 0.0), _MAX_PAUSE)
