"""The clients of Retab."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar, Unpack

from ..any_client import Configured
from ..by_id import AsyncRunIdClient, RunIdClient
from ..catalog import VENDORS
from ..http.options import AsyncCredentialValue, CredentialT, CredentialValue, Given, HttpOptions
from ..run import Run, RunLike

if TYPE_CHECKING:
    from runstate_retab import AuthenticatedClient as RetabApi
    from runstate_retab.models import ExperimentMetrics as RetabMetrics
    from runstate_retab.models import ExperimentResult as RetabResult
    from runstate_retab.models import WorkflowExperimentRun as RetabRun

    from ..listing import AsyncResults, AsyncRuns, Results, Runs

RunsT = TypeVar("RunsT")
RunT = TypeVar("RunT")
ResultsT = TypeVar("ResultsT")
MetricsT = TypeVar("MetricsT")
State: TypeAlias = Literal["pending", "queued", "running", "completed", "error", "cancelled"]
Order: TypeAlias = Literal["asc", "desc"]


class _RetabOptions(Configured, Generic[CredentialT]):
    _info = VENDORS["retab"]

    def __init__(
        self, api_key: CredentialT | None = None, *, base_url: str | None = None, **http: Unpack[HttpOptions]
    ) -> None:
        """Create a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after the vendor refused it.

        Args:
            api_key: The API key; without it, `RETAB_API_KEY` from the environment.
            base_url: An address instead of Retab's own; without it, `RETAB_API_BASE_URL` from the environment.
            **http: How requests are sent, see `HttpOptions`.

        Raises:
            ConfigurationError: If the key is missing, or a value is invalid.
        """
        given = Given({"api_key": api_key}, base_url, http)
        api_key, base_url, http = None, None, {}
        super().__init__(given)


class _RetabOperations(_RetabOptions[CredentialT], Generic[CredentialT, RunsT, RunT, ResultsT, MetricsT]):
    def list(
        self,
        *,
        experiment_id: str | None = None,
        workflow_id: str | None = None,
        block_id: str | None = None,
        status: State | None = None,
        exclude_status: State | None = None,
        trigger_type: str | None = None,
        from_date: str | None = None,
        to_date: str | None = None,
        sort_by: str | None = None,
        order: Order = "desc",
        limit: int | None = None,
    ) -> RunsT:
        """The experiment runs that match all filters, the newest first. Nothing is sent before the first is asked for.

        Args:
            experiment_id: Only runs of this experiment.
            workflow_id: Only runs of the experiments of this workflow.
            block_id: Only runs of this workflow block.
            status: Only runs in this state, in Retab's words.
            exclude_status: Only runs that are not in this state.
            trigger_type: Only runs that this kind of trigger started, such as `manual_run`.
            from_date: Only runs from this day on, as `YYYY-MM-DD`.
            to_date: Only runs until this day, as `YYYY-MM-DD`.
            sort_by: What they are sorted by; without it `created_at`.
            order: `desc` for the highest first.
            limit: The most runs, over all pages; None for all.

        Raises:
            ConfigurationError: If a value is invalid.
        """
        from ..operations import retab

        return self._runs(
            retab.list_runs(
                experiment_id=experiment_id,
                workflow_id=workflow_id,
                block_id=block_id,
                status=status,
                exclude_status=exclude_status,
                trigger_type=trigger_type,
                from_date=from_date,
                to_date=to_date,
                sort_by=sort_by,
                order=order,
            ),
            limit,
        )

    def start(
        self,
        experiment_id: str,
        *,
        workflow_id: str | None = None,
        plan_token: str | None = None,
        idempotency_key: str | None = None,
    ) -> RunT:
        """Start a run of an experiment, and return it as it is then. `wait` takes it.

        The request carries an idempotency key, by which Retab can recognise it when it is sent again after a failure.
        Retab's SDKs have such keys; for this request, its documentation does not mention them.

        Args:
            experiment_id: The experiment.
            workflow_id: Its workflow, for a check: Retab refuses if the experiment has another.
            plan_token: The token of a plan that Retab has made for this run.
            idempotency_key: Your own key, for a second call that is to give the same run. Without it, a new one.

        Raises:
            OutcomeUnknown: If the request was sent and no response came: the run may have been started. `key` has the
                idempotency key to try again with.
            RunstateError: What `get` raises.
        """
        from .. import flows
        from ..operations import retab

        operation = retab.start(
            experiment_id, workflow_id=workflow_id, plan_token=plan_token, idempotency_key=idempotency_key
        )
        return self._perform(flows.start(operation, self._settings))

    def cancel(self, run: RunLike) -> RunT:
        """Cancel a run, and return it as it is then; it may take a moment until it has ended.

        A run that was cancelled before is returned as it is.

        Args:
            run: The run's id, a reference, or a run.

        Raises:
            AlreadyFinished: If the run had completed or failed; `run` is the run.
            RunNotFound: If there is no such run.
            OutcomeUnknown: If the request was sent and no response came.
        """
        from .. import flows
        from ..operations import retab

        ref = self._own(run)
        return self._perform(flows.cancel(retab.cancel(ref.ids[0]), self._get(ref), self._settings))

    def results(self, run: RunLike, *, order: Order = "desc", limit: int | None = None) -> ResultsT:
        """What a run made of each of its documents, as Retab's typed models. Nothing is sent before the first is read.

        A result has a state of its own. Its `artifact` names what was made, such as an extraction, and does not contain
        it.

        Args:
            run: The run's id, a reference, or a run.
            order: `desc` for the newest first.
            limit: The most results, over all pages; None for all.

        Raises:
            ConfigurationError: If a value is invalid.
        """
        from ..operations import retab

        return self._results(retab.results(self._own(run).ids[0], order=order), limit)

    def metrics(
        self,
        run: RunLike,
        *,
        view: Literal["summary", "by_document", "by_target", "votes"] = "summary",
        document_id: str | None = None,
        target_path: str | None = None,
        include_prior: bool = True,
        prior_run_id: str | None = None,
    ) -> MetricsT:
        """How well the passes over the documents of a run agree, as Retab's typed model of the view.

        Scores are from 0, no agreement, to 1. Look at the type of the answer, or at its `kind`, before anything else:
        it may also be `ExperimentMetricsStaleError` (the experiment has changed since the run) or
        `ExperimentMetricsMissingError` (it has no metrics), which are answers here and not errors.

        Args:
            run: The run's id, a reference, or a run.
            view: `summary` of the whole run, `by_document` and `by_target` for all targets of one document and for one
                target in all documents, `votes` for what each pass said of one target in one document.
            document_id: The document, for the views `by_document` and `votes`.
            target_path: The target, a field or a label, for the views `by_target` and `votes`.
            include_prior: Whether to compare with an earlier run, in the fields `prior_score`.
            prior_run_id: The id of the run to compare with; without it, the completed run before this one.

        Raises:
            ConfigurationError: If a value is invalid, or the view needs another.
            RunNotFound: If there is no such run.
            RunstateError: What `get` raises.
        """
        from .. import flows
        from ..operations import retab

        operation = retab.metrics(
            self._own(run).ids[0],
            view=view,
            document_id=document_id,
            target_path=target_path,
            include_prior=include_prior,
            prior_run_id=prior_run_id,
        )
        return self._perform(flows.once(operation, self._settings))


class Retab(
    _RetabOperations[CredentialValue, "Runs[RetabRun]", "Run[RetabRun]", "Results[RetabResult]", "RetabMetrics"],
    RunIdClient["RetabApi", "RetabRun"],
):
    """A synchronous client of Retab. Use it in a `with` block, or call `close`."""


class AsyncRetab(
    _RetabOperations[
        AsyncCredentialValue,
        "AsyncRuns[RetabRun]",
        "Coroutine[Any, Any, Run[RetabRun]]",
        "AsyncResults[RetabResult]",
        "Coroutine[Any, Any, RetabMetrics]",
    ],
    AsyncRunIdClient["RetabApi", "RetabRun"],
):
    """An asynchronous client of Retab, for asyncio and trio. In an `async with` block, or with `aclose`."""
