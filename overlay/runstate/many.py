"""Several runs at once: one task each, one client per vendor, on an event loop in a thread of its own.

So a synchronous caller can watch many runs from anywhere, a notebook's own event loop included, and a slow vendor
holds up no other.
"""

from __future__ import annotations

from contextlib import AsyncExitStack
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

import anyio
from anyio.from_thread import start_blocking_portal

from .errors import RunstateError
from .loading import open_async_client
from .reference import RunRef, vendor_info
from .run import Run
from .waiting import Retry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from .choices import OnBlocked
    from .client import AsyncClient
    from .durations import Duration
    from .generics import GeneratedClient
    from .seam.hidden import Secret
    from .seam.settings import HttpOptions
    from .waiting import OnRetry

    Update: TypeAlias = Run[object] | Retry | tuple[RunRef, RunstateError] | None


def follow(
    refs: list[RunRef],
    *,
    timeout: Duration | None,
    on_blocked: OnBlocked,
    on_error: Callable[[RunRef, RunstateError], object] | None,
    on_retry: OnRetry | None,
    interval: Duration | None,
    http: Secret[HttpOptions],
) -> Iterator[Run[object]]:
    """Each run whenever it changed, until all have finished."""
    updates: SimpleQueue[Update] = SimpleQueue()

    async def watch_all() -> None:
        async with AsyncExitStack() as stack:
            clients = {
                slug: await stack.enter_async_context(open_async_client(vendor_info(slug), http))
                for slug in dict.fromkeys(ref.vendor for ref in refs)
            }
            async with anyio.create_task_group() as group:
                for ref in dict.fromkeys(refs):
                    group.start_soon(watch_one, ref, clients[ref.vendor])

    async def watch_one(ref: RunRef, client: AsyncClient[GeneratedClient, object]) -> None:
        try:
            async for run in client.watch_ref(
                ref, timeout=timeout, on_blocked=on_blocked, on_retry=updates.put, interval=interval
            ):
                updates.put(run)
        except RunstateError as error:
            updates.put((ref, error))

    with start_blocking_portal() as portal:
        watching = portal.start_task_soon(watch_all)
        watching.add_done_callback(lambda _: updates.put(None))
        try:
            while (update := _next(updates)) is not None:
                if isinstance(update, Run):
                    yield update
                else:
                    _hand_on(update, on_error, on_retry)
            watching.result()
        finally:
            watching.cancel()


def _next(updates: SimpleQueue[Update]) -> Update:
    """The next update. A wait without a timeout would keep Ctrl-C out on Windows."""
    while True:
        try:
            return updates.get(timeout=0.5)
        except Empty:
            continue


def _hand_on(
    update: Retry | tuple[RunRef, RunstateError],
    on_error: Callable[[RunRef, RunstateError], object] | None,
    on_retry: OnRetry | None,
) -> None:
    if isinstance(update, Retry):
        if on_retry is not None:
            on_retry(update)
    elif on_error is None:
        raise update[1]
    else:
        on_error(*update)
