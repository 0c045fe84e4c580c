"""`Hub`: one scheduler under any number of waits, for programs that wait for runs as they come."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import AsyncGenerator, Iterable
from contextlib import AsyncExitStack, aclosing
from typing import TYPE_CHECKING, Any, Self, TypeAlias, overload

import anyio
import anyio.lowlevel

from .api import OnError
from .base_client import clock_of
from .durations import Duration, seconds
from .errors import ConfigurationError, RunstateError
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
    from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream


_LAST_POLL = 1.0
"""Seconds that the first answer may take, even if there is no time."""
_Waiter: TypeAlias = "MemoryObjectSendStream[tuple[Target, Run[object] | Exception]]"
"""Takes what happens to the runs of one call."""
_SLICE = 500
"""Runs that are taken in before other tasks of the event loop get their turn."""


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
        self._is_open = False

    async def __aenter__(self) -> Self:
        self._opening = anyio.Lock()
        self._group = anyio.create_task_group()
        self._send, self._receive = anyio.create_memory_object_stream[Event](math.inf)
        await self._stack.__aenter__()
        self._stack.enter_context(self._receive)
        await self._stack.enter_async_context(self._group)
        self._is_open = True
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        self._is_open = False
        self._group.cancel_scope.cancel()
        for target, waiters in self._waiters.items():
            for waiter in waiters:
                waiter.send_nowait((target, RunstateError(f"the hub was closed while {target[1]} was waited for")))
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
            ConfigurationError: If the hub is not open: use it in `async with`.
            RunstateError: What `runstate.wait` raises.
        """
        async with aclosing(self.watch([reference], timeout=timeout, on_blocked=on_blocked)) as runs:
            async for run in runs:
                if isinstance(run, FinishedRun):
                    return run
        raise RunstateError("a wait ended without its run; this is a bug in runstate")

    async def watch(
        self,
        references: Iterable[Reference],
        /,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "wait",
        on_error: OnError | None = None,
    ) -> AsyncGenerator[Run[object]]:
        """Yield each run whenever it changed, the first time included; end when all have finished.

        Close it to leave early: `contextlib.aclosing` does that.

        Args:
            references: References, any number of them.
            timeout: In seconds or as a timedelta; None watches for ever. Each run is asked about once, even if it is 0.
            on_blocked: Whether a blocked run raises `RunBlocked`, if it is not watched by another call already.
            on_error: Called with the reference and the error of a run that cannot be watched any more, while the others
                go on; without it the first such error is raised.

        Raises:
            WaitTimeout: If the timeout passed first; `unfinished` names the runs.
            RunstateError: What `runstate.watch` raises.
        """
        limit = math.inf if timeout is None else seconds(timeout, "timeout", zero=True)
        ends = anyio.current_time() + max(limit, _LAST_POLL)
        left = dict.fromkeys(target_of(reference, self._given) for reference in references)
        send, receive = anyio.create_memory_object_stream[tuple[Target, Run[object] | Exception]](math.inf)
        try:
            for number, target in enumerate(left, start=1):
                await self._join(target, send, on_blocked)
                if number % _SLICE == 0:
                    await anyio.lowlevel.checkpoint()
            while left:
                outcomes: list[tuple[Target, Run[object] | Exception]] = []
                with anyio.move_on_after(ends - anyio.current_time()):
                    outcomes.append(await receive.receive())
                if not outcomes:
                    outcomes = self._late(left, limit)
                    ends = anyio.current_time() + _LAST_POLL  # for those whose end is being handed out
                for target, outcome in outcomes:
                    if isinstance(outcome, FinishedRun | Exception):
                        left.pop(target, None)
                        self._leave(target, send)
                    if isinstance(outcome, Run):
                        yield outcome
                    elif on_error is not None and isinstance(outcome, RunstateError):
                        on_error(target[1], outcome)
                    else:
                        raise outcome
        finally:
            for target in left:
                self._leave(target, send)
            send.close()
            receive.close()

    def hint(self, reference: Reference) -> None:
        """Ask about a run now: it is said to have changed. A run that nobody waits for is ignored."""
        self._fleet.hint(target_of(reference, self._given))
        if self._driver is not None:
            self._driver.wake()

    def _now(self) -> float:
        return clock_of(next(iter(self._clients.values()))).monotonic()

    async def _ready(self, prefix: str) -> Driver:
        """The driver, with a client for the prefix."""
        if not self._is_open:
            raise ConfigurationError("the hub is not open: use it as `async with runstate.Hub() as hub`")
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

    async def _join(self, target: Target, waiter: _Waiter, on_blocked: OnBlocked) -> None:
        driver = await self._ready(target[0])
        item = self._fleet.groups[target[0]].items.get(target[1])
        if item is None:
            now = self._now()
            self._fleet.add(target, waiting_for(target[1], now, Watching(None, on_blocked, None)), now)
            driver.wake()
        elif item.wait.run is not None:
            waiter.send_nowait((target, item.wait.run))
        self._waiters[target].append(waiter)

    async def _hand_out(self, events: MemoryObjectReceiveStream[Event]) -> None:
        async for event in events:
            if not isinstance(event, Retry):
                for waiter in self._waiters.get(event[0], ()):
                    waiter.send_nowait(event)

    def _late(self, targets: Iterable[Target], limit: float) -> list[tuple[Target, Run[object] | Exception]]:
        unfinished = tuple(ref for _, ref in targets)
        items = [(target, self._fleet.groups[target[0]].items.get(target[1])) for target in targets]
        return [(target, late(item, self._now(), limit, unfinished)) for target, item in items if item is not None]

    def _leave(self, target: Target, waiter: _Waiter) -> None:
        if waiter in self._waiters.get(target, ()):
            self._waiters[target].remove(waiter)
            if not self._waiters[target]:
                del self._waiters[target]
                self._fleet.drop(target)
