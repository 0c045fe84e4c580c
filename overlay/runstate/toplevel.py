"""`runstate.get`, `runstate.wait` and `runstate.watch`: runs by reference, of any vendor, several at once.

Each opens the clients that its references need, with credentials from the environment, and closes them again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, overload

from .choices import ONE_HOUR, OnBlocked
from .durations import Duration
from .errors import ConfigurationError, RunstateError
from .loading import open_client
from .many import follow
from .reference import RunRef, vendor_info
from .run import FinishedRun, Run
from .seam.hidden import Secret
from .seam.settings import HttpOptions
from .waiting import OnRetry

Reference: TypeAlias = str | RunRef
OnError: TypeAlias = Callable[[RunRef, RunstateError], object]


def get(reference: Reference, *, http: HttpOptions | None = None) -> Run[object]:
    """The run of a reference as it is now.

    Args:
        reference: As `retab:exprun_2` or `adobe-sensei:EXPERIMENT/RUN`, or a `RunRef`.
        http: How requests travel, as the clients' keywords.

    Raises:
        ConfigurationError: If the reference is none, or a credential is missing.
        RunstateError: What the vendor's own client raises.
    """
    options, http = _hidden(http), None
    ref = RunRef.parse(reference)
    with open_client(vendor_info(ref.vendor), options) as client:
        return client.get_ref(ref)


@overload
def wait(  # type: ignore[overload-overlap]  # a str is an iterable of str, but here always a reference
    reference: Reference,
    /,
    *,
    timeout: Duration | None = ...,
    on_blocked: OnBlocked = ...,
    on_update: Callable[[Run[object]], object] | None = ...,
    on_retry: OnRetry | None = ...,
    interval: Duration | None = ...,
    http: HttpOptions | None = ...,
) -> FinishedRun[object]: ...


@overload
def wait(
    references: Iterable[Reference],
    /,
    *,
    timeout: Duration | None = ...,
    on_blocked: OnBlocked = ...,
    on_update: Callable[[Run[object]], object] | None = ...,
    on_retry: OnRetry | None = ...,
    interval: Duration | None = ...,
    http: HttpOptions | None = ...,
) -> list[FinishedRun[object]]: ...


@overload
def wait(
    first: Reference,
    second: Reference,
    /,
    *more: Reference,
    timeout: Duration | None = ...,
    on_blocked: OnBlocked = ...,
    on_update: Callable[[Run[object]], object] | None = ...,
    on_retry: OnRetry | None = ...,
    interval: Duration | None = ...,
    http: HttpOptions | None = ...,
) -> list[FinishedRun[object]]: ...


def wait(
    first: Reference | Iterable[Reference],
    /,
    *more: Reference,
    timeout: Duration | None = ONE_HOUR,
    on_blocked: OnBlocked = "raise",
    on_update: Callable[[Run[object]], object] | None = None,
    on_retry: OnRetry | None = None,
    interval: Duration | None = None,
    http: HttpOptions | None = None,
) -> FinishedRun[object] | list[FinishedRun[object]]:
    """Wait until every run has finished. One reference gives its run, several give a list in their order.

    Like `max`, it takes references or one iterable of them; an iterable always gives a list.

    Args:
        first: A reference, or an iterable of them.
        *more: More references.
        timeout: For the whole wait, in seconds or as a timedelta; one hour by default, None waits for ever.
        on_blocked: Whether a run that waits for something outside raises `RunBlocked` or is waited for.
        on_update: Called with each run whenever it changed, the first time included.
        on_retry: Called with a `Retry` each time a request failed and will be sent again.
        interval: A fixed time between polls of a run; without it the interval follows the run.
        http: How requests travel, as the clients' keywords.

    Raises:
        WaitTimeout, RunBlocked, PollingFailed: For the first run that this happens to; the others are let go.
        RunstateError: What the vendors' own clients raise.
    """
    options, http = _hidden(http), None
    single = isinstance(first, str | RunRef) and not more
    refs = _refs(first, more)
    finished: dict[RunRef, FinishedRun[object]] = {}
    for run in _watch(
        refs,
        options,
        timeout=timeout,
        on_blocked=on_blocked,
        on_error=None,
        on_retry=on_retry,
        interval=interval,
    ):
        if on_update is not None:
            on_update(run)
        if isinstance(run, FinishedRun):
            finished[run.ref] = run
    runs = [finished[ref] for ref in refs]
    return runs[0] if single else runs


def watch(
    first: Reference | Iterable[Reference],
    /,
    *more: Reference,
    timeout: Duration | None = ONE_HOUR,
    on_blocked: OnBlocked = "wait",
    on_error: OnError | None = None,
    on_retry: OnRetry | None = None,
    interval: Duration | None = None,
    http: HttpOptions | None = None,
) -> Iterator[Run[object]]:
    """Yield each run whenever it changed, the first time included; end when all have finished.

    Takes and raises what `wait` does, but goes on while a run is blocked.

    Args:
        first: A reference, or an iterable of them.
        *more: More references.
        timeout: For the whole watch, in seconds or as a timedelta; one hour by default, None watches for ever.
        on_blocked: Whether a run that waits for something outside raises `RunBlocked` or is watched on.
        on_error: Called with the reference and the error of a run that cannot be watched any more, while the others
            go on; without it the first such error is raised.
        on_retry: Called with a `Retry` each time a request failed and will be sent again.
        interval: A fixed time between polls of a run; without it the interval follows the run.
        http: How requests travel, as the clients' keywords.
    """
    options, http = _hidden(http), None
    refs = _refs(first, more)
    return _watch(
        refs,
        options,
        timeout=timeout,
        on_blocked=on_blocked,
        on_error=on_error,
        on_retry=on_retry,
        interval=interval,
    )


def _hidden(http: HttpOptions | None) -> Secret[HttpOptions]:
    """Options, which may hold a proxy's password, for a function to forget its own: tracebacks may show variables."""
    return Secret(http or {})


def _watch(
    refs: list[RunRef],
    http: Secret[HttpOptions],
    *,
    timeout: Duration | None,
    on_blocked: OnBlocked,
    on_error: OnError | None,
    on_retry: OnRetry | None,
    interval: Duration | None,
) -> Iterator[Run[object]]:
    if len(refs) > 1 or on_error is not None:
        return follow(
            refs,
            timeout=timeout,
            on_blocked=on_blocked,
            on_error=on_error,
            on_retry=on_retry,
            interval=interval,
            http=http,
        )
    return _watch_one(refs[0], http, timeout=timeout, on_blocked=on_blocked, on_retry=on_retry, interval=interval)


def _watch_one(
    ref: RunRef,
    http: Secret[HttpOptions],
    *,
    timeout: Duration | None,
    on_blocked: OnBlocked,
    on_retry: OnRetry | None,
    interval: Duration | None,
) -> Iterator[Run[object]]:
    with open_client(vendor_info(ref.vendor), http) as client:
        yield from client.watch_ref(ref, timeout=timeout, on_blocked=on_blocked, on_retry=on_retry, interval=interval)


def _refs(first: Reference | Iterable[Reference], more: tuple[Reference, ...]) -> list[RunRef]:
    given = [first, *more] if isinstance(first, str | RunRef) else [*first, *more]
    if not given:
        raise ConfigurationError("no references: name at least one run, as in retab:exprun_2")
    return [RunRef.parse(reference) for reference in given]
