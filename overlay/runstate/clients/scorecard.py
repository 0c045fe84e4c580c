"""The clients of Scorecard."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Unpack

from ..any_client import Configured
from ..by_id import AsyncRunIdClient, RunIdClient
from ..catalog import VENDORS
from ..http.options import AsyncCredentialValue, CredentialT, CredentialValue, Given, HttpOptions
from ..run import Run, RunLike

if TYPE_CHECKING:
    from runstate_scorecard import AuthenticatedClient as ScorecardApi
    from runstate_scorecard.models import RecordWithScores as ScorecardRecord
    from runstate_scorecard.models import Run as ScorecardRun

    from ..listing import AsyncResults, AsyncRuns, Results, Runs

RunsT = TypeVar("RunsT")
RunT = TypeVar("RunT")
ResultsT = TypeVar("ResultsT")


class _ScorecardOptions(Configured, Generic[CredentialT]):
    _info = VENDORS["scorecard"]

    def __init__(
        self, api_key: CredentialT | None = None, *, base_url: str | None = None, **http: Unpack[HttpOptions]
    ) -> None:
        """Create a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after the vendor refused it.

        Args:
            api_key: The API key; without it, `SCORECARD_API_KEY` from the environment.
            base_url: An address instead of Scorecard's own; without it, `SCORECARD_BASE_URL` from the environment.
            **http: How requests are sent, see `HttpOptions`.

        Raises:
            ConfigurationError: If the key is missing, or a value is invalid.
        """
        given = Given({"api_key": api_key}, base_url, http)
        api_key, base_url, http = None, None, {}
        super().__init__(given)


class _ScorecardOperations(_ScorecardOptions[CredentialT], Generic[CredentialT, RunsT, RunT, ResultsT]):
    def list(self, project_id: str, *, limit: int | None = None) -> RunsT:
        """The runs of a project, the newest first. Nothing is sent before the first is asked for.

        Scorecard has no filter, and no list over all projects.

        Args:
            project_id: The id of the project, as in the address of its pages. A run does not name its project.
            limit: The most runs, over all pages; None for all.

        Raises:
            ConfigurationError: If a value is invalid.
        """
        from ..operations import scorecard

        return self._runs(scorecard.list_runs(project_id), limit)

    def start(
        self,
        project_id: str,
        *,
        metric_ids: str | Sequence[str],
        testset_id: str | None = None,
        system_version_id: str | None = None,
    ) -> RunT:
        """Create a run in a project, and return it as it is then, usually `Queued`.

        Scorecard does not execute your system. You do, and send a record of each execution, for example with
        `records.create` of Scorecard's SDK; the metrics then score the records. A run without records does not go on.

        Args:
            project_id: The id of the project.
            metric_ids: The id of a metric that scores the records, or several.
            testset_id: The testset whose testcases you execute. Without one, the run does not know how many records it
                will have.
            system_version_id: The version of your system.

        Raises:
            OutcomeUnknown: If the request was sent and no response came: the run may have been created. It is not sent
                again, because that might create a second one.
            ConfigurationError: If a value is invalid.
            RunNotFound: If there is no such project.
            RunstateError: What `get` raises.
        """
        from .. import flows
        from ..operations import scorecard

        operation = scorecard.start(
            project_id, metric_ids=metric_ids, testset_id=testset_id, system_version_id=system_version_id
        )
        return self._perform(flows.start(operation, self._settings))

    def results(self, run: RunLike, *, tags: str | Sequence[str] | None = None, limit: int | None = None) -> ResultsT:
        """The records of a run with their scores, as Scorecard's typed models.

        Nothing is sent before the first is read. A record that is not scored yet has fewer scores than the run has
        metrics.

        Args:
            run: The run's id, a reference, or a run.
            tags: Only records that have this tag, or all of these.
            limit: The most records, over all pages; None for all.

        Raises:
            ConfigurationError: If a value is invalid.
        """
        from ..operations import scorecard

        return self._results(scorecard.results(self._own(run).ids[0], tags=tags), limit)


class Scorecard(
    _ScorecardOperations[CredentialValue, "Runs[ScorecardRun]", "Run[ScorecardRun]", "Results[ScorecardRecord]"],
    RunIdClient["ScorecardApi", "ScorecardRun"],
):
    """A synchronous client of Scorecard. Use it in a `with` block, or call `close`."""


class AsyncScorecard(
    _ScorecardOperations[
        AsyncCredentialValue,
        "AsyncRuns[ScorecardRun]",
        "Coroutine[Any, Any, Run[ScorecardRun]]",
        "AsyncResults[ScorecardRecord]",
    ],
    AsyncRunIdClient["ScorecardApi", "ScorecardRun"],
):
    """An asynchronous client of Scorecard, for asyncio and trio. In an `async with` block, or with `aclose`."""
