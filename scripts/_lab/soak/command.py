"""`scripts/soak`: watch a fleet of simulated runs through random faults and an outage, in simulated time.

The fleet is watched several times in one process, so that a memory leak shows.
"""

import argparse
import gc
import os
import random
import sys
import time
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Self

import anyio
from attrs import evolve, frozen
from trio.testing import MockClock

from scripts._lab import record
from scripts._tools.documents import markers

from .fleet import Fleet, Outcome, expensive, plans
from .trouble import Outage

_OUTAGE = Outage("retab", 1800.0, 3300.0)
"""One vendor does not answer for 25 minutes."""
_SAMPLES = 20
_GROWTH = 0.02
"""The share by which the number of objects may grow from one pass to the next."""


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
        return cls(pages * os.sysconf("SC_PAGE_SIZE") / 1024**2, len(gc.get_objects()))


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
                f"{sorted(late)[min(len(late) - 1, int(len(late) * 0.95))]:.0f}",
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


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 no findings, 1 findings, 2 usage."""
    parser = argparse.ArgumentParser(prog="scripts/soak", description=__doc__)
    parser.add_argument("--runs", type=int, default=2000, help="how many runs a pass has (default: %(default)s)")
    parser.add_argument("--passes", type=int, default=3, help="how often the fleet is watched (default: %(default)s)")
    parser.add_argument("--share", type=float, default=0.15, help="of the requests that fail (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of all that is random (default: %(default)s)")
    parser.add_argument("--write", action="store_true", help="write the record in docs/reliability.md")
    options = parser.parse_args(arguments)

    passes: list[Pass] = []
    findings: list[str] = []
    for number in range(1, options.passes + 1):
        fleet = Fleet(options.share, [_OUTAGE], _random(options.seed * 1000 + number))
        outcomes, watched = _soak(fleet, number, options.runs, _random(options.seed))
        findings += [finding for outcome in outcomes for finding in outcome.findings()] + expensive(outcomes)
        del outcomes, fleet
        passes.append(evolve(watched, afterwards=Memory.now()))
        print(passes[-1].report(), flush=True)
    for one, following in pairwise(passes[1:]):  # the first pass also fills the caches
        if following.afterwards.objects > one.afterwards.objects * (1 + _GROWTH):
            findings.append(f"objects grew from {one.afterwards.objects} to {following.afterwards.objects} in a pass")
    for finding in findings:
        print(f"soak: {finding}", file=sys.stderr)
    print(f"{len(findings)} findings.")
    if options.write:
        text = summary(passes, len(findings), options.share, options.seed)
        record.write(record.RELIABILITY, {"soak": text})
    return 1 if findings else 0


def _random(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 -- repeatable, not secret


def _soak(fleet: Fleet, number: int, count: int, rng: random.Random) -> tuple[list[Outcome], Pass]:
    os.environ.update(fleet.environment)
    began = time.monotonic()
    samples: list[Memory] = []

    def tick() -> None:
        # Counting objects is slow, so only while much of the fleet is watched.
        if fleet.running > count // 4 and len(samples) < _SAMPLES:
            samples.append(Memory.now())

    async def run() -> tuple[list[Outcome], float]:
        async with fleet.clients():
            outcomes = await fleet.watch(plans(count, rng), tick)
        return outcomes, anyio.current_time()

    outcomes, simulated = anyio.run(run, backend="trio", backend_options={"clock": MockClock(autojump_threshold=0)})
    now = Memory.now()
    return outcomes, Pass(
        number=number,
        runs=len(outcomes),
        at_once=fleet.most_running,
        requests=sum(outcome.met.requests for outcome in outcomes),
        hours=simulated / 3600,
        seconds=time.monotonic() - began,
        table=table([outcome for outcome in outcomes if outcome.ends]),
        faults=fleet.faults,
        highest=max(samples or [now], key=lambda sample: sample.objects),
        afterwards=now,
    )
