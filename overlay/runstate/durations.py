"""Durations as users give them: seconds or `timedelta`."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TypeAlias

from .errors import ConfigurationError

Duration: TypeAlias = float | timedelta
"""Seconds, or a `timedelta`."""


def seconds(value: Duration, name: str, *, zero: bool = False) -> float:
    """`value` in seconds.

    Args:
        value: Seconds or a timedelta.
        name: The parameter's name, for the error.
        zero: Whether nought is allowed.

    Raises:
        ConfigurationError: If it is not a finite duration above nought.
    """
    try:
        number = value.total_seconds() if isinstance(value, timedelta) else float(value)
    except (TypeError, ValueError, OverflowError):
        raise ConfigurationError(f"{name} must be seconds or a timedelta, not {value!r}") from None
    if not math.isfinite(number) or number < 0 or (number == 0 and not zero):
        raise ConfigurationError(f"{name} must be a positive, finite duration, not {value!r}")
    return number
