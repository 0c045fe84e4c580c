"""`Hub`: one scheduler under any number of waits, for programs that wait for runs as they come."""

from __future__ import annotations

import math
from collections import defaultdict
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any, Self, overload

import anyio

from .base_client import clock_of
from .durations import Duration, seconds
from .fleet.agenda import Target
from .fleet.core import Event, Fleet, late
from .fleet.driver import Driver
from .fleet.requests import Requests
from .gather import AnyAsyncClient, Clients, Rate, Reference, Watching, group_of, open_client, target_of, waiting_for
from .http.options import HttpOptions, Secret
from .reference import RawT, RunRef
from .run import FinishedRun, Run
from .waiting import ONE_HOUR, OnBlocked, Retry

if TYPE_CHECKING:
    from anyio.streams.memory import MemoryObjectReceiveStream


class _Waiter:
    """One call of `wait`."""

    def __init__(self) -> None:
        self.done = anyio.Event()
        self.outcome: FinishedRun[object] | Exception | None = None


class Hub:
    """Waits for many runs with one scheduler and one budget per vendor, for waits that begin at different times.

        async with runstate.Hub() as hub:
            first, second = await asyncio.gather(hub.wait("retab:exprun_2"), hub.wait("scorecard:135"))

    A hub belongs to one event loop, asyncio's or trio's.
    """

    def __init__(self, *, clients: Clients | None = None, http: HttpOptions | None = None, rate: Rate = None) -> None:
        """Create a hub; nothing is sent yet. The arguments are those of `runstate.wait`."""
        self._given: Clients = clients or {}
        self._http = Secret(http)
        self._rate = rate
        self._clients: dict[str, AnyAsyncClient] = {}
        self._requests: dict[str, Requests] = {}
        self._waiters: defaultdict[Target, list[_Waiter]] = defaultdict(list)
        self._fleet = Fleet([], 0.0, None)
        self._driver: Driver | None = None
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        self._opening = anyio.Lock()
        self._group = anyio.create_task_group()
        self._send, self._receive = anyio.create_memory_object_stream[Event](math.inf)
        await self._stack.__aenter__()
        self._stack.enter_context(self._receive)
        await self._stack.enter_async_context(self._group)
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self._group.cancel_scope.cancel()
        await self._stack.__aexit__(None, None, None)
        self._send.close()

    @overload
    async def wait(
        self, reference: RunRef[RawT], /, *, timeout: Duration | None = ONE_HOUR, on_blocked: OnBlocked = "wait"
    ) -> FinishedRun[RawT]: ...
    @overload
    async def wait(
        self, reference: str, /, *, timeout: Duration | None = ONE_HOUR, on_blocked: OnBlocked = "wait"
    ) -> FinishedRun[object]: ...
    async def wait(
        self, reference: Reference, /, *, timeout: Duration | None = ONE_HOUR, on_blocked: OnBlocked = "wait"
    ) -> Any:
        """Wait until a run has finished, and return it. Any number of tasks may wait at the same time.

        Args:
            reference: A reference, such as `retab:exprun_2`.
            timeout: In seconds or as a timedelta; None waits for ever.
            on_blocked: Whether a blocked run raises `RunBlocked`, if it is not watched by another wait already.

        Raises:
            WaitTimeout: If the timeout passed first.
            RunstateError: What `runstate.wait` raises.
        """
        limit = None if timeout is None else seconds(timeout, "timeout", zero=True)
        target = target_of(reference, self._given)
        waiter = _Waiter()
        driver = await self._ready(target[0])
        now = self._now()
        if target[1] not in self._fleet.groups[target[0]].items:
            self._fleet.add(target, waiting_for(target[1], now, Watching(None, on_blocked, None)), now)
        self._waiters[target].append(waiter)
        driver.wake()
        try:
            with anyio.move_on_after(limit):
                await waiter.done.wait()
            if waiter.outcome is None:
                group = self._fleet.groups[target[0]]
                raise late(group.items[target[1]], self._now(), limit or 0.0, (target[1],))
        finally:
            self._leave(target, waiter)
        if isinstance(waiter.outcome, Exception):
            raise waiter.outcome
        return waiter.outcome

    def hint(self, reference: Reference) -> None:
        """Ask about a run now: it is said to have changed. A run that nobody waits for is ignored."""
        self._fleet.hint(target_of(reference, self._given))
        if self._driver is not None:
            self._driver.wake()

    def _now(self) -> float:
        return clock_of(next(iter(self._clients.values()))).monotonic()

    async def _ready(self, prefix: str) -> Driver:
        """The driver, with a client for the prefix."""
        async with self._opening:
            if prefix not in self._clients:
                client = await open_client(prefix, self._given.get(prefix), self._http, self._stack)
                self._clients[prefix] = client
                self._requests[prefix] = Requests(client, self._send.send_nowait)
                self._fleet.groups[prefix] = group_of(prefix, client, self._rate)
            if self._driver is None:
                clock = clock_of(self._clients[prefix])
                self._driver = Driver(self._fleet, self._requests, clock)
                self._group.start_soon(self._driver.run, self._send.clone(), lambda: False)
                self._group.start_soon(self._hand_out, self._receive)
            return self._driver

    async def _hand_out(self, events: MemoryObjectReceiveStream[Event]) -> None:
        async for event in events:
            if isinstance(event, Retry):
                continue
            target, outcome = event
            if isinstance(outcome, Run) and not isinstance(outcome, FinishedRun):
                continue
            for waiter in self._waiters.get(target, ()):
                waiter.outcome = outcome
                waiter.done.set()

    def _leave(self, target: Target, waiter: _Waiter) -> None:
        self._waiters[target].remove(waiter)
        if not self._waiters[target]:
            del self._waiters[target]
            self._fleet.drop(target)
