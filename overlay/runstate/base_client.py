"""Base classes of the synchronous and the asynchronous clients: get, wait and watch by a reference, and operations."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

import httpx

from .any_client import Configured
from .decode import decode
from .durations import Duration
from .errors import ConfigurationError, DecodeError, RunstateError, TransportError
from .exchange import Exchange
from .following import aupdates, updates
from .http.client import AsyncHttpClient, HttpClient
from .http.credentials import Header
from .http.deadline import Limit
from .http.retries import Raised, listening
from .http.retry_after import retry_after, server_time
from .reference import RawT, RunRef
from .registry import load_vendor
from .run import FinishedRun, Run, has_finished
from .vendors.base import ApiT
from .waiting import ONE_HOUR, OnBlocked, Poll, Retry, start

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .clock import Clock
    from .flows import Flow
    from .http.options import Given
    from .http.retries import Listener
    from .http.settings import Settings
    from .listing import AsyncResults, AsyncRuns, ItemT, Page, Results, Runs
    from .operations.base import Paged, PagedRuns
    from .vendors.base import Vendor
    from .waiting import Wait

T = TypeVar("T")

_LAST_POLL = 1.0
"""Seconds that the poll at the deadline may take."""


class _Connection(Configured, Generic[ApiT, RawT]):
    """A vendor, the settings for it, and the generated client for both."""

    @property
    def _vendor(self) -> Vendor[ApiT, RawT]:
        """The vendor's module. It is loaded when it is first needed, because it imports the vendor's package."""
        return cast("Vendor[ApiT, RawT]", load_vendor(self._settings.vendor.slug))

    def _connect(self) -> ApiT:
        settings = self._settings
        # Without credentials the generated client gets an empty one; the HTTP client does not send it.
        token, *others = settings.credential_headers or (Header("Authorization", "", ""),)
        return self._vendor.connect(
            base_url=str(settings.base_url),
            token=token.value,
            prefix=token.prefix,
            auth_header_name=token.name,
            headers={header.name: header.value for header in others},
        )

    def _get(self, ref: RunRef) -> Exchange[Run[RawT]]:
        vendor, settings = self._vendor, self._settings
        return Exchange(
            request=vendor.request(ref.ids, settings.parameters),
            read=partial(decode, vendor, settings, ref),
        )

    def _start(
        self, ref: RunRef, timeout: Duration | None, interval: Duration | None, on_blocked: OnBlocked
    ) -> Wait[RawT]:
        now = self._settings.clock.monotonic()
        return start(ref, now, timeout=timeout, interval=interval, on_blocked=on_blocked, random=random.random)


class Client(_Connection[ApiT, RawT]):
    """A synchronous client of one vendor. Use it in a `with` block, or call `close`."""

    def __init__(self, given: Given | Settings) -> None:
        super().__init__(given)
        self._http = HttpClient(self._settings)

    @cached_property
    def api(self) -> ApiT:
        """The generated client, authenticated and ready, for all that the overlay does not cover."""
        return self._connect().set_httpx_client(self._http)

    def close(self) -> None:
        """Close its connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def get_ref(self, ref: RunRef) -> Run[RawT]:
        """The run of a reference to this vendor, as it is now."""
        return self._ask(self._get(ref))[0]

    def wait_ref(
        self,
        ref: RunRef,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "raise",
        on_update: Callable[[Run[RawT]], object] | None = None,
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> FinishedRun[RawT]:
        """Wait for the run of a reference to this vendor."""
        run: Run[RawT] | None = None
        for run in self.watch_ref(ref, timeout=timeout, on_blocked=on_blocked, on_retry=on_retry, interval=interval):
            if on_update is not None:
                on_update(run)
        return _finished(run)

    def watch_ref(
        self,
        ref: RunRef,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "wait",
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> Iterator[Run[RawT]]:
        """Watch the run of a reference to this vendor."""
        wait, clock = self._start(ref, timeout, interval, on_blocked), self._settings.clock
        return updates(wait, lambda left, listener: self._poll(ref, left, listener), clock, on_retry)

    def _poll(self, ref: RunRef, left: float | None, listener: Listener) -> Poll[RawT]:
        return _observed(*self._ask(self._get(ref), left, listener))

    def _perform(self, flow: Flow[T]) -> T:
        """Send the requests of an operation, one after the other."""
        try:
            exchange = next(flow)
            while True:
                try:
                    answer = self._ask(exchange)[0]
                except RunstateError as error:
                    exchange = flow.throw(error)
                else:
                    exchange = flow.send(answer)
        except StopIteration as ended:
            return cast("T", ended.value)

    def _runs(self, paged: PagedRuns[Any, RawT], limit: int | None) -> Runs[RawT]:
        from .listing import Runs  # noqa: PLC0415 -- not loaded to read a run
        from .paging import page_of_runs, query  # noqa: PLC0415 -- not loaded to read a run

        page = page_of_runs(paged, self._vendor, self._settings)
        return Runs(lambda after, size: self._ask(page(after, size))[0], query(paged, self.vendor, limit))

    def _results(self, paged: Paged[Any, ItemT], limit: int | None) -> Results[ItemT]:
        from .listing import Results  # noqa: PLC0415 -- not loaded to read a run
        from .paging import page_of_items, query  # noqa: PLC0415 -- not loaded to read a run

        page = page_of_items(paged, self._settings)
        return Results(lambda after, size: self._ask(page(after, size))[0], query(paged, self.vendor, limit))

    def _ask(
        self, exchange: Exchange[T], left: float | None = None, listener: Listener | None = None
    ) -> tuple[T, Mapping[str, str]]:
        failure: Exception
        try:
            return self._send(exchange, left, listener or exchange.on_repeat)
        except RunstateError as error:
            # Drop the traceback: its frames hold the body, in which a server may repeat the key.
            failure = error.with_traceback(None)
        except Raised as raised:
            failure = raised.error
        raise failure

    def _send(
        self, exchange: Exchange[T], left: float | None, listener: Listener | None
    ) -> tuple[T, Mapping[str, str]]:
        settings = self._settings
        with Limit(settings.clock, None if left is None else max(left, _LAST_POLL)), listening(listener):
            if exchange.effect is None:
                response = self._http.request(**exchange.request)
            else:
                from .http.effects import Attempt  # noqa: PLC0415 -- not loaded to read a run

                attempt = Attempt(settings, exchange.effect)
                try:
                    response = self._http.request(**exchange.request, extensions=attempt.extensions)
                except TransportError as error:
                    raise attempt.explained(error)  # noqa: B904 -- it has its cause
        return _read(exchange, response), response.headers


class AsyncClient(_Connection[ApiT, RawT]):
    """An asynchronous client of one vendor, for asyncio and trio. Use it in an `async with` block, or call `aclose`."""

    def __init__(self, given: Given | Settings) -> None:
        super().__init__(given)
        self._http = AsyncHttpClient(self._settings)

    @cached_property
    def api(self) -> ApiT:
        """The generated client, authenticated and ready, for all that the overlay does not cover."""
        return self._connect().set_async_httpx_client(self._http)

    async def aclose(self) -> None:
        """Close its connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.aclose()

    async def get_ref(self, ref: RunRef) -> Run[RawT]:
        """The run of a reference to this vendor, as it is now."""
        return (await self._ask(self._get(ref)))[0]

    async def wait_ref(
        self,
        ref: RunRef,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "raise",
        on_update: Callable[[Run[RawT]], object] | None = None,
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> FinishedRun[RawT]:
        """Wait for the run of a reference to this vendor."""
        run: Run[RawT] | None = None
        async for run in self.watch_ref(
            ref, timeout=timeout, on_blocked=on_blocked, on_retry=on_retry, interval=interval
        ):
            if on_update is not None:
                on_update(run)
        return _finished(run)

    def watch_ref(
        self,
        ref: RunRef,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "wait",
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> AsyncIterator[Run[RawT]]:
        """Watch the run of a reference to this vendor."""
        wait, clock = self._start(ref, timeout, interval, on_blocked), self._settings.clock
        return aupdates(wait, lambda left, listener: self._poll(ref, left, listener), clock, on_retry)

    async def _poll(self, ref: RunRef, left: float | None, listener: Listener) -> Poll[RawT]:
        return _observed(*await self._ask(self._get(ref), left, listener))

    async def _perform(self, flow: Flow[T]) -> T:
        """Send the requests of an operation, one after the other."""
        try:
            exchange = next(flow)
            while True:
                try:
                    answer = (await self._ask(exchange))[0]
                except RunstateError as error:
                    exchange = flow.throw(error)
                else:
                    exchange = flow.send(answer)
        except StopIteration as ended:
            return cast("T", ended.value)

    def _runs(self, paged: PagedRuns[Any, RawT], limit: int | None) -> AsyncRuns[RawT]:
        from .listing import AsyncRuns  # noqa: PLC0415 -- not loaded to read a run
        from .paging import page_of_runs, query  # noqa: PLC0415 -- not loaded to read a run

        page = page_of_runs(paged, self._vendor, self._settings)

        async def ask(after: str | None, size: int | None) -> Page[Run[RawT]]:
            return (await self._ask(page(after, size)))[0]

        return AsyncRuns(ask, query(paged, self.vendor, limit))

    def _results(self, paged: Paged[Any, ItemT], limit: int | None) -> AsyncResults[ItemT]:
        from .listing import AsyncResults  # noqa: PLC0415 -- not loaded to read a run
        from .paging import page_of_items, query  # noqa: PLC0415 -- not loaded to read a run

        page = page_of_items(paged, self._settings)

        async def ask(after: str | None, size: int | None) -> Page[ItemT]:
            return (await self._ask(page(after, size)))[0]

        return AsyncResults(ask, query(paged, self.vendor, limit))

    async def _ask(
        self, exchange: Exchange[T], left: float | None = None, listener: Listener | None = None
    ) -> tuple[T, Mapping[str, str]]:
        failure: Exception
        try:
            return await self._send(exchange, left, listener or exchange.on_repeat)
        except RunstateError as error:
            # Drop the traceback: its frames hold the body, in which a server may repeat the key.
            failure = error.with_traceback(None)
        except Raised as raised:
            failure = raised.error
        raise failure

    async def _send(
        self, exchange: Exchange[T], left: float | None, listener: Listener | None
    ) -> tuple[T, Mapping[str, str]]:
        settings = self._settings
        with Limit(settings.clock, None if left is None else max(left, _LAST_POLL)), listening(listener):
            if exchange.effect is None:
                response = await self._http.request(**exchange.request)
            else:
                from .http.effects import Attempt  # noqa: PLC0415 -- not loaded to read a run

                attempt = Attempt(settings, exchange.effect)
                try:
                    response = await self._http.request(**exchange.request, extensions=attempt.extensions)
                except TransportError as error:
                    raise attempt.explained(error)  # noqa: B904 -- it has its cause
        return _read(exchange, response), response.headers


def async_twin(client: Client[ApiT, RawT]) -> AsyncClient[ApiT, RawT]:
    """An asynchronous client like a synchronous one, with connections of its own.

    Raises:
        ConfigurationError: If its transport is the caller's own and synchronous.
    """
    settings = client._settings  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # not for users
    if settings.transport is not None and not isinstance(settings.transport, httpx.AsyncBaseTransport):
        name, kind = settings.vendor.client, type(settings.transport).__name__
        raise ConfigurationError(f"{kind} is synchronous, and cannot read several runs at once: pass an Async{name}")
    return AsyncClient(settings)


def _read(exchange: Exchange[T], response: httpx.Response) -> T:
    try:
        return exchange.read(response)
    except DecodeError as error:
        if exchange.effect is not None and exchange.effect.doubt:
            error.add_note(f"The vendor accepted the request: {exchange.effect.doubt}.")
        raise


def clock_of(client: AsyncClient[Any, Any]) -> Clock:
    """The clock of a client."""
    return client._settings.clock  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # not for users


def _observed(run: Run[RawT], headers: Mapping[str, str]) -> Poll[RawT]:
    """The run with the headers that matter to polling. A success may have a `Retry-After`, too."""
    headers = dict(headers.items())  # httpx searches its list of headers anew for each name
    return Poll(run, retry_after(headers, 200, run.fetched_at), server_time(headers, run.fetched_at))


def _finished(run: Run[RawT] | None) -> FinishedRun[RawT]:
    if run is None or not has_finished(run):
        raise RunstateError("a wait ended without its run; this is a bug in runstate")
    return run
