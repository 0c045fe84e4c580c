"""Drive a fleet on an event loop: send what it asks for, and sleep until it has something to ask."""

from __future__ import annotations

import math
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import anyio
from anyio.lowlevel import current_token

from ..reference import RunRef
from .core import Ask, AskPage

if TYPE_CHECKING:
    from anyio.streams.memory import MemoryObjectSendStream

    from ..clock import Clock
    from .core import Event, Fleet, Request
    from .requests import Requests

_drivers: set[Driver] = set()
"""Those that are at work, in any thread."""
_drivers_lock = threading.Lock()


def hint(reference: str | RunRef) -> None:
    """Ask about a run now, in every wait and watch of this process that it belongs to, for it is said to have changed.

    It may be called from any thread, as by a webhook. What it says is not believed: the run is asked about a little
    sooner, within the budget. A reference that nothing waits for is no error.

    Args:
        reference: The reference, with the prefix that the wait was given.
    """
    prefix, _, rest = str(reference).partition(":")
    with _drivers_lock:
        drivers = list(_drivers)
    for driver in drivers:
        driver.hint(prefix, rest)


class Driver:
    """Runs one fleet."""

    def __init__(self, fleet: Fleet, requests: Mapping[str, Requests], clock: Clock) -> None:
        self.fleet = fleet
        self._requests = requests
        self._clock = clock
        self._wake = anyio.Event()
        self._loop: Any = None
        """The event loop of asyncio, or trio's token."""

    async def events(self, send: MemoryObjectSendStream[Event], receive: AsyncIterator[Event]) -> AsyncGenerator[Event]:
        """What happens to all runs, in order, until none is left."""
        async with anyio.create_task_group() as group:
            group.start_soon(self.run, send, lambda: self.fleet.has_ended)
            try:
                async for event in receive:
                    yield event
            except GeneratorExit:  # the caller stopped early
                group.cancel_scope.cancel()

    async def run(self, send: MemoryObjectSendStream[Event], has_ended: Callable[[], bool]) -> None:
        """Send what happens to all runs until it has ended, or the fleet's deadline has passed."""
        token = current_token()
        self._loop = getattr(token, "native_token", token)  # anyio before 4.11 has no class of its own
        with _drivers_lock:
            _drivers.add(self)
        try:
            await self._run(send, has_ended)
        finally:
            with _drivers_lock:
                _drivers.discard(self)

    async def _run(self, send: MemoryObjectSendStream[Event], has_ended: Callable[[], bool]) -> None:
        with send:
            async with anyio.create_task_group() as group:
                while not has_ended():
                    step = self.fleet.next(self._clock.monotonic())
                    if isinstance(step, Ask | AskPage):
                        group.start_soon(self._ask, step, send)
                    elif self.fleet.is_over:
                        break
                    else:
                        await self._sleep(step)
            for event in self.fleet.expire(self._clock.monotonic()):
                send.send_nowait(event)

    def wake(self) -> None:
        """Look at once whether there is something to ask. Only in the driver's own event loop."""
        self._wake.set()

    def hint(self, prefix: str, rest: str) -> None:
        """Ask about a run now, called from any thread."""

        def ask() -> None:
            group = self.fleet.groups.get(prefix)
            found = [item for ref, item in group.items.items() if str(ref).partition(":")[2] == rest] if group else []
            for item in found:
                self.fleet.hint(item.target)
                self.wake()

        # Does not wait for the event loop, which may be the caller's own.
        soon = getattr(self._loop, "call_soon_threadsafe", None) or self._loop.run_sync_soon
        with suppress(RuntimeError):  # the loop has ended
            soon(ask)

    async def _ask(self, request: Request, send: MemoryObjectSendStream[Event]) -> None:
        try:
            outcome = await self._requests[request.group.prefix].send(request)
        except BaseException:  # cancelled; the budget may be shared with calls that go on
            request.group.budget.done()
            raise
        for event in self.fleet.answered(request, outcome, self._clock.monotonic()):
            send.send_nowait(event)
        self._wake.set()

    async def _sleep(self, until: float) -> None:
        """Sleep until a moment, or an answer."""
        if not self._wake.is_set():
            if math.isinf(until):
                await self._wake.wait()
            else:
                async with anyio.create_task_group() as group:
                    group.start_soon(self._alarm, until)
                    await self._wake.wait()
                    group.cancel_scope.cancel()
        self._wake = anyio.Event()

    async def _alarm(self, until: float) -> None:
        await self._clock.asleep(max(0.0, until - self._clock.monotonic()))
        self._wake.set()
