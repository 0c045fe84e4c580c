"""Read the runs and errors of MLflow's tracking server. A failed run has no reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runstate_mlflow import AuthenticatedClient
from runstate_mlflow.api.runs import get_run
from runstate_mlflow.models import GetRunResponse
from runstate_mlflow.types import Unset, or_none

from ..errors import ErrorBody
from ..lifecycle import Cancelled, Completed, Failed, Lifecycle, Queued, Running, Unknown, is_finished
from ..run import Facts, Timing
from .base import Vendor
from .error_bodies import common, mapping, text
from .values import moment, scores

if TYPE_CHECKING:
    from datetime import datetime

    from runstate_mlflow.models import RunInfo

STATES: dict[str, Lifecycle] = {
    "RUNNING": Running(),
    "SCHEDULED": Queued(),
    "FINISHED": Completed(),
    "FAILED": Failed(),
    "KILLED": Cancelled(),
}


def normalize(raw: GetRunResponse) -> Facts:
    info = raw.run.info
    lifecycle = STATES.get(info.status) or Unknown(info.status)
    data = or_none(raw.run.data)
    metrics = (or_none(data.metrics) if data else None) or []
    return Facts(
        lifecycle=lifecycle,
        id=or_none(info.run_id) or or_none(info.run_uuid),
        name=or_none(info.run_name) or None,
        timing=_timing(info, ended=is_finished(lifecycle)),
        scores=scores({metric.key: metric.value for metric in metrics if or_none(metric.key) is not None}),
        deleted=or_none(info.lifecycle_stage) == "deleted",
    )


def _timing(info: RunInfo, *, ended: bool) -> Timing:
    finished = _moment(info.end_time)
    # A resumed run still has its earlier end.
    return Timing(started=_moment(info.start_time), finished=finished if ended else None)


def _moment(milliseconds: int | str | Unset | None) -> datetime | None:
    """The moment so many milliseconds after the epoch; the server sends 0 for none."""
    text = str(or_none(milliseconds) or 0)
    return moment(int(text)) if len(text) <= 19 and int(text) else None  # at most 64 bits


def read_error(body: object) -> ErrorBody:
    parts = mapping(body)
    if not (code := text(parts.get("error_code"))):
        return common(body)
    return ErrorBody(message=text(parts.get("message")), code=code, details=body)


VENDOR = Vendor(
    connect=AuthenticatedClient,
    model=GetRunResponse,
    request=lambda ids, _: get_run.request(run_id=ids[0]),
    parse=get_run.parse,
    needed=("run.info.run_id", "run.info.status"),
    normalize=normalize,
    read_error=read_error,
    canonical_id=str.lower,  # some databases ignore case
)
