"""The clients of Adobe Sensei."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar, Unpack

from ..any_client import Configured
from ..by_id import AsyncExperimentRunClient, ExperimentRunClient
from ..catalog import VENDORS
from ..http.options import AsyncCredentialValue, CredentialT, CredentialValue, Given, HttpOptions
from ..run import Run

if TYPE_CHECKING:
    from runstate_adobe_sensei import AuthenticatedClient as AdobeSenseiApi
    from runstate_adobe_sensei.models import ExperimentRun as AdobeSenseiNewRun
    from runstate_adobe_sensei.models import ExperimentRunSummary as AdobeSenseiSummary
    from runstate_adobe_sensei.models import MLInstanceTask as AdobeSenseiTask
    from runstate_adobe_sensei.models import RunStatus as AdobeSenseiRun

    from ..listing import AsyncListing, Listing

SummariesT = TypeVar("SummariesT")
NewRunT = TypeVar("NewRunT")
TaskT = TypeVar("TaskT", bound="AdobeSenseiTask")
Mode: TypeAlias = Literal["train", "score", "fp"]


class _AdobeSenseiOptions(Configured, Generic[CredentialT]):
    _info = VENDORS["adobe-sensei"]

    def __init__(
        self,
        access_token: CredentialT | None = None,
        *,
        api_key: CredentialT | None = None,
        org_id: CredentialT | None = None,
        sandbox_name: CredentialT | None = None,
        base_url: str | None = None,
        **http: Unpack[HttpOptions],
    ) -> None:
        """Create a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after the vendor refused it.

        Args:
            access_token: The IMS access token, valid for a day; without it, `ADOBE_ACCESS_TOKEN` from the environment.
            api_key: The API key; without it, `ADOBE_API_KEY` from the environment.
            org_id: The IMS organisation; without it, `ADOBE_ORG_ID` from the environment.
            sandbox_name: The sandbox; without it, `ADOBE_SANDBOX_NAME` from the environment.
            base_url: An address instead of Adobe's own.
            **http: How requests are sent, see `HttpOptions`.

        Raises:
            ConfigurationError: If a credential is missing, or a value is invalid.
        """
        given = Given(
            {"access_token": access_token, "api_key": api_key, "org_id": org_id, "sandbox_name": sandbox_name},
            base_url,
            http,
        )
        access_token, api_key, base_url, http = None, None, None, {}
        super().__init__(given)


class _AdobeSenseiOperations(_AdobeSenseiOptions[CredentialT], Generic[CredentialT, SummariesT, NewRunT, TaskT]):
    def list(
        self,
        experiment_id: str,
        *,
        order_by: str | Sequence[str] | None = None,
        property: str | Sequence[str] | None = None,  # noqa: A002 -- as Adobe names it
        limit: int | None = None,
    ) -> SummariesT:
        """The runs of an experiment, as Adobe's typed summaries. Nothing is sent before the first is asked for.

        A summary says who started a run and when, and has no state: `get` it for that, by `experiment_id` and `id`.
        Deleted runs are left out, unless `property` says otherwise.

        Args:
            experiment_id: The experiment.
            order_by: A field to sort by, such as `-created`, or several, the most important first; a hyphen in front
                for the highest first. Without it, Adobe decides.
            property: A condition that a run must meet, such as `mode==train`, or several that it must all meet.
            limit: The most runs, over all pages; None for all.

        Raises:
            ConfigurationError: If a value is invalid.
        """
        from ..operations import adobe_sensei

        parameters = self._settings.parameters
        return self._results(
            adobe_sensei.list_runs(experiment_id, order_by=order_by, property_=property, parameters=parameters), limit
        )

    def start(
        self,
        experiment_id: str,
        *,
        mode: Mode,
        tasks: Sequence[TaskT | Mapping[str, object]] | None = None,
        description: str | None = None,
    ) -> NewRunT:
        """Start a run of an experiment, and return it as it was created: `Pending`, with its tasks in `raw`.

        `wait` takes it. The request is never sent twice, because each one starts a run.

        Args:
            experiment_id: The experiment.
            mode: `train` makes a model, which replaces the experiment's former one; `score` applies that model to data;
                `fp` runs the feature pipeline.
            tasks: Tasks with other parameters or resources than the experiment's, as `MLInstanceTask` of
                `runstate_adobe_sensei.models` or as Adobe's JSON.
            description: A free description.

        Raises:
            ConfigurationError: If a value is invalid; nothing is sent.
            OutcomeUnknown: If the request was sent and no response came: the run may have been started.
            RunstateError: What `get` raises.
        """
        from .. import flows
        from ..operations import adobe_sensei

        operation = adobe_sensei.start(
            experiment_id, mode=mode, tasks=tasks, description=description, parameters=self._settings.parameters
        )
        return self._perform(flows.start(operation, self._settings))


class AdobeSensei(
    _AdobeSenseiOperations[CredentialValue, "Listing[AdobeSenseiSummary]", "Run[AdobeSenseiNewRun]", "AdobeSenseiTask"],
    ExperimentRunClient["AdobeSenseiApi", "AdobeSenseiRun"],
):
    """A synchronous client of Adobe Sensei. Use it in a `with` block, or call `close`."""


class AsyncAdobeSensei(
    _AdobeSenseiOperations[
        AsyncCredentialValue,
        "AsyncListing[AdobeSenseiSummary]",
        "Coroutine[Any, Any, Run[AdobeSenseiNewRun]]",
        "AdobeSenseiTask",
    ],
    AsyncExperimentRunClient["AdobeSenseiApi", "AdobeSenseiRun"],
):
    """An asynchronous client of Adobe Sensei, for asyncio and trio. In an `async with` block, or with `aclose`."""
