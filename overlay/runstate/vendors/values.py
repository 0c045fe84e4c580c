"""Read vendors' numbers as times, counts and scores.

A number in JSON has no bounds, and any clock can be wrong. A number that is out of range becomes None, and stays in
`raw`: the run remains readable.
"""

from __future__ import annotations

import math
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LARGEST_COUNT = 2**63 - 1
_FIRST_EPOCH = 1e8
"""March 1973 in seconds. A thousand times that is the same moment in milliseconds, and in seconds the year 5138."""


def span(*, seconds: float = 0, milliseconds: float = 0) -> timedelta | None:
    """The duration; None if a timedelta cannot hold it."""
    try:
        return timedelta(seconds=seconds, milliseconds=milliseconds)
    except (OverflowError, ValueError):
        return None


def moment(milliseconds: float) -> datetime | None:
    """The moment so many milliseconds after the epoch; None if it is outside the calendar."""
    try:
        return _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None


class Model(Protocol):
    """A generated model. A value that deviates from the contract is among its unknown fields."""

    additional_properties: dict[str, Any]


def date(model: Model | None, name: str) -> datetime | None:
    """The moment in a date of a model, also where the vendor sent it as seconds or milliseconds since the epoch."""
    value = getattr(model, name, None)
    if isinstance(value, datetime) or model is None:
        return value
    return epoch(model.additional_properties.get(name))


def epoch(value: object) -> datetime | None:
    """The moment so many seconds or milliseconds after the epoch; None before 1973: it is another kind of number."""
    if isinstance(value, str) and not value.replace(".", "", 1).isdecimal():
        return None
    number = _number(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else 0
    if not _FIRST_EPOCH <= number < math.inf:
        return None
    return moment(number if number >= 1000 * _FIRST_EPOCH else 1000 * number)


def count(value: int | None) -> int | None:
    """The count; None below 0 and above 64 bits."""
    return value if value is not None and 0 <= value <= _LARGEST_COUNT else None


def scores(named: Mapping[str, float | str | None]) -> dict[str, float]:
    """The finite scores: JSON has no other numbers, and NaN is not equal to itself.

    The largest double is left out, too: a database without infinity stores it instead.
    """
    numbers = {name: _number(value) for name, value in named.items() if value is not None}
    return {name: number for name, number in numbers.items() if abs(number) < sys.float_info.max}


def without_zeros(run_id: str) -> str:
    """An id that is a number, without leading zeros."""
    return run_id.lstrip("0") or "0"


def _number(value: float | str) -> float:
    try:
        return float(value)
    except (ValueError, OverflowError, TypeError):  # the last for UNSET
        return math.nan
