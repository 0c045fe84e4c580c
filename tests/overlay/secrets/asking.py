"""Every vendor, with each set of its credentials, in every mode, through each way of asking."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import nullcontext
from typing import Any, TypeAlias

import anyio
import httpx
import pytest
from attrs import frozen

from runstate.base_client import AsyncClient, Client
from tests.generated.rawclients import RAW_CLIENTS
from tests.overlay.secrets.canaries import CANARIED
from tests.support.clock import FakeClock
from tests.support.vendors import TestVendor

MODES = ("sync", "asyncio", "trio")

AnyClient: TypeAlias = Client[Any, Any]
AnyAsyncClient: TypeAlias = AsyncClient[Any, Any]
Transport: TypeAlias = "httpx.MockTransport | None"


@frozen
class Way:
    """A way of asking a client for its vendor's run."""

    sync: Callable[[AnyClient, TestVendor], object]
    asynchronous: Callable[[AnyAsyncClient, TestVendor], Awaitable[object]]


def _operation(client: AnyClient | AnyAsyncClient, vendor: TestVendor) -> tuple[Any, tuple[Any, ...], dict[str, Any]]:
    """The generated operation, and its arguments."""
    (raw,) = (each for each in RAW_CLIENTS if each.slug == vendor.slug)
    parameters = client._settings.parameters  # pyright: ignore[reportPrivateUsage]  # as the client's own request
    return raw.module, *raw.arguments(vendor.ref.ids, parameters.values())


def _api(client: AnyClient, vendor: TestVendor) -> object:
    """As somebody calls a generated operation with the generated client."""
    module, path, named = _operation(client, vendor)
    return module.sync_detailed(*path, client=client.api, **named)


async def _aapi(client: AnyAsyncClient, vendor: TestVendor) -> object:
    module, path, named = _operation(client, vendor)
    return await module.asyncio_detailed(*path, client=client.api, **named)


async def _awatch(client: AnyAsyncClient, vendor: TestVendor) -> object:
    return [run async for run in client.watch_ref(vendor.ref)]


WAYS: Mapping[str, Way] = {
    "get": Way(lambda client, vendor: client.get_ref(vendor.ref), lambda client, vendor: client.get_ref(vendor.ref)),
    "wait": Way(lambda client, vendor: client.wait_ref(vendor.ref), lambda client, vendor: client.wait_ref(vendor.ref)),
    "watch": Way(lambda client, vendor: list(client.watch_ref(vendor.ref)), _awatch),
    "api": Way(_api, _aapi),
}


@frozen
class Case:
    """One vendor with one set of credentials, in one mode."""

    vendor: TestVendor
    mode: str

    def some(self, writings: Iterable[str]) -> list[str]:
        """All of them, but one for an event loop, which has no part in how they are read."""
        return list(writings) if self.mode == "sync" else list(writings)[:1]

    def come(self, way: Way, transport: Transport, **options: Any) -> object:
        """What comes of asking: an answer, or the error. The transport may be None for the network."""
        if self.mode == "sync":
            try:
                with self._client(transport, options, self.vendor.open) as client:
                    return way.sync(client, self.vendor)
            except BaseException as error:  # noqa: BLE001 -- any is evidence
                return error

        async def ask() -> object:
            try:
                async with self._client(transport, options, self.vendor.aopen) as client:
                    return await way.asynchronous(client, self.vendor)
            except BaseException as error:  # noqa: BLE001 -- any is evidence
                return error

        return anyio.run(ask, backend=self.mode)

    def _client(self, transport: Transport, options: Mapping[str, Any], make: Callable[..., Any]) -> Any:
        """A client in a context. One with simple options is kept open for the next: making it takes half of a test."""
        if transport is None or not all(isinstance(value, int) for value in options.values()):
            return make(transport, **{"clock": FakeClock(), **options})
        key = (id(self.vendor), self.mode == "sync", *sorted(options.items()))
        if key not in _CLIENTS:
            switch = Switch()
            _CLIENTS[key] = switch, make(switch, clock=FakeClock(), **options), self.vendor
        switch, client, _ = _CLIENTS[key]
        switch.transport = transport
        return nullcontext(client)


class Switch(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Hands requests on to the transport of the moment."""

    transport: httpx.MockTransport

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self.transport.handle_request(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self.transport.handle_async_request(request)


_CLIENTS: dict[tuple[object, ...], tuple[Switch, Any, TestVendor]] = {}
"""With the vendor, so that no other takes its place in memory, and its id."""


def _cases(vendors: Mapping[str, TestVendor], *modes: str) -> pytest.MarkDecorator:
    cases = [
        pytest.param(Case(vendor, mode), id=f"{name}-{mode}") for name, vendor in vendors.items() for mode in modes
    ]
    return pytest.mark.parametrize("case", cases)


_USUAL = {name: vendor for name, vendor in CANARIED.items() if name == vendor.slug}
EVERY_CASE = _cases(_USUAL, *MODES)
"""Every vendor with its usual credentials, in every mode."""
ASYNCHRONOUS = _cases(_USUAL, "asyncio", "trio")
IN_MEMORY = _cases(CANARIED, "sync", "asyncio")
"""Every vendor with each set of credentials, where no event loop has a part in it."""
EVERY_WAY = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
