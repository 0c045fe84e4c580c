"""The fleet: its runs, and how each is watched to its end."""

import math
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import anyio
import httpx
import trio
from attrs import define, field, frozen

import runstate
from runstate import is_finished
from runstate.base_client import AsyncClient
from runstate.catalog import VENDORS
from runstate.pacing import JITTER, LONGEST
from runstate.simulator import SCENARIOS, Simulator

from .trouble import Met, Outage, UnreliableNetwork, watcher

COUNTING = frozenset({"adobe-sensei", "retab", "scorecard"})
"""The vendors that report the progress of a run."""
ENDS: Mapping[str, str] = {"fails": "failed", "cancelled": "cancelled"}
"""The final state of a scenario; all others complete."""
_ROOT = "http://127.0.0.1"
_SHORTEST, _LONGEST_RUN = 30.0, 7200.0
_DENSE = 25.0
"""Seconds of age up to which a vendor that reports progress may be asked every second."""
_SPREAD = 900.0
"""Seconds over which the runs begin."""
_BEGAN = datetime(2026, 5, 2, 11, 0, tzinfo=UTC)


class TrioClock:
    """The time of trio's own clock, which may be a simulated one."""

    def monotonic(self) -> float:
        return trio.current_time()

    def now(self) -> datetime:
        return _BEGAN + timedelta(seconds=trio.current_time())

    def sleep(self, seconds: float) -> None:
        raise NotImplementedError(seconds)

    async def asleep(self, seconds: float) -> None:
        await trio.sleep(seconds)


@frozen
class Plan:
    """A planned run."""

    vendor: str
    scenario: str
    begins: float
    """Seconds after the fleet's beginning."""
    length: float
    """Seconds that the run takes."""


@define
class Outcome:
    """The result of watching one run."""

    plan: Plan
    ends: list[str] = field(factory=list[str])
    """The final states that were reported; there should be one."""
    late: float = math.nan
    """Seconds from the run's end to the report."""
    watched: float = math.nan
    """Seconds from the run's beginning to the report."""
    met: Met = field(factory=Met)
    error: str | None = None

    def findings(self) -> list[str]:
        """Its violations of the rules."""
        wrong: list[str] = []
        expected = ENDS.get(self.plan.scenario, "completed")
        if self.error is not None:
            wrong.append(f"ended with {self.error}")
        elif self.ends != [expected]:
            wrong.append(f"reported {self.ends or 'no end'} instead of {expected} once")
        elif self.late < 0:
            wrong.append(f"was reported {-self.late:g} s before it ended")
        elif not self.met.faults and self.late > LONGEST * (1 + JITTER):
            wrong.append(f"was reported {self.late:.0f} s late although nothing had gone wrong")
        if self.met.requests > self.allowed:
            wrong.append(f"took {self.met.requests} requests where pacing and faults allow {self.allowed:.0f}")
        what = f"{self.plan.vendor} {self.plan.scenario} of {self.plan.length:.0f} s"
        return [f"{what} {finding}" for finding in wrong]

    @property
    def usual(self) -> float:
        """The most requests for a run without progress: one per second at first, then one per square root of twice the
        age, each up to a jitter early; and one more for each fault.
        """
        return (2 + math.sqrt(2 * self._watched)) / (1 - JITTER) + self.met.faults

    @property
    def allowed(self) -> float:
        """The most requests that pacing can make. Near the end that a vendor's progress predicts, an interval may be
        as short as the square root of a twenty-fifth of the age.
        """
        if self.plan.vendor not in COUNTING:
            return self.usual
        watched = self._watched
        polls = watched if watched < _DENSE else _DENSE + 10 * (math.sqrt(watched) - math.sqrt(_DENSE))
        return (2 + polls) / (1 - JITTER) + self.met.faults

    @property
    def _watched(self) -> float:
        return 0.0 if math.isnan(self.watched) else self.watched


def expensive(outcomes: Sequence[Outcome]) -> list[str]:
    """The vendors whose runs took more requests in all than pacing makes without progress."""
    findings: list[str] = []
    for vendor in dict.fromkeys(outcome.plan.vendor for outcome in outcomes):
        own = [outcome for outcome in outcomes if outcome.plan.vendor == vendor]
        took, usual = sum(outcome.met.requests for outcome in own), sum(outcome.usual for outcome in own)
        if took > usual:
            findings.append(f"{vendor} took {took} requests in all, where blind pacing makes {usual:.0f}")
    return findings


def plans(count: int, random: Random) -> list[Plan]:
    """Runs of every vendor and scenario, in turn, from half a minute to two hours long."""
    kinds = [(vendor, name) for vendor in VENDORS for name, known in SCENARIOS.items() if vendor in known.vendors]
    return [
        Plan(
            *kinds[index % len(kinds)],
            begins=random.uniform(0, _SPREAD),
            length=math.exp(random.uniform(math.log(_SHORTEST), math.log(_LONGEST_RUN))),
        )
        for index in range(count)
    ]


class Fleet:
    """A simulator, a client of each vendor over an unreliable network, and the runs that are watched."""

    def __init__(self, share: float, outages: Sequence[Outage], random: Random) -> None:
        self._simulator = Simulator(clock=TrioClock())
        self._networks = {
            slug: UnreliableNetwork(httpx.ASGITransport(self._simulator.app), slug, share, outages, random, TrioClock())
            for slug in VENDORS
        }
        self._clients: dict[str, AsyncClient[Any, Any]] = {}
        self.running = 0
        self.most_running = 0

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment variables for the clients."""
        return self._simulator.environment(_ROOT)

    @property
    def faults(self) -> Mapping[str, int]:
        """How often each fault occurred."""
        return sum((network.met for network in self._networks.values()), Counter[str]())

    @asynccontextmanager
    async def clients(self) -> AsyncGenerator[None]:
        """Open one client for each vendor."""
        async with AsyncExitStack() as stack:
            for slug, info in VENDORS.items():
                client = getattr(runstate, f"Async{info.client}")(transport=self._networks[slug], clock=TrioClock())
                self._clients[slug] = await stack.enter_async_context(client)
            yield

    async def watch(self, wanted: Sequence[Plan], tick: Callable[[], None]) -> list[Outcome]:
        """Watch all runs to their ends; `tick` is called once a simulated minute."""
        outcomes = [Outcome(plan) for plan in wanted]
        async with anyio.create_task_group() as ticking:

            async def every_minute() -> None:
                while True:
                    await trio.sleep(60)
                    # The simulator keeps every request, for the tests of its users.
                    self._simulator.requests.clear()
                    tick()

            ticking.start_soon(every_minute)
            async with anyio.create_task_group() as group:
                for outcome in outcomes:
                    group.start_soon(self._watch, outcome)
            ticking.cancel_scope.cancel()
        return outcomes

    async def _watch(self, outcome: Outcome) -> None:
        plan = outcome.plan
        watcher.set(outcome.met)
        await trio.sleep(plan.begins)
        ref = self._simulator.start(plan.vendor, plan.scenario, seconds=plan.length)
        began = trio.current_time()
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            async for run in self._clients[plan.vendor].watch_ref(ref, timeout=None):
                if is_finished(run.lifecycle):
                    outcome.ends.append(run.lifecycle.status)
                    outcome.watched = trio.current_time() - began
                    outcome.late = outcome.watched - plan.length
        except Exception as error:  # noqa: BLE001 -- any error is a finding
            outcome.error = f"{type(error).__name__}: {error}"
        finally:
            self.running -= 1
