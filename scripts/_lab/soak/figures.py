"""The figures of a soak."""

import gc
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Self

from attrs import frozen

from scripts._tools.documents import markers

from .fleet import Outcome

_MB = 1024 * 1024


@frozen
class Memory:
    """The memory of this process at one moment."""

    resident: float
    """MB."""
    objects: int
    """Python objects that the garbage collector tracks."""

    @classmethod
    def now(cls) -> Self:
        """At this moment, after a collection."""
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return cls(pages * os.sysconf("SC_PAGE_SIZE") / _MB, len(gc.get_objects()))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def table(outcomes: Sequence[Outcome]) -> str:
    """Requests and delays of each vendor's runs, as a Markdown table."""
    head = "vendor|runs|requests per run|at most|of those allowed|faults|late, s|95 %|at most"
    lines: list[Sequence[str]] = [head.split("|")]
    for vendor in dict.fromkeys(outcome.plan.vendor for outcome in outcomes):
        own = [outcome for outcome in outcomes if outcome.plan.vendor == vendor]
        requests = [outcome.met.requests for outcome in own]
        late = [outcome.late for outcome in own]
        lines.append(
            (
                vendor,
                f"{len(own)}",
                f"{median(requests):.0f}",
                f"{max(requests)}",
                f"{max(outcome.met.requests / outcome.allowed for outcome in own):.0%}",
                f"{sum(outcome.met.faults for outcome in own)}",
                f"{median(late):.0f}",
                f"{percentile(late, 0.95):.0f}",
                f"{max(late):.0f}",
            )
        )
    return markers.table(lines, numbers=True)


@frozen(kw_only=True)
class Pass:
    """One pass over the fleet."""

    number: int
    runs: int
    at_once: int
    """The most that were watched at the same time."""
    requests: int
    hours: float
    """Of simulated time."""
    seconds: float
    """Of real time."""
    table: str
    faults: Mapping[str, int]
    highest: Memory
    """While most of the fleet was watched."""
    afterwards: Memory

    def report(self) -> str:
        """The pass as text."""
        faults = sorted(self.faults.items(), key=lambda item: -item[1])
        return (
            f"\npass {self.number}: {self.runs} runs, {self.at_once} at once, {self.requests} requests, "
            f"{self.hours:.1f} simulated hours in {self.seconds:.0f} s\n\n{self.table}\n\n"
            f"Faults: {', '.join(f'{kind} {times}' for kind, times in faults)}.\nMemory: {self.memory}.\n"
        )

    @property
    def memory(self) -> str:
        """The figures of memory, as text."""
        return (
            f"{self.highest.resident:.1f} MB and {self.highest.objects:,} objects at most while they were watched, "
            f"{self.afterwards.resident:.1f} MB and {self.afterwards.objects:,} objects afterwards"
        )


def summary(passes: Sequence[Pass], findings: int, share: float, seed: int) -> str:
    """The soak's part of docs/reliability.md."""
    last = passes[-1]
    memory = "\n".join(f"* Pass {each.number}: {each.memory}." for each in passes)
    return f"""\
`make soak` watches {last.runs:,} runs of all vendors and scenarios, up to {last.at_once:,} at once, each in its
own task. {share:.0%} of their requests fail, in {len(last.faults) - 1} ways, and one vendor does not answer for 25
minutes. Time is simulated; the public clients send their requests to the simulator's application. Every run must end
in the state of its scenario, and its end must be reported once and never early. No run may take more requests than the
pacing rule allows plus one for each fault. The runs of a vendor that reports progress may not take more requests in all
than without it. Memory may not grow from pass to pass. **{findings} findings** in {len(passes)} passes with
{sum(each.requests for each in passes):,} requests (seed {seed}). The last pass, of {last.hours:.1f} simulated hours:

{last.table}

Late is the time from a run's end to its report. Memory stays the same:

{memory}
"""
