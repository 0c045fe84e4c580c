"""The clients' common part: ask, wait and watch, once for sync and once for async."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Generic, TypeVar

from .errors import DecodeError, RunstateError
from .face import Answer, ApiT, RawT, Vendor
from .polling import aupdates, updates
from .run import FinishedRun, Run, assemble
from .seam.client import AsyncSeamClient, SeamClient, last_response
from .seam.deadline import limit
from .seam.hints import retry_after, server_time
from .seam.responses import excerpt
from .seam.settings import HttpOptions, Settings
from .waiting import ONE_HOUR, OnBlocked, Poll, start

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping
    from typing import Self

    from .durations import Duration
    from .reference import RunRef

# What a generated parser may raise over a body that is not what the contract says.
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
_LAST_POLL = 1.0
"""Seconds that the poll at the deadline may take."""

SeamT = TypeVar("SeamT", SeamClient, AsyncSeamClient)


class _Connection(Generic[ApiT, RawT]):
    """A vendor, the settings for it, and the generated client that they make."""

    def __init__(
        self,
        vendor: Vendor[ApiT, RawT],
        credentials: Mapping[str, str | None],
        base_url: str | None,
        site: str | None,
        options: HttpOptions,
    ) -> None:
        self._vendor = vendor
        self._settings = Settings.resolve(vendor.info, vendor.read_problem, credentials, base_url, site, options)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self._settings.base_url}>"

    def _connect(self) -> ApiT:
        settings = self._settings
        token, *others = settings.credentials_used
        values = settings.credentials
        return self._vendor.connect(
            base_url=str(settings.base_url),
            token=values[token.name],
            prefix=token.prefix,
            auth_header_name=token.header,
            headers={item.header: values[item.name] for item in others},
        )

    def _read(self, ref: RunRef, answer: Answer) -> Poll[RawT]:
        """The run in an answer."""
        settings = self._settings
        now = settings.clock.now()
        raw = answer.parsed
        if not isinstance(raw, self._vendor.model):
            raise self._unreadable(None)
        run = assemble(ref, self._vendor.normalize(raw), raw, now)
        # A success with a hint asks for patience just as a refusal does.
        return Poll(run, retry_after(answer.headers, 200, now), server_time(answer.headers, now))

    def _unreadable(self, error: Exception | None) -> DecodeError:
        settings = self._settings
        response = last_response.get()
        field = str(getattr(error, "field", None) or "(body)")
        if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
            kind = response.headers.get("content-type", "no content type") if response else "no answer"
            reason = f"not JSON but {kind}: {error}"
        elif error is None:
            reason = f"status {response.status_code if response else '?'} carries no run"
        else:
            reason = str(error) or type(error).__name__
        return DecodeError(
            f"{settings.vendor.title} sent a body that is not what its contract promises: {settings.redact(reason)}",
            vendor=settings.vendor.slug,
            field=field,
            body=excerpt(response, settings) if response else "",
        )


class Client(_Connection[ApiT, RawT]):
    """A synchronous client of one vendor. Use it in a `with` block, or call `close`."""

    def __init__(
        self,
        vendor: Vendor[ApiT, RawT],
        credentials: Mapping[str, str | None],
        base_url: str | None,
        site: str | None,
        options: HttpOptions,
    ) -> None:
        super().__init__(vendor, credentials, base_url, site, options)
        self._http = SeamClient(self._settings)
        self._api = self._connect().set_httpx_client(self._http)

    @property
    def api(self) -> ApiT:
        """The generated client, authenticated and ready, for all that the overlay does not cover."""
        return self._api

    def close(self) -> None:
        """Close its connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def get_ref(self, ref: RunRef) -> Run[RawT]:
        """The run of a reference to this vendor, as it is now."""
        return self._poll(ref, None).run

    def wait_ref(
        self,
        ref: RunRef,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "raise",
        on_update: Callable[[Run[RawT]], object] | None = None,
        interval: Duration | None = None,
    ) -> FinishedRun[RawT]:
        """Wait for the run of a reference to this vendor."""
        run: Run[RawT] | None = None
        for run in self.watch_ref(ref, timeout=timeout, on_blocked=on_blocked, interval=interval):
            if on_update is not None:
                on_update(run)
        return _finished(run)

    def watch_ref(
        self,
        ref: RunRef,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "wait",
        interval: Duration | None = None,
    ) -> Iterator[Run[RawT]]:
        """Watch the run of a reference to this vendor."""
        clock = self._settings.clock
        wait = start(
            ref,
            clock.monotonic(),
            timeout=timeout,
            interval=interval,
            on_blocked=on_blocked,
            random=random.random,
        )
        return updates(wait, lambda left: self._poll(ref, left), clock)

    def _poll(self, ref: RunRef, left: float | None) -> Poll[RawT]:
        try:
            with limit(self._settings.clock, None if left is None else max(left, _LAST_POLL)):
                return self._read(ref, self._vendor.fetch(self._api, ref.ids, self._settings.credentials))
        except RunstateError:
            raise
        except _UNREADABLE as error:
            # The original holds the whole body, in which a server may repeat a key.
            raise self._unreadable(error) from None


class AsyncClient(_Connection[ApiT, RawT]):
    """An asynchronous client of one vendor, for asyncio and trio. Use it in an `async with` block, or call `aclose`."""

    def __init__(
        self,
        vendor: Vendor[ApiT, RawT],
        credentials: Mapping[str, str | None],
        base_url: str | None,
        site: str | None,
        options: HttpOptions,
    ) -> None:
        super().__init__(vendor, credentials, base_url, site, options)
        self._http = AsyncSeamClient(self._settings)
        self._api = self._connect().set_async_httpx_client(self._http)

    @property
    def api(self) -> ApiT:
        """The generated client, authenticated and ready, for all that the overlay does not cover."""
        return self._api

    async def aclose(self) -> None:
        """Close its connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.aclose()

    async def get_ref(self, ref: RunRef) -> Run[RawT]:
        """The run of a reference to this vendor, as it is now."""
        return (await self._poll(ref, None)).run

    async def wait_ref(
        self,
        ref: RunRef,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "raise",
        on_update: Callable[[Run[RawT]], object] | None = None,
        interval: Duration | None = None,
    ) -> FinishedRun[RawT]:
        """Wait for the run of a reference to this vendor."""
        run: Run[RawT] | None = None
        async for run in self.watch_ref(ref, timeout=timeout, on_blocked=on_blocked, interval=interval):
            if on_update is not None:
                on_update(run)
        return _finished(run)

    def watch_ref(
        self,
        ref: RunRef,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "wait",
        interval: Duration | None = None,
    ) -> AsyncIterator[Run[RawT]]:
        """Watch the run of a reference to this vendor."""
        clock = self._settings.clock
        wait = start(
            ref,
            clock.monotonic(),
            timeout=timeout,
            interval=interval,
            on_blocked=on_blocked,
            random=random.random,
        )
        return aupdates(wait, lambda left: self._poll(ref, left), clock)

    async def _poll(self, ref: RunRef, left: float | None) -> Poll[RawT]:
        try:
            with limit(self._settings.clock, None if left is None else max(left, _LAST_POLL)):
                return self._read(ref, await self._vendor.afetch(self._api, ref.ids, self._settings.credentials))
        except RunstateError:
            raise
        except _UNREADABLE as error:
            # The original holds the whole body, in which a server may repeat a key.
            raise self._unreadable(error) from None


def _finished(run: Run[RawT] | None) -> FinishedRun[RawT]:
    if not isinstance(run, FinishedRun):
        raise RunstateError("a wait ended without its run; this is a bug in runstate")
    return run
