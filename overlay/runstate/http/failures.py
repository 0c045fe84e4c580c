"""From what the transports raised to the error of the tree, without anything that holds credentials."""

from __future__ import annotations

import os
from ssl import SSLError
from typing import TYPE_CHECKING, TypeVar, cast

import httpx

from ..errors import DecodeError, RunstateError, TransportError
from .signals import GiveUp, UnreadableBody
from .urls import read_proxy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .hidden import Secrets
    from .settings import Settings

E = TypeVar("E", bound=BaseException)

_EXCERPT = 500


def outcome(
    error: Exception, request: httpx.Request, settings: Settings, outer: BaseException | None
) -> httpx.Response | RunstateError:
    """The answer that stands although another try was due, or the error to raise; `outer` as for `bare`."""
    cause = error.outcome if isinstance(error, GiveUp) else error
    if isinstance(cause, httpx.Response):
        cause.request = request
        return cause
    return unanswered(cause, request, settings, outer)


def unanswered(
    cause: Exception, request: httpx.Request, settings: Settings, outer: BaseException | None
) -> RunstateError:
    """The error that an exception of the transports stands for; `outer` as for `bare`."""
    bare(cause, outer)
    if isinstance(cause, RunstateError):
        return cause
    redact(cause, settings.secrets)
    if isinstance(cause, UnreadableBody):
        title = settings.vendor.title
        message = f"{title} sent a body that is not what its contract promises: {str(cause)[:_EXCERPT]}"
        return DecodeError(message, vendor=settings.vendor.slug, field="(body)")
    for link in _links(cause):
        if isinstance(link, httpx.HTTPError):
            link.request = httpx.Request(request.method, request.url)
    failure = _transport_error(cause, settings)
    failure.__cause__ = cause
    return failure


def too_deep(response: httpx.Response, settings: Settings) -> DecodeError:
    """What a run that is nested without end amounts to."""
    from .errors import excerpt  # noqa: PLC0415 -- most failures need none of it

    message = f"{settings.vendor.title} sent a body that is not what its contract promises: it is nested too deep"
    return DecodeError(message, vendor=settings.vendor.slug, field="(body)", body=excerpt(response, settings))


def _transport_error(cause: Exception, settings: Settings) -> TransportError:
    host, proxy = settings.base_url.netloc.decode("ascii"), _proxy(settings)
    through = f" through the proxy {proxy}" if proxy else ""
    vendor = settings.vendor
    if isinstance(cause, httpx.TimeoutException):
        limit = "in time" if settings.timeout is None else f"within {settings.timeout:g} s"
        message = f"{vendor.title} did not answer {limit} ({host}{through})"
        return TransportError(message, vendor=vendor.slug, timed_out=True, reason="timed out")
    said, reason = _reason(cause)
    if isinstance(cause, httpx.ProxyError):
        what = f"could not be reached at {host}: the proxy {proxy} refused"
    elif (
        proxy
        and isinstance(cause, httpx.ConnectError)
        and not any(isinstance(link, SSLError) for link in _links(cause))
    ):
        what = f"could not be reached at {host}: the proxy {proxy} does not answer"
    elif isinstance(cause, httpx.ReadError | httpx.WriteError | httpx.RemoteProtocolError):
        what = f"did not answer properly ({host}{through})"
    else:
        what = f"could not be reached at {host}{through}"
    return TransportError(f"{vendor.title} {what}: {said}", vendor=vendor.slug, reason=reason)


def _proxy(settings: Settings) -> str | None:
    """The proxy that the request went through, without its user and password."""
    from .transport import Network  # noqa: PLC0415 -- it is loaded wherever a request has failed

    if settings.transport is not None:
        return None
    proxy = read_proxy(Network(settings.base_url, settings.verify, settings.proxy).proxy_address())
    return f"{proxy.url.scheme}://{proxy.url.netloc.decode('ascii')}" if proxy else None


def _reason(cause: Exception) -> tuple[str, str]:
    """What the system says, and the same without numbers and addresses.

    asyncio, trio and httpcore have words of their own for it, or none.
    """
    for link in _links(cause):
        if isinstance(link, OSError) and link.errno is not None:
            short = os.strerror(link.errno).lower() if isinstance(link, ConnectionError) else link.strerror
            return str(link), short or str(link)
    said = str(cause) or type(cause).__name__
    return said, said


def bare(error: E, outer: BaseException | None) -> E:
    """The error, and those behind it, without frames: those of the libraries hold the request with its headers.

    `outer` is what the caller was handling when it asked; it is the caller's own, and stays as it is.
    """
    for link in _links(error, outer):
        link.__traceback__ = None
    return error


def redact(error: BaseException, secrets: Secrets) -> None:
    """Take the credentials out of what the error, and those behind it, say."""
    for link in _links(error):
        text = str(link)
        if (redacted := secrets.redact(text)) != text:
            link.args = (redacted,)


def _links(error: BaseException, outer: BaseException | None = None) -> Iterator[BaseException]:
    """The error and all that is behind it, up to `outer`."""
    seen = [outer]
    due: list[BaseException | None] = [error]
    while due:
        link = due.pop()
        if link is None or any(link is known for known in seen):
            continue
        seen.append(link)
        due += [link.__cause__, link.__context__]
        if isinstance(link, BaseExceptionGroup):
            due += cast("BaseExceptionGroup[BaseException]", link).exceptions
        yield link
