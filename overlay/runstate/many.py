"""Several runs at once: one task each, over one client per prefix of the references.

`acollect` is for asyncio and trio. `collect` runs the same on an event loop in a thread of its own, so a synchronous
caller can watch many runs from anywhere, a notebook's own event loop included. A slow vendor holds up no other.
"""

from __future__ import annotations

import math
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, ExitStack, aclosing
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeAlias, cast

import anyio
from anyio.from_thread import start_blocking_portal
from attrs import define, field, frozen

from .client import AnyClient, AsyncClient, Client, async_twin
from .durations import Duration
from .errors import RunstateError
from .generics import GeneratedClient
from .http.hidden import Secret
from .http.settings import HttpOptions
from .reference import RunRef, vendor_info
from .registry import open_async_client, open_client
from .run import Run
from .waiting import OnBlocked, OnRetry, Retry

if TYPE_CHECKING:
    from anyio.streams.memory import MemoryObjectSendStream

Target: TypeAlias = tuple[str, RunRef]
"""A reference: the prefix, which names the client, and the run."""
Event: TypeAlias = tuple[Target, Run[object] | Exception] | Retry
Put: TypeAlias = Callable[[Run[object] | Retry], None]
SyncClient: TypeAlias = Client[GeneratedClient, object]
AnyAsyncClient: TypeAlias = AsyncClient[GeneratedClient, object]
Ask: TypeAlias = Callable[[AnyAsyncClient, RunRef, Put], Awaitable[None]]
"""Asks a client about a run, and puts what comes."""


@frozen
class Watch:
    """How each run is watched."""

    timeout: Duration | None
    on_blocked: OnBlocked
    interval: Duration | None

    async def __call__(self, client: AnyAsyncClient, ref: RunRef, put: Put) -> None:
        async for run in client.watch_ref(
            ref, timeout=self.timeout, on_blocked=self.on_blocked, on_retry=put, interval=self.interval
        ):
            put(run)


async def get(client: AnyAsyncClient, ref: RunRef, put: Put) -> None:
    """Ask about a run once."""
    put(await client.get_ref(ref))


@define
class Call:
    """What a call is about, and what has come of it so far."""

    targets: Sequence[Target]
    clients: Mapping[str, AnyClient]
    """Those that the caller has given, by prefix."""
    http: Secret[HttpOptions]
    """How requests travel of the others."""
    on_error: Callable[[RunRef, RunstateError], object] | None = None
    on_retry: OnRetry | None = None
    needs_each: bool = False
    """Whether an error is raised even after `on_error` has had it."""
    _last: dict[Target, Run[object]] = field(factory=dict[Target, Run[object]], init=False)

    @property
    def runs(self) -> list[Run[object]]:
        """Every run as last seen, in the order of the references."""
        return [self._last[target] for target in self.targets if target in self._last]

    def take(self, event: Event) -> Run[object] | None:
        """The run in an event; anything else goes to the caller's function for it.

        Raises:
            Exception: If it is an error, and there is no such function or every run is needed.
        """
        if isinstance(event, Retry):
            if self.on_retry is not None:
                self.on_retry(event)
            return None
        target, came = event
        if isinstance(came, Run):
            self._last[target] = came
            return came
        if isinstance(came, RunstateError):
            if self.on_error is not None:
                self.on_error(target[1], came)
                if not self.needs_each:
                    return None
            came.runs = tuple(self.runs)
        raise came


def follow(call: Call, watch: Watch) -> Iterator[Run[object]]:
    """Each run whenever it changed, until all have finished."""
    (prefix, ref), *others = call.targets
    if others or call.on_error or isinstance(call.clients.get(prefix), AsyncClient):
        yield from collect(call, watch)
        return
    with ExitStack() as stack:
        try:
            for run in _client(call, prefix, stack).watch_ref(
                ref,
                timeout=watch.timeout,
                on_blocked=watch.on_blocked,
                on_retry=call.on_retry,
                interval=watch.interval,
            ):
                call.take(((prefix, ref), run))
                yield run
        except RunstateError as error:
            call.take(((prefix, ref), error))


def collect(call: Call, ask: Ask) -> Iterator[Run[object]]:
    """What comes of asking about all runs at once."""
    events: SimpleQueue[Event | None] = SimpleQueue()

    async def feed() -> None:
        async with aclosing(_events(call, ask)) as coming:
            async for event in coming:
                events.put(event)

    with start_blocking_portal() as portal:
        feeding = portal.start_task_soon(feed)
        feeding.add_done_callback(lambda _: events.put(None))
        try:
            while (event := _next(events)) is not None:
                if (run := call.take(event)) is not None:
                    yield run
            feeding.result()
        finally:
            feeding.cancel()


async def acollect(call: Call, ask: Ask) -> AsyncGenerator[Run[object]]:
    """`collect`, asynchronously."""
    async with aclosing(_events(call, ask)) as coming:
        async for event in coming:
            if (run := call.take(event)) is not None:
                yield run


async def _events(call: Call, ask: Ask) -> AsyncGenerator[Event]:
    send, receive = anyio.create_memory_object_stream[Event](math.inf)
    async with AsyncExitStack() as stack:
        stack.enter_context(send)
        stack.enter_context(receive)
        clients: dict[str, AnyAsyncClient] = {}
        asked: list[tuple[Target, AnyAsyncClient]] = []
        for target in dict.fromkeys(call.targets):
            prefix, _ = target
            try:
                if prefix not in clients:
                    clients[prefix] = await _open(call, prefix, stack)
            except RunstateError as error:
                if call.on_error is None or isinstance(ask, Watch):
                    raise  # before anything is sent: what is missing is not a run's trouble
                yield target, error
            else:
                asked.append((target, clients[prefix]))
        async with anyio.create_task_group() as group:
            group.start_soon(_ask_all, asked, ask, send)
            try:
                async for event in receive:
                    yield event
            except GeneratorExit:  # the caller has seen enough
                group.cancel_scope.cancel()


async def _ask_all(
    asked: Sequence[tuple[Target, AnyAsyncClient]], ask: Ask, send: MemoryObjectSendStream[Event]
) -> None:
    with send:
        async with anyio.create_task_group() as group:
            for target, client in asked:
                group.start_soon(_ask_one, target, client, ask, send)


async def _ask_one(target: Target, client: AnyAsyncClient, ask: Ask, send: MemoryObjectSendStream[Event]) -> None:
    def put(came: Run[object] | Retry) -> None:
        send.send_nowait(came if isinstance(came, Retry) else (target, came))

    try:
        await ask(client, target[1], put)
    except Exception as error:  # noqa: BLE001 -- it is raised where the caller is
        send.send_nowait((target, error))


def _client(call: Call, prefix: str, stack: ExitStack) -> SyncClient:
    given = call.clients.get(prefix)
    if isinstance(given, Client):
        return cast("SyncClient", given)
    return stack.enter_context(open_client(vendor_info(prefix), call.http))


async def _open(call: Call, prefix: str, stack: AsyncExitStack) -> AnyAsyncClient:
    given = call.clients.get(prefix)
    if isinstance(given, AsyncClient):
        return cast("AnyAsyncClient", given)
    if isinstance(given, Client):
        return await stack.enter_async_context(async_twin(cast("SyncClient", given)))
    return await stack.enter_async_context(open_async_client(vendor_info(prefix), call.http))


def _next(events: SimpleQueue[Event | None]) -> Event | None:
    """The next event. A wait without a timeout would keep Ctrl-C out on Windows."""
    while True:
        try:
            return events.get(timeout=0.5)
        except Empty:
            continue
