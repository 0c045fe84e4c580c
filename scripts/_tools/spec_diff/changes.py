"""Changes, their classes, and the version that they make."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["breaking", "additive", "documentation"]
Verdict = Literal["major", "minor", "patch", "none"]

# In order: the first class that occurs decides.
VERDICTS: dict[Severity, Verdict] = {"breaking": "major", "additive": "minor", "documentation": "patch"}
RANKS: dict[Verdict, int] = {"none": 0, "patch": 1, "minor": 2, "major": 3}


@dataclass(frozen=True)
class Change:
    """One difference that users may notice."""

    severity: Severity
    rule: str
    """Which rule it falls under, such as `field-removed`; stable."""
    place: str
    """Where: a path in the spec (`Run.lifecycle.error.message`), or a name in a package."""
    what: str
    """What happened there: reads on after the place."""

    def __str__(self) -> str:
        return f"{self.place} {self.what}"


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The largest of several steps."""
    steps: list[Verdict] = ["none", *verdicts]
    return max(steps, key=lambda verdict: RANKS[verdict])


def next_version(current: str, verdict: Verdict) -> str:
    """The version after `current`. Before 1.0 a breaking change raises the second number, all else the third."""
    major, minor, patch = (int(part) for part in current.split(".")[:3])
    if verdict == "none":
        return current
    if verdict == "major":
        return f"0.{minor + 1}.0" if major == 0 else f"{major + 1}.0.0"
    if verdict == "minor" and major:
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


@dataclass(frozen=True)
class Part:
    """The changes of one vendor, or of the overlay."""

    name: str
    spec: list[Change] = field(default_factory=list[Change])
    python: list[Change] = field(default_factory=list[Change])
    notes: list[str] = field(default_factory=list[str])

    @property
    def verdict(self) -> Verdict:
        """The step that this part makes by itself."""
        return worst(VERDICTS[change.severity] for change in [*self.spec, *self.python])

    @property
    def reasons(self) -> list[Change]:
        """The changes that make it that step."""
        return [change for change in [*self.spec, *self.python] if VERDICTS[change.severity] == self.verdict]
