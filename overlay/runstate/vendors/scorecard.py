"""Read the runs and errors of Scorecard.

Its runs neither fail nor are cancelled, and have no times, only counts of records and scores.
"""

from __future__ import annotations

from runstate_scorecard import AuthenticatedClient
from runstate_scorecard.api.runs import get_run
from runstate_scorecard.models import Run as ScorecardRun
from runstate_scorecard.types import or_none

from ..errors import ErrorBody
from ..lifecycle import Blocked, Completed, Lifecycle, Pending, Queued, Running, Unknown
from ..run import Facts, Progress
from .base import Vendor
from .error_bodies import common, mapping, text
from .values import count, without_zeros

STATES: dict[str, Lifecycle] = {
    "pending": Pending(),
    "awaiting_execution": Queued(),
    "running_execution": Running(phase="running_execution"),
    "awaiting_scoring": Running(phase="awaiting_scoring"),
    "running_scoring": Running(phase="running_scoring"),
    "awaiting_human_scoring": Blocked("human"),
    "completed": Completed(),
}
_EXECUTING = frozenset({"pending", "awaiting_execution", "running_execution"})


def normalize(raw: ScorecardRun) -> Facts:
    return Facts(lifecycle=STATES.get(raw.status) or Unknown(raw.status), id=or_none(raw.id), progress=_progress(raw))


def _progress(raw: ScorecardRun) -> Progress:
    """First the records, then the scores: one for each record and metric."""
    records = or_none(raw.num_records)
    if raw.status in _EXECUTING:
        done, total = records, or_none(raw.num_expected_records)
    else:
        metrics = or_none(raw.metric_ids)
        done, total = or_none(raw.num_scores), None if records is None or metrics is None else records * len(metrics)
    return Progress(done=count(done) or 0, total=count(total) or None)


def read_error(body: object) -> ErrorBody:
    parts = mapping(body)
    if not (message := text(parts.get("message"))):
        return common(body)
    return ErrorBody(message=message, code=text(parts.get("code")), details=parts.get("details") or None)


VENDOR = Vendor(
    connect=AuthenticatedClient,
    model=ScorecardRun,
    request=lambda ids, _: get_run.request(*ids),
    parse=get_run.parse,
    needed=("id", "status"),
    normalize=normalize,
    read_error=read_error,
    canonical_id=without_zeros,
)
