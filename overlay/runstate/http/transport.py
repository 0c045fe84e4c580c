"""What lies under a client: the retries, and under them the network, its answers read whole and within a size."""

from __future__ import annotations

import os
import ssl
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.request import getproxies, proxy_bypass

import httpx
from attrs import field, frozen
from httpx_retries import RetryTransport

from ..errors import ConfigurationError
from .bodies import AsyncWholeBody, WholeBody
from .network import MOST_CONNECTIONS, BoundedBackend
from .retries import ClockedRetry
from .urls import bypasses_proxy, is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable

    from .settings import Settings

T = TypeVar("T")

_LIMITS = httpx.Limits(max_connections=MOST_CONNECTIONS, max_keepalive_connections=MOST_CONNECTIONS)


@frozen
class Network:
    """How to reach the vendor's host."""

    base_url: httpx.URL
    verify: ssl.SSLContext | str | bool
    proxy: httpx.Proxy | str | None = field(repr=False)

    def open(self) -> httpx.HTTPTransport:
        """A sync transport whose every socket operation ends with the request's limit."""
        transport = httpx.HTTPTransport(verify=self.tls(), proxy=self.proxy_address(), limits=_LIMITS)
        # httpx has no public place for a network backend; tests fail if this one moves.
        pool = transport._pool  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        pool._network_backend = BoundedBackend(pool._network_backend)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        return transport

    def aopen(self) -> httpx.AsyncHTTPTransport:
        """An async transport; its requests are bounded by cancelling them."""
        return httpx.AsyncHTTPTransport(verify=self.tls(), proxy=self.proxy_address(), limits=_LIMITS)

    def tls(self) -> ssl.SSLContext | bool:
        """The TLS context; none is made where none is needed."""
        if self.base_url.scheme == "http":
            return False  # loopback: no certificates to load
        return shared_tls(self.verify) if isinstance(self.verify, str | bool) else self.verify

    def proxy_address(self) -> httpx.Proxy | str | None:
        """The proxy that was given, else what the environment says."""
        host = self.base_url.host
        if self.proxy is not None:
            return self.proxy
        found = getproxies()
        if is_loopback(host) or bypasses_proxy(self.base_url, found.get("no", "")) or proxy_bypass(host):
            return None
        address = found.get(self.base_url.scheme) or found.get("all")
        return address if not address or "://" in address else f"http://{address}"


@cache
def shared_tls(verify: str | bool) -> ssl.SSLContext:
    """One TLS context per process and setting: loading the certificates takes some 30 ms."""
    if isinstance(verify, bool):
        if verify:
            _check_environment()
        return httpx.create_ssl_context(verify=verify)
    if Path(verify).is_dir():
        return ssl.create_default_context(capath=verify)
    return ssl.create_default_context(cafile=verify)


def _check_environment() -> None:
    """Name the variable, if the certificates are not where the environment says; httpx and OpenSSL do not."""
    file, folders = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if file and not Path(file).is_file():
        raise ConfigurationError(f"SSL_CERT_FILE={file!r}: there is no such file; correct or unset the variable")
    if not file and folders and not any(Path(folder).is_dir() for folder in folders.split(os.pathsep)):
        raise ConfigurationError(f"SSL_CERT_DIR={folders!r}: there is no such folder; correct or unset the variable")


def build(settings: Settings) -> httpx.BaseTransport:
    """All that lies under a sync client.

    Raises:
        ConfigurationError: If no connection can be made with these settings.
    """
    own = settings.sync_transport()
    network = Network(settings.base_url, settings.verify, settings.proxy)
    under = own if own is not None else _explained(settings, network.open)
    inner = WholeBody(under, settings.max_body_size, settings.secrets)
    return RetryTransport(inner, retry=ClockedRetry(settings, settings.retries))


def abuild(settings: Settings) -> httpx.AsyncBaseTransport:
    """All that lies under an async client.

    Raises:
        ConfigurationError: If no connection can be made with these settings.
    """
    own = settings.async_transport()
    network = Network(settings.base_url, settings.verify, settings.proxy)
    under = own if own is not None else _explained(settings, network.aopen)
    inner = AsyncWholeBody(under, settings.max_body_size, settings.secrets)
    return RetryTransport(inner, retry=ClockedRetry(settings, settings.retries))


def _explained(settings: Settings, make: Callable[[], T]) -> T:
    """What is made; or a CA file that is not there, a proxy of an unknown kind, a missing SOCKS package, in words."""
    try:
        return make()
    except httpx.InvalidURL:
        cause = "the environment's proxy is not a URL"  # not shown: it may hold a password
    except (OSError, ValueError, ImportError) as error:
        cause = settings.redact(str(error)) or type(error).__name__
        if isinstance(error, ssl.SSLError):  # which does not say what file it could not read
            cause += f" in {settings.verify if isinstance(settings.verify, str) else os.environ.get('SSL_CERT_FILE')}"
    raise ConfigurationError(f"{settings.vendor.title}: the proxy or the certificates cannot be used: {cause}")
