"""Read the experiment runs and errors of Retab."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from runstate_retab import AuthenticatedClient
from runstate_retab.api.runs import get_experiment_run
from runstate_retab.models import (
    CancelledWorkflowExperimentRun,
    ErrorWorkflowExperimentRun,
    WorkflowExperimentRun,
)
from runstate_retab.types import or_none

from ..errors import ErrorBody
from ..lifecycle import Cancelled, Completed, ErrorInfo, Failed, Lifecycle, Pending, Queued, Running, Unknown
from ..run import Facts, Progress, Timing
from .base import Vendor
from .error_bodies import common, mapping, text, validation
from .values import count, date, scores, span

if TYPE_CHECKING:
    from collections.abc import Mapping

STATES: dict[str, Lifecycle] = {
    "pending": Pending(),
    "queued": Queued(),
    "running": Running(),
    "completed": Completed(),
    "error": Failed(),
    "cancelled": Cancelled(),
}

_NO_MESSAGE = "(no message)"
"""Retab sends this for no message."""


def normalize(raw: WorkflowExperimentRun) -> Facts:
    timing = or_none(raw.timing)
    milliseconds = or_none(timing.duration_ms) if timing else None
    return Facts(
        lifecycle=_lifecycle(raw),
        id=or_none(raw.id),
        timing=Timing(
            created=date(timing, "created_at"),
            started=date(timing, "started_at"),
            finished=date(timing, "completed_at"),
            duration=None if milliseconds is None else span(milliseconds=milliseconds),
        ),
        progress=_progress(raw),
        scores=scores({"score": or_none(raw.score)}),
    )


def _lifecycle(raw: WorkflowExperimentRun) -> Lifecycle:
    match raw.lifecycle:
        case ErrorWorkflowExperimentRun() as failed:
            return Failed(_error(failed))
        case CancelledWorkflowExperimentRun() as cancelled:
            return Cancelled(reason=or_none(cancelled.reason))
        case other:
            return STATES.get(other.status) or Unknown(other.status)


def _error(failed: ErrorWorkflowExperimentRun) -> ErrorInfo:
    message = or_none(failed.message)
    details = or_none(failed.details)
    if details is None:
        return ErrorInfo(message=message)
    if message in {None, "", _NO_MESSAGE}:
        message = or_none(details.message) or message
    shown = {"message": message, "error_code": details.error_code, "stack_trace": details.stack_trace}
    rest = {key: value for key, value in details.to_dict().items() if value is not None and value != shown.get(key)}
    return ErrorInfo(
        message=message,
        code=or_none(details.error_code),
        details=rest or None,
        stack_trace=or_none(details.stack_trace),
    )


def _progress(raw: WorkflowExperimentRun) -> Progress | None:
    done, failed = count(or_none(raw.completed_document_count)), count(or_none(raw.error_count))
    total = count(or_none(raw.total_document_count))
    if done is None and failed is None and total is None:
        return None
    # A total of 0 is the schema's default: not counted yet.
    return Progress(done=done or 0, failed=failed or 0, total=total or None)


def read_error(body: object) -> ErrorBody:
    parts = mapping(body)
    detail = parts.get("detail")
    if message := validation(detail) or text(detail):
        # FastAPI responds with 403 to a request without a key.
        return ErrorBody(message=message, details=detail, bad_key=detail == "Not authenticated")
    # Some endpoints send the envelope at the top level, not under `detail`.
    if envelope := mapping(detail) or (parts if mapping(parts.get("details")) else {}):
        return _envelope(envelope)
    if "status_code" in parts and (flat := text(parts.get("message"))):
        return ErrorBody(message=_flat(flat), code=text(parts.get("status_code")), details=parts.get("data"))
    return common(body)


def _envelope(envelope: Mapping[str, object]) -> ErrorBody:
    """`{code, message, details: {error}}`, whose useful part is `error`: a text, or a code and a message."""
    details = mapping(envelope.get("details"))
    cause = details.get("error")
    inner = mapping(cause)
    return ErrorBody(
        message=text(cause) or text(inner.get("message")) or text(envelope.get("message")),
        code=text(inner.get("code")) or text(envelope.get("code")),
        details=details or envelope.get("errors"),
    )


def _flat(message: str) -> str:
    """The validation errors that Retab's flat body carries as JSON inside a string."""
    try:
        return validation(json.loads(message)) or message
    except (ValueError, RecursionError):
        return message


VENDOR = Vendor(
    connect=AuthenticatedClient,
    model=WorkflowExperimentRun,
    request=lambda ids, _: get_experiment_run.request(*ids),
    parse=get_experiment_run.parse,
    needed=("id", "lifecycle.status"),
    normalize=normalize,
    read_error=read_error,
)
