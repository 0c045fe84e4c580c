"""The arguments of a client: its credentials and options."""

from __future__ import annotations

import os
import ssl
from collections.abc import Awaitable, Callable, Mapping
from typing import Generic, TypeAlias, TypedDict, TypeVar

import httpx

from ..clock import Clock
from ..durations import Duration

T = TypeVar("T")

CredentialValue: TypeAlias = str | Callable[[], str]
"""A credential, or a function that returns it: called when first needed, and again after the vendor refused it."""
AsyncCredentialValue: TypeAlias = str | Callable[[], str | Awaitable[str]]
"""`CredentialValue` of an asynchronous client, whose functions may be asynchronous."""
CredentialT = TypeVar("CredentialT", bound=AsyncCredentialValue)
"""`CredentialValue` in a synchronous client, `AsyncCredentialValue` in an asynchronous one."""
Verify: TypeAlias = ssl.SSLContext | str | os.PathLike[str] | bool
"""True, the path of a CA file, an `ssl.SSLContext`, or False."""


class HttpOptions(TypedDict, total=False):
    """How requests are sent: keywords of every client, and the `http` of `runstate.wait`. Each has a default.

    Options:
        timeout: For one whole request, its retries included: seconds or a timedelta, 60 s by default, eleven days at
            most; None for no timeout.
        retries: How often a request is retried after no response, or a response of a busy or broken server; 3 by
            default.
        verify: TLS: True, the path of a CA file, an `ssl.SSLContext`, or False for no check at all.
        proxy: A proxy's URL; without one the environment's (`HTTPS_PROXY`, `ALL_PROXY`) counts. `NO_PROXY` works as in
            curl, requests and httpx: a host that any of them connects to directly gets no proxy.
        headers: More headers for each request.
        transport: A transport of your own under the retries, such as `httpx.MockTransport` or `httpx.ASGITransport`.
        max_body_size: The largest body that is accepted, in bytes after decompression; 8 MiB by default.
        allow_plain_http: Whether the key may be sent unencrypted to another machine; by default only if the environment
            has `RUNSTATE_ALLOW_PLAIN_HTTP=1`.
        strict: Whether any deviation from the vendor's contract is a `DecodeError`; by default only one in the run's id
            or state is, and `Run.deviations` has the others.
        clock: The source of time; for tests.
    """

    timeout: Duration | None
    """For one whole request, its retries included: seconds or a timedelta, 60 s by default, eleven days at most; None
    for no timeout."""
    retries: int
    """How often a request is retried after no response, or a response of a busy or broken server; 3 by default."""
    verify: Verify
    """TLS: True, the path of a CA file, an `ssl.SSLContext`, or False for no check at all."""
    proxy: httpx.Proxy | httpx.URL | str | None
    """A proxy's URL; without one the environment's (`HTTPS_PROXY`, `ALL_PROXY`) counts. `NO_PROXY` works as in curl,
    requests and httpx: a host that any of them connects to directly gets no proxy."""
    headers: Mapping[str, str]
    """More headers for each request."""
    transport: httpx.BaseTransport | httpx.AsyncBaseTransport | None
    """A transport of your own under the retries, such as `httpx.MockTransport` or `httpx.ASGITransport`."""
    max_body_size: int
    """The largest body that is accepted, in bytes after decompression; 8 MiB by default."""
    allow_plain_http: bool
    """Whether the key may be sent unencrypted to another machine; by default only if the environment has
    `RUNSTATE_ALLOW_PLAIN_HTTP=1`."""
    strict: bool
    """Whether any deviation from the vendor's contract is a `DecodeError`; by default only one in the run's id or state
    is, and `Run.deviations` has the others."""
    clock: Clock
    """The source of time; for tests."""


class _Options(type(HttpOptions)):  # type: ignore[misc]  # a typed dictionary's own class has no public name
    """The class of `HttpOptions`: `help` and completion show the options instead of a dict's methods."""

    def __dir__(cls) -> list[str]:
        return [*cls.__annotations__]


HttpOptions.__class__ = _Options  # type: ignore[method-assign]  # pyright: ignore[reportAttributeAccessIssue]  # allowed: both layouts are the same


class Unpicklable:
    """An object that holds credentials and stays in its process."""

    __slots__ = ()

    def __reduce__(self) -> str:
        raise TypeError("it holds credentials, which are not pickled: create a client in each process")


class Secret(Unpicklable, Generic[T]):
    """A value that reprs, tracebacks with local variables and pickles do not show."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value: T = value


class Given:
    """The arguments of a client, so that its constructor can drop its own references to them."""

    def __init__(
        self,
        credentials: Mapping[str, AsyncCredentialValue | None],
        base_url: str | None,
        options: HttpOptions,
        site: str | None = None,
    ) -> None:
        self.credentials: Mapping[str, Secret[AsyncCredentialValue] | None] = {
            name: None if value is None else Secret(value) for name, value in credentials.items()
        }
        """By name; None if not passed."""
        self.base_url = base_url
        self.options = options
        self.site = site
