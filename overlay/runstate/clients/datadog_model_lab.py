"""The clients of Datadog Model Lab."""

from __future__ import annotations

from collections.abc import Coroutine, Iterable
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar, Unpack

from ..any_client import Configured
from ..by_id import AsyncRunIdClient, RunIdClient
from ..catalog import VENDORS
from ..errors import ConfigurationError
from ..http.options import AsyncCredentialValue, CredentialT, CredentialValue, Given, HttpOptions
from ..run import Run, RunLike

if TYPE_CHECKING:
    from runstate_datadog_model_lab import AuthenticatedClient as DatadogModelLabApi
    from runstate_datadog_model_lab.models import ModelLabArtifact as DatadogArtifact
    from runstate_datadog_model_lab.models import ModelLabRunResponse as DatadogModelLabRun

    from ..flows import Flow
    from ..http.settings import Settings
    from ..listing import AsyncResults, AsyncRuns, Results, Runs

RunsT = TypeVar("RunsT")
ArtifactsT = TypeVar("ArtifactsT")
ContentT = TypeVar("ContentT")
DoneT = TypeVar("DoneT")
State: TypeAlias = Literal["pending", "running", "completed", "failed", "killed", "unresponsive", "paused"]
Sort: TypeAlias = Literal[
    "name", "-name", "created_at", "-created_at", "updated_at", "-updated_at", "duration", "-duration"
]


class _DatadogModelLabOptions(Configured, Generic[CredentialT]):
    _info = VENDORS["datadog-model-lab"]

    def __init__(
        self,
        api_key: CredentialT | None = None,
        app_key: CredentialT | None = None,
        *,
        access_token: CredentialT | None = None,
        site: str | None = None,
        base_url: str | None = None,
        **http: Unpack[HttpOptions],
    ) -> None:
        """Create a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after the vendor refused it.

        Args:
            api_key: The API key; without it, `DD_API_KEY` from the environment.
            app_key: The application key; without it, `DD_APP_KEY` from the environment.
            access_token: An OAuth2 access token instead of the two keys.
            site: The Datadog site, such as `datadoghq.eu`; without it, `DD_SITE` from the environment, else
                `datadoghq.com`.
            base_url: An address instead of a site's own.
            **http: How requests are sent, see `HttpOptions`.

        Raises:
            ConfigurationError: If a key is missing, or a value is invalid.
        """
        given = Given({"api_key": api_key, "app_key": app_key, "access_token": access_token}, base_url, http, site)
        api_key, app_key, access_token, base_url, http = None, None, None, None, {}
        super().__init__(given)


class _DatadogModelLabOperations(
    _DatadogModelLabOptions[CredentialT], Generic[CredentialT, RunsT, ArtifactsT, ContentT, DoneT]
):
    def list(
        self,
        *,
        ids: RunLike | Iterable[RunLike] | None = None,
        project_id: int | str | None = None,
        status: State | None = None,
        filter: str | None = None,  # noqa: A002 -- Datadog's name
        owner_id: str | None = None,
        tags: str | Iterable[str] = (),
        params: str | Iterable[str] = (),
        parent_run_id: RunLike | None = None,
        pinned_first: bool | None = None,
        include_pinned: bool | None = None,
        include_descendant_matches: bool | None = None,
        sort: Sort | None = None,
        limit: int | None = None,
    ) -> RunsT:
        """The runs that match all filters. Nothing is sent before the first is asked for.

        Pages are numbered: a run that is deleted while they are read moves the others, so that one may be missed.

        Args:
            ids: Only these runs: ids, references or runs. All of them are in the address of the request, so ask for a
                few hundred at most.
            project_id: Only runs of this project.
            status: Only runs in this state, in Datadog's words.
            filter: Only runs with this text in their name or description.
            owner_id: Only runs of the user with this id.
            tags: Only runs with all these tags, each as `key:value`.
            params: Only runs with all these parameters, each as `key:value`; the value may be a comparison: `>0.5`.
            parent_run_id: Only children of this run; `null` for the runs that have no parent.
            pinned_first: Whether runs that you have pinned come first.
            include_pinned: Whether runs that you have pinned are listed whatever the filters say.
            include_descendant_matches: Whether a run is listed if only a descendant of it matches.
            sort: What they are sorted by, with `-` for the highest first; without it the newest come first.
            limit: The most runs, over all pages; None for all.

        Raises:
            ConfigurationError: If a value is invalid.
        """
        from ..operations import datadog_model_lab as operations

        if isinstance(ids, str) or not isinstance(ids, Iterable | None):
            ids = (ids,)
        parent = (
            None if parent_run_id is None else "null" if parent_run_id == "null" else self._own(parent_run_id).ids[0]
        )
        return self._runs(
            operations.list_runs(
                ids=None if ids is None else tuple(self._own(run).ids[0] for run in ids),
                project_id=project_id,
                status=status,
                filter_=filter,
                owner_id=owner_id,
                tags=tags,
                params=params,
                parent_run_id=parent,
                pinned_first=pinned_first,
                include_pinned=include_pinned,
                include_descendant_matches=include_descendant_matches,
                sort=sort,
            ),
            limit,
        )

    def delete(self, run: RunLike) -> DoneT:
        """Delete a run. That does not stop the work that reports to it.

        Args:
            run: The run's id, a reference, or a run.

        Raises:
            RunNotFound: If there is no such run.
            RunstateError: What `get` raises.
        """
        from .. import flows
        from ..operations import datadog_model_lab as operations

        return self._perform(flows.delete(operations.delete(self._own(run).ids[0]), self._settings))

    def pin(self, run: RunLike) -> DoneT:
        """Pin a run, for the user whose keys are used.

        Args:
            run: The run's id, a reference, or a run.

        Raises:
            RunNotFound: If there is no such run.
            OutcomeUnknown: If the request was sent and no response came.
            RunstateError: What `get` raises.
        """
        from .. import flows
        from ..operations import datadog_model_lab as operations

        return self._perform(flows.once(operations.pin(self._own(run).ids[0]), self._settings))

    def unpin(self, run: RunLike) -> DoneT:
        """Take back that a run was pinned.

        Args:
            run: The run's id, a reference, or a run.

        Raises:
            RunNotFound: If there is no such run.
            RunstateError: What `get` raises.
        """
        from .. import flows
        from ..operations import datadog_model_lab as operations

        # As for deleting: "not found" after a resend says that the first request had done it.
        return self._perform(flows.delete(operations.unpin(self._own(run).ids[0]), self._settings))

    def results(self, run: RunLike, *, path: str | None = None, limit: int | None = None) -> ArtifactsT:
        """The files and directories among a run's artifacts, as Datadog's typed models. Nothing is sent before the
        first is read.

        Args:
            run: The run's id, a reference, or a run.
            path: A directory, by the `path` of its artifact; without it, the topmost one.
            limit: The most artifacts; None for all.

        Raises:
            ConfigurationError: If a value is invalid.
        """
        from ..operations import datadog_model_lab as operations

        return self._results(operations.artifacts(self._own(run).ids[0], path=path), limit)

    def artifact_content(self, run: RunLike, path: str) -> ContentT:
        """The content of a file among a run's artifacts.

        It may be as large as `max_body_size` (8 MiB unless the client was created with more). Datadog wants the project
        and a path within it: up to two requests before the download ask for them.

        Args:
            run: The run's id or a reference; a run saves one of the requests.
            path: The `path` of the file's artifact.

        Raises:
            ConfigurationError: If the path is that of a directory.
            RunNotFound: If there is no such run.
            RunstateError: What `get` raises; Datadog does not document how it refuses a file that does not exist.
        """
        ref = self._own(run)
        if not path or path.endswith("/"):
            raise ConfigurationError(f"path must be that of a file, not {path!r}")
        return self._perform(_content(ref.ids[0], run.raw if isinstance(run, Run) else None, path, self._settings))


def _content(run_id: str, raw: object, path: str, settings: Settings) -> Flow[bytes]:
    from runstate_datadog_model_lab.models import ModelLabRunResponse
    from runstate_datadog_model_lab.types import or_none

    from .. import flows
    from ..operations import datadog_model_lab as operations

    project_id = or_none(raw.data.attributes.project_id) if isinstance(raw, ModelLabRunResponse) else None
    if project_id is None:
        project_id = (yield from flows.once(operations.run(run_id), settings)).data.attributes.project_id
    folder = (yield from flows.once(operations.listing(run_id), settings)).data.attributes.path_in_project
    return (yield from flows.once(operations.content(project_id, folder, path), settings))


class DatadogModelLab(
    _DatadogModelLabOperations[CredentialValue, "Runs[DatadogModelLabRun]", "Results[DatadogArtifact]", bytes, None],
    RunIdClient["DatadogModelLabApi", "DatadogModelLabRun"],
):
    """A synchronous client of Datadog Model Lab. Use it in a `with` block, or call `close`."""


class AsyncDatadogModelLab(
    _DatadogModelLabOperations[
        AsyncCredentialValue,
        "AsyncRuns[DatadogModelLabRun]",
        "AsyncResults[DatadogArtifact]",
        "Coroutine[Any, Any, bytes]",
        "Coroutine[Any, Any, None]",
    ],
    AsyncRunIdClient["DatadogModelLabApi", "DatadogModelLabRun"],
):
    """An asynchronous client of Datadog Model Lab, for asyncio and trio. In an `async with` block, or with `aclose`."""
