"""`get`, `wait` and `watch` by a vendor's ids: one id, or two as Adobe's."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Generic

from .client import AnyClient, AsyncClient, Client
from .durations import Duration
from .reference import RawT, RunId, RunRef
from .run import FinishedRun, Run
from .vendors.base import ApiT
from .waiting import ONE_HOUR, OnBlocked, Retry


class _ByRunId(AnyClient, Generic[RawT]):
    @classmethod
    def ref(cls, run_id: RunId) -> RunRef[RawT]:
        """The reference of a run of this vendor, for `runstate.get`, `wait` and `watch`, which then know its `raw`.

        Args:
            run_id: The vendor's id of the run.

        Raises:
            ConfigurationError: If the id cannot be one (empty, `.`, `..`).
        """
        return RunRef(cls._info.slug, (run_id,))


class RunIdClient(Client[ApiT, RawT], _ByRunId[RawT]):
    """A synchronous client whose runs have one id. Use it in a `with` block, or call `close`."""

    def get(self, run_id: RunId) -> Run[RawT]:
        """The run as it is now.

        Args:
            run_id: The vendor's id of the run. It is sent as one escaped value, whatever it holds.

        Raises:
            ConfigurationError: If the id cannot be one (empty, `.`, `..`); nothing is sent.
            TransportError: If no answer came within the client's timeout.
            ResponseError: If the vendor answered with an error; the subclass says which.
            DecodeError: If the answer is not what the vendor's contract promises.
            WrongRun: If the answer is about another run.
        """
        return self.get_ref(self.ref(run_id))

    def wait(
        self,
        run_id: RunId,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "raise",
        on_update: Callable[[Run[RawT]], object] | None = None,
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> FinishedRun[RawT]:
        """Wait until the run has finished, and return it. A run that failed is an answer, not an error.

        Stopping the wait never stops the run.

        Args:
            run_id: The vendor's id of the run.
            timeout: For the whole wait, in seconds or as a timedelta; None waits for ever.
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
        ref = self.ref(run_id)
        return self.wait_ref(
            ref, timeout=timeout, on_blocked=on_blocked, on_update=on_update, on_retry=on_retry, interval=interval
        )

    def watch(
        self,
        run_id: RunId,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "wait",
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> Iterator[Run[RawT]]:
        """Yield the run each time it changed, the first time included; end when it has finished.

        Takes and raises what `wait` does, but goes on while a run is blocked.
        """
        ref = self.ref(run_id)
        return self.watch_ref(ref, timeout=timeout, on_blocked=on_blocked, on_retry=on_retry, interval=interval)


class AsyncRunIdClient(AsyncClient[ApiT, RawT], _ByRunId[RawT]):
    """An asynchronous client whose runs have one id, for asyncio and trio. Use `async with`, or call `aclose`."""

    async def get(self, run_id: RunId) -> Run[RawT]:
        """The run as it is now.

        Args:
            run_id: The vendor's id of the run. It is sent as one escaped value, whatever it holds.

        Raises:
            ConfigurationError: If the id cannot be one (empty, `.`, `..`); nothing is sent.
            TransportError: If no answer came within the client's timeout.
            ResponseError: If the vendor answered with an error; the subclass says which.
            DecodeError: If the answer is not what the vendor's contract promises.
            WrongRun: If the answer is about another run.
        """
        return await self.get_ref(self.ref(run_id))

    async def wait(
        self,
        run_id: RunId,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "raise",
        on_update: Callable[[Run[RawT]], object] | None = None,
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> FinishedRun[RawT]:
        """Wait until the run has finished, and return it. A run that failed is an answer, not an error.

        Stopping the wait never stops the run.

        Args:
            run_id: The vendor's id of the run.
            timeout: For the whole wait, in seconds or as a timedelta; None waits for ever.
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
        ref = self.ref(run_id)
        return await self.wait_ref(
            ref, timeout=timeout, on_blocked=on_blocked, on_update=on_update, on_retry=on_retry, interval=interval
        )

    def watch(
        self,
        run_id: RunId,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "wait",
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> AsyncIterator[Run[RawT]]:
        """Yield the run each time it changed, the first time included; end when it has finished.

        Takes and raises what `wait` does, but goes on while a run is blocked.
        """
        ref = self.ref(run_id)
        return self.watch_ref(ref, timeout=timeout, on_blocked=on_blocked, on_retry=on_retry, interval=interval)


class _ByExperimentRunId(AnyClient, Generic[RawT]):
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


class ExperimentRunClient(Client[ApiT, RawT], _ByExperimentRunId[RawT]):
    """A synchronous client whose runs have two ids. Use it in a `with` block, or call `close`."""

    def get(self, experiment_id: RunId, experiment_run_id: RunId) -> Run[RawT]:
        """The run as it is now.

        Args:
            experiment_id: The experiment's id. Both ids are sent as one escaped path segment each.
            experiment_run_id: The run's id.

        Raises:
            ConfigurationError: If an id cannot be one (empty, `.`, `..`); nothing is sent.
            TransportError: If no answer came within the client's timeout.
            ResponseError: If the vendor answered with an error; the subclass says which.
            DecodeError: If the answer is not what the vendor's contract promises.
            WrongRun: If the answer is about another run.
        """
        return self.get_ref(self.ref(experiment_id, experiment_run_id))

    def wait(
        self,
        experiment_id: RunId,
        experiment_run_id: RunId,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "raise",
        on_update: Callable[[Run[RawT]], object] | None = None,
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> FinishedRun[RawT]:
        """Wait until the run has finished, and return it. A run that failed is an answer, not an error.

        Stopping the wait never stops the run.

        Args:
            experiment_id: The experiment's id.
            experiment_run_id: The run's id.
            timeout: For the whole wait, in seconds or as a timedelta; None waits for ever.
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
        ref = self.ref(experiment_id, experiment_run_id)
        return self.wait_ref(
            ref, timeout=timeout, on_blocked=on_blocked, on_update=on_update, on_retry=on_retry, interval=interval
        )

    def watch(
        self,
        experiment_id: RunId,
        experiment_run_id: RunId,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "wait",
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> Iterator[Run[RawT]]:
        """Yield the run each time it changed, the first time included; end when it has finished.

        Takes and raises what `wait` does, but goes on while a run is blocked.
        """
        ref = self.ref(experiment_id, experiment_run_id)
        return self.watch_ref(ref, timeout=timeout, on_blocked=on_blocked, on_retry=on_retry, interval=interval)


class AsyncExperimentRunClient(AsyncClient[ApiT, RawT], _ByExperimentRunId[RawT]):
    """An asynchronous client whose runs have two ids, for asyncio and trio. Use `async with`, or call `aclose`."""

    async def get(self, experiment_id: RunId, experiment_run_id: RunId) -> Run[RawT]:
        """The run as it is now.

        Args:
            experiment_id: The experiment's id. Both ids are sent as one escaped path segment each.
            experiment_run_id: The run's id.

        Raises:
            ConfigurationError: If an id cannot be one (empty, `.`, `..`); nothing is sent.
            TransportError: If no answer came within the client's timeout.
            ResponseError: If the vendor answered with an error; the subclass says which.
            DecodeError: If the answer is not what the vendor's contract promises.
            WrongRun: If the answer is about another run.
        """
        return await self.get_ref(self.ref(experiment_id, experiment_run_id))

    async def wait(
        self,
        experiment_id: RunId,
        experiment_run_id: RunId,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "raise",
        on_update: Callable[[Run[RawT]], object] | None = None,
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> FinishedRun[RawT]:
        """Wait until the run has finished, and return it. A run that failed is an answer, not an error.

        Stopping the wait never stops the run.

        Args:
            experiment_id: The experiment's id.
            experiment_run_id: The run's id.
            timeout: For the whole wait, in seconds or as a timedelta; None waits for ever.
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
        ref = self.ref(experiment_id, experiment_run_id)
        return await self.wait_ref(
            ref, timeout=timeout, on_blocked=on_blocked, on_update=on_update, on_retry=on_retry, interval=interval
        )

    def watch(
        self,
        experiment_id: RunId,
        experiment_run_id: RunId,
        *,
        timeout: Duration | None = ONE_HOUR,
        on_blocked: OnBlocked = "wait",
        on_retry: Callable[[Retry], object] | None = None,
        interval: Duration | None = None,
    ) -> AsyncIterator[Run[RawT]]:
        """Yield the run each time it changed, the first time included; end when it has finished.

        Takes and raises what `wait` does, but goes on while a run is blocked.
        """
        ref = self.ref(experiment_id, experiment_run_id)
        return self.watch_ref(ref, timeout=timeout, on_blocked=on_blocked, on_retry=on_retry, interval=interval)
