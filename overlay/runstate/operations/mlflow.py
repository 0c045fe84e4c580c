"""The operations on runs of an MLflow tracking server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from runstate_mlflow.api.runs import (
    create_run,
    delete_run,
    get_metric_history,
    list_artifacts,
    restore_run,
    search_runs,
    update_run,
)
from runstate_mlflow.models import (
    CreateRunRequest,
    DeleteRunRequest,
    EmptyResponse,
    FileInfo,
    GetMetricHistoryResponse,
    GetRunResponse,
    ListArtifactsResponse,
    Metric,
    RestoreRunRequest,
    RunStatus,
    RunTag,
    RunViewType,
    SearchRunsRequest,
    SearchRunsResponse,
    UpdateRunRequest,
    UpdateRunResponse,
)
from runstate_mlflow.types import UNSET, or_none

from ..errors import ConfigurationError
from ..http.effects import READS, Effect
from ..reference import RunRef
from ..run import Run
from ..vendors import mlflow
from .base import Operation, Paged, PagedRuns, Request, RunOperation, Sweep, given

if TYPE_CHECKING:
    from datetime import datetime

_VIEWS = {"active": RunViewType.ACTIVE_ONLY, "deleted": RunViewType.DELETED_ONLY, "all": RunViewType.ALL}
_RUNS_OF_A_PAGE = 100
"""The server sends up to 50,000, each with all that it has logged: more than a response may be large."""
_VALUES_OF_A_PAGE = 10_000
"""The server sends any number."""


def list_runs(
    experiment_ids: str | Sequence[str], *, filter_: str | None, order_by: str | Sequence[str] | None, view: str
) -> PagedRuns[SearchRunsResponse, GetRunResponse]:
    experiments, order = _texts(experiment_ids), _texts(order_by or ())
    if not all(experiments) or not experiments:
        raise ConfigurationError("experiment_ids is empty: MLflow finds the runs of the experiments that are named")
    if view not in _VIEWS:
        raise ConfigurationError(f"view must be one of {', '.join(_VIEWS)}, not {view!r}")

    def request(after: str | None, size: int) -> Request:
        body = SearchRunsRequest(
            experiments,
            filter_=UNSET if filter_ is None else filter_,
            run_view_type=_VIEWS[view],
            max_results=size,
            order_by=order or UNSET,
            page_token=UNSET if after is None else after,
        )
        return search_runs.request(body=body)

    return PagedRuns(
        what="runs",
        filters=given(experiment_ids=experiments, filter=filter_, order_by=order or None, view=view),
        request=request,
        most=_RUNS_OF_A_PAGE,
        parse=search_runs.parse,
        needed=tuple(f"runs[].{name.removeprefix('run.')}" for name in mlflow.VENDOR.needed),
        effect=READS,
        items=lambda page: [GetRunResponse(run) for run in or_none(page.runs) or ()],
        after=lambda page: or_none(page.next_page_token) or None,
        row="runs[]",
        root="run",
    )


def start(
    experiment_id: str, *, run_name: str | None, start_time: datetime, tags: Mapping[str, str] | None
) -> RunOperation[GetRunResponse]:
    body = CreateRunRequest(
        experiment_id,
        start_time=_milliseconds(start_time),
        tags=[RunTag(key, value) for key, value in (tags or {}).items()] or UNSET,
        **given(run_name=run_name),
    )
    return RunOperation(
        request=create_run.request(body=body),
        parse=create_run.parse,
        needed=mlflow.VENDOR.needed,
        effect=Effect("the run may have been created"),
        ids=lambda answer: (answer.run.info.run_id,),
        normalize=mlflow.normalize,
    )


def mark_killed(run_id: str, end_time: datetime) -> Operation[UpdateRunResponse]:
    body = UpdateRunRequest(run_id, status=RunStatus.KILLED, end_time=_milliseconds(end_time))
    return Operation(
        request=update_run.request(body=body),
        parse=update_run.parse,
        effect=Effect("the run may have been marked as killed", repeatable=True),
    )


def delete(run_id: str) -> Operation[EmptyResponse]:
    return Operation(
        request=delete_run.request(body=DeleteRunRequest(run_id)),
        parse=delete_run.parse,
        effect=Effect("the run may have been deleted", repeatable=True),
    )


def restore(run_id: str) -> Operation[EmptyResponse]:
    return Operation(
        request=restore_run.request(body=RestoreRunRequest(run_id)),
        parse=restore_run.parse,
        effect=Effect("the run may have been restored", repeatable=True),
    )


def results(run_id: str, path: str | None) -> Paged[ListArtifactsResponse, FileInfo]:
    folder = UNSET if path is None else path

    def request(after: str | None, _: int) -> Request:
        return list_artifacts.request(run_id=run_id, path=folder, page_token=UNSET if after is None else after)

    return Paged(
        what=f"artifacts of {run_id}",
        filters=given(path=path),
        request=request,
        most=1,  # the server decides
        parse=list_artifacts.parse,
        needed=("files[].path",),
        items=lambda page: or_none(page.files) or (),
        after=lambda page: or_none(page.next_page_token) or None,
        key=lambda file: file.path,
    )


def metric_history(run_id: str, metric_key: str) -> Paged[GetMetricHistoryResponse, Metric]:
    def request(after: str | None, size: int) -> Request:
        token = UNSET if after is None else after
        return get_metric_history.request(run_id=run_id, metric_key=metric_key, max_results=size, page_token=token)

    return Paged(
        what=f"values of {metric_key!r} in {run_id}",
        request=request,
        most=_VALUES_OF_A_PAGE,
        parse=get_metric_history.parse,
        needed=("metrics[].value",),
        items=lambda page: or_none(page.metrics) or (),
        after=lambda page: or_none(page.next_page_token) or None,
    )


def _texts(texts: str | Sequence[str]) -> list[str]:
    return [texts] if isinstance(texts, str) else [*texts]


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def _by_ids(
    runs: Sequence[tuple[RunRef, Run[GetRunResponse] | None]],
) -> list[PagedRuns[SearchRunsResponse, GetRunResponse]]:
    experiments = dict.fromkeys(_experiment(run) for _, run in runs if run is not None)
    ids = ", ".join(f"'{ref.ids[0]}'" for ref, _ in runs if ref.ids[0].isalnum())
    return [list_runs([*filter(None, experiments)], filter_=f"attributes.run_id IN ({ids})", order_by=None, view="all")]


def _experiment(run: Run[GetRunResponse]) -> str | None:
    info = run.raw.run.info
    return or_none(info.experiment_id)


SWEEP = Sweep(by_ids=True, lists=_by_ids, needs_a_run=True)
"""A search names the experiments, which an answer about the run tells."""
