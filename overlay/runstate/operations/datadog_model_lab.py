"""The operations on runs of Datadog Model Lab."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from runstate_datadog_model_lab.api.runs import (
    delete_model_lab_run,
    get_model_lab_artifact_content,
    get_model_lab_run,
    list_model_lab_run_artifacts,
    list_model_lab_runs,
    pin_model_lab_run,
    unpin_model_lab_run,
)
from runstate_datadog_model_lab.models import (
    ModelLabArtifact,
    ModelLabRunArtifactsResponse,
    ModelLabRunResponse,
    ModelLabRunSort,
    ModelLabRunsResponse,
    ModelLabRunStatus,
)
from runstate_datadog_model_lab.types import UNSET, Unset, or_none

from ..errors import ConfigurationError
from ..http.effects import Effect
from ..reference import RunRef
from .base import Operation, Paged, PagedRuns, Request, Sweep, chosen, given

_CURSOR = re.compile(r"page\[number\]=([0-9]{1,18})&page\[size\]=([0-9]{1,18})")


def list_runs(
    *,
    ids: tuple[str, ...] | None,
    project_id: int | str | None,
    status: str | None,
    tags: str | Iterable[str],
    params: str | Iterable[str],
    sort: str | None,
    filter_: str | None,
    owner_id: str | None,
    parent_run_id: str | None,
    **flags: bool | None,
) -> PagedRuns[ModelLabRunsResponse, ModelLabRunResponse]:
    if ids == ():
        raise ConfigurationError("ids must name at least one run: without any, Datadog would list all runs")
    known = given(
        project_id=_project(project_id), tags=_pairs("tags", tags) or None, params=_pairs("params", params) or None
    )
    fixed = given(
        filter_id=None if ids is None else [int(run_id) for run_id in ids],
        filter_=filter_,
        filter_owner_id=owner_id,
        filter_status=chosen(ModelLabRunStatus, "status", status),
        filter_parent_run_id=parent_run_id,
        sort=chosen(ModelLabRunSort, "sort", sort),
        **{f"filter_{name}": value for name, value in known.items()},
        **flags,
    )

    def request(after: str | None, size: int) -> Request:
        if after is None:
            return list_model_lab_runs.request(**fixed, page_size=size)
        if not (cursor := _CURSOR.fullmatch(after)):
            raise ConfigurationError(f"after must be the cursor of a page, not {after!r}")
        return list_model_lab_runs.request(**fixed, page_number=int(cursor[1]), page_size=int(cursor[2]))

    return PagedRuns(
        what="runs",
        filters=given(
            ids=ids, filter=filter_, owner_id=owner_id, status=status, parent_run_id=parent_run_id, **known, **flags
        ),
        request=request,
        most=100,
        parse=list_model_lab_runs.parse,
        needed=(
            *("data[].id", "data[].attributes.status"),
            *(f"meta.page.{name}" for name in ("number", "size", "next_number")),
        ),
        items=lambda page: [ModelLabRunResponse(data=row) for row in page.data],
        after=_after,
        total=lambda page: or_none(page.meta.page.total),
        row="data[]",
        root="data",
    )


def _after(page: ModelLabRunsResponse) -> str | None:
    """The cursor of the next page: its number, and the size of the pages that are counted.

    Both come from the numbers, since the links name other hosts.
    """
    here = page.meta.page
    number = here.next_number
    if isinstance(number, Unset):  # which Datadog's contract allows
        seen = (here.number - (or_none(here.first_number) or 0) + 1) * here.size
        number = here.number + 1 if seen < (or_none(here.total) or 0) else None
    return None if number is None else f"page[number]={number}&page[size]={here.size}"


def _project(project_id: int | str | None) -> int | None:
    if project_id is None or re.fullmatch("[0-9]{1,19}", str(project_id)):
        return None if project_id is None else int(project_id)
    raise ConfigurationError(f"project_id must be the number of a project, not {project_id!r}")


def _pairs(name: str, given_: str | Iterable[str]) -> list[str]:
    pairs = [given_] if isinstance(given_, str) else list(given_)
    for pair in pairs:
        if ":" not in pair or "," in pair:
            raise ConfigurationError(f"{name} must be texts such as 'key:value', each without a comma, not {pair!r}")
    return pairs


def run(run_id: str) -> Operation[ModelLabRunResponse]:
    return Operation(
        request=get_model_lab_run.request(int(run_id)),
        parse=get_model_lab_run.parse,
        needed=("data.attributes.project_id",),
    )


def delete(run_id: str) -> Operation[None]:
    return Operation(
        request=delete_model_lab_run.request(int(run_id)),
        parse=delete_model_lab_run.parse,
        effect=Effect("the run may have been deleted", repeatable=True),
    )


def pin(run_id: str) -> Operation[None]:
    return Operation(
        request=pin_model_lab_run.request(int(run_id)),
        parse=pin_model_lab_run.parse,
        # A run is pinned or not: pinning it twice is pinning it.
        effect=Effect("the run may have been pinned", repeatable=True),
    )


def unpin(run_id: str) -> Operation[None]:
    return Operation(
        request=unpin_model_lab_run.request(int(run_id)),
        parse=unpin_model_lab_run.parse,
        effect=Effect("the run may have been unpinned", repeatable=True),
    )


def artifacts(run_id: str, *, path: str | None = None) -> Paged[ModelLabRunArtifactsResponse, ModelLabArtifact]:
    operation = listing(run_id, path)
    return Paged(
        what="artifacts",
        filters=given(run_id=run_id, path=path),
        request=lambda _after, _size: operation.request,
        most=1,  # which is not sent: there are no pages
        parse=operation.parse,
        needed=("data.attributes.files[].path", "data.attributes.files[].is_dir"),
        items=lambda answer: answer.data.attributes.files,
        after=lambda _: None,
        key=lambda artifact: artifact.path,
    )


def listing(run_id: str, path: str | None = None) -> Operation[ModelLabRunArtifactsResponse]:
    return Operation(
        request=list_model_lab_run_artifacts.request(int(run_id), path=UNSET if path is None else path),
        parse=list_model_lab_run_artifacts.parse,
        needed=("data.attributes.path_in_project",),
    )


def content(project_id: int, folder: str, path: str) -> Operation[bytes]:
    return Operation(
        request=get_model_lab_artifact_content.request(
            project_id=str(project_id), artifact_path=f"{folder.rstrip('/')}/{path}"
        ),
        parse=get_model_lab_artifact_content.parse,
    )


def _by_ids(runs: Sequence[tuple[RunRef, object]]) -> list[PagedRuns[ModelLabRunsResponse, ModelLabRunResponse]]:
    ids = tuple(ref.ids[0] for ref, _ in runs)
    return [
        list_runs(
            ids=ids,
            project_id=None,
            status=None,
            tags=(),
            params=(),
            sort=None,
            filter_=None,
            owner_id=None,
            parent_run_id=None,
        )
    ]


SWEEP = Sweep(by_ids=True, lists=_by_ids)
