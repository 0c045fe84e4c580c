"""From what the transports raised to the error of the tree, without anything that holds credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ..errors import DecodeError, TransportError
from .signals import GiveUp, UnreadableBody

if TYPE_CHECKING:
    from .settings import Settings


def outcome(error: Exception, request: httpx.Request, settings: Settings) -> httpx.Response:
    """The answer that stands although another try was due.

    Raises:
        DecodeError: If one came whose body cannot be taken.
        TransportError: If none came.
    """
    cause = error.outcome if isinstance(error, GiveUp) else error
    if isinstance(cause, httpx.Response):
        cause.request = request
        return cause
    if isinstance(cause, UnreadableBody):
        title = settings.vendor.title
        message = f"{title} sent a body that is not what its contract promises: {settings.redact(str(cause))}"
        raise DecodeError(message, vendor=settings.vendor.slug, field="(body)")
    raise _transport_error(cause, settings) from _bare(cause, request, settings)


def _transport_error(cause: Exception, settings: Settings) -> TransportError:
    host = settings.base_url.host
    vendor = settings.vendor
    if isinstance(cause, httpx.TimeoutException):
        message = f"{vendor.title} did not answer within {settings.timeout:g} s ({host})"
        return TransportError(message, vendor=vendor.slug, timed_out=True)
    reason = settings.redact(str(cause)) or type(cause).__name__
    return TransportError(f"{vendor.title} could not be reached at {host}: {reason}", vendor=vendor.slug)


def _bare(error: BaseException, request: httpx.Request, settings: Settings) -> BaseException:
    """The error, and those behind it, without the frames and the request that hold credentials."""
    link: BaseException | None = error
    while link is not None:
        text = str(link)
        if (redacted := settings.redact(text)) != text:
            link.args = (redacted,)
        if isinstance(link, httpx.HTTPError):
            link.request = httpx.Request(request.method, request.url)
        following = link.__cause__ or link.__context__
        link.__traceback__ = link.__context__ = None
        link = following
    return error
