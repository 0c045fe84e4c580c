"""Read the runs and errors of Datadog Model Lab. A failed run has no reason."""

from __future__ import annotations

import re

from runstate_datadog_model_lab import AuthenticatedClient
from runstate_datadog_model_lab.api.runs import get_model_lab_run
from runstate_datadog_model_lab.models import ModelLabRunResponse
from runstate_datadog_model_lab.types import or_none

from ..errors import ErrorBody
from ..lifecycle import Blocked, Cancelled, Completed, Failed, Lifecycle, Pending, Running, Unknown
from ..run import Facts, Timing, utc
from .base import Vendor
from .error_bodies import common, mapping, sequence, text
from .values import date, scores, span, without_zeros

STATES: dict[str, Lifecycle] = {
    "pending": Pending(),
    "running": Running(),
    "completed": Completed(),
    "failed": Failed(),
    "killed": Cancelled(),
    "unresponsive": Blocked("heartbeat"),
    "paused": Blocked("resume"),
}

_KEY = "(api|app|application) key"
_BAD_KEY = rf"(?i)({_KEY} (is )?(required|missing|invalid)|(missing|invalid) {_KEY})\.?"
"""The message of a 403 that is about a key. Mostly it is `Forbidden`, for a wrong key and for a missing permission."""


def normalize(raw: ModelLabRunResponse) -> Facts:
    run = raw.data.attributes
    seconds = or_none(run.duration)
    metrics = or_none(run.metric_summaries) or []
    return Facts(
        lifecycle=STATES.get(run.status) or Unknown(run.status),
        id=or_none(raw.data.id),
        name=or_none(run.name) or None,
        timing=Timing(
            created=date(run, "created_at"),
            started=date(run, "started_at"),
            updated=date(run, "updated_at"),
            finished=date(run, "completed_at"),
            duration=None if seconds is None else span(seconds=seconds),
        ),
        scores=scores({metric.key: or_none(metric.latest) for metric in metrics if or_none(metric.key) is not None}),
        deleted=utc(date(run, "deleted_at")) is not None,
    )


def read_error(body: object) -> ErrorBody:
    errors = sequence(mapping(body).get("errors"))
    messages = [message for error in errors if (message := _message(error))]
    if not messages:
        return common(body)
    bad_key = any(re.fullmatch(_BAD_KEY, message) for message in messages)
    return ErrorBody(message="; ".join(messages), details=errors, bad_key=bad_key)


def _message(error: object) -> str | None:
    """The message of an error: the error itself, its detail or its title."""
    parts = mapping(error)
    return text(error) or text(parts.get("detail")) or text(parts.get("title"))


VENDOR = Vendor(
    connect=AuthenticatedClient,
    model=ModelLabRunResponse,
    request=lambda ids, _: get_model_lab_run.request(int(ids[0])),
    parse=get_model_lab_run.parse,
    needed=("data.id", "data.attributes.status"),
    normalize=normalize,
    read_error=read_error,
    canonical_id=without_zeros,
)
