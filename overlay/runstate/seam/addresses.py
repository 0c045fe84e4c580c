"""The address that a client asks: given, else from the environment, else the vendor's own."""

from __future__ import annotations

import ipaddress
import os
from typing import TYPE_CHECKING

import httpx

from ..errors import ConfigurationError

if TYPE_CHECKING:
    from ..catalog import VendorInfo


def base_address(vendor: VendorInfo, given: str | None, site: str | None, *, plain: bool) -> httpx.URL:
    """The base URL to use; `plain` allows the key to travel unencrypted.

    Raises:
        ConfigurationError: If it is none, or plain http to another machine.
    """
    text = given or next(filter(None, map(os.environ.get, vendor.base_url_env)), None)
    if text is None:
        text = vendor.base_url.format(site=_site(vendor, site))
    elif site is not None:
        raise ConfigurationError(f"{vendor.title}: give a site or a base URL, not both")
    shown = repr(text) if "@" not in text else "the base URL"
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL as error:
        raise ConfigurationError(f"{vendor.title}: {shown} is not a URL: {error}") from None
    if url.scheme not in {"https", "http"} or not url.host:
        raise ConfigurationError(f"{vendor.title}: {shown} is not a base URL: write it as {vendor.base_url}")
    if url.userinfo or url.query or url.fragment:
        raise ConfigurationError(f"{vendor.title}: a base URL has no user, query or fragment; {shown} has")
    if url.scheme == "http" and not plain and not is_loopback(url.host):
        raise ConfigurationError(
            f"{vendor.title}: {shown} would send the key unencrypted: use https, or pass allow_plain_http=True"
        )
    return url


def _site(vendor: VendorInfo, given: str | None) -> str:
    if not vendor.sites:
        return ""
    site = given or (os.environ.get(vendor.site_env) if vendor.site_env else None) or vendor.sites[0]
    if site not in vendor.sites:
        raise ConfigurationError(f"{site!r} is not a {vendor.title} site: choose one of {', '.join(vendor.sites)}")
    return site


def is_address(host: str) -> bool:
    """Whether that is an IP address, not a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether that is this machine."""
    if is_address(host):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost" or host.endswith(".localhost")
