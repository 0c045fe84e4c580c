"""From interleaved rounds to figures: medians, and ratios to a baseline from the same round."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

NOTHING = "\N{EN DASH}"
TIMES = "\N{MULTIPLICATION SIGN}"


@dataclass(frozen=True)
class Figure:
    """The time of one contender, as the median of its rounds."""

    vendor: str
    contender: str
    value: float
    baseline: float
    ratio: float
    rounds: int
    details: dict[str, float] = field(default_factory=dict[str, float])


@dataclass
class Series:
    """The rounds of one contender: its times, and the times of the baseline beside it."""

    vendor: str
    contender: str
    own: list[float] = field(default_factory=list[float])
    base: list[float] = field(default_factory=list[float])

    def add(self, own: float, base: float) -> None:
        """Add one round."""
        self.own.append(own)
        self.base.append(base)

    def figure(self, **details: float) -> Figure:
        """The medians. The ratio is the median of the rounds' ratios, so a slow spell of the machine cancels out.

        Raises:
            ValueError: If there was no round.
        """
        if not self.own:
            raise ValueError(f"{self.contender} of {self.vendor} has no rounds")
        ratios = [own / base for own, base in zip(self.own, self.base, strict=True)]
        return Figure(
            self.vendor, self.contender, median(self.own), median(self.base), median(ratios), len(self.own), details
        )


def per_call(nanoseconds: int, number: int) -> float:
    """Microseconds per call."""
    return nanoseconds / number / 1000


def number(value: float) -> str:
    """Three significant digits, and no more decimals than they need."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def ratio(value: float) -> str:
    """A ratio."""
    return number(value) + TIMES
