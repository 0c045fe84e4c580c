"""Headers that say when to ask again, and what time it is, in all the forms that are about and some that are not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from functools import partial
from typing import TYPE_CHECKING

from .model import Fault, Scene, Step, bent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .response import Reply

_SOON = timedelta(seconds=2)
_YEAR = timedelta(days=365)
_HINTS: Mapping[str, tuple[str, str, Callable[[datetime], str]]] = {
    "retry-after-seconds": ("429, Retry-After in seconds", "retry-after", lambda _: "2"),
    "retry-after-fraction": ("429, Retry-After with a fraction", "retry-after", lambda _: "0.5"),
    "retry-after-milliseconds": ("429, `retry-after-ms`", "retry-after-ms", lambda _: "1500"),
    "retry-after-date": ("429, Retry-After as a date, soon", "retry-after", lambda now: _http_date(now + _SOON)),
    "retry-after-past": ("429, Retry-After as a date, a year ago", "retry-after", lambda now: _http_date(now - _YEAR)),
    "retry-after-negative": ("429, Retry-After below nought", "retry-after", lambda _: "-5"),
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
    "date-long-past": ("the good answer, dated 1971", "Fri, 01 Jan 1971 00:00:00 GMT"),
    "date-far-off": ("the good answer, dated 2199", "Tue, 01 Jan 2199 00:00:00 GMT"),
    "date-nonsense": ("the good answer, dated in words", "yesterday"),
}


def _http_date(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


def _now(good: Reply) -> datetime:
    dates = [value for name, value in good.headers if name == "date"]
    return parsedate_to_datetime(dates[0]) if dates else datetime.now(UTC)


def _throttled(header: str, value: Callable[[datetime], str], scene: Scene) -> Iterator[Step]:
    reply = scene.good.with_answer(scene.vendor.error(429))
    for name in ("retry-after", "retry-after-ms", "x-ratelimit-reset"):  # of the vendor's own
        reply = reply.without_header(name)
    yield reply.with_header(header, value(_now(scene.good))).encode()


def _dated(date: str, good: Reply) -> Reply:
    return good.with_header("date", date)


FAULTS = (
    *(Fault(name, told, partial(_throttled, header, value)) for name, (told, header, value) in _HINTS.items()),
    *(Fault(name, told, bent(partial(_dated, date))) for name, (told, date) in _DATES.items()),
)
