"""An HTTP/1.1 server of nothing but streams: a framework would tidy the faults away."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, cast

from ..scenarios import SIMULATED
from .connection import Wire
from .model import Scene
from .plan import Played, Stray
from .requests import BadRequest, Requests, ask
from .response import Reply

if TYPE_CHECKING:
    import socket
    import threading
    from collections.abc import Awaitable, Callable, Sequence

    from starlette.types import ASGIApp

    from .plan import FaultPlan
    from .requests import Request

    _Answering: TypeAlias = Callable[[Request, Wire], Awaitable[bool]]
    """Answers a request, and says whether the connection is kept."""


class FaultServer:
    """Answers as an application does, but for the faults that a plan has for requests to a vendor."""

    started: bool
    """Whether it has ever accepted connections."""

    def __init__(self, app: ASGIApp, plan: FaultPlan, ready: threading.Event) -> None:
        """A server; `ready` is set once it accepts connections."""
        self.started = False
        self._app = app
        self._plan = plan
        self._ready = ready
        self._elsewhere = ""
        self._visits: set[asyncio.Task[object]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None

    def run(self, sockets: Sequence[socket.socket]) -> None:
        """Serve on listening sockets until `stop` is called from another thread."""
        asyncio.run(self._serve(sockets))

    def stop(self) -> None:
        """Stop at once, whoever is connected."""
        if self._loop and self._stopping:
            with contextlib.suppress(RuntimeError):  # of a loop that is closed already
                self._loop.call_soon_threadsafe(self._stopping.set)

    async def _serve(self, sockets: Sequence[socket.socket]) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        stranger = await asyncio.start_server(partial(self._visit, self._answer_a_stray), "127.0.0.1", 0)
        self._elsewhere = f"http://localhost:{stranger.sockets[0].getsockname()[1]}"
        own = [await asyncio.start_server(partial(self._visit, self._answer), sock=sock) for sock in sockets]
        self.started = True
        self._ready.set()
        await self._stopping.wait()
        for server in (stranger, *own):
            server.close()
        for visit in self._visits:
            visit.cancel()
        await asyncio.gather(*self._visits)

    async def _visit(self, answer: _Answering, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        visit = cast("asyncio.Task[object]", asyncio.current_task())
        self._visits.add(visit)
        wire = Wire(reader, writer)
        requests = Requests(reader)
        # The client may go at any time, and a server that stops cancels its visits.
        with contextlib.suppress(OSError, asyncio.CancelledError):
            try:
                while (request := await requests.next()) and await answer(request, wire):
                    pass
            except BadRequest as error:
                await wire.send(Reply(400, (("connection", "close"),), f"{error}\n".encode()).encode())
            await wire.close()
        wire.abort()
        self._visits.discard(visit)

    async def _answer(self, request: Request, wire: Wire) -> bool:
        reply = await ask(self._app, request)
        vendor = SIMULATED.get(request.path.split("/")[1]) if request.path.startswith("/") else None
        fault = self._plan.due(vendor.slug) if vendor else None
        if vendor is None or fault is None:
            await wire.send(reply.head(reply.length) if request.method == "HEAD" else reply.encode())
            return not request.last
        try:
            scene = Scene(
                good=reply,
                vendor=vendor,
                target=request.target,
                root=f"http://{request.header('host')}",
                elsewhere=self._elsewhere,
                keys=request.keys(vendor.info),
                pace=self._plan.pace,
            )
            steps = await asyncio.to_thread(fault.steps, scene)  # a bomb takes a second to make
            return await wire.play(steps) and not request.last
        finally:
            self._plan.end(Played(fault.name, vendor.slug, request.target))

    async def _answer_a_stray(self, request: Request, wire: Wire) -> bool:
        """Answer as well as the real one would, which is the worst that can happen to who should not have asked."""
        self._plan.strays.append(Stray(request.target, request.fields()))
        await wire.send((await ask(self._app, request)).encode())
        return not request.last
