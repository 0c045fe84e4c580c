"""From interleaved rounds to figures: medians, and ratios to a baseline that was measured in the same round."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Figure:
    """What one contender took, by the median of its rounds."""

    vendor: str
    contender: str
    value: float
    baseline: float
    ratio: float
    rounds: int
    details: dict[str, float] = field(default_factory=dict[str, float])

    def as_json(self) -> dict[str, Any]:
        """The figure as `--json` writes it."""
        return asdict(self)


@dataclass
class Series:
    """The rounds of one contender: what it took, and what the baseline took beside it."""

    vendor: str
    contender: str
    own: list[float] = field(default_factory=list[float])
    base: list[float] = field(default_factory=list[float])

    def add(self, own: float, base: float) -> None:
        """Take one round."""
        self.own.append(own)
        self.base.append(base)

    def figure(self, **details: float) -> Figure:
        """The medians; the ratio is the median of the rounds' ratios, which a slow spell of the machine leaves alone.

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
