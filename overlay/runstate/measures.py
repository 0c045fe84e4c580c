"""Numbers of vendors as times, counts and scores.

JSON bounds no number, and any clock can be wrong. A number that is no such value becomes None, and stays in `raw`: a
run is not unreadable because one of its figures is absurd.
"""

from __future__ import annotations

import math
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LARGEST_COUNT = 2**63 - 1


def span(*, seconds: float = 0, milliseconds: float = 0) -> timedelta | None:
    """So much time; None if a timedelta cannot hold it."""
    try:
        return timedelta(seconds=seconds, milliseconds=milliseconds)
    except (OverflowError, ValueError):
        return None


def moment(milliseconds: int) -> datetime | None:
    """The moment so many milliseconds after the epoch; None if it is beyond the calendar."""
    try:
        return _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None


def count(value: int | None) -> int | None:
    """How many there are; None below 0, and above what 64 bits hold."""
    return value if value is not None and 0 <= value <= _LARGEST_COUNT else None


def scores(named: Mapping[str, float | str | None]) -> dict[str, float]:
    """The finite ones: JSON has no other numbers, and not-a-number equals nothing, itself included.

    The largest double is none of them: it is what a database without infinity keeps in its place.
    """
    numbers = {name: _number(value) for name, value in named.items() if value is not None}
    return {name: number for name, number in numbers.items() if abs(number) < sys.float_info.max}


def _number(value: float | str) -> float:
    try:
        return float(value)
    except (ValueError, OverflowError):
        return math.nan
