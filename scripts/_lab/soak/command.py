"""`scripts/soak`: watch a fleet of simulated runs through random faults and an outage, in simulated time.

The fleet is watched several times in one process, so that a memory leak shows.
"""

import argparse
import os
import random
import sys
import time
from itertools import pairwise

import anyio
from attrs import evolve
from trio.testing import MockClock

from scripts._lab import record

from .figures import Memory, Pass, summary, table
from .fleet import Fleet, Outcome, expensive, plans
from .trouble import Outage

_OUTAGE = Outage("retab", 1800.0, 3300.0)
"""One vendor does not answer for 25 minutes."""
_SAMPLES = 20
_GROWTH = 0.02
"""The share by which the number of objects may grow from one pass to the next."""


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
    """Watch a fleet once."""
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
