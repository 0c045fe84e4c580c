"""Map responses and exceptions to errors of the public tree, with the vendor's own words and without credentials."""

from __future__ import annotations

import json
import os
import re
from math import ceil
from ssl import SSLError
from typing import TYPE_CHECKING, TypeVar

import httpx

from ..errors import (
    AuthenticationError,
    DecodeError,
    PermissionDenied,
    ResponseError,
    RunNotFound,
    RunstateError,
    TransportError,
    status_error,
)
from .json_limits import is_too_deep
from .redaction import links
from .retry_after import retry_after
from .urls import is_loopback, proxy_for, read_proxy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .settings import Settings

E = TypeVar("E", bound=BaseException)

_EXCERPT = 500
_REQUEST_IDS = ("x-request-id", "request-id", "x-correlation-id", "cf-ray")
_INVISIBLE = re.compile(r"<(script|style|head)\b.*?(</\1\s*>|$)|<[^>]*>?", re.DOTALL | re.IGNORECASE)


class GiveUp(httpx.HTTPError):
    """The pause before the next try would exceed the request's timeout: the last outcome counts."""

    def __init__(self, outcome: httpx.Response | Exception) -> None:
        super().__init__("no time left to try again")
        self.outcome = outcome


class StaleConnection(httpx.ReadError):
    """A reused connection ended without a response: the server may close an idle one at any moment."""


class UnreadableBody(httpx.HTTPError):
    """The body of a success cannot be read; the message says why. A retry would not help."""


def refusal(response: httpx.Response, settings: Settings) -> ResponseError:
    """The error for a response that is not a success, of the subclass for its status."""
    status = response.status_code
    vendor = settings.vendor
    text = excerpt(response, settings)
    body = settings.read_error(_json(response, settings))
    message = (body.message or "")[:_EXCERPT] or " ".join(_INVISIBLE.sub(" ", text).split())[:200] or None
    kind = status_error(status, bad_key=body.bad_key)
    pause = retry_after(response.headers, status, settings.clock.now())
    # Not http.HTTPStatus, whose phrases differ between Python 3.12 and 3.13.
    answered = f"{vendor.title} answered {status} {httpx.codes.get_reason_phrase(status)}".rstrip()
    advice = "; ".join(_advice(kind, response, pause, settings))
    return kind(
        answered + (f": {message}" if message else "") + (f" ({advice})" if advice else ""),
        vendor=vendor.slug,
        status=status,
        code=body.code,
        message=message,
        details=body.details,
        request_id=next(
            (settings.redact(response.headers[name]) for name in _REQUEST_IDS if name in response.headers), None
        ),
        retry_after=pause,
        body=text,
    )


def excerpt(response: httpx.Response, settings: Settings) -> str:
    """The beginning of the body as text, without credentials."""
    # Redact before cutting: half a credential would not be recognised.
    return settings.redact(response.content.decode("utf-8", "replace"))[:_EXCERPT]


def _json(response: httpx.Response, settings: Settings) -> object:
    """The body decoded, without credentials; None if it is not JSON, or nested too deeply."""
    if is_too_deep(response.content):
        return None
    try:
        # Decode and encode it before redacting: escapes in the original might hide a credential.
        return json.loads(settings.redact(json.dumps(json.loads(response.content))))
    except (ValueError, RecursionError):
        return None


def unanswered(
    cause: Exception, request: httpx.Request, settings: Settings, outer: BaseException | None
) -> RunstateError:
    """The public error for an exception of the transports; `outer` as for `bare`."""
    bare(cause, outer)
    if isinstance(cause, RunstateError):
        return cause
    settings.secrets.redact_error(cause)
    if isinstance(cause, UnreadableBody):
        return unreadable(str(cause)[:_EXCERPT], settings)
    for link in links(cause):
        if isinstance(link, httpx.HTTPError):
            link.request = httpx.Request(request.method, request.url)
    failure = _transport_error(cause, settings)
    failure.__cause__ = cause
    return failure


def unreadable(reason: str, settings: Settings, *, field: str = "(body)", body: str = "") -> DecodeError:
    """The error for a successful response whose body is not a run, or exceeds the limits."""
    message = f"{settings.vendor.title} sent a body that is not what its contract promises: {reason}"
    return DecodeError(message, vendor=settings.vendor.slug, field=field, body=body)


def _transport_error(cause: Exception, settings: Settings) -> TransportError:
    host, proxy = settings.base_url.netloc.decode("ascii"), _proxy(settings)
    through = f" through the proxy {proxy}" if proxy else ""
    vendor = settings.vendor
    if isinstance(cause, httpx.TimeoutException):
        limit = "in time" if settings.timeout is None else f"within {settings.timeout:g} s"
        message = f"{vendor.title} did not answer {limit} ({host}{through})"
        return TransportError(message, vendor=vendor.slug, timed_out=True, reason="timed out")
    text, reason = _reason(cause)
    if isinstance(cause, httpx.ProxyError):
        what = f"could not be reached at {host}: the proxy {proxy} refused"
    elif (
        proxy and isinstance(cause, httpx.ConnectError) and not any(isinstance(link, SSLError) for link in links(cause))
    ):
        what = f"could not be reached at {host}: the proxy {proxy} does not answer"
    elif isinstance(cause, httpx.ReadError | httpx.WriteError | httpx.RemoteProtocolError):
        what = f"did not answer properly ({host}{through})"
    else:
        what = f"could not be reached at {host}{through}"
    return TransportError(f"{vendor.title} {what}: {text}", vendor=vendor.slug, reason=reason)


def _proxy(settings: Settings) -> str | None:
    """The proxy that the request went through, without its user and password."""
    if settings.transport is not None:
        return None
    proxy = read_proxy(proxy_for(settings.base_url, settings.proxy))
    return f"{proxy.url.scheme}://{proxy.url.netloc.decode('ascii')}" if proxy else None


def _reason(cause: Exception) -> tuple[str, str]:
    """The system's message, and a short form without numbers and addresses.

    asyncio, trio and httpcore have their own messages, or none.
    """
    for link in links(cause):
        if isinstance(link, OSError) and link.errno is not None:
            short = os.strerror(link.errno).lower() if isinstance(link, ConnectionError) else link.strerror
            return str(link), short or str(link)
    text = str(cause) or type(cause).__name__
    return text, text


def bare(error: E, outer: BaseException | None) -> E:
    """The error and its causes without frames: the frames of the libraries hold the request with its headers.

    `outer` is the exception that the caller was handling before; it is not changed.
    """
    for link in links(error, outer):
        link.__traceback__ = None
    return error


def _advice(
    kind: type[ResponseError], response: httpx.Response, pause: float | None, settings: Settings
) -> Iterator[str]:
    """What to check, and the address of the request."""
    url = settings.base_url
    if response.status_code == 403 and not response.content and url.port == 5000 and is_loopback(url.host):
        yield "on macOS that port is the AirPlay Receiver's: turn it off, or use another port for the server"
    elif issubclass(kind, AuthenticationError | PermissionDenied):
        yield _credentials(kind, settings)
        if settings.vendor.site_env:
            yield f"keys belong to one site ({settings.vendor.site_env}), and this was {url}"
        else:
            yield from _address(settings)
    elif issubclass(kind, RunNotFound):
        account = ", and that the key belongs to the same account" if settings.credentials_used else ""
        yield f"check the run's id{account}"
        yield from _address(settings)
    elif 300 <= response.status_code < 400 and "location" in response.headers:
        yield "redirects are not followed: check the base URL"
    elif pause:
        yield f"retry after {ceil(pause)} s"


def _address(settings: Settings) -> Iterator[str]:
    if not settings.at_own_address:
        yield f"this was {settings.base_url}: is it the right address?"


def _credentials(kind: type[ResponseError], settings: Settings) -> str:
    names = ", ".join(item.env or item.name for item in settings.credentials_used)
    if not names:
        ways = [" and ".join(item.env or item.name for item in items) for items in settings.vendor.credentials]
        return f"it needs credentials: set {', or '.join(filter(None, ways))}"
    doubt = "the credentials are wrong or lack the permission: " if issubclass(kind, PermissionDenied) else ""
    return f"{doubt}check {names}"
