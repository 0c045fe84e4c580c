"""The operations on runs of Scorecard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from runstate_scorecard.api.runs import create_run, list_records
from runstate_scorecard.api.runs import list_runs as list_project_runs
from runstate_scorecard.errors import PayloadError
from runstate_scorecard.models import NewRun, RecordPage, RecordWithScores, RunPage
from runstate_scorecard.models import Run as ScorecardRun
from runstate_scorecard.types import UNSET, or_none

from ..errors import ConfigurationError
from ..http.effects import Effect
from ..vendors import scorecard
from .base import Paged, PagedRuns, Request, RunOperation, given

if TYPE_CHECKING:
    import httpx

    from ..run import PayloadError as AnyPayloadError
    from .base import Parse

PageT = TypeVar("PageT", RunPage, RecordPage)


def list_runs(project_id: str) -> PagedRuns[RunPage, ScorecardRun]:
    _check_project(project_id)

    def request(after: str | None, size: int) -> Request:
        return list_project_runs.request(project_id, cursor=UNSET if after is None else after, limit=size)

    return PagedRuns(
        what="runs",
        filters=given(project_id=project_id),
        request=request,
        most=100,
        parse=_continued(list_project_runs.parse),
        needed=("hasMore", *(f"data[].{name}" for name in scorecard.VENDOR.needed)),
        items=lambda page: page.data,
        after=_after,
        total=lambda page: or_none(page.total),
        row="data[]",
    )


def start(project_id: str, *, metric_ids: str | Sequence[str], **further: str | None) -> RunOperation[ScorecardRun]:
    _check_project(project_id)
    body = NewRun(_texts(metric_ids), **given(**further))
    return RunOperation(
        request=create_run.request(project_id, body=body),
        parse=create_run.parse,
        needed=scorecard.VENDOR.needed,
        effect=Effect("the run may have been created"),
        ids=lambda run: (run.id,),
        normalize=scorecard.normalize,
    )


def results(run_id: str, *, tags: str | Sequence[str] | None) -> Paged[RecordPage, RecordWithScores]:
    wanted = _texts(tags or ())

    def request(after: str | None, size: int) -> Request:
        cursor = UNSET if after is None else after
        return list_records.request(run_id, cursor=cursor, limit=size, tags=wanted or UNSET)

    return Paged(
        what="records",
        filters=given(run_id=run_id, tags=wanted or None),
        request=request,
        most=100,
        parse=_continued(list_records.parse),
        needed=("hasMore", "data[].id"),
        items=lambda page: page.data,
        after=_after,
        total=lambda page: or_none(page.total),
        key=lambda record: record.id,
    )


def _check_project(project_id: str) -> None:
    if project_id in {"", ".", ".."}:
        raise ConfigurationError(f"{project_id!r} is not the id of a project")


def _texts(texts: str | Sequence[str]) -> list[str]:
    return [texts] if isinstance(texts, str) else [*texts]


def _after(page: RunPage | RecordPage) -> str | None:
    return or_none(page.next_cursor) if page.has_more else None


def _continued(parse: Parse[PageT]) -> Parse[PageT]:
    """Refuses a page that promises another one and has no cursor for it: the list would seem to end there."""

    def checked(response: httpx.Response, tolerate: Callable[[AnyPayloadError], object] | None) -> PageT:
        page = parse(response, tolerate)
        if page.has_more and not or_none(page.next_cursor):
            raise PayloadError("a cursor, because hasMore is true", page.next_cursor, "nextCursor")
        return page

    return checked
