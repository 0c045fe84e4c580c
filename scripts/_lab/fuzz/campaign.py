"""A campaign: broken bodies by the million, in pieces that the machine's cores share."""

from __future__ import annotations

import gc
import json
import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from time import monotonic
from typing import TYPE_CHECKING

from .asking import Asker
from .breaking import Breaker, dice
from .tally import Tally
from .valid import RUN, examples, sample, schemas

if TYPE_CHECKING:
    from collections.abc import Callable

PIECE = 20_000
"""Broken runs in one piece of work."""
RUNS_PER_ERROR = 10
"""How many broken runs there are for each broken error body."""
MADE = 40
"""Runs that each piece has made from the spec, besides the examples; and a tenth as many of each error."""
_COLLECT = 2_000


def campaign(slug: str, count: int, seed: int, say: Callable[[str], None]) -> Tally:
    """Break `count` runs of a vendor, and a tenth as many errors."""
    began, total = monotonic(), Tally(slug)
    sizes = [min(PIECE, count - begun) for begun in range(0, count, PIECE)]
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        for number, tally in enumerate(pool.map(partial(piece, slug, seed), range(len(sizes)), sizes), 1):
            total.add(tally)
            broken = "".join(f", broken: {finding.law}" for finding in tally.findings.values())
            say(f"{slug}: {number} of {len(sizes)} pieces{broken}")
    return total.since(began)


def piece(slug: str, seed: int, number: int, count: int) -> Tally:
    """One piece of work; the same for the same seed and number."""
    asker, tally = Asker(slug), Tally(slug)
    random = dice(f"{seed}/{slug}/{number}")
    runs = [*examples(slug, RUN), *sample(slug, RUN, MADE, random.getrandbits(32))]
    problems = examples(slug, "[45]*")
    for status in schemas(slug):
        if status != RUN:
            problems += sample(slug, status, MADE // 10, random.getrandbits(32))
    for body in runs:
        tally.send("valid", asker, 200, json.dumps(body).encode(), valid=True)
    broken_runs = [Breaker(body, asker.secrets) for body in runs]
    broken_problems = [Breaker(body, asker.secrets) for body in problems]
    gc.collect()
    gc.freeze()
    gc.disable()  # a collection in between would pass for a slow answer
    for sent in range(count):
        tally.send("broken", asker, 200, random.choice(broken_runs).broken(random))
        if sent % RUNS_PER_ERROR == 0:
            tally.send("error", asker, random.randrange(400, 600), random.choice(broken_problems).broken(random))
        if sent % _COLLECT == 0:
            gc.collect()
    gc.enable()
    gc.unfreeze()
    return tally
