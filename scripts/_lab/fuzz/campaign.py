"""A campaign: broken bodies by the million, in pieces that the machine's cores share."""

import gc
import json
import os
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from operator import attrgetter
from time import monotonic
from typing import Self

from attrs import define, field, frozen

from runstate import DecodeError, Run, WrongRun

from .breaking import Breaker, dice
from .client import ScriptedClient
from .invariants import Broken, judge
from .valid import RUN, examples, sample, schemas

PIECE = 20_000
"""Broken runs in one piece of work."""
RUNS_PER_ERROR = 10
"""How many broken runs there are for each broken error body."""
SAMPLES = 40
"""Runs that each piece makes from the spec, besides the examples; and a tenth as many of each error."""
_COLLECT = 2_000


@frozen
class Slowest:
    """The answer that took the longest."""

    seconds: float = 0.0
    size: int = 0
    """Bytes of its body."""


@define
class Finding:
    """A rule that was broken, with the shortest body that broke it."""

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
    """Bodies sent by kind, and the outcomes of the broken ones: `run` or `refused`."""
    slowest: Slowest = Slowest()
    findings: dict[str, Finding] = field(factory=dict[str, Finding])
    """By rule."""
    seconds: float = 0.0

    def send(self, kind: str, client: ScriptedClient, status: int, body: bytes, *, valid: bool = False) -> None:
        """Judge an answer, and count it."""
        self.counts[kind] += 1
        try:
            verdict = judge(client, status, body, valid=valid)
        except Broken as broken:
            self._find(Finding(self.slug, broken.law, status, body))
            return
        self.slowest = max(self.slowest, Slowest(verdict.seconds, len(body)), key=attrgetter("seconds"))
        if kind == "broken":
            self.counts["run"] += isinstance(verdict.outcome, Run)
            self.counts["refused"] += isinstance(verdict.outcome, DecodeError | WrongRun)

    def add(self, other: Self) -> None:
        """Add the counts of another."""
        self.counts += other.counts
        self.slowest = max(self.slowest, other.slowest, key=attrgetter("seconds"))
        for finding in other.findings.values():
            self._find(finding)

    def _find(self, finding: Finding) -> None:
        known = self.findings.setdefault(finding.law, finding)
        if known is not finding:
            known.times += finding.times
            if len(finding.body) < len(known.body):
                known.status, known.body = finding.status, finding.body


def campaign(slug: str, count: int, seed: int, say: Callable[[str], None]) -> Tally:
    """Break `count` runs of a vendor, and a tenth as many errors."""
    began, total = monotonic(), Tally(slug)
    sizes = [min(PIECE, count - begun) for begun in range(0, count, PIECE)]
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        for number, tally in enumerate(pool.map(partial(piece, slug, seed), range(len(sizes)), sizes), 1):
            total.add(tally)
            broken = "".join(f", broken: {finding.law}" for finding in tally.findings.values())
            say(f"{slug}: {number} of {len(sizes)} pieces{broken}")
    total.seconds = monotonic() - began
    return total


def piece(slug: str, seed: int, number: int, count: int) -> Tally:
    """One piece of work; the same for the same seed and number."""
    client, tally = ScriptedClient(slug), Tally(slug)
    random = dice(f"{seed}/{slug}/{number}")
    runs = [*examples(slug, RUN), *sample(slug, RUN, SAMPLES, random.getrandbits(32))]
    problems = examples(slug, "[45]*")
    for status in schemas(slug):
        if status != RUN:
            problems += sample(slug, status, SAMPLES // 10, random.getrandbits(32))
    for body in runs:
        tally.send("valid", client, 200, json.dumps(body).encode(), valid=True)
    broken_runs, broken_problems = ([Breaker(body, client.secrets) for body in each] for each in (runs, problems))
    gc.collect()
    gc.freeze()
    gc.disable()  # a collection in between would look like a slow answer
    for sent in range(count):
        tally.send("broken", client, 200, random.choice(broken_runs).broken(random))
        if sent % RUNS_PER_ERROR == 0:
            tally.send("error", client, random.randrange(400, 600), random.choice(broken_problems).broken(random))
        if sent % _COLLECT == 0:
            gc.collect()
    gc.enable()
    gc.unfreeze()
    return tally
