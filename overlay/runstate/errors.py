"""Every error that runstate raises, in one tree:

    RunstateError
    ├── ConfigurationError          missing key or extra, bad base URL or reference: says what to set
    │   ├── MissingPackage          an ImportError too: an optional part is not installed
    │   ├── MissingAttribute        an AttributeError too: `runstate.Retab` where Retab's package is not installed
    │   └── NotOffered              an AttributeError too: the vendor has no such operation
    ├── TransportError              no response: DNS, refused, reset, TLS, timeout (cause kept)
    │   └── OutcomeUnknown          a request that changes something was sent: it may have been carried out
    ├── ResponseError               a response that is not a run
    │   ├── AuthenticationError     401, and 403 where the vendor says that the key is bad
    │   ├── PermissionDenied        other 403
    │   ├── RunNotFound             404
    │   ├── RequestRejected         other 4xx
    │   │   └── AlreadyFinished     the run had ended before it could be stopped
    │   ├── RateLimited             429
    │   └── ServerError             5xx
    ├── DecodeError                 2xx whose body is not what the vendor's contract promises
    ├── WrongRun                    2xx about another run than the requested one
    ├── WaitError
    │   ├── WaitTimeout             the deadline passed; the run continues
    │   ├── PollingFailed           polls have failed for half an hour
    │   └── RunBlocked              the run waits for something outside
    └── RunUnsuccessful             from Run.raise_for_failure()
        ├── RunFailed
        └── RunCancelled

The HTTP status alone decides which ResponseError it is, never a `status` inside the body.
No error holds a credential.
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

import runstate


class RunstateError(Exception):
    """The base class of all errors of runstate."""

    run: runstate.Run[Any] | None = None
    """The run as last seen, if the error ended a wait that had seen it; else None."""

    runs: tuple[runstate.Run[Any], ...] = ()
    """Every run as last seen, finished or not, in the order of the references, if the error ended `runstate.wait`,
    `watch` or `get`; those that were never seen are left out."""

    after: str | None = None
    """The cursor of the page that could not be read, if the error ended a list: `pages(after=…)` goes on from there.
    None if that was the first page."""

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions travel between processes in test runners and schedulers. Keyword-only fields would break the
        # default way of rebuilding them, and an ImportError and an AttributeError keep fields outside __dict__.
        outside = {name: getattr(self, name) for name in ("name", "msg") if hasattr(self, name)}
        return _rebuild, (type(self), self.args, self.__dict__ | outside)


def _rebuild(kind: type[RunstateError], args: tuple[object, ...], state: dict[str, object]) -> RunstateError:
    error = kind.__new__(kind, *args)
    for name, value in state.items():
        setattr(error, name, value)
    return error


class ConfigurationError(RunstateError):
    """Something is missing or invalid before any request is sent: the message says what to set."""


class MissingPackage(ConfigurationError, ImportError):
    """An optional part is not installed: the message says which command installs it."""


class MissingAttribute(ConfigurationError, AttributeError):
    """The client's vendor's package is not installed: the message says which command
    installs it. `from runstate import …` raises `MissingPackage` instead.
    """


class NotOffered(ConfigurationError, AttributeError):
    """The vendor has no such operation: the message says which ones it has. Nothing was sent."""


class TransportError(RunstateError):
    """There was no response: DNS, refused, reset, TLS, timeout. `__cause__` has the original error."""

    def __init__(self, message: str, *, vendor: str, timed_out: bool = False, reason: str = "") -> None:
        super().__init__(message)
        self.vendor = vendor
        """The vendor's slug."""
        self.timed_out = timed_out
        """Whether the request's own timeout ended it."""
        self.reason = reason
        """The cause in a few words, such as `connection refused`."""


class OutcomeUnknown(TransportError):
    """A request that changes something was sent, and no response came: it may have been carried out, or not.

    Look at the vendor's list before you do it again.
    """

    def __init__(
        self, message: str, *, vendor: str, timed_out: bool = False, reason: str = "", key: str | None = None
    ) -> None:
        super().__init__(message, vendor=vendor, timed_out=timed_out, reason=reason)
        self.key = key
        """The idempotency key of the request, if the vendor takes one: a call with the same key is done only once."""


class ResponseError(RunstateError):
    """The vendor answered, but not with a success."""

    def __init__(
        self,
        summary: str,
        *,
        vendor: str,
        status: int,
        code: str | None = None,
        message: str | None = None,
        details: object = None,
        request_id: str | None = None,
        retry_after: float | None = None,
        body: str = "",
    ) -> None:
        super().__init__(summary)
        self.vendor = vendor
        """The vendor's slug."""
        self.status = status
        """The HTTP status."""
        self.code = code
        """The vendor's own error code, if the body has one."""
        self.message = message
        """The vendor's own error text, if the body has one."""
        self.details = details
        """Other data about the error from the vendor, decoded from JSON."""
        self.request_id = request_id
        """The id of the request, for the vendor's support, if the headers have it."""
        self.retry_after = retry_after
        """Seconds until the vendor accepts the next request, or None."""
        self.body = body
        """The beginning of the body as text."""


@frozen
class ErrorBody:
    """The parts of an error body; each is None if the body does not have it."""

    message: str | None = None
    code: str | None = None
    details: object = None
    bad_key: bool = False
    """Whether a 403 is about the key itself, not about its permissions."""


class AuthenticationError(ResponseError):
    """401, and 403 where the vendor says that the key is missing or wrong."""


class PermissionDenied(ResponseError):
    """403: the key may not read this run; at vendors that do not tell the two apart (Datadog), the key may be wrong."""


class RunNotFound(ResponseError):
    """404: there is no such run, or this key cannot see it."""


class RequestRejected(ResponseError):
    """Any other 4xx."""


class AlreadyFinished(RequestRejected):
    """The run had ended before it could be stopped; `run` is the run as it ended."""


class RateLimited(ResponseError):
    """429: too many requests. See `retry_after`."""


class ServerError(ResponseError):
    """5xx, non-standard ones (520, 599) included."""


class DecodeError(RunstateError):
    """A successful response whose body is not what the vendor's contract promises."""

    def __init__(self, summary: str, *, vendor: str, field: str, body: str = "") -> None:
        super().__init__(summary)
        self.vendor = vendor
        """The vendor's slug."""
        self.field = field
        """Where in the body, such as `lifecycle.status` or `data.attributes.tags[2].key`; `(body)` for all of it."""
        self.body = body
        """The beginning of the body as text."""


class WrongRun(RunstateError):
    """A response about another run than the requested one; a cache may send it. A wait polls again."""

    def __init__(self, message: str, *, vendor: str, asked: str, answered: str) -> None:
        super().__init__(message)
        self.vendor = vendor
        """The vendor's slug."""
        self.asked = asked
        """The id in the request."""
        self.answered = answered
        """The id in the response."""


def status_error(status: int, *, bad_key: bool) -> type[ResponseError]:
    """The class for an HTTP status; `bad_key` says whether a 403 is about the key itself."""
    forbidden = AuthenticationError if bad_key else PermissionDenied
    exact = {401: AuthenticationError, 403: forbidden, 404: RunNotFound, 429: RateLimited}
    if status in exact:
        return exact[status]
    if status >= 500:
        return ServerError
    return RequestRejected if status >= 400 else ResponseError
