"""The clients of an MLflow tracking server."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping, Sequence
from datetime import datetime  # noqa: TC003 -- annotations can be resolved
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar, Unpack

from .. import mlflow_environment
from ..any_client import Configured
from ..by_id import AsyncRunIdClient, RunIdClient
from ..catalog import VENDORS
from ..http.options import AsyncCredentialValue, CredentialT, CredentialValue, Given, HttpOptions
from ..run import Run, RunLike

if TYPE_CHECKING:
    from runstate_mlflow import AuthenticatedClient as MLflowApi
    from runstate_mlflow.models import FileInfo as MLflowArtifact
    from runstate_mlflow.models import GetRunResponse as MLflowRun
    from runstate_mlflow.models import Metric as MLflowMetric

    from ..listing import AsyncResults, AsyncRuns, Results, Runs

RunsT = TypeVar("RunsT")
RunT = TypeVar("RunT")
NoneT = TypeVar("NoneT")
ArtifactsT = TypeVar("ArtifactsT")
MetricsT = TypeVar("MetricsT")
View: TypeAlias = Literal["active", "deleted", "all"]


class _MLflowOptions(Configured, Generic[CredentialT]):
    _info = VENDORS["mlflow"]

    def __init__(
        self,
        base_url: str | None = None,
        *,
        username: CredentialT | None = None,
        password: CredentialT | None = None,
        token: CredentialT | None = None,
        **http: Unpack[HttpOptions],
    ) -> None:
        """Create a client; nothing is sent yet. Credentials are needed only if the server requires them.

        A credential may be a function that returns it: called when first needed, and again after the vendor refused it.

        Args:
            base_url: The server's address, such as `https://mlflow.example.com`; without it, `MLFLOW_TRACKING_URI` from
                the environment, else `http://127.0.0.1:5000`. Plain http is only for this machine, unless
                `allow_plain_http=True` is passed. It may contain user and password.
            username: The user for HTTP Basic; without it, `MLFLOW_TRACKING_USERNAME` from the environment, or from
                `~/.mlflow/credentials`.
            password: The user's password; without it, `MLFLOW_TRACKING_PASSWORD` from the same places.
            token: A bearer token instead of both; without it, `MLFLOW_TRACKING_TOKEN` from the environment.
            **http: How requests are sent, see `HttpOptions`. Without `verify`, MLflow's own variables for
                certificates apply; `MLFLOW_WORKSPACE` becomes a header.

        Raises:
            ConfigurationError: If only one of user and password is given, or a value is invalid.
        """
        given = Given({"username": username, "password": password, "token": token}, base_url, http)
        username, password, token, base_url, http = None, None, None, None, {}
        mlflow_environment.complete(given)
        super().__init__(given)


class _MLflowOperations(_MLflowOptions[CredentialT], Generic[CredentialT, RunsT, RunT, NoneT, ArtifactsT, MetricsT]):
    def list(
        self,
        experiment_ids: str | Sequence[str],
        *,
        filter: str | None = None,  # noqa: A002 -- as MLflow names it
        order_by: str | Sequence[str] | None = None,
        view: View = "active",
        limit: int | None = None,
    ) -> RunsT:
        """The runs of experiments, the latest start first. Nothing is sent before the first is asked for.

        MLflow counts rows to find the next page: a run that is created or deleted meanwhile shifts the others, so that
        one may be missed. None comes twice.

        Args:
            experiment_ids: The id of an experiment, or several. MLflow has no list over all. One that does not exist
                has no runs.
            filter: A condition in MLflow's words, such as `attributes.status = 'RUNNING' and metrics.loss < 0.5`, or
                `attributes.run_id IN ('57b57d08…', '56d1ed89…')`.
            order_by: What they are sorted by, such as `metrics.loss ASC`, or several of these.
            view: Whether to list active runs, deleted ones, or all.
            limit: The most runs, over all pages; None for all.

        Raises:
            ConfigurationError: If a value is invalid.
        """
        from ..operations import mlflow

        return self._runs(
            mlflow.list_runs(experiment_ids, filter_=filter, order_by=order_by, view=view),
            limit,
        )

    def start(
        self,
        experiment_id: str,
        *,
        run_name: str | None = None,
        start_time: datetime | None = None,
        tags: Mapping[str, str] | None = None,
    ) -> RunT:
        """Create the record of a run, and return it: `Running`. MLflow starts nothing.

        Your own program does the work, logs to the run with MLflow's client, and reports its end: if it does not, the
        run stays `Running`.

        Args:
            experiment_id: The experiment; `0` is the one that each server begins with.
            run_name: The run's name; without it, MLflow invents one.
            start_time: When the work began; without it, now. Without a time zone it is local time.
            tags: Tags of the run, such as `{"mlflow.user": "me"}`.

        Raises:
            OutcomeUnknown: If the request was sent and no response came: the run may have been created. It is not sent
                again, because that might create a second one.
            RunNotFound: If there is no such experiment.
            RunstateError: What `get` raises.
        """
        from .. import flows
        from ..operations import mlflow

        began = start_time or self._settings.clock.now()
        return self._perform(
            flows.start(mlflow.start(experiment_id, run_name=run_name, start_time=began, tags=tags), self._settings)
        )

    def mark_killed(self, run: RunLike, *, end_time: datetime | None = None) -> RunT:
        """Record that a run was killed, with its end, and return it as it is then. This stops nothing.

        Use it for a run whose program has ended without reporting that. A program that still runs goes on logging, and
        may overwrite the record. A run that is `Cancelled` already is returned as it is.

        Args:
            run: The run's id, a reference, or a run.
            end_time: When it ended; without it, now. Without a time zone it is local time.

        Raises:
            AlreadyFinished: If the run had completed or failed; `run` is the run, and nothing was changed.
            RunNotFound: If there is no such run.
            RequestRejected: If the run is deleted.
            OutcomeUnknown: If the request was sent and no response came.
        """
        from .. import flows
        from ..operations import mlflow

        ref, ended = self._own(run), end_time or self._settings.clock.now()
        return self._perform(flows.end(mlflow.mark_killed(ref.ids[0], ended), self._get(ref), self._settings))

    def delete(self, run: RunLike) -> NoneT:
        """Mark a run as deleted. It can still be read, and restored until the server's operator removes it.

        It does nothing to a run that is deleted already.

        Args:
            run: The run's id, a reference, or a run.

        Raises:
            RunNotFound: If there is no such run.
            OutcomeUnknown: If the request was sent and no response came.
        """
        from .. import flows
        from ..operations import mlflow

        return self._perform(flows.delete(mlflow.delete(self._own(run).ids[0]), self._settings))

    def restore(self, run: RunLike) -> NoneT:
        """Take the deletion of a run back. It does nothing to a run that is not deleted.

        Args:
            run: The run's id, a reference, or a run.

        Raises:
            RunNotFound: If there is no such run.
            OutcomeUnknown: If the request was sent and no response came.
        """
        from .. import flows
        from ..operations import mlflow

        return self._perform(flows.done(mlflow.restore(self._own(run).ids[0]), self._settings))

    def results(self, run: RunLike, *, path: str | None = None, limit: int | None = None) -> ArtifactsT:
        """The artifacts of a run, or what is in one folder of them: files and folders, not what is below.

        Nothing is sent before the first is asked for. A folder that does not exist is empty.

        Args:
            run: The run's id, a reference, or a run.
            path: The folder, such as `model`; without it, the topmost.
            limit: The most files and folders; None for all.

        Raises:
            ConfigurationError: If a value is invalid.
        """
        from ..operations import mlflow

        return self._results(mlflow.results(self._own(run).ids[0], path), limit)

    def metric_history(self, run: RunLike, metric_key: str, *, limit: int | None = None) -> MetricsT:
        """Every value of a metric, the earliest first. Nothing is sent before the first is asked for.

        A metric that the run does not have has no values; nor has a run that does not exist, at a server with a
        database.

        Args:
            run: The run's id, a reference, or a run.
            metric_key: The name of the metric.
            limit: The most values, over all pages; None for all.

        Raises:
            ConfigurationError: If a value is invalid.
        """
        from ..operations import mlflow

        return self._results(mlflow.metric_history(self._own(run).ids[0], metric_key), limit)


class MLflow(
    _MLflowOperations[
        CredentialValue, "Runs[MLflowRun]", "Run[MLflowRun]", None, "Results[MLflowArtifact]", "Results[MLflowMetric]"
    ],
    RunIdClient["MLflowApi", "MLflowRun"],
):
    """A synchronous client of an MLflow tracking server. Use it in a `with` block, or call `close`."""


class AsyncMLflow(
    _MLflowOperations[
        AsyncCredentialValue,
        "AsyncRuns[MLflowRun]",
        "Coroutine[Any, Any, Run[MLflowRun]]",
        "Coroutine[Any, Any, None]",
        "AsyncResults[MLflowArtifact]",
        "AsyncResults[MLflowMetric]",
    ],
    AsyncRunIdClient["MLflowApi", "MLflowRun"],
):
    """An asynchronous client of an MLflow tracking server, for asyncio and trio. In an `async with` block, or with
    `aclose`.
    """
