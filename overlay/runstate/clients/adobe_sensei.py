"""Adobe Sensei's clients. A run is named by two ids: its experiment's and its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import TYPE_CHECKING, Generic, Unpack

from ..catalog import VENDORS
from ..client import AnyClient, AsyncClient, Client
from ..durations import Duration
from ..http.options import AsyncCredentialValue, CredentialValue, Given, HttpOptions
from ..reference import RawT, RunId, RunRef
from ..run import FinishedRun, Run
from ..vendors.base import ApiT
from ..waiting import ONE_HOUR, OnBlocked, Retry

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from runstate_adobe_sensei import AuthenticatedClient  # noqa: F401 -- here and below: named in the bases
    from runstate_adobe_sensei.models import RunStatus  # noqa: F401


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
            experiment_id: The experiment's id. Both ids travel as one escaped path segment, whatever they hold.
            experiment_run_id: The run's id.

        Raises:
            ConfigurationError: If an id cannot be one (empty, `.`, `..`); nothing is sent.
            TransportError: If no answer came within the client's timeout.
            ResponseError: If the vendor answered with an error; the subclass says which.
            DecodeError: If the answer is not what the vendor's contract promises.
            WrongRun: If the answer is about another run than the one that was asked for.
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
            on_blocked: Whether a run that waits for something outside raises `RunBlocked` or is waited for.
            on_update: Called with the run each time it changed, the first time included.
            on_retry: Called with a `Retry` each time a request failed and will be sent again.
            interval: A fixed time between polls, in seconds or as a timedelta; without it the interval
                follows the run. The server's `Retry-After` is the lower bound of both.

        Raises:
            WaitTimeout: If the timeout passed first; the error has the last run.
            RunBlocked: If the run waits for something outside.
            PollingFailed: If polls failed for half an hour, or five where nobody ever answered.
            RunstateError: Whatever `get` raises that asking again would not mend.
        """
        ref = self.ref(experiment_id, experiment_run_id)
        return self.wait_ref(
            ref,
            timeout=timeout,
            on_blocked=on_blocked,
            on_update=on_update,
            on_retry=on_retry,
            interval=interval,
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


class AdobeSensei(ExperimentRunClient["AuthenticatedClient", "RunStatus"]):
    """A synchronous client of Adobe Sensei. Use it in a `with` block, or call `close`."""

    _info = VENDORS["adobe-sensei"]

    def __init__(
        self,
        access_token: CredentialValue | None = None,
        *,
        api_key: CredentialValue | None = None,
        org_id: CredentialValue | None = None,
        sandbox_name: CredentialValue | None = None,
        base_url: str | None = None,
        **http: Unpack[HttpOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after a refusal.

        Args:
            access_token: The IMS access token, good for a day; without it, `ADOBE_ACCESS_TOKEN` from the environment.
            api_key: The API key; without it, `ADOBE_API_KEY` from the environment.
            org_id: The IMS organisation; without it, `ADOBE_ORG_ID` from the environment.
            sandbox_name: The sandbox; without it, `ADOBE_SANDBOX_NAME` from the environment.
            base_url: Another address than Adobe's own.
            **http: How requests travel, see `HttpOptions`.

        Raises:
            ConfigurationError: If a credential is missing, or a value makes no sense.
        """
        given = Given(
            {"access_token": access_token, "api_key": api_key, "org_id": org_id, "sandbox_name": sandbox_name},
            base_url,
            http,
        )
        access_token, api_key, base_url, http = None, None, None, {}
        super().__init__(given)


class AsyncExperimentRunClient(AsyncClient[ApiT, RawT], _ByExperimentRunId[RawT]):
    """An asynchronous client, for asyncio and trio, whose runs have two ids. Use it in an `async with` block, or call
    `aclose`.
    """

    async def get(self, experiment_id: RunId, experiment_run_id: RunId) -> Run[RawT]:
        """The run as it is now.

        Args:
            experiment_id: The experiment's id. Both ids travel as one escaped path segment, whatever they hold.
            experiment_run_id: The run's id.

        Raises:
            ConfigurationError: If an id cannot be one (empty, `.`, `..`); nothing is sent.
            TransportError: If no answer came within the client's timeout.
            ResponseError: If the vendor answered with an error; the subclass says which.
            DecodeError: If the answer is not what the vendor's contract promises.
            WrongRun: If the answer is about another run than the one that was asked for.
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
            on_blocked: Whether a run that waits for something outside raises `RunBlocked` or is waited for.
            on_update: Called with the run each time it changed, the first time included.
            on_retry: Called with a `Retry` each time a request failed and will be sent again.
            interval: A fixed time between polls, in seconds or as a timedelta; without it the interval
                follows the run. The server's `Retry-After` is the lower bound of both.

        Raises:
            WaitTimeout: If the timeout passed first; the error has the last run.
            RunBlocked: If the run waits for something outside.
            PollingFailed: If polls failed for half an hour, or five where nobody ever answered.
            RunstateError: Whatever `get` raises that asking again would not mend.
        """
        ref = self.ref(experiment_id, experiment_run_id)
        return await self.wait_ref(
            ref,
            timeout=timeout,
            on_blocked=on_blocked,
            on_update=on_update,
            on_retry=on_retry,
            interval=interval,
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


class AsyncAdobeSensei(AsyncExperimentRunClient["AuthenticatedClient", "RunStatus"]):
    """An asynchronous client of Adobe Sensei, for asyncio and trio. In an `async with` block, or with `aclose`."""

    _info = VENDORS["adobe-sensei"]

    def __init__(
        self,
        access_token: AsyncCredentialValue | None = None,
        *,
        api_key: AsyncCredentialValue | None = None,
        org_id: AsyncCredentialValue | None = None,
        sandbox_name: AsyncCredentialValue | None = None,
        base_url: str | None = None,
        **http: Unpack[HttpOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after a refusal.

        Args:
            access_token: The IMS access token, good for a day; without it, `ADOBE_ACCESS_TOKEN` from the environment.
            api_key: The API key; without it, `ADOBE_API_KEY` from the environment.
            org_id: The IMS organisation; without it, `ADOBE_ORG_ID` from the environment.
            sandbox_name: The sandbox; without it, `ADOBE_SANDBOX_NAME` from the environment.
            base_url: Another address than Adobe's own.
            **http: How requests travel, see `HttpOptions`.

        Raises:
            ConfigurationError: If a credential is missing, or a value makes no sense.
        """
        given = Given(
            {"access_token": access_token, "api_key": api_key, "org_id": org_id, "sandbox_name": sandbox_name},
            base_url,
            http,
        )
        access_token, api_key, base_url, http = None, None, None, {}
        super().__init__(given)
