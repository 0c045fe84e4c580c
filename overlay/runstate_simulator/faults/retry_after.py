"""Retry-After and Date headers, valid and invalid."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from functools import partial
from typing import TYPE_CHECKING

from .model import Exchange, Fault, Step, changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .response import Response

_SOON = timedelta(seconds=2)
_YEAR = timedelta(days=365)
_HEADERS = ("retry-after", "retry-after-ms", "x-ratelimit-reset")
_HINTS: Mapping[str, tuple[str, str, Callable[[datetime], str]]] = {
    "retry-after-seconds": ("429, Retry-After in seconds", "retry-after", lambda _: "2"),
    "retry-after-fraction": ("429, Retry-After with a fraction", "retry-after", lambda _: "0.5"),
    "retry-after-milliseconds": ("429, `retry-after-ms`", "retry-after-ms", lambda _: "1500"),
    "retry-after-date": ("429, Retry-After as a date, soon", "retry-after", lambda now: _http_date(now + _SOON)),
    "retry-after-past": ("429, Retry-After as a date, a year ago", "retry-after", lambda now: _http_date(now - _YEAR)),
    "retry-after-negative": ("429, Retry-After is negative", "retry-after", lambda _: "-5"),
    "retry-after-year": ("429, Retry-After of a year", "retry-after", lambda _: str(int(_YEAR.total_seconds()))),
    "retry-after-nonsense": ("429, Retry-After in words", "retry-after", lambda _: "in a while"),
    "retry-after-enormous": ("429, Retry-After of 4,000 digits", "retry-after", lambda _: "9" * 4000),
    "rate-limit-reset-seconds": ("429, X-RateLimit-Reset in seconds", "x-ratelimit-reset", lambda _: "2"),
    "rate-limit-reset-epoch": (
        "429, X-RateLimit-Reset in seconds since 1970",
        "x-ratelimit-reset",
        lambda now: str(int((now + _SOON).timestamp())),
    ),
}
"""Description, header of a 429, and its value given the server's time, by fault."""
_DATES: Mapping[str, tuple[str, str]] = {
    "date-long-past": ("the good response, dated 1971", "Fri, 01 Jan 1971 00:00:00 GMT"),
    "date-far-off": ("the good response, dated 2199", "Tue, 01 Jan 2199 00:00:00 GMT"),
    "date-nonsense": ("the good response, with a word as its date", "yesterday"),
}


def _http_date(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


def _throttled(header: str, value: Callable[[datetime], str], exchange: Exchange) -> Iterable[Step]:
    date = exchange.good.header("date")
    response = exchange.error(429)
    for name in _HEADERS:  # those that the vendor itself sends
        response = response.without_header(name)
    now = parsedate_to_datetime(date) if date else datetime.now(UTC)
    return (response.with_header(header, value(now)).encode(),)


def _dated(date: str, good: Response) -> Response:
    return good.with_header("date", date)


FAULTS = (
    *(
        Fault(name, what, partial(_throttled, header, value), refuses=True)
        for name, (what, header, value) in _HINTS.items()
    ),
    *(Fault(name, what, changed(partial(_dated, date))) for name, (what, date) in _DATES.items()),
)
