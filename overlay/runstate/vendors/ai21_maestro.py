"""Read the runs and errors of AI21 Maestro, which have no counts, and no time but that of their creation."""

from __future__ import annotations

from runstate_ai21_maestro import AuthenticatedClient
from runstate_ai21_maestro.api.runs import get_maestro_run
from runstate_ai21_maestro.models import MaestroRun
from runstate_ai21_maestro.types import or_none

from ..errors import ErrorBody
from ..lifecycle import Blocked, Completed, ErrorInfo, Failed, Lifecycle, Running, Unknown
from ..run import Facts, Timing
from .base import Vendor
from .error_bodies import common, mapping, text, validation
from .values import date, scores

STATES: dict[str, Lifecycle] = {
    "in_progress": Running(),
    "requires_action": Blocked("action"),
    "completed": Completed(),
    "failed": Failed(),
}


def normalize(raw: MaestroRun) -> Facts:
    lifecycle = STATES.get(raw.status) or Unknown(raw.status)
    error = or_none(raw.error)
    if isinstance(lifecycle, Failed) and error is not None:
        lifecycle = Failed(ErrorInfo(message=or_none(error.message), details=error.additional_properties or None))
    requirements = or_none(raw.requirements_result)
    return Facts(
        lifecycle=lifecycle,
        id=or_none(raw.id),
        timing=Timing(created=date(raw, "created_at")),
        scores=scores({"score": or_none(requirements.score) if requirements else None}),
    )


def canonical_id(run_id: str) -> str:
    """The id, a UUID, in lower case and without hyphens."""
    return run_id.replace("-", "").lower()


def read_error(body: object) -> ErrorBody:
    detail = mapping(body).get("detail")
    message = validation(detail) or text(detail)
    if message is None:
        return common(body)
    # FastAPI responds with 403 to a request without a key.
    return ErrorBody(message=message, details=detail, bad_key=detail == "Not authenticated")


VENDOR = Vendor(
    connect=AuthenticatedClient,
    model=MaestroRun,
    request=lambda ids, _: get_maestro_run.request(*ids),
    parse=get_maestro_run.parse,
    needed=("id", "status"),
    normalize=normalize,
    read_error=read_error,
    canonical_id=canonical_id,
)
