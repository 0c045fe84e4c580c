"""Several runs at once: one fleet, over one client per prefix of the references.

A synchronous caller gets the same on an event loop in another thread, so it can watch many runs from anywhere, a
notebook's event loop included. A slow vendor does not hold up the others.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Generator, Mapping, Sequence
from contextlib import AsyncExitStack, ExitStack, aclosing, closing
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

import anyio
from anyio.from_thread import start_blocking_portal
from attrs import define, field

from .any_client import AnyClient
from .base_client import AsyncClient, Client, async_twin, clock_of
from .catalog import VENDORS
from .durations import Duration, seconds
from .errors import ConfigurationError, RunstateError
from .fleet.agenda import Target
from .fleet.budget import Budget
from .fleet.core import Event, Fleet, Group
from .fleet.driver import Driver
from .fleet.requests import Requests
from .http.options import HttpOptions, Secret
from .reference import RunRef, vendor_info
from .registry import load_class, load_sweep
from .run import Run
from .vendors.base import GeneratedClient
from .waiting import OnBlocked, OnRetry, Retry, Wait, start

if TYPE_CHECKING:
    from anyio.streams.memory import MemoryObjectSendStream

Reference: TypeAlias = str | RunRef
Clients: TypeAlias = Mapping[str, AnyClient]
"""Clients by the prefix of the references that they serve: a vendor's slug, or a name of the caller's own."""
Rate: TypeAlias = float | Mapping[str, float | Budget] | None
"""Requests per second and client, or by the prefix of the references; None for each vendor's default."""
SyncClient: TypeAlias = Client[GeneratedClient, object]
AnyAsyncClient: TypeAlias = AsyncClient[GeneratedClient, object]


class Watching(NamedTuple):
    """How each run is watched."""

    timeout: Duration | None
    on_blocked: OnBlocked
    interval: Duration | None


@define
class Call:
    """One call of `get`, `wait` or `watch`, and the runs as last seen."""

    targets: Sequence[Target]
    is_single: bool
    """Whether it got one reference outside an iterable: it returns a run then, not a list."""
    clients: Mapping[str, AnyClient]
    """The caller's own, by prefix."""
    http: Secret[HttpOptions | None]
    """The options of the other clients."""
    on_error: Callable[[RunRef, RunstateError], object] | None = None
    on_retry: OnRetry | None = None
    watching: Watching | None = None
    """None reads each run once."""
    rate: Rate = None
    _last: dict[Target, Run[object]] = field(factory=dict[Target, Run[object]], init=False)

    @property
    def runs(self) -> list[Run[object]]:
        """Every run as last seen, in the order of the references."""
        return [self._last[target] for target in self.targets if target in self._last]

    @property
    def result(self) -> Any:
        """What `get` and `wait` return."""
        return self.runs[0] if self.is_single else self.runs

    def updates(self) -> Generator[Run[object]]:
        """Each run when it was seen first, and whenever it changed; until all have finished, if they are watched."""
        (prefix, _), *others = dict.fromkeys(self.targets)
        is_async = isinstance(self.clients.get(prefix), AsyncClient)
        # A watch with `on_error` is gathered: only there is the error of a client that cannot be opened always raised.
        is_direct = not others and not is_async and not (self.watching and self.on_error)
        with closing(self._directly() if is_direct else self._in_a_thread()) as events:
            for event in events:
                if (run := self._take(event)) is not None:
                    yield run

    async def aupdates(self) -> AsyncGenerator[Run[object]]:
        """`updates`, asynchronously."""
        async with aclosing(self._gathered()) as events:
            async for event in events:
                if (run := self._take(event)) is not None:
                    yield run

    def _take(self, event: Event) -> Run[object] | None:
        """The run in an event; anything else goes to the caller's function for it.

        Raises:
            Exception: If it is an error without such a function, or the only outcome of the call.
        """
        if isinstance(event, Retry):
            if self.on_retry is not None:
                self.on_retry(event)
            return None
        target, outcome = event
        if isinstance(outcome, Run):
            self._last[target] = outcome
            return outcome
        if isinstance(outcome, RunstateError):
            if self.on_error is not None:
                self.on_error(target[1], outcome)
                if self.watching or not self.is_single:
                    return None
            outcome.runs = tuple(self.runs)
        raise outcome

    def _directly(self) -> Generator[Event]:
        """The events of a single run, from a synchronous client."""
        target = prefix, ref = self.targets[0]
        with ExitStack() as stack:
            try:
                given = self.clients.get(prefix)
                client = cast("SyncClient", stack.enter_context(_new(prefix, self.http)) if given is None else given)
                if self.watching is None:
                    yield target, client.get_ref(ref)
                    return
                for run in client.watch_ref(ref, on_retry=self.on_retry, **self.watching._asdict()):
                    yield target, run
            except RunstateError as error:
                yield target, error

    def _in_a_thread(self) -> Generator[Event]:
        """The events of all runs, from an event loop in another thread."""
        events: SimpleQueue[Event | None] = SimpleQueue()

        async def feed() -> None:
            async with aclosing(self._gathered()) as gathered:
                async for event in gathered:
                    events.put(event)

        with start_blocking_portal() as portal:
            feeding = portal.start_task_soon(feed)
            feeding.add_done_callback(lambda _: events.put(None))
            try:
                while (event := _next(events)) is not None:
                    yield event
                feeding.result()
            finally:
                feeding.cancel()

    async def _gathered(self) -> AsyncGenerator[Event]:
        """The events of all runs, in the order in which they happen."""
        async with AsyncExitStack() as stack:
            clients: dict[str, AnyAsyncClient] = {}
            targets: list[Target] = []
            prefix = ""
            for target in dict.fromkeys(self.targets):
                prefix, _ = target
                try:
                    if prefix not in clients:
                        clients[prefix] = await open_client(prefix, self.clients.get(prefix), self.http, stack)
                    targets.append(target)
                except RunstateError as error:
                    if self.on_error is None or self.watching:
                        raise  # before anything is sent: a missing key is not the run's own error
                    yield target, error
            if targets:
                is_fleet = len(targets) > 1
                events = self._of_fleet(targets, clients) if is_fleet else self._of_one(targets[0], clients[prefix])
                async with aclosing(events):
                    async for event in events:
                        yield event

    async def _of_one(self, target: Target, client: AnyAsyncClient) -> AsyncGenerator[Event]:
        """The events of a single run."""
        send, receive = anyio.create_memory_object_stream[Event](math.inf)
        with send, receive:
            async with anyio.create_task_group() as group:
                group.start_soon(self._ask, target, client, send.clone())
                send.close()
                try:
                    async for event in receive:
                        yield event
                except GeneratorExit:  # the caller stopped early
                    group.cancel_scope.cancel()

    async def _ask(self, target: Target, client: AnyAsyncClient, send: MemoryObjectSendStream[Event]) -> None:
        """Send the events of one run."""
        with send:
            try:
                if self.watching is None:
                    send.send_nowait((target, await client.get_ref(target[1])))
                    return
                async for run in client.watch_ref(target[1], on_retry=send.send_nowait, **self.watching._asdict()):
                    send.send_nowait((target, run))
            except Exception as error:  # noqa: BLE001 -- it is raised in the caller's thread or task
                send.send_nowait((target, error))

    async def _of_fleet(
        self, targets: Sequence[Target], clients: Mapping[str, AnyAsyncClient]
    ) -> AsyncGenerator[Event]:
        """The events of several runs, which share a budget for each client."""
        watching = self.watching or Watching(None, "wait", None)
        timeout = None if watching.timeout is None else seconds(watching.timeout, "timeout", zero=True)
        clock = clock_of(next(iter(clients.values())))
        now = clock.monotonic()
        fixed = None if watching.interval is None else seconds(watching.interval, "interval")
        counts = Counter(prefix for prefix, _ in targets)
        groups = [
            group_of(prefix, client, self.rate, counts[prefix] / fixed if fixed else 0.0)
            for prefix, client in clients.items()
        ]
        fleet = Fleet(groups, now, timeout, once=self.watching is None)
        for target in targets:
            fleet.add(target, waiting_for(target[1], now, watching), now)
        send, receive = anyio.create_memory_object_stream[Event](math.inf)
        with send, receive:
            requests = {prefix: Requests(client, send.send_nowait) for prefix, client in clients.items()}
            async with aclosing(Driver(fleet, requests, clock).events(send, receive)) as events:
                async for event in events:
                    yield event


async def open_client(
    prefix: str, given: AnyClient | None, http: Secret[HttpOptions | None], stack: AsyncExitStack
) -> AnyAsyncClient:
    """The asynchronous client for a prefix: the given one, one like it, or a new one, which the stack closes."""
    if isinstance(given, AsyncClient):
        return cast("AnyAsyncClient", given)
    client: AnyAsyncClient
    client = async_twin(cast("SyncClient", given)) if given is not None else _new(prefix, http, "Async")
    return await stack.enter_async_context(client)


def _new(prefix: str, http: Secret[HttpOptions | None], kind: str = "") -> Any:
    """A client of the vendor, with credentials from the environment."""
    return load_class(f"{kind}{vendor_info(prefix).client}")(**(http.value or {}))


def group_of(prefix: str, client: AnyAsyncClient, rate: Rate, wanted: float = 0.0) -> Group:
    """The runs of a client, without any run yet.

    `wanted` is the rate that the caller's interval amounts to: without `rate`, it may be higher than the vendor's.
    """
    given = rate.get(prefix) if isinstance(rate, Mapping) else rate
    if not isinstance(given, Budget):
        given = Budget(max(vendor_info(client.vendor).rate, wanted) if given is None else given)
    return Group(prefix, given, load_sweep(client.vendor))


def waiting_for(ref: RunRef, now: float, watching: Watching) -> Wait[Any]:
    """The decider of one run of a fleet, which has the deadline."""
    return start(
        ref, now, timeout=None, interval=watching.interval, on_blocked=watching.on_blocked, random=random.random
    )


def _next(events: SimpleQueue[Event | None]) -> Event | None:
    """The next event. On Windows, Ctrl-C does not interrupt a wait without a timeout."""
    while True:
        try:
            return events.get(timeout=0.5)
        except Empty:
            continue


def target_of(reference: Reference, clients: Clients) -> Target:
    """The run of a reference, and the client that reads it.

    Raises:
        ConfigurationError: If it is not a reference, or its client is another vendor's.
    """
    text = str(reference) if isinstance(reference, RunRef) else reference
    prefix, _, rest = text.partition(":")
    client = clients.get(prefix)
    if client is None:
        ref = RunRef.parse(reference)
        return ref.vendor, ref
    if not isinstance(client, AnyClient):  # pyright: ignore[reportUnnecessaryIsInstance]  # of an untyped caller
        raise ConfigurationError(
            f"clients[{prefix!r}] is not a client of runstate but {type(client).__name__}: pass one as runstate.Retab()"
        )
    ref = RunRef.parse(f"{client.vendor}:{rest}")
    if prefix in VENDORS and prefix != client.vendor:
        raise ConfigurationError(
            f"clients[{prefix!r}] is a client of {client.vendor}, and cannot read {text}: use another prefix"
        )
    return prefix, ref
