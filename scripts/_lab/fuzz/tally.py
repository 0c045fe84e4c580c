"""What became of the bodies of a campaign."""

from __future__ import annotations

from collections import Counter
from time import monotonic
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from runstate import DecodeError, Run, WrongRun

from .laws import Broken, judge

if TYPE_CHECKING:
    from .asking import Asker


@frozen
class Slowest:
    """The answer that took the longest."""

    seconds: float = 0.0
    size: int = 0
    """Bytes of its body."""


@define
class Finding:
    """A law that did not hold, with the shortest body that broke it."""

    slug: str
    law: str
    status: int
    body: bytes
    times: int = 1


@define
class Tally:
    """The counts of one vendor."""

    slug: str
    counts: Counter[str] = field(factory=Counter[str])
    """Bodies sent by kind, and what the broken ones were read as: `run` or `refused`."""
    slowest: Slowest = Slowest()
    findings: dict[str, Finding] = field(factory=dict[str, Finding])
    """By the law."""
    seconds: float = 0.0

    def send(self, kind: str, asker: Asker, status: int, body: bytes, *, valid: bool = False) -> None:
        """Judge an answer, and count it."""
        self.counts[kind] += 1
        try:
            verdict = judge(asker, status, body, valid=valid)
        except Broken as broken:
            self._found(Finding(self.slug, broken.law, status, body))
            return
        self.slowest = max(self.slowest, Slowest(verdict.seconds, len(body)), key=_seconds)
        if kind == "broken":
            self.counts["run"] += isinstance(verdict.outcome, Run)
            self.counts["refused"] += isinstance(verdict.outcome, DecodeError | WrongRun)

    def add(self, other: Tally) -> None:
        """Count what another has counted."""
        self.counts += other.counts
        self.slowest = max(self.slowest, other.slowest, key=_seconds)
        for finding in other.findings.values():
            self._found(finding)

    def since(self, began: float) -> Tally:
        """Note how long it took since a moment of the monotonic clock."""
        self.seconds = monotonic() - began
        return self

    def _found(self, finding: Finding) -> None:
        known = self.findings.setdefault(finding.law, finding)
        if known is not finding:
            known.times += finding.times
            if len(finding.body) < len(known.body):
                known.status, known.body = finding.status, finding.body


def _seconds(slowest: Slowest) -> float:
    return slowest.seconds
