"""An HTTP/1.1 server on plain streams: a framework would correct the faults."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, cast

from ..routing import route
from .connection import Connection
from .model import Exchange
from .plan import Played, Stray
from .requests import BadRequest, RequestReader, call
from .response import Response

if TYPE_CHECKING:
    import socket
    import threading
    from collections.abc import Awaitable, Callable, Sequence

    from starlette.types import ASGIApp

    from ..vendors.base import SimulatedVendor
    from .plan import FaultPlan
    from .requests import Request

    _Handler: TypeAlias = Callable[[Request, Connection], Awaitable[bool]]
    """Answers a request, and returns whether the connection is kept."""


class FaultServer:
    """Answers as an application does, except for the faults that a plan has for requests to a vendor."""

    started: bool
    """Whether it has ever accepted connections."""

    def __init__(self, app: ASGIApp, plan: FaultPlan, ready: threading.Event) -> None:
        """A server; `ready` is set once it accepts connections."""
        self.started = False
        self._app = app
        self._plan = plan
        self._ready = ready
        self._elsewhere = ""
        self._tasks: set[asyncio.Task[object]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None

    def run(self, sockets: Sequence[socket.socket]) -> None:
        """Serve on listening sockets until `stop` is called from another thread."""
        asyncio.run(self._serve(sockets))

    def stop(self) -> None:
        """Stop at once, and close all connections."""
        if self._loop and self._stopping:
            with contextlib.suppress(RuntimeError):  # the loop may be closed already
                self._loop.call_soon_threadsafe(self._stopping.set)

    async def _serve(self, sockets: Sequence[socket.socket]) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        elsewhere = await asyncio.start_server(partial(self._connected, self._handle_stray), "127.0.0.1", 0)
        self._elsewhere = f"http://localhost:{elsewhere.sockets[0].getsockname()[1]}"
        own = [await asyncio.start_server(partial(self._connected, self._handle), sock=sock) for sock in sockets]
        self.started = True
        self._ready.set()
        await self._stopping.wait()
        for server in (elsewhere, *own):
            server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks)

    async def _connected(self, handle: _Handler, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        task = cast("asyncio.Task[object]", asyncio.current_task())
        self._tasks.add(task)
        connection = Connection(reader, writer)
        requests = RequestReader(reader)
        # The client may close the connection at any time, and a server that stops cancels its tasks.
        with contextlib.suppress(OSError, asyncio.CancelledError):
            try:
                while (request := await requests.next()) and await handle(request, connection):
                    pass
            except BadRequest as error:
                await connection.send(Response(400, (("connection", "close"),), f"{error}\n".encode()).encode())
            await connection.close()
        connection.abort()
        self._tasks.discard(task)

    async def _handle(self, request: Request, connection: Connection) -> bool:
        vendor, operation = _asked(request)
        due = self._plan.due(vendor.slug, operation) if vendor else None
        if vendor is None or due is None:
            good = await call(self._app, request)
            await connection.send(good.head(good.length) if request.method == "HEAD" else good.encode())
            return not request.last
        try:
            exchange = Exchange(
                good=await call(self._app, request, refused=request.method != "GET" and not due.takes_effect),
                vendor=vendor,
                target=request.target,
                root=f"http://{request.header('host')}",
                elsewhere=self._elsewhere,
                keys=request.keys(vendor.info),
                pace=self._plan.pace,
            )
            # In a thread, because a compression bomb takes a second to make.
            steps = await asyncio.to_thread(due.fault.steps, exchange)
            return await connection.play(steps) and not request.last
        finally:
            self._plan.end(Played(due.fault.name, vendor.slug, request.target, operation))

    async def _handle_stray(self, request: Request, connection: Connection) -> bool:
        """Answer as the real server would: the worst case for a client that should not have asked."""
        self._plan.stray(Stray(request.target, request.fields()))
        await connection.send((await call(self._app, request)).encode())
        return not request.last


def _asked(request: Request) -> tuple[SimulatedVendor | None, str]:
    """The vendor that a request is for, and the id of its operation."""
    if not request.path.startswith("/"):
        return None, ""
    vendor, found = route(request.path)
    operation = found.methods.get(request.method) if found else None
    return vendor, operation.id if operation else ""
