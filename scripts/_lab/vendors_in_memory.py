"""A vendor in memory, for the pure core of the scheduler: runs of known lengths, lists, faults, in simulated time."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from random import Random
from typing import Any

from attrs import define, field, frozen

from runstate.errors import RateLimited, RunstateError
from runstate.fleet.agenda import Target
from runstate.fleet.budget import Budget
from runstate.fleet.core import Ask, AskPage, Event, Fleet, Group, Listed, Outcome, Request
from runstate.lifecycle import Completed, Running
from runstate.listing import Page
from runstate.operations.base import PagedRuns, Sweep
from runstate.reference import RunRef
from runstate.run import Facts, FinishedRun, Progress, Run, Timing, assemble
from runstate.waiting import Poll, Retry, start

START = datetime(2026, 5, 2, 11, 0, tzinfo=UTC)


def reference(number: int) -> RunRef[Any]:
    """The reference of the run with this number."""
    return RunRef.parse(f"retab:exprun_{number}")


@frozen
class Job:
    """A run at the vendor."""

    begins: float
    length: float
    """Seconds."""
    units: int = 0
    """What the vendor counts; 0 if it does not."""


class Wanted:
    """What a list asks for, in place of a `PagedRuns` of a real vendor."""

    most = 100

    def __init__(self, refs: frozenset[RunRef[Any]] | None) -> None:
        self.refs = refs
        """None lists every run that has not finished."""


def sweep(*, by_ids: bool, fewest: int = 2, most: int = 100, needs_a_run: bool = False) -> Sweep:
    """The lists of a vendor in memory."""

    def lists(runs: Sequence[tuple[RunRef, Run[Any] | None]]) -> list[PagedRuns[Any, Any]]:
        wanted: Any = Wanted(frozenset(ref for ref, _ in runs) if by_ids else None)
        return [wanted]

    return Sweep(by_ids=by_ids, lists=lists, fewest=fewest, most=most, needs_a_run=needs_a_run)


@define(eq=False)
class Vendor:
    """Answers the requests of a fleet."""

    jobs: dict[RunRef[Any], Job]
    random: Random
    fault: Callable[[Request, float], Outcome | None] = field(default=lambda _request, _now: None)
    """Another answer than the right one, if any."""
    hint: Callable[[float], float | None] = field(default=lambda _now: None)
    """The `Retry-After` of a good answer."""
    limit: float | None = None
    """Requests per second above which it answers 429."""
    omitted: Callable[[RunRef[Any]], bool] = field(default=lambda _ref: False)
    """Whether a list leaves a run out."""
    strangers: int = 0
    """Unfinished runs of others that its lists have, too."""
    allowed: float | None = None
    """What its rate-limit headers allow."""
    _unfinished: dict[RunRef[Any], Job] = field(init=False)
    """Those that a list may have: no run becomes unfinished again."""
    _recent: deque[float] = field(factory=deque[float], init=False)
    """When it was asked in the last second."""

    def __attrs_post_init__(self) -> None:
        self._unfinished = dict(sorted(self.jobs.items(), key=lambda item: item[1].begins))

    def run(self, ref: RunRef[Any], now: float) -> Run[Any]:
        """A run as it is at a moment."""
        job = self.jobs[ref]
        age = now - job.begins
        ended = age >= job.length
        progress = Progress(min(job.units, int(job.units * age / job.length)), 0, job.units) if job.units else None
        began = START + timedelta(seconds=job.begins)
        facts = Facts(lifecycle=Completed() if ended else Running(), progress=progress, timing=Timing(started=began))
        return assemble(ref, facts, None, START + timedelta(seconds=now))

    def answer(self, request: Request, now: float) -> Outcome:
        """The answer to a request."""
        while self._recent and self._recent[0] <= now - 1.0:
            self._recent.popleft()
        if self.limit is not None and len(self._recent) >= self.limit:
            return RateLimited("too many", vendor="retab", status=429)
        self._recent.append(now)
        if (fault := self.fault(request, now)) is not None:
            return fault
        if isinstance(request, Ask):
            run = self.run(request.item.target[1], now)
            return Poll(run, self.hint(now), START + timedelta(seconds=now), self.allowed)
        wanted: Any = request.paged
        return Listed(self._page(wanted, request.after, now), START + timedelta(seconds=now), self.allowed)

    def _page(self, wanted: Wanted, after: str | None, now: float) -> Page[Run[Any]]:
        """A page; its cursor is the last run's number, as pages shift otherwise."""
        if wanted.refs is not None:
            found = [self.run(ref, now) for ref in wanted.refs if not self.omitted(ref)]
            return Page(found)
        skipped = int(after or 0)
        page: list[RunRef[Any]] = []
        ended: list[RunRef[Any]] = []
        begun = 0
        for ref, job in self._unfinished.items():
            if job.begins > now or len(page) > Wanted.most:
                break
            if now >= job.begins + job.length:
                ended.append(ref)
            elif not self.omitted(ref):
                begun += 1
                if begun > skipped:
                    page.append(ref)
        for ref in ended:
            del self._unfinished[ref]
        is_last = len(page) <= Wanted.most and begun + self.strangers <= skipped + Wanted.most
        more = None if is_last else str(skipped + Wanted.most)
        del page[Wanted.most :]
        return Page([self.run(ref, now) for ref in page], more)


@define(eq=False)
class Log:
    """What happened."""

    asked: list[tuple[float, Request, Outcome]] = field(factory=list[tuple[float, Request, Outcome]])
    """The moment at which each request was sent."""
    requests: int = 0
    events: list[tuple[float, Event]] = field(factory=list[tuple[float, Event]])
    under_way: int = 0
    """The most requests at the same time."""
    ended: float = math.nan

    @property
    def finished(self) -> dict[Target, float]:
        """When each run was seen finished."""
        return {
            event[0]: moment
            for moment, event in self.events
            if not isinstance(event, Retry) and isinstance(event[1], FinishedRun)
        }

    @property
    def errors(self) -> dict[Target, Exception]:
        """The errors of the runs."""
        return {
            event[0]: event[1]
            for _, event in self.events
            if not isinstance(event, Retry) and isinstance(event[1], Exception)
        }

    @property
    def ends(self) -> Counter[Target]:
        """How often the end of each run was reported, well or not."""
        return Counter(
            event[0]
            for _, event in self.events
            if not isinstance(event, Retry) and isinstance(event[1], FinishedRun | Exception)
        )

    def moments(self) -> list[float]:
        """When requests were sent."""
        return [moment for moment, _, _ in self.asked]


def _next_moment(now: float, step: float, *others: float) -> float:
    if step <= now:
        raise Stuck(f"at {now} nothing is asked, and the next moment is {step}")
    if math.isinf(moment := min(step, *others, math.inf)):
        raise Stuck("the fleet waits for ever")
    return moment


def _is_end(event: Event) -> bool:
    return not isinstance(event, Retry) and isinstance(event[1], FinishedRun | Exception)


class Stuck(AssertionError):
    """The core names a moment that has come, without a request."""


def play(
    fleet: Fleet,
    vendors: dict[str, Vendor],
    *,
    latency: Callable[[], float] = lambda: 0.05,
    begins: Iterable[tuple[float, Callable[[float], None]]] = (),
    most_steps: int = 1_000_000,
    keep: bool = True,
) -> Log:
    """Drive a fleet to its end, as `Driver` does.

    `begins` has what happens from outside, and when. Without `keep`, the log has only the ends.
    """
    log, now = Log(), 0.0
    answers: list[tuple[float, int, Request, Outcome]] = []
    outside = deque(sorted(begins, key=lambda each: each[0]))
    for step_number in range(most_steps):
        while outside and outside[0][0] <= now:
            outside.popleft()[1](now)
        while answers and answers[0][0] <= now:
            _, _, request, outcome = heappop(answers)
            events = fleet.answered(request, outcome, now)
            log.events += [(now, event) for event in events if keep or _is_end(event)]
        if fleet.has_ended and not outside:
            break
        step = fleet.next(now)
        if isinstance(step, Ask | AskPage):
            outcome = vendors[step.group.prefix].answer(step, now)
            log.requests += 1
            if keep:
                log.asked.append((now, step, outcome))
            takes = latency()
            if step.left is not None:  # the client gives up at the deadline
                takes = min(takes, max(step.left, 0.05))
            heappush(answers, (now + takes, step_number, step, outcome))
            log.under_way = max(log.under_way, len(answers))
            continue
        if fleet.is_over:
            break
        now = _next_moment(now, step, *(each[0][0] for each in (answers, outside) if each))
    else:
        raise Stuck(f"more than {most_steps} steps")
    log.events += [(now, event) for event in fleet.expire(now)]
    log.ended = now
    return log


def fleet_of(
    jobs: dict[RunRef[Any], Job],
    *,
    budget: Budget | None = None,
    lists: Sweep | None = None,
    timeout: float | None = None,
    interval: float | None = None,
    random: Callable[[], float] = lambda: 0.5,
    order: Sequence[RunRef[Any]] | None = None,
) -> tuple[Fleet, Group]:
    """A fleet that watches the jobs from the moment 0."""
    group = Group("retab", budget or Budget(), lists)
    fleet = Fleet([group], 0.0, timeout)
    for ref in order or list(jobs):
        wait = start(ref, 0.0, timeout=None, interval=interval, on_blocked="wait", random=random)
        fleet.add(("retab", ref), wait, 0.0)
    return fleet, group


__all__ = ["Job", "Log", "RunstateError", "Stuck", "Vendor", "fleet_of", "play", "reference", "sweep"]
