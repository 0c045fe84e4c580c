"""What a soak found, in figures."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from attrs import frozen

from scripts._tools.documents import markers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .fleet import Outcome

_MB = 1024 * 1024


@frozen
class Memory:
    """How much there is at one moment."""

    resident: float
    """MB of the process."""
    objects: int
    """Python objects that the garbage collector knows of."""

    @classmethod
    def now(cls) -> Memory:
        """At this moment, rubbish taken out."""
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return cls(pages * os.sysconf("SC_PAGE_SIZE") / _MB, len(gc.get_objects()))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of them lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def table(outcomes: Sequence[Outcome]) -> str:
    """Requests and delays of each vendor's runs, as a Markdown table."""
    columns = (
        "vendor",
        "runs",
        "requests per run",
        "at most",
        "of those allowed",
        "faults",
        "late, s",
        "95 %",
        "at most",
    )
    lines: list[tuple[str, ...]] = [columns]
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
    """One watching of the fleet."""

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

    def told(self) -> str:
        """All of it, as text."""
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


def record(passes: Sequence[Pass], findings: int, share: float, seed: int) -> str:
    """The part of docs/reliability.md that a soak writes."""
    last = passes[-1]
    memory = "\n".join(f"* Pass {each.number}: {each.memory}." for each in passes)
    return f"""\
`make soak` watches {last.runs:,} runs of all vendors and scenarios, up to {last.at_once:,} at once, each by its
own task. {share:.0%} of their requests fail, in {len(last.faults) - 1} ways, and one vendor is gone for 25 minutes.
Time is simulated; the requests are those of the public clients to the simulator's application. Every run has to end in
the state that its script says, each end to be reported once and never early; no run may take more requests than the
pacing rule makes and one for each fault, and those of a vendor that counts no more in all than without counting; and
memory may not grow from pass to pass. **{findings} findings** in {len(passes)} passes with
{sum(each.requests for each in passes):,} requests (seed {seed}). The last pass, of {last.hours:.1f} simulated hours:

{last.table}

Late is how long after its end a run was reported. Memory stays where it is:

{memory}
"""
