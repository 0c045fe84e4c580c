"""Read the experiment runs and errors of Adobe Sensei.

A run has no state: it follows from the states of its tasks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from runstate_adobe_sensei import AuthenticatedClient
from runstate_adobe_sensei.api.runs import get_experiment_run_status
from runstate_adobe_sensei.models import RunStatus, TaskStatus
from runstate_adobe_sensei.types import or_none

from ..errors import ErrorBody
from ..lifecycle import Cancelled, Completed, ErrorInfo, Failed, Lifecycle, Pending, Running, Unknown
from ..run import Facts, Progress, Timing, utc
from .base import Ids, Vendor
from .error_bodies import common, mapping, text
from .values import date

if TYPE_CHECKING:
    from collections.abc import Mapping

STATES: dict[str, Lifecycle] = {
    "PENDING": Pending(),
    "RUNNING": Running(),
    "RETRY": Running(phase="retrying"),
    "FAILED": Failed(),
    "ABORTED": Cancelled(),
    "DONE": Completed(),
}
"""The lifecycle of a run with a single task, by the state of the task."""

_BAD_KEY = frozenset({"403000", "403003", "403010"})
"""The gateway's codes for an API key or a token that is missing or wrong, sent with status 403."""


def request(ids: Ids, parameters: Mapping[str, str]) -> dict[str, Any]:
    return get_experiment_run_status.request(
        *ids, x_gw_ims_org_id=parameters["org_id"], x_sandbox_name=parameters["sandbox_name"]
    )


def normalize(raw: RunStatus) -> Facts:
    status = or_none(raw.status)
    tasks = (or_none(status.tasks) if status else None) or []
    return Facts(
        lifecycle=_lifecycle(tasks),
        id=or_none(raw.experiment_run_id),  # `id` is the experiment's
        name=or_none(raw.name),
        timing=_timing(tasks),
        progress=_progress(tasks),
        deleted=or_none(raw.deleted) or False,
    )


def _lifecycle(tasks: list[TaskStatus]) -> Lifecycle:
    """A failed task fails the run, even while others still run; a run has completed when all its tasks have."""
    states = {str(task.state) for task in tasks}
    if states <= {"PENDING"}:
        return Pending()
    for task in tasks:
        if task.state == "FAILED":
            return Failed(_error(task))
    for task in tasks:
        if task.state == "ABORTED":
            return Cancelled(reason=or_none(task.message))
    if states == {"DONE"}:
        return Completed()
    for task in tasks:
        if task.state not in STATES:
            return Unknown(str(task.state))
    return Running(phase="retrying" if "RETRY" in states else None)


def _error(task: TaskStatus) -> ErrorInfo:
    details = {key: value for key, value in task.to_dict().items() if key != "message"}
    return ErrorInfo(message=or_none(task.message), details=details)


def _timing(tasks: list[TaskStatus]) -> Timing:
    starts = [start for task in tasks if (start := utc(date(task, "started")))]
    ends = [end for task in tasks if (end := utc(date(task, "ended")))]
    all_ended = len(ends) == len(tasks)
    return Timing(started=min(starts, default=None), finished=max(ends, default=None) if all_ended else None)


def _progress(tasks: list[TaskStatus]) -> Progress | None:
    if not tasks:
        return None
    states = [str(task.state) for task in tasks]
    return Progress(done=states.count("DONE"), failed=states.count("FAILED"), total=len(tasks))


def read_error(body: object) -> ErrorBody:
    parts = mapping(body)
    if code := text(parts.get("error_code")):  # the gateway's shape
        return ErrorBody(message=text(parts.get("message")), code=code, bad_key=code in _BAD_KEY)
    message = text(parts.get("detail")) or text(parts.get("title"))  # the service's own
    if message is None:
        return common(body)
    return ErrorBody(message=message, code=text(parts.get("type")), details=parts.get("additionalDetails") or None)


VENDOR = Vendor(
    connect=AuthenticatedClient,
    model=RunStatus,
    request=request,
    parse=get_experiment_run_status.parse,
    needed=("experimentRunId", "status.tasks[].state"),
    normalize=normalize,
    read_error=read_error,
)
