"""`runstate.get`, `wait` and `watch`: runs by reference, of any vendor, several at once; and their asynchronous forms.

Each opens the clients that its references need and the caller has not given, with credentials from the environment, and
closes them again.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import aclosing, closing
from typing import Generic, Literal, TypeAlias, TypedDict, Unpack, cast, overload

from .by_id import Following
from .durations import Duration
from .errors import ConfigurationError, RunstateError
from .gather import Call, Clients, Rate, Reference, Watching, target_of
from .http.options import HttpOptions, Secret
from .reference import RawT, RunRef
from .run import FinishedRun, Run
from .waiting import ONE_HOUR, OnBlocked, OnRetry

OnError: TypeAlias = Callable[[RunRef, RunstateError], object]


class _Shared(TypedDict, total=False):
    clients: Clients | None
    http: HttpOptions | None
    rate: Rate


class _Asking(_Shared, total=False):
    on_error: OnError | None


class _Waiting(Following, _Shared, Generic[RawT], total=False):
    on_update: Callable[[Run[RawT]], object] | None


Until: TypeAlias = Literal["all", "first_failure"]
"""When `wait` returns: with the last run, or with the first that fails or is cancelled."""


class WatchOptions(Following, _Shared, total=False):
    """The keywords of `watch`."""

    on_error: OnError | None


@overload
def get(reference: RunRef[RawT], /, **options: Unpack[_Asking]) -> Run[RawT]: ...
@overload
def get(reference: Reference, /, **options: Unpack[_Asking]) -> Run[object]: ...  # type: ignore[overload-overlap]  # a str is an iterable of str, but here always a reference
@overload
def get(references: Iterable[RunRef[RawT]], /, **options: Unpack[_Asking]) -> list[Run[RawT]]: ...
@overload
def get(references: Iterable[Reference], /, **options: Unpack[_Asking]) -> list[Run[object]]: ...
@overload
def get(  # pyright: ignore[reportOverlappingOverload]  # references with a model are references, and a list is invariant
    first: RunRef[RawT], second: RunRef[RawT], /, *more: RunRef[RawT], **options: Unpack[_Asking]
) -> list[Run[RawT]]: ...
@overload
def get(first: Reference, second: Reference, /, *more: Reference, **options: Unpack[_Asking]) -> list[Run[object]]: ...
def get(
    first: str | RunRef[RawT] | Iterable[str | RunRef[RawT]],
    /,
    *more: str | RunRef[RawT],
    on_error: OnError | None = None,
    clients: Clients | None = None,
    http: HttpOptions | None = None,
    rate: Rate = None,
) -> Run[RawT] | list[Run[RawT]]:
    """The run of a reference as it is now; several references give a list in their order, read concurrently.

    Like `max`, it takes references or one iterable of them; an iterable always gives a list.

    Args:
        first: A reference, `retab:exprun_2` or `adobe-sensei:EXPERIMENT/RUN`, a `RunRef`, or an iterable of them.
        *more: More references.
        on_error: Called with the reference and the error of a run that cannot be read, which is left out of the list;
            without it the first such error is raised. A single reference has no list: its error is raised anyway.
        clients: Clients for references by prefix, as in `{"retab-eu": Retab(key)}` for `retab-eu:exprun_2`. They are
            not closed. A prefix without one is a vendor's slug, with credentials from the environment.
        http: How requests are sent, as the clients' keywords; `help(runstate.HttpOptions)` lists them. They do not
            apply to `clients`.
        rate: Requests per second that several runs get together, for each client, or by prefix as in `{"retab": 2}`; a
            `Budget` can be shared by several calls. Without it each vendor's own, from 5 to 10.

    Raises:
        ConfigurationError: If a reference is not one, or a credential is missing.
        RunstateError: What the vendor's own client raises. `runs` has the runs that had answered.
    """
    options, http = Secret(http), None
    call = _call(first, more, clients, options, rate=rate, on_error=on_error)
    for _ in call.updates():
        pass
    return cast("Run[RawT] | list[Run[RawT]]", call.result)


@overload
def wait(  # pyright: ignore[reportOverlappingOverload]  # references with a model are references, and a list is invariant
    references: Iterable[RunRef[RawT]], /, *, until: Literal["first_failure"], **options: Unpack[_Waiting[RawT]]
) -> list[Run[RawT]]: ...
@overload
def wait(
    references: Iterable[Reference], /, *, until: Literal["first_failure"], **options: Unpack[_Waiting[object]]
) -> list[Run[object]]: ...
@overload
def wait(reference: RunRef[RawT], /, **options: Unpack[_Waiting[RawT]]) -> FinishedRun[RawT]: ...
@overload
def wait(reference: Reference, /, **options: Unpack[_Waiting[object]]) -> FinishedRun[object]: ...  # type: ignore[overload-overlap]  # a str is an iterable of str, but here always a reference
@overload
def wait(references: Iterable[RunRef[RawT]], /, **options: Unpack[_Waiting[RawT]]) -> list[FinishedRun[RawT]]: ...
@overload
def wait(references: Iterable[Reference], /, **options: Unpack[_Waiting[object]]) -> list[FinishedRun[object]]: ...
@overload
def wait(  # pyright: ignore[reportOverlappingOverload]  # references with a model are references, and a list is invariant
    first: RunRef[RawT], second: RunRef[RawT], /, *more: RunRef[RawT], **options: Unpack[_Waiting[RawT]]
) -> list[FinishedRun[RawT]]: ...
@overload
def wait(
    first: Reference, second: Reference, /, *more: Reference, **options: Unpack[_Waiting[object]]
) -> list[FinishedRun[object]]: ...
def wait(
    first: str | RunRef[RawT] | Iterable[str | RunRef[RawT]],
    /,
    *more: str | RunRef[RawT],
    timeout: Duration | None = ONE_HOUR,
    on_blocked: OnBlocked = "raise",
    on_update: Callable[[Run[RawT]], object] | None = None,
    on_retry: OnRetry | None = None,
    interval: Duration | None = None,
    clients: Clients | None = None,
    http: HttpOptions | None = None,
    rate: Rate = None,
    until: Until = "all",
) -> FinishedRun[RawT] | list[FinishedRun[RawT]] | list[Run[RawT]]:
    """Wait until every run has finished. One reference gives its run, several give a list in their order.

    Like `max`, it takes references or one iterable of them; an iterable always gives a list.

    Args:
        first: A reference, or an iterable of them.
        *more: More references.
        timeout: For the whole wait, in seconds or as a timedelta; one hour by default, None waits forever.
        on_blocked: Whether a run that waits for something outside raises `RunBlocked` or is waited for.
        on_update: Called with each run whenever it changed, the first time included.
        on_retry: Called with a `Retry` each time a request failed and will be sent again.
        interval: A fixed time between polls of a run; without it the interval follows the run.
        clients: Clients for references by prefix, as in `{"retab-eu": Retab(key)}` for `retab-eu:exprun_2`. They are
            not closed. A prefix without one is a vendor's slug, with credentials from the environment.
        http: How requests are sent, as the clients' keywords; `help(runstate.HttpOptions)` lists them. They do not
            apply to `clients`.
        rate: Requests per second that several runs get together, for each client, or by prefix as in `{"retab": 2}`; a
            `Budget` can be shared by several calls. Without it each vendor's own, from 5 to 10.
        until: `first_failure` returns as soon as a run failed or was cancelled, with the runs as last seen: some may be
            unfinished.

    Raises:
        WaitTimeout, RunBlocked, PollingFailed: For the first run that this happens to; the other waits end, too.
            `runs` has every run as last seen, finished ones included.
        RunstateError: What the vendors' own clients raise, with `runs` as well.
    """
    options, http = Secret(http), None
    watching = Watching(timeout, on_blocked, interval)
    call = _call(first, more, clients, options, rate=rate, on_retry=on_retry, watching=watching)
    with closing(call.updates()) as updates:
        for run in updates:
            if on_update is not None:
                on_update(cast("Run[RawT]", run))
            if until == "first_failure" and run.ok is False:
                break
    return cast("FinishedRun[RawT] | list[FinishedRun[RawT]]", call.result)


@overload
def watch(
    first: RunRef[RawT] | Iterable[RunRef[RawT]], /, *more: RunRef[RawT], **options: Unpack[WatchOptions]
) -> Iterator[Run[RawT]]: ...
@overload
def watch(
    first: Reference | Iterable[Reference], /, *more: Reference, **options: Unpack[WatchOptions]
) -> Iterator[Run[object]]: ...
def watch(
    first: str | RunRef[RawT] | Iterable[str | RunRef[RawT]],
    /,
    *more: str | RunRef[RawT],
    timeout: Duration | None = ONE_HOUR,
    on_blocked: OnBlocked = "wait",
    on_error: OnError | None = None,
    on_retry: OnRetry | None = None,
    interval: Duration | None = None,
    clients: Clients | None = None,
    http: HttpOptions | None = None,
    rate: Rate = None,
) -> Iterator[Run[RawT]]:
    """Yield each run whenever it changed, the first time included; end when all have finished.

    Takes and raises what `wait` does, but goes on while a run is blocked.

    Args:
        first: A reference, or an iterable of them.
        *more: More references.
        timeout: For the whole watch, in seconds or as a timedelta; one hour by default, None watches forever.
        on_blocked: Whether a run that waits for something outside raises `RunBlocked` or is watched on.
        on_error: Called with the reference and the error of a run that cannot be watched any more, while the others
            go on; without it the first such error is raised.
        on_retry: Called with a `Retry` each time a request failed and will be sent again.
        interval: A fixed time between polls of a run; without it the interval follows the run.
        clients: Clients for references by prefix, as in `{"retab-eu": Retab(key)}` for `retab-eu:exprun_2`. They are
            not closed. A prefix without one is a vendor's slug, with credentials from the environment.
        http: How requests are sent, as the clients' keywords; `help(runstate.HttpOptions)` lists them. They do not
            apply to `clients`.
        rate: Requests per second that several runs get together, for each client, or by prefix as in `{"retab": 2}`; a
            `Budget` can be shared by several calls. Without it each vendor's own, from 5 to 10.
    """
    options, http = Secret(http), None
    watching = Watching(timeout, on_blocked, interval)
    call = _call(first, more, clients, options, rate=rate, on_error=on_error, on_retry=on_retry, watching=watching)
    return cast("Iterator[Run[RawT]]", call.updates())


@overload
async def get_async(reference: RunRef[RawT], /, **options: Unpack[_Asking]) -> Run[RawT]: ...
@overload
async def get_async(reference: Reference, /, **options: Unpack[_Asking]) -> Run[object]: ...  # type: ignore[overload-overlap]  # a str is an iterable of str, but here always a reference
@overload
async def get_async(references: Iterable[RunRef[RawT]], /, **options: Unpack[_Asking]) -> list[Run[RawT]]: ...
@overload
async def get_async(references: Iterable[Reference], /, **options: Unpack[_Asking]) -> list[Run[object]]: ...
@overload
async def get_async(
    first: RunRef[RawT], second: RunRef[RawT], /, *more: RunRef[RawT], **options: Unpack[_Asking]
) -> list[Run[RawT]]: ...
@overload
async def get_async(
    first: Reference, second: Reference, /, *more: Reference, **options: Unpack[_Asking]
) -> list[Run[object]]: ...
async def get_async(
    first: str | RunRef[RawT] | Iterable[str | RunRef[RawT]],
    /,
    *more: str | RunRef[RawT],
    on_error: OnError | None = None,
    clients: Clients | None = None,
    http: HttpOptions | None = None,
    rate: Rate = None,
) -> Run[RawT] | list[Run[RawT]]:
    """`get`, for asyncio and trio."""
    options, http = Secret(http), None
    call = _call(first, more, clients, options, rate=rate, on_error=on_error)
    async for _ in call.aupdates():
        pass
    return cast("Run[RawT] | list[Run[RawT]]", call.result)


@overload
async def wait_async(
    references: Iterable[RunRef[RawT]], /, *, until: Literal["first_failure"], **options: Unpack[_Waiting[RawT]]
) -> list[Run[RawT]]: ...
@overload
async def wait_async(
    references: Iterable[Reference], /, *, until: Literal["first_failure"], **options: Unpack[_Waiting[object]]
) -> list[Run[object]]: ...
@overload
async def wait_async(reference: RunRef[RawT], /, **options: Unpack[_Waiting[RawT]]) -> FinishedRun[RawT]: ...
@overload
async def wait_async(reference: Reference, /, **options: Unpack[_Waiting[object]]) -> FinishedRun[object]: ...  # type: ignore[overload-overlap]  # a str is an iterable of str, but here always a reference
@overload
async def wait_async(
    references: Iterable[RunRef[RawT]], /, **options: Unpack[_Waiting[RawT]]
) -> list[FinishedRun[RawT]]: ...
@overload
async def wait_async(
    references: Iterable[Reference], /, **options: Unpack[_Waiting[object]]
) -> list[FinishedRun[object]]: ...
@overload
async def wait_async(
    first: RunRef[RawT], second: RunRef[RawT], /, *more: RunRef[RawT], **options: Unpack[_Waiting[RawT]]
) -> list[FinishedRun[RawT]]: ...
@overload
async def wait_async(
    first: Reference, second: Reference, /, *more: Reference, **options: Unpack[_Waiting[object]]
) -> list[FinishedRun[object]]: ...
async def wait_async(
    first: str | RunRef[RawT] | Iterable[str | RunRef[RawT]],
    /,
    *more: str | RunRef[RawT],
    timeout: Duration | None = ONE_HOUR,
    on_blocked: OnBlocked = "raise",
    on_update: Callable[[Run[RawT]], object] | None = None,
    on_retry: OnRetry | None = None,
    interval: Duration | None = None,
    clients: Clients | None = None,
    http: HttpOptions | None = None,
    rate: Rate = None,
    until: Until = "all",
) -> FinishedRun[RawT] | list[FinishedRun[RawT]] | list[Run[RawT]]:
    """`wait`, for asyncio and trio."""
    options, http = Secret(http), None
    watching = Watching(timeout, on_blocked, interval)
    call = _call(first, more, clients, options, rate=rate, on_retry=on_retry, watching=watching)
    async with aclosing(call.aupdates()) as updates:
        async for run in updates:
            if on_update is not None:
                on_update(cast("Run[RawT]", run))
            if until == "first_failure" and run.ok is False:
                break
    return cast("FinishedRun[RawT] | list[FinishedRun[RawT]]", call.result)


@overload
def watch_async(
    first: RunRef[RawT] | Iterable[RunRef[RawT]], /, *more: RunRef[RawT], **options: Unpack[WatchOptions]
) -> AsyncIterator[Run[RawT]]: ...
@overload
def watch_async(
    first: Reference | Iterable[Reference], /, *more: Reference, **options: Unpack[WatchOptions]
) -> AsyncIterator[Run[object]]: ...
def watch_async(
    first: str | RunRef[RawT] | Iterable[str | RunRef[RawT]],
    /,
    *more: str | RunRef[RawT],
    timeout: Duration | None = ONE_HOUR,
    on_blocked: OnBlocked = "wait",
    on_error: OnError | None = None,
    on_retry: OnRetry | None = None,
    interval: Duration | None = None,
    clients: Clients | None = None,
    http: HttpOptions | None = None,
    rate: Rate = None,
) -> AsyncIterator[Run[RawT]]:
    """`watch`, for asyncio and trio. To leave it early, close it: `contextlib.aclosing` does that."""
    options, http = Secret(http), None
    watching = Watching(timeout, on_blocked, interval)
    call = _call(first, more, clients, options, rate=rate, on_error=on_error, on_retry=on_retry, watching=watching)
    return cast("AsyncIterator[Run[RawT]]", call.aupdates())


def _call(
    first: Reference | Iterable[Reference],
    more: tuple[Reference, ...],
    clients: Clients | None,
    http: Secret[HttpOptions | None],
    *,
    on_error: OnError | None = None,
    on_retry: OnRetry | None = None,
    watching: Watching | None = None,
    rate: Rate = None,
) -> Call:
    if not isinstance(first, str | RunRef | Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped caller
        raise ConfigurationError(f"{first!r} is not a reference: write VENDOR:ID, as in retab:exprun_2")
    given = [first, *more] if isinstance(first, str | RunRef) else [*first, *more]
    if not given:
        raise ConfigurationError("no references: name at least one run, as in retab:exprun_2")
    targets = [target_of(reference, clients or {}) for reference in given]
    is_single = isinstance(first, str | RunRef) and not more
    return Call(targets, is_single, clients or {}, http, on_error, on_retry, watching, rate)
