"""The fleet: what to request next, from all answers so far and the time. It has no clock and sends nothing."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, TypeAlias

from attrs import define, field, frozen

from ..errors import RateLimited, RunstateError
from ..listing import Page
from ..operations.base import PagedRuns, Sweep
from ..reference import RunRef
from ..run import Run
from ..waiting import Fetch, Poll, Retry, Step, Stop, Wait, WaitTimeout, is_transient
from .agenda import Agenda, Item, Target
from .budget import Budget

_NAMED = 20
"""Unfinished runs that the text of an error names; its `unfinished` has all."""
_WITHOUT = 60.0
"""Seconds without lists after one failed."""
_WITHOUT_LONG = 600.0
"""Seconds without lists after one was too long."""
_MOST_REFUSALS = 3
"""How often in a row a page may be answered with 429; it is requested again, as lists cost a slow vendor least."""
Event: TypeAlias = "tuple[Target, Run[object] | Exception] | Retry"


@frozen(eq=False)
class Ask:
    """Request one run."""

    group: Group
    item: Item
    left: float | None
    """Seconds until the deadline."""


@frozen(eq=False)
class AskPage:
    """Request a page of a list."""

    group: Group
    paged: PagedRuns[Any, Any]
    after: str | None
    left: float | None


Request: TypeAlias = Ask | AskPage


@frozen
class Listed:
    """A page of a list, and what its headers add."""

    page: Page[Run[Any]]
    server_time: datetime
    allowed: float | None
    """As in `Poll`."""


Outcome: TypeAlias = Poll[Any] | Listed | Exception


@define(eq=False)
class Sweeping:
    """A list that is being read."""

    items: dict[RunRef, Item]
    """The runs that it answers for, without those that it had."""
    lists: deque[PagedRuns[Any, Any]]
    after: str | None = None
    pages: int = 0
    refusals: int = 0
    under_way: bool = False


@define(eq=False)
class Group:
    """The runs of one client."""

    prefix: str
    budget: Budget
    sweep: Sweep | None
    agenda: Agenda = field(factory=Agenda)
    items: dict[RunRef, Item] = field(factory=dict)
    """Those that have not ended."""
    sweeping: Sweeping | None = None
    pages: int | None = None
    """How many pages the last list of all unfinished runs had."""
    no_sweep_before: float = 0.0
    """Lists failed: until then each run is asked about."""


def _pages(group: Group, sweep: Sweep) -> int:
    """How many pages a list of all unfinished runs has, as far as that is known."""
    return group.pages or 1 + len(group.items) // sweep.most


def _share(group: Group) -> float:
    """The part of a request that a run costs where lists answer for many."""
    runs, sweep = len(group.items), group.sweep
    if sweep is None or runs < sweep.fewest:
        return 1.0
    pages = 1 + runs // sweep.most if sweep.by_ids else group.pages or sweep.fewest + runs // sweep.most
    return min(1.0, pages / runs)


def late(item: Item, now: float, timeout: float, unfinished: tuple[RunRef, ...]) -> WaitTimeout:
    """The error of a run that has not finished in time, which names the others, too."""
    error = item.wait.late(now, timeout)
    error.unfinished = unfinished
    if len(unfinished) > 1:
        more = f", and {len(unfinished) - _NAMED} more" if len(unfinished) > _NAMED else ""
        error.add_note(f"{len(unfinished)} runs have not finished: {', '.join(map(str, unfinished[:_NAMED]))}{more}")
    return error


class Fleet:
    """All runs of one call."""

    def __init__(self, groups: Sequence[Group], began: float, timeout: float | None, *, once: bool = False) -> None:
        """A fleet without runs.

        Args:
            groups: One for each client.
            began: When the call began.
            timeout: Seconds for the whole call; None for ever.
            once: Whether each run is only read once.
        """
        self._timeout = timeout
        self.groups: dict[str, Group] = {group.prefix: group for group in groups}
        self._deadline = None if timeout is None else began + timeout
        self._once = once
        self._turn = 0
        self._final: deque[Ask] | None = None
        self._under_way = 0

    def add(self, target: Target, wait: Wait[Any], now: float) -> None:
        """Watch a run."""
        group = self.groups[target[0]]
        item = Item(target, wait)
        group.items[target[1]] = item
        group.agenda.put(item, now)

    def drop(self, target: Target) -> None:
        """Watch a run no longer, if it has not ended."""
        group = self.groups[target[0]]
        item = group.items.pop(target[1], None)
        if item is not None and item.is_queued:
            group.agenda.remove(item)

    @property
    def has_ended(self) -> bool:
        """Whether no run is left."""
        return not any(group.items for group in self.groups.values())

    def hint(self, target: Target) -> None:
        """Ask about a run now, or as soon as the vendor allows: there is news of it."""
        group = self.groups.get(target[0])
        if group and (item := group.items.get(target[1])):
            if item.is_queued:
                group.agenda.hurry(item)
            else:  # what is under way may be older than the news
                item.has_news = True

    def next(self, now: float) -> Request | float:
        """The next request, or the moment until which there is nothing to do; infinite until an answer comes."""
        if self._deadline is not None and now >= self._deadline:
            return self._last_requests(now)
        # A request under way ends in time by itself: its answer wakes the driver.
        moment = math.inf if self._deadline is None or self._under_way else self._deadline
        names = list(self.groups)
        for offset in range(len(names)):  # in turn, so that no vendor holds up the others
            group = self.groups[names[(self._turn + offset) % len(names)]]
            if not group.items:
                continue
            pause = group.budget.take(now)
            if pause <= 0:
                if (request := self._of_group(group, now)) is not None:
                    self._turn = (self._turn + offset + 1) % len(names)
                    self._under_way += 1
                    return request
                group.budget.give_back()
            if group.sweeping is None:
                moment = min(moment, max(now + pause, group.agenda.next_due(now)))
            elif not group.sweeping.under_way:
                moment = min(moment, now + pause)
        return moment

    def answered(self, request: Request, outcome: Outcome, now: float) -> list[Event]:
        """What became of the runs of a request."""
        group = request.group
        group.budget.done()
        self._under_way -= 1
        if isinstance(outcome, RateLimited):
            group.budget.refused(now, outcome.retry_after)
        if isinstance(request, AskPage):
            return list(self._page_answered(group, outcome, now))
        return list(self._item_answered(group, request.item, outcome, now))

    def expire(self, now: float) -> Iterator[Event]:
        """The errors of the runs that have not ended at the deadline."""
        unfinished = tuple(ref for group in self.groups.values() for ref in group.items)
        for group in self.groups.values():
            items, group.items = group.items, {}
            for item in items.values():
                yield item.target, late(item, now, self._timeout or 0.0, unfinished)

    @property
    def is_over(self) -> bool:
        """Whether the deadline has passed, and its last requests are answered."""
        return self._final is not None and not self._final and not self._under_way

    def _left(self, now: float) -> float | None:
        return None if self._deadline is None else self._deadline - now

    def _of_group(self, group: Group, now: float) -> Request | None:
        sweeping = group.sweeping
        if sweeping is not None:
            if not sweeping.under_way:
                return self._ask_page(group, sweeping, now)
            singly = group.agenda.due(now, 1)
            return self._ask(group, singly[0], now) if singly and singly[0].singly else None
        sweep = None if self._once or now < group.no_sweep_before else group.sweep
        turn = len(group.items) / group.budget.current
        # As many as a list answers for, or as make one worth its pages.
        most = 1 if sweep is None else sweep.most if sweep.by_ids else _pages(group, sweep)
        due = group.agenda.due(now, most, turn, _share(group) if sweep else 1.0)
        if not due:
            return None
        if sweep is not None and (swept := self._swept(group, sweep, due)):
            group.sweeping = Sweeping({item.target[1]: item for item in swept[0]}, deque(swept[1]))
            return self._ask_page(group, group.sweeping, now)
        return self._ask(group, due[0], now)

    def _swept(
        self, group: Group, sweep: Sweep, due: Sequence[Item]
    ) -> tuple[Sequence[Item], Sequence[PagedRuns[Any, Any]]] | None:
        """The runs and the lists that answer for those that are due at a lower cost than one request each."""
        if due[0].singly:
            return None
        if sweep.by_ids:
            due = [item for item in due if not item.singly]
        elif len(due) >= _pages(group, sweep):
            due = [item for item in group.items.values() if item.is_queued and not item.singly]
        else:
            return None
        seen = [item for item in due if item.wait.run is not None] if sweep.needs_a_run else list(due)
        if len(seen) < sweep.fewest:
            return None
        return seen, sweep.lists([(item.target[1], item.wait.run) for item in seen])

    def _ask(self, group: Group, item: Item, now: float) -> Ask:
        group.agenda.remove(item)
        item.singly = item.has_news = False
        item.wait.ask(now)
        return Ask(group, item, self._left(now))

    def _ask_page(self, group: Group, sweeping: Sweeping, now: float) -> AskPage:
        if not sweeping.pages:
            for item in sweeping.items.values():
                item.wait.ask(now)
                item.has_news = False
        sweeping.under_way = True
        sweeping.pages += 1
        return AskPage(group, sweeping.lists[0], sweeping.after, self._left(now))

    def _page_answered(self, group: Group, outcome: object, now: float) -> Iterator[Event]:
        sweeping = group.sweeping
        if sweeping is None:
            return
        sweeping.under_way = False
        if isinstance(outcome, RateLimited) and sweeping.refusals < _MOST_REFUSALS:
            sweeping.refusals += 1
            sweeping.pages -= 1
            return
        if not isinstance(outcome, Listed):
            group.sweeping = None
            transient = isinstance(outcome, RunstateError) and is_transient(outcome)
            group.no_sweep_before = now + _WITHOUT if transient else math.inf
            return
        sweeping.refusals = 0
        group.budget.succeeded(now, outcome.allowed)
        page = outcome.page
        for run in page.items:
            item = sweeping.items.pop(run.ref, None)
            if item is not None and item.is_queued:
                group.agenda.remove(item)
                yield from self._seen(group, item, Poll(run, None, outcome.server_time), now)
        if (
            group.sweep is not None
            and not group.sweep.by_ids
            and sweeping.pages > len(group.items) + group.sweep.fewest
        ):
            # The account has so many other runs that asking about each of these is cheaper.
            group.sweeping, group.no_sweep_before = None, now + _WITHOUT_LONG
            return
        sweeping.after = page.after
        if page.after is None or not sweeping.items:
            sweeping.lists.popleft()
            sweeping.after = None
        if not sweeping.lists or not sweeping.items:
            group.pages, group.sweeping = sweeping.pages, None
            self._ask_singly(group, sweeping.items.values())

    @staticmethod
    def _ask_singly(group: Group, absent: Iterable[Item]) -> None:
        """Ask about runs that a list did not have: nothing follows from their absence."""
        for item in absent:
            if item.is_queued:
                item.singly = True
                group.agenda.hurry(item)

    def _item_answered(self, group: Group, item: Item, outcome: object, now: float) -> Iterator[Event]:
        if group.items.get(item.target[1]) is not item:
            return  # dropped meanwhile
        if isinstance(outcome, Poll):
            poll: Poll[Any] = outcome  # pyright: ignore[reportUnknownVariableType]  # narrowed from a union
            group.budget.succeeded(now, poll.allowed)
            yield from self._seen(group, item, poll, now)
        elif isinstance(outcome, RunstateError) and not self._once:
            yield from self._decide(group, item, item.wait.failed(outcome, now), now)
        elif isinstance(outcome, Exception):
            del group.items[item.target[1]]
            yield item.target, outcome

    def _seen(self, group: Group, item: Item, poll: Poll[Any], now: float) -> Iterator[Event]:
        before, age = item.wait.run, item.age
        if self._once:
            item.wait.run = poll.run
            del group.items[item.target[1]]
            yield item.target, poll.run
            return
        step = item.wait.seen(poll, now)
        item.age = item.wait.age
        # Runs with counts may be of another kind, as the large ones: they teach nothing about those without.
        if before is not None and item.interval is None:
            group.agenda.hazard.observe(age, item.age, ended=isinstance(step, Stop) and step.error is None)
        if item.wait.run != before and item.wait.run is not None:
            yield item.target, item.wait.run
        yield from self._decide(group, item, step, now)

    def _decide(self, group: Group, item: Item, step: Step, now: float) -> Iterator[Event]:
        if isinstance(step, Fetch):
            if step.retry is not None:
                yield step.retry
            item.last, item.interval = now, step.interval
            # A list says nothing about the vendor's hint for a single run: it still holds.
            item.refused_until = max(item.refused_until, now + step.hint)
            item.not_before = max(item.refused_until, now + step.floor)
            if item.has_news:
                group.agenda.hurry(item)
            else:
                group.agenda.put(item, now)
            return
        del group.items[item.target[1]]
        if step.error is not None:
            yield item.target, step.error

    def _last_requests(self, now: float) -> Request | float:
        """Ask once more at the deadline: runs may have finished just before it."""
        if self._final is None:
            self._final = deque()
            for group in self.groups.values():
                ready = (item for item in group.agenda.any(len(group.agenda)) if item.refused_until <= now)
                self._final.extend(Ask(group, item, 0.0) for item in islice(ready, group.budget.free(now)))
        while self._final:
            ask = self._final.popleft()
            if ask.item.is_queued and ask.group.budget.take(now) <= 0:
                self._under_way += 1
                return self._ask(ask.group, ask.item, now)
        return math.inf
