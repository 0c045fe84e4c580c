"""The checked settings of a client, from its arguments, else the environment, else the vendor's own values."""

from __future__ import annotations

import os
import re
import ssl
import sys
from collections.abc import Callable, Mapping
from operator import index
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import httpx
from attrs import evolve, field, frozen

from .._version import __version__
from ..catalog import Credential, VendorInfo
from ..clock import Clock, SystemClock
from ..durations import Duration, seconds
from ..errors import ConfigurationError, ErrorBody
from .credentials import Functions, Header, choose, fixed, secrets, sent_in
from .deadline import MAX_TIMEOUT
from .options import Given, HttpOptions, Secret
from .redaction import Secrets
from .urls import PLAIN_HTTP, base_address, is_loopback, is_on, read_proxy

if TYPE_CHECKING:
    from typing import Self

T = TypeVar("T")

USER_AGENT = f"runstate/{__version__} python-httpx/{httpx.__version__}"
_HEADER_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"  # compiled when it is needed: most clients have no headers of their own


@frozen(kw_only=True, eq=False)
class Settings:
    """The settings of one client. The repr shows no credential."""

    vendor: VendorInfo
    base_url: httpx.URL
    parameters: Mapping[str, str]
    """The credentials that are not secret, such as the sandbox, by name."""
    credential_headers: tuple[Header, ...] = field(repr=False)
    """The headers of the credentials."""
    secrets: Secrets = field(repr=False)
    """The texts that no error, log or repr may show."""
    functions: Functions | None = field(repr=False)
    """The credentials, if functions return some of them."""
    headers: Mapping[str, str] = field(repr=False)
    credentials_used: tuple[Credential, ...]
    timeout: float | None
    retries: int
    verify: ssl.SSLContext | str | bool
    proxy: httpx.Proxy | None = field(repr=False)
    transport: httpx.BaseTransport | httpx.AsyncBaseTransport | None
    max_body_size: int
    strict: bool
    clock: Clock
    read_error: Callable[[object], ErrorBody] = field(repr=False)
    """Reads the vendor's error bodies, decoded from JSON; None if they are not JSON."""

    def __reduce__(self) -> str:
        raise TypeError("a client's settings hold credentials: create a client in each process")

    def serves(self, url: httpx.URL) -> bool:
        """Whether the URL is at the vendor's host, to which the credentials may be sent."""
        own = self.base_url
        return (url.raw_host, url.port, url.raw_scheme) == (own.raw_host, own.port, own.raw_scheme)

    @property
    def at_own_address(self) -> bool:
        """Whether the base URL is the vendor's own service, not a proxy, a mirror or another server."""
        own = [self.vendor.base_url.format(site=site) for site in self.vendor.sites or ("",)]
        return str(self.base_url).rstrip("/") in own and not is_loopback(self.base_url.host)

    @classmethod
    def resolve(cls, vendor: VendorInfo, given: Given, read_error: Callable[[object], ErrorBody]) -> Self:
        """The settings from arguments and environment.

        Raises:
            TypeError: If an option does not exist.
            ConfigurationError: If a credential is missing, or a value is invalid.
        """
        if unknown := sorted(given.options.keys() - HttpOptions.__annotations__.keys()):
            raise TypeError(f"{vendor.client} got an unexpected keyword argument {unknown[0]!r}")
        chosen = choose(vendor, given.credentials)
        values = fixed(chosen)
        sent = tuple(sent_in(values))
        _check_headers(vendor, given)
        # Never `options = given.options`: they may hold a proxy's password, and tracebacks may show local variables.
        plain = _switch("allow_plain_http", given.options.get("allow_plain_http", is_on(PLAIN_HTTP)))
        clock = given.options.get("clock")
        proxy = _proxy(vendor, given)
        headers = Secret(given.options.get("headers", {}))
        replaced = {name.lower() for name in headers.value}
        known = Secrets(secrets(values), headers.value, proxy)
        return cls(
            vendor=vendor,
            base_url=base_address(vendor, given, plain=plain),
            parameters={item.name: secret.value for item, secret in values if not item.secret},
            credential_headers=sent,
            secrets=known,
            functions=Functions(vendor, chosen, known, headers.value)
            if any(callable(secret.value) for _, secret in chosen)
            else None,
            headers={
                name: text
                for name, text in (
                    ("User-Agent", USER_AGENT),
                    ("Accept-Encoding", "gzip, deflate"),  # what `bodies` decompresses; httpx may know more
                    *((header.name, header.text) for header in sent),
                )
                if name.lower() not in replaced
            }
            | dict(headers.value),
            credentials_used=tuple(
                evolve(item, env=None) if callable(secret.value) else item for item, secret in chosen
            ),
            timeout=_time_limit(given.options.get("timeout", 60.0)),
            retries=_whole("retries", given.options.get("retries", 3), minimum=0),
            verify=_certificates(given.options.get("verify", True)),
            proxy=proxy,
            transport=given.options.get("transport"),
            max_body_size=_whole("max_body_size", given.options.get("max_body_size", 8 * 1024 * 1024), minimum=1),
            strict=_switch("strict", given.options.get("strict", False)),
            clock=SystemClock() if clock is None else _own_clock(clock),
            read_error=read_error,
        )

    def own_transport(self, kind: type[T]) -> T | None:
        """The user's own transport for a client of this kind, or None."""
        if self.transport is None or isinstance(self.transport, kind):
            return self.transport
        other = cast("object", self.transport)
        name, client = type(other).__name__, self.vendor.client
        if isinstance(other, httpx.BaseTransport):
            raise ConfigurationError(f"{name} is synchronous: use {client} with it")
        if isinstance(other, httpx.AsyncBaseTransport):
            raise ConfigurationError(f"{name} is asynchronous: use Async{client} with it")
        raise ConfigurationError(f"transport must be a transport of httpx, not {name}")

    def redact(self, text: str) -> str:
        """`text` without the credentials."""
        return self.secrets.redact(text)


def _check_headers(vendor: VendorInfo, given: Given) -> None:
    headers = Secret[object](given.options.get("headers", {}))
    if not isinstance(headers.value, Mapping):
        raise ConfigurationError(f"{vendor.title}: headers must map names to values")
    wrong = [name for name, value in cast("Mapping[object, object]", headers.value).items() if not _fits(name, value)]
    if wrong:
        raise ConfigurationError(f"{vendor.title}: the header {wrong[0]!r} is not one line of ASCII text")


def _fits(name: object, value: object) -> bool:
    """Whether it is a valid header. The error of h11 would repeat an invalid one."""
    return (
        isinstance(name, str)
        and re.fullmatch(_HEADER_NAME, name) is not None
        and isinstance(value, str)
        and value.isascii()
        and value.isprintable()
        and value == value.strip()
    )


def _proxy(vendor: VendorInfo, given: Given) -> httpx.Proxy | None:
    proxy = read_proxy(given.options.get("proxy"))
    if proxy is None and given.options.get("proxy") is not None:
        # Do not show it: it may hold a password.
        raise ConfigurationError(f"{vendor.title}: proxy is not a proxy's URL: write it as http://host:port")
    return proxy


def _time_limit(value: Duration | None) -> float | None:
    """The timeout of a request, at most as long as an operating system can wait at once."""
    return None if value is None else min(seconds(value, "timeout"), MAX_TIMEOUT)


def _whole(name: str, value: object, *, minimum: int) -> int:
    """A whole number; numpy's integers and floats without a fraction count."""
    whole = isinstance(value, float) and value.is_integer()
    try:
        number = None if isinstance(value, bool) else int(cast("float", value)) if whole else index(cast("int", value))
    except TypeError:
        number = None
    if number is None or number < minimum:
        raise ConfigurationError(f"{name} must be a whole number from {minimum}, not {value!r}")
    return min(number, sys.maxsize - 1)


def _switch(name: str, value: object) -> bool:
    """True or False, and not another truthy value, such as the string "false"."""
    if not isinstance(value, bool):
        raise ConfigurationError(f"{name} must be True or False, not {value!r}")
    return value


def _certificates(value: object) -> ssl.SSLContext | str | bool:
    """The value of `verify`, with a path as a string."""
    if isinstance(value, bool | ssl.SSLContext):
        return value
    if not isinstance(value, str | os.PathLike):
        kind = type(value).__name__
        raise ConfigurationError(f"verify must be True, False, the path of a CA file or an ssl.SSLContext, not {kind}")
    path = os.fsdecode(cast("str | os.PathLike[str]", value))
    if not path or not Path(path).exists():
        raise ConfigurationError(f"verify={path!r}: there is no such file; pass the path of a CA file")
    return path


def _own_clock(value: object) -> Clock:
    """The user's own clock, checked."""
    for name in ("monotonic", "now", "sleep", "asleep"):
        if not callable(getattr(value, name, None)):
            raise ConfigurationError(f"clock must have a method {name}(); {type(value).__name__} has none")
    return cast("Clock", value)
