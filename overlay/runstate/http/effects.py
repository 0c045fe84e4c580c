"""Requests that change something: when they may be sent again, and what to say if no answer came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
from attrs import frozen

from ..errors import OutcomeUnknown, TransportError
from .retries import ClockedRetry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from .settings import Settings

_BEFORE_SENDING = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


@frozen
class Effect:
    """What sending a request does, where its method alone does not tell."""

    doubt: str = ""
    """What may have happened if it was sent and not answered, such as `the run may have been started`."""
    repeatable: bool = False
    """Whether sending it twice does the same as sending it once."""
    key: str | None = None
    """Its idempotency key, if the vendor takes one."""


READS = Effect(repeatable=True)
"""The effect of a search that is sent as a POST."""


class Attempt:
    """One request with an effect: how it is retried, and whether any part of it has been sent."""

    def __init__(self, settings: Settings, effect: Effect) -> None:
        self._effect = effect
        self._is_traced = settings.transport is None
        self._was_sent = False
        kind = _AlwaysRetry if effect.repeatable else _UnsentRetry
        self._retry = kind(settings, self)

    @property
    def extensions(self) -> dict[str, Any]:
        """The extensions of the request, for httpx-retries and for `network.Trace`."""
        return {"retry": self._retry, "on_step": self._note}

    def may_have_arrived(self, failure: BaseException | None) -> bool:
        """Whether the server may have any part of the request, which ended with this failure.

        A transport of the user's own need not report its steps: then the kind of the failure decides.
        """
        return self._was_sent if self._is_traced else not isinstance(failure, _BEFORE_SENDING)

    def explained(self, error: TransportError) -> TransportError:
        """The error that says what may have happened."""
        cause = error.__cause__
        if not self._effect.doubt or not self.may_have_arrived(cause):
            return error
        advice = "send it again with the same key" if self._effect.key else "look before you do it again"
        unknown = OutcomeUnknown(
            f"{error}; {self._effect.doubt}: {advice}",
            vendor=error.vendor,
            timed_out=error.timed_out,
            reason=error.reason,
            key=self._effect.key,
        )
        unknown.__cause__ = cause
        return unknown

    def _note(self, step: str, info: Mapping[str, Any]) -> None:
        """Note a step of httpcore."""
        self._is_traced = True
        # The request that opens a tunnel through a proxy is not yet the request.
        if step.endswith("send_request_headers.started") and info["request"].method != b"CONNECT":
            self._was_sent = True


class _AlwaysRetry(ClockedRetry):
    """Sends a request again although its method is not idempotent: the vendor says that the operation is."""

    def __init__(self, settings: Settings, attempt: Attempt, stale: int = 0) -> None:
        super().__init__(settings, settings.retries, stale)
        self._attempt = attempt

    def is_retryable_method(self, method: str) -> bool:  # noqa: ARG002 -- as the parent's
        return True

    def _copy(self) -> Self:
        return type(self)(self._settings, self._attempt, self._stale)


class _UnsentRetry(_AlwaysRetry):
    """Sends a request again only if no part of it can have reached the server."""

    def is_retryable_status_code(self, status_code: int) -> bool:  # noqa: ARG002 -- as the parent's
        return False

    def is_retryable_exception(self, exception: Exception) -> bool:
        return super().is_retryable_exception(exception) and not self._attempt.may_have_arrived(exception)
