"""Durations as users give them: seconds or `timedelta`."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any, TypeAlias

from .errors import ConfigurationError

Duration: TypeAlias = float | timedelta
"""Seconds, or a `timedelta`."""

_LONGEST = 1e9
"""About thirty years. Systems cannot sleep for much longer."""


def seconds(value: Duration, name: str, *, zero: bool = False) -> float:
    """`value` in seconds.

    Args:
        value: Seconds or a timedelta, also numpy's and pandas'; not a string.
        name: The parameter's name, for the error.
        zero: Whether 0 is allowed.

    Raises:
        ConfigurationError: If it is not a finite duration above 0.
    """
    try:
        number = _number(value)
    except (TypeError, ValueError, OverflowError):
        raise ConfigurationError(f"{name} must be seconds or a timedelta, not {value!r}") from None
    if not math.isfinite(number) or number < 0 or (number == 0 and not zero):
        raise ConfigurationError(f"{name} must be a positive, finite duration, not {value!r}")
    return min(number, _LONGEST)


def _number(value: Any) -> float:
    if isinstance(value, timedelta):
        return value.total_seconds()
    if type(value).__name__ == "timedelta64":  # numpy's, which is not imported for this
        return float(value / type(value)(1, "s"))
    if isinstance(value, bool | str | bytes):  # a string may have a unit, which only the command line reads
        raise TypeError
    return float(value)
