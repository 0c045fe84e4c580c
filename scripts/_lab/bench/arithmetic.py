"""From interleaved rounds to figures: medians, and ratios to a baseline from the same round."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

TIMES = "\N{MULTIPLICATION SIGN}"
Clock: TypeAlias = Callable[[], Mapping[str, float]]
"""Takes one measurement: the `value`, and perhaps details by name."""


@dataclass(frozen=True)
class Pair:
    """A contender, and the baseline beside it."""

    vendor: str
    contender: str
    own: Clock
    base: Clock


@dataclass(frozen=True)
class Figure:
    """The medians of a pair's rounds."""

    vendor: str
    contender: str
    value: float
    baseline: float
    ratio: float
    """The median of the rounds' ratios, so a slow spell of the machine cancels out."""
    rounds: int
    details: dict[str, float]
    """The medians of the details, and their ratios as NAME_ratio."""


def measure(pairs: Sequence[Pair], rounds: int) -> list[Figure]:
    """The figures after so many rounds. A round goes through all pairs, whose two sides take turns in being first."""
    taken: list[list[tuple[Mapping[str, float], Mapping[str, float]]]] = [[] for _ in pairs]
    for turn in range(rounds):
        for pair, series in zip(pairs, taken, strict=True):
            if turn % 2:
                own, base = pair.own(), pair.base()
            else:
                base, own = pair.base(), pair.own()
            series.append((own, base))
    return [_figure(pair, series) for pair, series in zip(pairs, taken, strict=True)]


def _figure(pair: Pair, series: Sequence[tuple[Mapping[str, float], Mapping[str, float]]]) -> Figure:
    owns = {name: median(own[name] for own, _ in series) for name in series[0][0]}
    ratios = {f"{name}_ratio": median(own[name] / base[name] for own, base in series) for name in owns}
    baseline = median(base["value"] for _, base in series)
    value, ratio = owns.pop("value"), ratios.pop("value_ratio")
    return Figure(pair.vendor, pair.contender, value, baseline, ratio, len(series), owns | ratios)


def number(value: float) -> str:
    """Three significant digits, and no more decimals than they need."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def ratio(value: float) -> str:
    """A ratio."""
    return number(value) + TIMES
