"""A network with random faults, all of which a wait must survive."""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextvars import ContextVar
from random import Random
from typing import TypeAlias

import anyio
import httpx
from attrs import define, frozen

from runstate.clock import Clock

Fault: TypeAlias = "httpx.Response | Exception | float"
"""An answer instead of the vendor's, an error of the connection, or the seconds until the answer."""


def _answers(status: int, **headers: str) -> Callable[[], Fault]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda: httpx.Response(status, headers=named, text="<html><title>Trouble</title></html>")


FAULTS: Mapping[str, Callable[[], Fault]] = {
    "refused": lambda: httpx.ConnectError("[Errno 111] Connection refused"),
    "reset": lambda: httpx.ReadError("[Errno 104] Connection reset by peer"),
    "closed": lambda: httpx.RemoteProtocolError("Server disconnected without sending a response."),
    "no connection in time": lambda: httpx.ConnectTimeout("timed out"),
    "silent": lambda: 300.0,
    "slow": lambda: 20.0,
    "408": _answers(408),
    "425": _answers(425),
    "429": _answers(429),
    "429, come back in a minute": _answers(429, retry_after="60"),
    "429, come back in 90 s of milliseconds": _answers(429, retry_after_ms="90000"),
    "429, come back some day": _answers(429, retry_after="some day"),
    "500": _answers(500),
    "502": _answers(502),
    "503, come back soon": _answers(503, retry_after="5"),
    "504": _answers(504),
    "520": _answers(520),
    "599": _answers(599),
    "broken off": lambda: httpx.ReadError("body"),
}


@frozen
class Outage:
    """A time in which one vendor does not answer."""

    vendor: str
    begins: float
    ends: float
    """Both in seconds of the clock."""

    def covers(self, vendor: str, now: float) -> bool:
        """Whether that vendor is down now."""
        return vendor == self.vendor and self.begins <= now < self.ends


@define
class Met:
    """The requests and faults of one watcher."""

    requests: int = 0
    faults: int = 0


watcher: ContextVar[Met] = ContextVar("watcher")
"""The watcher in whose task a request is sent."""


class UnreliableNetwork(httpx.AsyncBaseTransport):
    """A transport to one vendor that plays a fault to a share of the requests."""

    def __init__(
        self,
        transport: httpx.AsyncBaseTransport,
        vendor: str,
        share: float,
        outages: Sequence[Outage],
        random: Random,
        clock: Clock,
    ) -> None:
        self._transport = transport
        self._vendor = vendor
        self._share = share
        self._outages = outages
        self._random = random
        self._clock = clock
        self.met = Counter[str]()
        """How often each fault occurred."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        watcher.get().requests += 1
        if any(outage.covers(self._vendor, self._clock.monotonic()) for outage in self._outages):
            self._note("outage")
            raise httpx.ConnectError("[Errno 111] Connection refused")
        if self._random.random() >= self._share:
            return await self._transport.handle_async_request(request)
        kind = self._random.choice(list(FAULTS))
        self._note(kind)
        fault = FAULTS[kind]()
        if kind == "broken off":
            answer = await self._transport.handle_async_request(request)
            await answer.aread()
            return httpx.Response(200, headers={"content-type": "application/json"}, content=_half(answer.content))
        if isinstance(fault, httpx.Response):
            return fault
        if isinstance(fault, Exception):
            raise fault
        await anyio.sleep(fault)
        return await self._transport.handle_async_request(request)

    async def aclose(self) -> None:
        await self._transport.aclose()

    def _note(self, kind: str) -> None:
        watcher.get().faults += 1
        self.met[kind] += 1


async def _half(body: bytes) -> AsyncIterator[bytes]:
    yield body[: len(body) // 2]
    raise httpx.ReadError("[Errno 104] Connection reset by peer")
