"""Base classes of the synchronous and the asynchronous clients: get, wait and watch by a reference."""

from __future__ import annotations

import inspect
import random
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Generic, Self, cast

import httpx

from .catalog import VendorInfo
from .decode import decode
from .durations import Duration
from .errors import ConfigurationError, RunstateError
from .http.client import AsyncHttpClient, HttpClient
from .http.credentials import Header
from .http.deadline import Limit
from .http.options import HttpOptions
from .http.retries import Raised, listening
from .http.retry_after import retry_after, server_time
from .http.settings import Settings
from .reference import RawT, RunRef
from .registry import load_vendor
from .run import FinishedRun, Run, has_finished
from .vendors.base import ApiT
from .waiting import ONE_HOUR, OnBlocked, Poll, Retry, aupdates, start, updates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .http.options import Given
    from .http.retries import Listener
    from .vendors.base import Vendor
    from .waiting import Wait

_LAST_POLL = 1.0
"""Seconds that the poll at the deadline may take."""


class _Signature:
    """The result of `inspect.signature` for a client: its parameters, with those of `HttpOptions` for `**http`."""

    def __get__(self, _: object, client: type) -> inspect.Signature:
        _self, *own, _http = inspect.signature(inspect.getattr_static(client, "__init__")).parameters.values()
        credential = "AsyncCredentialValue" if issubclass(client, AsyncClient) else "CredentialValue"
        own = [each.replace(annotation=each.annotation.replace("CredentialT", credential)) for each in own]
        options = (
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=..., annotation=hint.__forward_arg__)
            for name, hint in HttpOptions.__annotations__.items()
        )
        return inspect.Signature([*own, *options])


class AnyClient:
    """A client of any vendor, synchronous or not."""

    __signature__: ClassVar[_Signature] = _Signature()
    _info: ClassVar[VendorInfo]

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def vendor(self) -> str:
        """The slug of its vendor."""
        return self._settings.vendor.slug

    def __repr__(self) -> str:
        if "_settings" not in vars(self):  # in the traceback of an error in its constructor
            return f"<{type(self).__name__}, incomplete>"
        return f"<{type(self).__name__} at {self._settings.base_url}>"

    def __reduce__(self) -> str:
        raise TypeError("a client holds credentials and connections: create one in each process")


class Configured(AnyClient):
    """A client that is created from arguments and the environment, or from the settings of another."""

    def __init__(self, given: Given | Settings) -> None:
        if not isinstance(given, Settings):
            info = self._info
            # Load the vendor's module only to read an error: it imports the vendor's package.
            given = Settings.resolve(info, given, lambda body: load_vendor(info.slug).read_error(body))
        super().__init__(given)


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
        return self._ask(ref)[0]

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
        return _observed(*self._ask(ref, left, listener))

    def _ask(
        self, ref: RunRef, left: float | None = None, listener: Listener | None = None
    ) -> tuple[Run[RawT], Mapping[str, str]]:
        failure: Exception
        try:
            return self._send(ref, left, listener)
        except RunstateError as error:
            # Drop the traceback: its frames hold the body, in which a server may repeat the key.
            failure = error.with_traceback(None)
        except Raised as raised:
            failure = raised.error
        raise failure

    def _send(self, ref: RunRef, left: float | None, listener: Listener | None) -> tuple[Run[RawT], Mapping[str, str]]:
        vendor, settings = self._vendor, self._settings
        with Limit(settings.clock, None if left is None else max(left, _LAST_POLL)), listening(listener):
            response = self._http.request(**vendor.request(ref.ids, settings.parameters))
        return decode(vendor, settings, ref, response), response.headers


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
        return (await self._ask(ref))[0]

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
        return _observed(*await self._ask(ref, left, listener))

    async def _ask(
        self, ref: RunRef, left: float | None = None, listener: Listener | None = None
    ) -> tuple[Run[RawT], Mapping[str, str]]:
        failure: Exception
        try:
            return await self._send(ref, left, listener)
        except RunstateError as error:
            # Drop the traceback: its frames hold the body, in which a server may repeat the key.
            failure = error.with_traceback(None)
        except Raised as raised:
            failure = raised.error
        raise failure

    async def _send(
        self, ref: RunRef, left: float | None, listener: Listener | None
    ) -> tuple[Run[RawT], Mapping[str, str]]:
        vendor, settings = self._vendor, self._settings
        with Limit(settings.clock, None if left is None else max(left, _LAST_POLL)), listening(listener):
            response = await self._http.request(**vendor.request(ref.ids, settings.parameters))
        return decode(vendor, settings, ref, response), response.headers


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


def _observed(run: Run[RawT], headers: Mapping[str, str]) -> Poll[RawT]:
    """The run with the headers that matter to polling. A success may have a `Retry-After`, too."""
    headers = dict(headers.items())  # httpx searches its list of headers anew for each name
    return Poll(run, retry_after(headers, 200, run.fetched_at), server_time(headers, run.fetched_at))


def _finished(run: Run[RawT] | None) -> FinishedRun[RawT]:
    if run is None or not has_finished(run):
        raise RunstateError("a wait ended without its run; this is a bug in runstate")
    return run
