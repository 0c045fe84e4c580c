"""Drive a fleet on an event loop: send what it asks for, and sleep until it has something to ask."""

from __future__ import annotations

import math
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import TYPE_CHECKING

import anyio

from .core import Ask, AskPage

if TYPE_CHECKING:
    from anyio.streams.memory import MemoryObjectSendStream

    from ..clock import Clock
    from .core import Event, Fleet, Request
    from .requests import Requests


class Driver:
    """Runs one fleet to its end."""

    def __init__(self, fleet: Fleet, clock: Clock) -> None:
        self._fleet = fleet
        self._clock = clock
        self._wake = anyio.Event()

    async def events(
        self, requests: Mapping[str, Requests], send: MemoryObjectSendStream[Event], receive: AsyncIterator[Event]
    ) -> AsyncGenerator[Event]:
        """What happens to all runs, in order."""
        async with anyio.create_task_group() as group:
            group.start_soon(self._ask_all, requests, send)
            try:
                async for event in receive:
                    yield event
            except GeneratorExit:  # the caller stopped early
                group.cancel_scope.cancel()

    def wake(self) -> None:
        """Let the fleet look at once whether there is something to ask."""
        self._wake.set()

    async def _ask_all(self, requests: Mapping[str, Requests], send: MemoryObjectSendStream[Event]) -> None:
        with send:
            async with anyio.create_task_group() as group:
                while not self._fleet.has_ended:
                    step = self._fleet.next(self._clock.monotonic())
                    if isinstance(step, Ask | AskPage):
                        group.start_soon(self._ask, requests[step.group.prefix], step, send)
                    elif self._fleet.is_over:
                        break
                    else:
                        await self._sleep(step)
            for event in self._fleet.expire(self._clock.monotonic()):
                send.send_nowait(event)

    async def _ask(self, requests: Requests, request: Request, send: MemoryObjectSendStream[Event]) -> None:
        outcome = await requests.send(request)
        for event in self._fleet.answered(request, outcome, self._clock.monotonic()):
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
