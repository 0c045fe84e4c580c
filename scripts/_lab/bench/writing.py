"""How figures are written."""

from __future__ import annotations

NOTHING = "\N{EN DASH}"
TIMES = "\N{MULTIPLICATION SIGN}"


def number(value: float) -> str:
    """Three digits that matter, and no more decimals than they need."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def ratio(value: float) -> str:
    """A ratio."""
    return number(value) + TIMES
