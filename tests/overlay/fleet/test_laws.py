"""Laws of the scheduler's pure core, whatever a vendor answers: in simulated time, without I/O."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from runstate.errors import RateLimited, RunNotFound, ServerError, TransportError
from runstate.fleet.budget import Budget
from runstate.fleet.core import Ask, AskPage, Outcome, Request
from runstate.operations.base import Sweep
from runstate.pacing import LONGEST
from runstate.reference import RunRef
from runstate.run import FinishedRun
from runstate.waiting import BAD_POLLS, Poll, WaitTimeout
from scripts._lab.vendors_in_memory import Job, Log, Vendor, fleet_of, play, reference, sweep

EPSILON = 1e-3

lists: st.SearchStrategy[Sweep | None] = st.sampled_from(
    [
        None,
        sweep(by_ids=True),
        sweep(by_ids=True, most=5),
        sweep(by_ids=True, needs_a_run=True),
        sweep(by_ids=False, fewest=4),
        sweep(by_ids=False, fewest=2, most=3),
    ]
)
budgets = st.builds(
    Budget,
    st.floats(0.5, 50),
    burst=st.none() | st.floats(0.1, 30),
    at_once=st.integers(1, 12),
)


@st.composite
def jobs(draw: st.DrawFn, most: int = 25, longest: float = 600) -> dict[RunRef[Any], Job]:
    """Runs that began before or begin while they are watched, with and without counts."""
    each = st.builds(Job, st.floats(-300, 60), st.floats(0.5, longest), st.sampled_from([0, 0, 1, 7, 100]))
    return {reference(number): job for number, job in enumerate(draw(st.lists(each, min_size=1, max_size=most)))}


def seeded(seed: int) -> Random:
    """Repeatable chance."""
    return Random(seed)  # noqa: S311 -- not secret


def trouble(random: Random, share: float) -> Any:
    """A fault for a share of the requests, but never so many in a row that a wait gives up."""
    in_a_row: defaultdict[object, int] = defaultdict(int)

    def fault(request: Request, _now: float) -> Outcome | None:
        key = request.item if isinstance(request, Ask) else request.group
        if random.random() >= share or in_a_row[key] >= BAD_POLLS - 1:
            in_a_row[key] = 0
            return None
        in_a_row[key] += 1
        return random.choice(
            [
                ServerError("no", vendor="retab", status=503, retry_after=random.choice([None, 3.0])),
                TransportError("no", vendor="retab"),
                RateLimited("no", vendor="retab", status=429, retry_after=random.choice([None, 0.0, 7.0])),
            ]
        )

    return fault


def check_ends(log: Log, runs: dict[RunRef[Any], Job]) -> None:
    """Each run is reported as finished, once, and not before it was."""
    assert log.ends == {("retab", ref): 1 for ref in runs}
    assert not log.errors
    for (_, ref), moment in log.finished.items():
        assert moment >= runs[ref].begins + runs[ref].length


def asked_singly(log: Log) -> dict[RunRef[Any], list[tuple[float, Outcome]]]:
    """The requests for each run by itself."""
    found: defaultdict[RunRef[Any], list[tuple[float, Outcome]]] = defaultdict(list)
    for moment, request, outcome in log.asked:
        if isinstance(request, Ask):
            found[request.item.target[1]].append((moment, outcome))
    return found


@given(jobs(), lists, budgets, st.integers(0, 2**32), st.floats(0, 0.5), st.floats(0.001, 5))
@settings(max_examples=25)
def test_every_end_is_reported_once(
    runs: dict[RunRef[Any], Job], listed: Sweep | None, budget: Budget, seed: int, share: float, latency: float
) -> None:
    """Through faults, with and without lists, however slow the vendor; and nothing is under way afterwards."""
    random = seeded(seed)
    fleet, group = fleet_of(runs, budget=budget, lists=listed)
    vendor = Vendor(runs, random, fault=trouble(random, share))
    log = play(fleet, {"retab": vendor}, latency=lambda: random.uniform(0.001, latency))
    check_ends(log, runs)
    assert log.under_way <= budget.at_once
    assert not group.items
    assert len(group.agenda) == 0


@given(jobs(), lists, st.floats(0.5, 50), st.floats(1, 30), st.floats(0.001, 3))
@settings(max_examples=25)
def test_the_budget_bounds_every_window(
    runs: dict[RunRef[Any], Job], listed: Sweep | None, rate: float, burst: float, latency: float
) -> None:
    """In any time, no more requests than the burst and what the rate gives."""
    fleet, _ = fleet_of(runs, budget=Budget(rate, burst=burst), lists=listed)
    moments = play(fleet, {"retab": Vendor(runs, seeded(1))}, latency=lambda: latency).moments()
    for first, began in enumerate(moments):
        for last in range(first, min(len(moments), first + 100)):
            assert last - first + 1 <= burst + rate * (moments[last] - began) + EPSILON


@given(jobs(), lists, st.floats(1, 200))
@settings(max_examples=25)
def test_an_interval_is_kept(runs: dict[RunRef[Any], Job], listed: Sweep | None, interval: float) -> None:
    """No run is asked about sooner, except after it was missing in a list."""
    fleet, _ = fleet_of(runs, lists=listed, interval=interval)
    log = play(fleet, {"retab": Vendor(runs, seeded(1))})
    check_ends(log, runs)
    if listed is None:
        for asked in asked_singly(log).values():
            moments = [moment for moment, _ in asked]
            assert all(later - one >= interval - EPSILON for one, later in pairwise(moments))


@given(jobs(longest=200), lists, st.floats(0.1, 60), st.integers(0, 2**32))
@settings(max_examples=25)
def test_a_hint_of_the_vendor_is_kept(
    runs: dict[RunRef[Any], Job], listed: Sweep | None, hint: float, seed: int
) -> None:
    """`Retry-After` of a good answer holds for that run, of a refusal for all, and even against `runstate.hint`."""
    random = seeded(seed)

    def fault(_request: Request, _now: float) -> Outcome | None:
        refused = random.random() < 0.05
        return RateLimited("no", vendor="retab", status=429, retry_after=hint) if refused else None

    fleet, _ = fleet_of(runs, lists=listed, random=random.random)
    vendor = Vendor(runs, random, fault=fault, hint=lambda _now: hint)
    refs = list(runs)

    def news(_now: float) -> None:
        fleet.hint(("retab", random.choice(refs)))

    log = play(
        fleet, {"retab": vendor}, begins=[(random.uniform(0, 100), news) for _ in range(20)], latency=lambda: 0.0
    )
    check_ends(log, runs)
    for asked in asked_singly(log).values():
        for (one, outcome), (later, _) in pairwise(asked):
            if isinstance(outcome, Poll):
                assert later - one >= hint - EPSILON
    moments = log.moments()
    for moment, _, outcome in log.asked:
        if isinstance(outcome, RateLimited):
            following = bisect_left(moments, moment + EPSILON)
            assert following == len(moments) or moments[following] >= moment + hint - EPSILON


@given(jobs(most=40, longest=2000), st.floats(0.5, 20), st.integers(0, 2**32))
@settings(max_examples=25)
def test_no_run_is_left_behind(runs: dict[RunRef[Any], Job], rate: float, seed: int) -> None:
    """Each is asked again within four times the longest interval, or four turns, and the time of a turn."""
    random = seeded(seed)
    fleet, _ = fleet_of(runs, budget=Budget(rate), random=random.random)
    log = play(fleet, {"retab": Vendor(runs, random)})
    turn = len(runs) / rate
    bound = 4 * max(LONGEST, turn) + turn + 1
    for asked in asked_singly(log).values():
        moments = [moment for moment, _ in asked]
        assert moments[0] <= turn + 1
        assert all(later - one <= bound for one, later in pairwise(moments))


@given(jobs(), lists, st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_the_order_of_references_does_not_matter(
    runs: dict[RunRef[Any], Job], listed: Sweep | None, shuffled: Random
) -> None:
    """The same ends are reported, each in its state."""
    order = list(runs)
    shuffled.shuffle(order)
    ends: list[set[tuple[RunRef[Any], str]]] = []
    for each in (None, order):
        fleet, _ = fleet_of(runs, lists=listed, order=each)
        log = play(fleet, {"retab": Vendor(runs, seeded(1))})
        ends.append(
            {
                (event[0][1], event[1].status)
                for _, event in log.events
                if isinstance(event, tuple) and isinstance(event[1], FinishedRun)
            }
        )
    assert ends[0] == ends[1]
    assert len(ends[0]) == len(runs)


@given(jobs(most=60, longest=1000), lists, budgets, st.floats(0, 300), st.floats(0.001, 400), st.floats(0, 1))
@settings(max_examples=25)
def test_a_deadline_holds(
    runs: dict[RunRef[Any], Job], listed: Sweep | None, budget: Budget, timeout: float, latency: float, share: float
) -> None:
    """The call ends within a second, however slow or broken the vendor; each run has finished, or is named."""
    fleet, _ = fleet_of(runs, budget=budget, lists=listed, timeout=timeout)
    random = seeded(1)
    log = play(fleet, {"retab": Vendor(runs, random, fault=trouble(random, share))}, latency=lambda: latency)
    assert log.ended <= timeout + 1
    assert log.ends == {("retab", ref): 1 for ref in runs}
    assert log.under_way <= budget.at_once
    unfinished = {ref for _, ref in log.errors}
    for error in log.errors.values():
        assert isinstance(error, WaitTimeout)
        assert set(error.unfinished) == unfinished


@given(
    jobs(most=20, longest=60),
    st.integers(0, 2**32),
    st.sampled_from(["shifting", "failing", "refused", "endless", "empty"]),
)
@settings(max_examples=25)
def test_lists_are_never_trusted_alone(runs: dict[RunRef[Any], Job], seed: int, kind: str) -> None:
    """Lists that leave runs out, fail, refuse or do not end: every run ends all the same, and by its own state."""
    random = seeded(seed)

    def fault(request: Request, _now: float) -> Outcome | None:
        if not isinstance(request, AskPage):
            return None
        if kind == "failing":
            return random.choice([ServerError("no", vendor="retab", status=500), ValueError("a bug")])
        return RateLimited("no", vendor="retab", status=429) if kind == "refused" else None

    vendor = Vendor(
        runs,
        random,
        fault=fault,
        omitted=lambda _ref: kind == "empty" or (kind == "shifting" and random.random() < 0.3),
        strangers=100_000 if kind == "endless" else 0,
    )
    for by_ids in (False, True):
        fleet, _ = fleet_of(runs, lists=sweep(by_ids=by_ids))
        check_ends(play(fleet, {"retab": vendor}), runs)


@given(jobs(most=10, longest=30))
@settings(max_examples=20)
def test_absence_concludes_nothing(runs: dict[RunRef[Any], Job]) -> None:
    """A run that a list does not have is asked about by itself; what that says counts."""

    def fault(request: Request, _now: float) -> Outcome | None:
        return RunNotFound("no", vendor="retab", status=404) if isinstance(request, Ask) else None

    fleet, _ = fleet_of(runs, lists=sweep(by_ids=True))
    log = play(fleet, {"retab": Vendor(runs, seeded(1), fault=fault, omitted=lambda _ref: True)})
    singly = asked_singly(log)
    for (_, ref), error in log.errors.items():
        assert isinstance(error, RunNotFound)
        assert singly[ref]
    assert log.ends == {("retab", ref): 1 for ref in runs}


@given(st.integers(10, 80), st.floats(1, 8), st.integers(0, 2**32), st.floats(0.01, 1.5), lists)
@settings(max_examples=15)
def test_a_vendor_that_refuses_is_left_in_peace(
    count: int, limit: float, seed: int, latency: float, listed: Sweep | None
) -> None:
    """One that answers 429 above a rate is asked at most 1.2 times as often over any minute, once it has said so."""
    random = seeded(seed)
    limit = float(math.ceil(limit))
    runs = {reference(number): Job(random.uniform(-100, 0), random.uniform(5, 900)) for number in range(count)}
    fleet, _ = fleet_of(runs, budget=Budget(20), lists=listed, random=random.random)
    log = play(fleet, {"retab": Vendor(runs, random, limit=limit)}, latency=lambda: latency)
    check_ends(log, runs)
    first = next((moment for moment, _, outcome in log.asked if isinstance(outcome, RateLimited)), None)
    if first is None:
        return
    # It has said so when its answer is here; those that were sent meanwhile do not count.
    moments = [moment for moment in log.moments() if moment > first + latency]
    for index, began in enumerate(moments):
        assert bisect_left(moments, began + 60) - index <= 1.2 * limit * 60


def test_the_same_vendor_at_full_load_is_used() -> None:
    """The rate stays near what is allowed: a fleet must not starve because of the refusals that it met."""
    random = seeded(3)
    runs = {reference(number): Job(0.0, random.uniform(5, 900), 50) for number in range(300)}
    fleet, group = fleet_of(runs, budget=Budget(10), random=random.random)
    log = play(fleet, {"retab": Vendor(runs, random, limit=5)}, latency=lambda: 0.2)
    check_ends(log, runs)
    minutes = [0] * 10
    refused = 0
    for moment, _, outcome in log.asked:
        if 60 <= moment < 600:
            minutes[int(moment // 60)] += 1
            refused += isinstance(outcome, RateLimited)
    assert min(minutes[1:6]) >= 0.6 * 5 * 60
    assert refused <= 0.05 * sum(minutes)
    assert group.budget.current <= 6


@given(jobs(most=12), st.floats(0.2, 5))
@settings(max_examples=20)
def test_rate_limit_headers_slow_the_vendor_down(runs: dict[RunRef[Any], Job], allowed: float) -> None:
    """The headers' rate is not used up, and there is a word for it."""
    fleet, group = fleet_of(runs, budget=Budget(10, burst=1))
    log = play(fleet, {"retab": Vendor(runs, seeded(1), allowed=allowed)}, latency=lambda: 0.0)
    check_ends(log, runs)
    moments = log.moments()
    assert all(later - one >= 1 / allowed - EPSILON for one, later in pairwise(moments[1:]))
    assert group.budget.current <= allowed
    assert group.budget.reason is not None


def test_unknown_errors_end_the_run_that_they_belong_to() -> None:
    """A bug in reading one run is that run's outcome."""
    runs = {reference(number): Job(0.0, 10.0) for number in range(3)}

    def fault(request: Request, _now: float) -> Outcome | None:
        is_second = isinstance(request, Ask) and request.item.target[1] == reference(1)
        return ZeroDivisionError() if is_second else None

    fleet, _ = fleet_of(runs)
    log = play(fleet, {"retab": Vendor(runs, seeded(1), fault=fault)})
    assert {ref: type(error) for (_, ref), error in log.errors.items()} == {reference(1): ZeroDivisionError}
    assert len(log.finished) == 2


def test_more_runs_than_a_hundred_pages_are_listed() -> None:
    """How many runs are due is compared with the pages of the list, however many there are."""
    runs = {reference(number): Job(-50.0, 20.0 + number % 7) for number in range(11_000)}
    fleet, _ = fleet_of(runs, budget=Budget(1000, at_once=100), lists=sweep(by_ids=False, fewest=4))
    first = fleet.next(0.0)
    assert isinstance(first, AskPage)
