"""`get`, `wait` and `watch` by a vendor's ids (one id, or two as Adobe's), by a reference, or by a run.

The base classes hold the documentation, which the synchronous and the asynchronous methods inherit.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, Generic, TypedDict, Unpack, cast, overload

from .any_client import Configured
from .base_client import AsyncClient, Client
from .durations import Duration
from .errors import ConfigurationError
from .reference import RawT, RunId, RunRef
from .run import FinishedRun, Run, RunLike
from .vendors.base import ApiT
from .waiting import ONE_HOUR, OnBlocked, Retry


class Following(TypedDict, total=False):
    """The keywords of `watch`."""

    timeout: Duration | None
    on_blocked: OnBlocked
    on_retry: Callable[[Retry], object] | None
    interval: Duration | None


class Waiting(Following, Generic[RawT], total=False):
    """The keywords of `wait`."""

    on_update: Callable[[Run[RawT]], object] | None


class _ById(Configured):
    def wait(self, *_: Any, **__: Any) -> object:
        """Wait until the run has finished, and return it. A run that failed is an answer, not an error.

        Takes the ids that `get` takes. Stopping the wait never stops the run.

        Args:
            timeout: For the whole wait, in seconds or as a timedelta; None waits forever.
            on_blocked: Whether a blocked run raises `RunBlocked` or is waited for.
            on_update: Called with the run each time it changed, the first time included.
            on_retry: Called with a `Retry` each time a request failed and will be sent again.
            interval: A fixed time between polls, in seconds or as a timedelta; without it the interval
                follows the run. The server's `Retry-After` is the lower bound of both.

        Raises:
            WaitTimeout: If the timeout passed first; the error has the last run.
            RunBlocked: If the run is blocked: it waits for something outside.
            PollingFailed: If polls failed for half an hour, or five in a row before any response.
            RunstateError: Any error of `get` that a later poll cannot mend.
        """

    def watch(self, *_: Any, **__: Any) -> object:
        """Yield the run each time it changed, the first time included; end when it has finished.

        Takes and raises what `wait` does, but goes on while a run is blocked.
        """


class _ByRunId(_ById, Generic[RawT]):
    @classmethod
    def ref(cls, run_id: RunId) -> RunRef[RawT]:
        """The reference of a run of this vendor, for `runstate.get`, `wait` and `watch`, which then know its `raw`.

        Args:
            run_id: The vendor's id of the run.

        Raises:
            ConfigurationError: If the id cannot be one (empty, `.`, `..`).
        """
        return RunRef(cls._info.slug, (run_id,))

    @classmethod
    def _reference(cls, run: RunLike) -> RunRef[RawT]:
        return cls.ref(run) if isinstance(run, str | int) else cast("RunRef[RawT]", cls._own(run))

    def get(self, run_id: RunLike) -> object:
        """The run as it is now.

        Args:
            run_id: The vendor's id of the run, which is sent as one escaped value, whatever it holds; or a reference,
                or a run.

        Raises:
            ConfigurationError: If the id cannot be one (empty, `.`, `..`), or the run is another vendor's; nothing is
                sent.
            TransportError: If no response came within the client's timeout.
            ResponseError: If the vendor answered with an error; the subclass says which.
            DecodeError: If the response is not what the vendor's contract promises.
            WrongRun: If the response is about another run.
        """


class RunIdClient(Client[ApiT, RawT], _ByRunId[RawT]):
    """A synchronous client whose runs have one id. Use it in a `with` block, or call `close`."""

    def get(self, run_id: RunLike) -> Run[RawT]:
        return self.get_ref(self._reference(run_id))

    def wait(
        self,
        run_id: RunLike,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "raise",
        on_update: Callable[[Run[RawT]], object] | None = None,
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> FinishedRun[RawT]:
        ref = self._reference(run_id)
        return self.wait_ref(
            ref, timeout=timeout, on_blocked=on_blocked, on_update=on_update, on_retry=on_retry, interval=interval
        )

    def watch(
        self,
        run_id: RunLike,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "wait",
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> Iterator[Run[RawT]]:
        ref = self._reference(run_id)
        return self.watch_ref(ref, timeout=timeout, on_blocked=on_blocked, on_retry=on_retry, interval=interval)


class AsyncRunIdClient(AsyncClient[ApiT, RawT], _ByRunId[RawT]):
    """An asynchronous client whose runs have one id, for asyncio and trio. Use `async with`, or call `aclose`."""

    async def get(self, run_id: RunLike) -> Run[RawT]:
        return await self.get_ref(self._reference(run_id))

    async def wait(
        self,
        run_id: RunLike,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "raise",
        on_update: Callable[[Run[RawT]], object] | None = None,
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> FinishedRun[RawT]:
        ref = self._reference(run_id)
        return await self.wait_ref(
            ref, timeout=timeout, on_blocked=on_blocked, on_update=on_update, on_retry=on_retry, interval=interval
        )

    def watch(
        self,
        run_id: RunLike,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "wait",
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> AsyncIterator[Run[RawT]]:
        ref = self._reference(run_id)
        return self.watch_ref(ref, timeout=timeout, on_blocked=on_blocked, on_retry=on_retry, interval=interval)


class _ByExperimentRunId(_ById, Generic[RawT]):
    @classmethod
    def ref(cls, experiment_id: RunId, experiment_run_id: RunId) -> RunRef[RawT]:
        """The reference of a run of this vendor, for `runstate.get`, `wait` and `watch`, which then know its `raw`.

        Args:
            experiment_id: The experiment's id.
            experiment_run_id: The run's id.

        Raises:
            ConfigurationError: If an id cannot be one (empty, `.`, `..`).
        """
        return RunRef(cls._info.slug, (experiment_id, experiment_run_id))

    @classmethod
    def _reference(cls, experiment_id: RunLike, experiment_run_id: RunId | None) -> RunRef[RawT]:
        if experiment_run_id is None:
            return cast("RunRef[RawT]", cls._own(experiment_id))
        if isinstance(experiment_id, RunRef | Run):
            raise ConfigurationError("pass the two ids of a run, or its reference alone")
        return cls.ref(experiment_id, experiment_run_id)

    def get(self, *_: Any, **__: Any) -> object:
        """The run as it is now.

        Args:
            experiment_id: The experiment's id; or a reference or a run, without a second argument. Both ids are sent as
                one escaped path segment each.
            experiment_run_id: The run's id.

        Raises:
            ConfigurationError: If an id cannot be one (empty, `.`, `..`), or the run is another vendor's; nothing is
                sent.
            TransportError: If no response came within the client's timeout.
            ResponseError: If the vendor answered with an error; the subclass says which.
            DecodeError: If the response is not what the vendor's contract promises.
            WrongRun: If the response is about another run.
        """


class ExperimentRunClient(Client[ApiT, RawT], _ByExperimentRunId[RawT]):
    """A synchronous client whose runs have two ids. Use it in a `with` block, or call `close`."""

    @overload
    def get(self, run: RunRef[object] | Run[object], /) -> Run[RawT]: ...
    @overload
    def get(self, experiment_id: RunId, experiment_run_id: RunId) -> Run[RawT]: ...
    def get(self, experiment_id: RunLike, experiment_run_id: RunId | None = None) -> Run[RawT]:
        return self.get_ref(self._reference(experiment_id, experiment_run_id))

    @overload
    def wait(self, run: RunRef[object] | Run[object], /, **options: Unpack[Waiting[RawT]]) -> FinishedRun[RawT]: ...
    @overload
    def wait(
        self, experiment_id: RunId, experiment_run_id: RunId, **options: Unpack[Waiting[RawT]]
    ) -> FinishedRun[RawT]: ...
    def wait(
        self,
        experiment_id: RunLike,
        experiment_run_id: RunId | None = None,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "raise",
        on_update: Callable[[Run[RawT]], object] | None = None,
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> FinishedRun[RawT]:
        ref = self._reference(experiment_id, experiment_run_id)
        return self.wait_ref(
            ref, timeout=timeout, on_blocked=on_blocked, on_update=on_update, on_retry=on_retry, interval=interval
        )

    @overload
    def watch(self, run: RunRef[object] | Run[object], /, **options: Unpack[Following]) -> Iterator[Run[RawT]]: ...
    @overload
    def watch(
        self, experiment_id: RunId, experiment_run_id: RunId, **options: Unpack[Following]
    ) -> Iterator[Run[RawT]]: ...
    def watch(
        self,
        experiment_id: RunLike,
        experiment_run_id: RunId | None = None,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "wait",
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> Iterator[Run[RawT]]:
        ref = self._reference(experiment_id, experiment_run_id)
        return self.watch_ref(ref, timeout=timeout, on_blocked=on_blocked, on_retry=on_retry, interval=interval)


class AsyncExperimentRunClient(AsyncClient[ApiT, RawT], _ByExperimentRunId[RawT]):
    """An asynchronous client whose runs have two ids, for asyncio and trio. Use `async with`, or call `aclose`."""

    @overload
    async def get(self, run: RunRef[object] | Run[object], /) -> Run[RawT]: ...
    @overload
    async def get(self, experiment_id: RunId, experiment_run_id: RunId) -> Run[RawT]: ...
    async def get(self, experiment_id: RunLike, experiment_run_id: RunId | None = None) -> Run[RawT]:
        return await self.get_ref(self._reference(experiment_id, experiment_run_id))

    @overload
    async def wait(
        self, run: RunRef[object] | Run[object], /, **options: Unpack[Waiting[RawT]]
    ) -> FinishedRun[RawT]: ...
    @overload
    async def wait(
        self, experiment_id: RunId, experiment_run_id: RunId, **options: Unpack[Waiting[RawT]]
    ) -> FinishedRun[RawT]: ...
    async def wait(
        self,
        experiment_id: RunLike,
        experiment_run_id: RunId | None = None,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "raise",
        on_update: Callable[[Run[RawT]], object] | None = None,
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> FinishedRun[RawT]:
        ref = self._reference(experiment_id, experiment_run_id)
        return await self.wait_ref(
            ref, timeout=timeout, on_blocked=on_blocked, on_update=on_update, on_retry=on_retry, interval=interval
        )

    @overload
    def watch(self, run: RunRef[object] | Run[object], /, **options: Unpack[Following]) -> AsyncIterator[Run[RawT]]: ...
    @overload
    def watch(
        self, experiment_id: RunId, experiment_run_id: RunId, **options: Unpack[Following]
    ) -> AsyncIterator[Run[RawT]]: ...
    def watch(
        self,
        experiment_id: RunLike,
        experiment_run_id: RunId | None = None,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "wait",
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> AsyncIterator[Run[RawT]]:
        ref = self._reference(experiment_id, experiment_run_id)
        return self.watch_ref(ref, timeout=timeout, on_blocked=on_blocked, on_retry=on_retry, interval=interval)
