"""One scheduler for all triggers of an event loop and connection, so that together they keep to one rate.

It is opened by the first trigger that needs it and closed after the last one, so that a connection that was changed in
the meantime counts from then on.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from contextvars import Context
from typing import NamedTuple
from weakref import WeakKeyDictionary

from attrs import define, field

import runstate

from .hooks import RunstateHook


class SharedHub(NamedTuple):
    """What waits for the runs of one connection."""

    hub: runstate.Hub
    address: str | None
    """The connection's own address, None for the vendor's."""


@define
class _Shared:
    """A hub that several triggers use."""

    hub: asyncio.Future[SharedHub]
    users: int = 0
    unused: asyncio.Event = field(factory=asyncio.Event)
    keeper: asyncio.Task[None] | None = None


_SHARED: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[str, _Shared]] = WeakKeyDictionary()
"""By event loop and the connection's id."""


@asynccontextmanager
async def shared_hub(conn_id: str) -> AsyncGenerator[SharedHub]:
    """The hub of a connection in this event loop, which other triggers use at the same time.

    Raises:
        ConfigurationError: If the connection does not describe a client.
    """
    loop = asyncio.get_running_loop()
    hubs = _SHARED.setdefault(loop, {})
    if (shared := hubs.get(conn_id)) is None:
        shared = hubs[conn_id] = _Shared(loop.create_future())
        # A task of its own closes the hub where it was opened, and in an empty context it logs for no trigger.
        shared.keeper = loop.create_task(_keep(conn_id, shared), context=Context())
    shared.users += 1
    try:
        yield await asyncio.shield(shared.hub)
    finally:
        shared.users -= 1
        if not shared.users:
            shared.unused.set()
            if hubs.get(conn_id) is shared:
                del hubs[conn_id]


async def _keep(conn_id: str, shared: _Shared) -> None:
    try:
        client, rate, address = await RunstateHook(conn_id).aopen()
    except BaseException as error:  # noqa: BLE001 -- every trigger that waits for the hub raises it
        shared.hub.set_exception(error)
        return
    async with client, runstate.Hub(clients={client.vendor: client}, rate=rate) as hub:
        shared.hub.set_result(SharedHub(hub, address))
        await shared.unused.wait()
