"""The operations on experiment runs of Adobe Sensei."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from attrs import frozen
from runstate_adobe_sensei.api.runs import create_experiment_run, list_experiment_runs
from runstate_adobe_sensei.errors import PayloadError as BadField
from runstate_adobe_sensei.models import (
    ExperimentRun,
    ExperimentRunListing,
    ExperimentRunSummary,
    MLInstanceTask,
    NewExperimentRun,
)
from runstate_adobe_sensei.types import UNSET, or_none

from ..errors import ConfigurationError
from ..http.effects import Effect
from ..lifecycle import Pending
from ..reference import RunRef
from ..run import Facts, PayloadError, Timing
from ..vendors.values import count, date
from .base import Paged, Request, RunOperation, given

if TYPE_CHECKING:
    import httpx

_FIRST = "0"
_MOST = 100


@frozen
class _Page:
    """A page, and what was asked for: Adobe shows no page that names the next one."""

    listing: ExperimentRunListing
    start: str
    size: int


def list_runs(
    experiment_id: str,
    *,
    order_by: str | Sequence[str] | None,
    property_: str | Sequence[str] | None,
    parameters: Mapping[str, str],
) -> Paged[_Page, ExperimentRunSummary]:
    experiment_id = _experiment(experiment_id)
    order, conditions = _texts(order_by), _texts(property_)

    def request(after: str | None, size: int) -> Request:
        return list_experiment_runs.request(
            experiment_id,
            start=UNSET if after is None else after,
            limit=size,
            orderby=order or UNSET,
            property_=conditions or UNSET,
            **_headers(parameters),
        )

    return Paged(
        what="runs",
        filters=given(experiment_id=experiment_id, order_by=order or None, property=conditions or None),
        request=request,
        most=_MOST,
        parse=_parse,
        needed=("children[].id", "children[].experimentId"),
        items=lambda page: page.listing.children,
        after=_after,
        total=_total,
        key=lambda run: run.id,
    )


def _parse(response: httpx.Response, tolerate: Callable[[PayloadError], object] | None) -> _Page:
    asked = response.request.url.params
    listing = list_experiment_runs.parse(response, tolerate)
    return _Page(listing, asked.get("start", _FIRST), int(asked.get("limit", _MOST)))


def _after(page: _Page) -> str | None:
    """What the page says of the next one; where it says nothing, the index after its last run, as Adobe documents."""
    information, links = or_none(page.listing.page), or_none(page.listing.links)
    if information and (start := or_none(information.next_)):
        return start
    link = or_none(links.next_) if links else None
    if link and (starts := parse_qs(urlsplit(or_none(link.href) or "").query).get("start")):
        return starts[0]
    found, total = len(page.listing.children), _total(page)
    if not found or not page.start.isdecimal():
        return None
    end = int(page.start) + found
    return str(end) if (found >= page.size if total is None else end < total) else None


def _total(page: _Page) -> int | None:
    information = or_none(page.listing.page)
    return count(or_none(information.total_count)) if information else None


def start(
    experiment_id: str,
    *,
    mode: str,
    tasks: Sequence[MLInstanceTask | Mapping[str, object]] | None,
    description: str | None,
    parameters: Mapping[str, str],
) -> RunOperation[ExperimentRun]:
    """The request that creates a run.

    Raises:
        ConfigurationError: If a field is not as Adobe documents it.
    """
    experiment_id = _experiment(experiment_id)
    plain = None if tasks is None else [task.to_dict() if isinstance(task, MLInstanceTask) else task for task in tasks]
    try:
        body = NewExperimentRun.from_dict(given(mode=mode, description=description, tasks=plain))
    except BadField as error:
        raise ConfigurationError(str(error)) from None
    return RunOperation(
        request=create_experiment_run.request(experiment_id, body=body, **_headers(parameters)),
        parse=create_experiment_run.parse,
        needed=("id",),
        effect=Effect("the run may have been started"),
        ids=lambda run: (experiment_id, run.id),
        normalize=_created,
    )


def _created(run: ExperimentRun) -> Facts:
    """A run that was created has no state yet; its tasks are still to come."""
    return Facts(
        lifecycle=Pending(),
        id=run.id,
        timing=Timing(created=date(run, "created"), updated=date(run, "updated")),
        deleted=or_none(run.deleted) or False,
    )


def _experiment(experiment_id: str) -> str:
    """The id as text, if it can be a segment of a path."""
    try:
        return RunRef("adobe-sensei", (experiment_id, experiment_id)).ids[0]
    except ConfigurationError:
        advice = "it must be a string or a UUID, and not empty, '.' or '..'"
        raise ConfigurationError(f"{experiment_id!r} is not an experiment's id: {advice}") from None


def _headers(parameters: Mapping[str, str]) -> dict[str, str]:
    return {"x_gw_ims_org_id": parameters["org_id"], "x_sandbox_name": parameters["sandbox_name"]}


def _texts(texts: str | Sequence[str] | None) -> list[str]:
    return [texts] if isinstance(texts, str) else [*(texts or ())]
