"""The addresses of a client: from its arguments, else from the environment, else the vendor's own.

An address may hold a password, so a function that raises an error has none in a local variable.
"""

from __future__ import annotations

import ipaddress
import os
import re
from typing import TYPE_CHECKING, cast
from urllib.request import getproxies, proxy_bypass

import httpx

from ..errors import ConfigurationError

if TYPE_CHECKING:
    from ..catalog import VendorInfo
    from .options import Given

PLAIN_HTTP = "RUNSTATE_ALLOW_PLAIN_HTTP"
"""The environment variable that permits plain http to other machines; the client's own option overrides it."""


_NO_BRACKETS = str.maketrans("", "", "[]")
_PORTS = {"http": 80, "https": 443}


def base_address(vendor: VendorInfo, given: Given, *, plain: bool) -> httpx.URL:
    """The base URL to use; `plain` permits sending the key unencrypted.

    Raises:
        ConfigurationError: If it is not a base URL, or plain http to another machine.
    """
    address = _resolve(vendor, given, plain=plain)
    if isinstance(address, str):
        raise ConfigurationError(f"{vendor.title}: {address}")
    return address


def _resolve(vendor: VendorInfo, given: Given, *, plain: bool) -> httpx.URL | str:
    """The base URL, or what is wrong with it."""
    text = given.base_url or next(filter(str.strip, (os.environ.get(name, "") for name in vendor.base_url_env)), None)
    if text is None:
        return _own(vendor, given)
    if given.site is not None:
        return "site and base_url exclude each other: pass one of them"
    if not isinstance(cast("object", text), str):
        return f"base_url must be a string, not {type(text).__name__}"
    text = text.strip()
    innocent = not set("@?#") & set(text)
    shown = repr(text) if innocent else "the base URL"
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL as error:
        return f"{shown} is not a URL" + (f": {error}" if innocent else "")
    wrong = _wrong(vendor, url, plain=plain)
    return f"{shown} {wrong}" if wrong else _completed(vendor, url)


def _completed(vendor: VendorInfo, url: httpx.URL) -> httpx.URL:
    """The base URL as these clients need it: the vendors' own SDKs accept other forms, too."""
    text = str(url).rstrip("/")
    if vendor.version_in_paths:
        return httpx.URL(re.sub(r"/v[0-9]+$", "", text))
    own = httpx.URL(vendor.base_url) if not vendor.sites else url
    return httpx.URL(text + own.path.rstrip("/")) if (url.host, url.path) == (own.host, "/") else url


def _own(vendor: VendorInfo, given: Given) -> httpx.URL | str:
    site = given.site or (os.environ.get(vendor.site_env) if vendor.site_env else None) or next(iter(vendor.sites), "")
    if vendor.sites and site not in vendor.sites:
        return f"{site!r} is not one of its sites: choose one of {', '.join(vendor.sites)}"
    return httpx.URL(vendor.base_url.format(site=site))


def _wrong(vendor: VendorInfo, url: httpx.URL, *, plain: bool) -> str | None:
    if url.scheme not in {"https", "http"} or not url.host or set("[%") & set(url.host):
        return f"is not a base URL: write it as {vendor.base_url}"
    if url.userinfo or url.query or url.fragment:
        return f"must not contain a user, query or fragment: write it as {vendor.base_url}"
    if url.scheme == "http" and not plain and not is_loopback(url.host):
        return f"is not encrypted: use https, or permit it with allow_plain_http=True or {PLAIN_HTTP}=1"
    return None


def read_proxy(address: object) -> httpx.Proxy | None:
    """The proxy of an address; None if it is not the URL of a proxy."""
    if isinstance(address, httpx.Proxy):
        return address
    try:
        proxy = httpx.Proxy(address) if isinstance(address, str | httpx.URL) else None
    except (ValueError, httpx.InvalidURL):
        return None
    return proxy if proxy and proxy.url.host else None


def proxy_for(url: httpx.URL, given: httpx.Proxy | str | None) -> httpx.Proxy | str | None:
    """The proxy for an address: the given one, else that of the environment."""
    if given is not None:
        return given
    proxies = getproxies()
    if is_loopback(url.host) or bypasses_proxy(url, proxies.get("no", "")) or proxy_bypass(url.host):
        return None
    address = proxies.get(url.scheme) or proxies.get("all")
    return address if not address or "://" in address else f"http://{address}"


def is_on(variable: str) -> bool:
    """Whether an environment variable holds `1` or `true`."""
    return os.environ.get(variable, "").strip().lower() in {"1", "true"}


def is_address(host: str) -> bool:
    """Whether the host is an IP address, not a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether the host is this machine."""
    if is_address(host):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost" or host.endswith(".localhost")


def bypasses_proxy(url: httpx.URL, no_proxy: str) -> bool:
    """Whether `NO_PROXY` has an entry for that address.

    An entry is `*`, a name (for its subdomains too, with or without a leading dot or `*.`), an IP address or a CIDR
    block. It may have a scheme before it, and a port behind.
    """
    return any(_is_meant(entry, url) for entry in no_proxy.lower().replace(",", " ").split())


def _is_meant(entry: str, url: httpx.URL) -> bool:
    host = url.host.rstrip(".")
    scheme, _, rest = entry.rstrip("/").rpartition("://")
    if "/" in rest:
        return is_address(host) and _is_in(host, rest)
    name, port = _without_port(rest)
    if scheme not in {"", "all", url.scheme} or port not in {"", str(url.port or _PORTS.get(url.scheme))}:
        return False
    if is_address(host) and is_address(name):
        return ipaddress.ip_address(host) == ipaddress.ip_address(name)
    name = name.lstrip("*").strip(".")
    return host == name or host.endswith(f".{name}") if name else rest.startswith("*")


def _is_in(host: str, block: str) -> bool:
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(block.translate(_NO_BRACKETS), strict=False)
    except ValueError:
        return False


def _without_port(text: str) -> tuple[str, str]:
    """Host and port, with or without brackets; an IPv6 address without brackets has no port."""
    name, colon, port = text.rpartition(":")
    if colon and port.isdecimal() and (":" not in name or name.endswith("]")):
        return name.translate(_NO_BRACKETS), port
    return text.translate(_NO_BRACKETS), ""
