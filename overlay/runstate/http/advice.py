"""What to do about an answer that is no success: in brackets, behind the vendor's own words."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from ..errors import AuthenticationError, PermissionDenied, ResponseError, RunNotFound
from .urls import is_loopback

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from .settings import Settings

_AIRPLAY_PORT = 5000
"""MLflow's port, too."""


def advice(kind: type[ResponseError], response: httpx.Response, pause: float | None, settings: Settings) -> str:
    """What to check, and where the answer came from; empty where nothing is to be done."""
    said = "; ".join(_parts(kind, response, pause, settings))
    return f" ({said})" if said else ""


def _parts(
    kind: type[ResponseError], response: httpx.Response, pause: float | None, settings: Settings
) -> Iterator[str]:
    if _is_airplay(response, settings):
        yield "on macOS that port is the AirPlay Receiver's: turn it off, or let the server listen at another port"
    elif issubclass(kind, AuthenticationError | PermissionDenied):
        yield _credentials(kind, settings)
        if settings.vendor.site_env:
            yield f"keys belong to one site ({settings.vendor.site_env}), and this was {settings.base_url}"
        else:
            yield from _address(settings)
    elif issubclass(kind, RunNotFound):
        account = ", and that the key belongs to the same account" if settings.credentials_used else ""
        yield f"check the run's id{account}"
        yield from _address(settings)
    elif 300 <= response.status_code < 400 and "location" in response.headers:
        yield "redirects are not followed: check the base URL"
    elif pause:
        yield f"it asks to be asked again in {ceil(pause)} s"


def _address(settings: Settings) -> Iterator[str]:
    if not settings.at_own_address:
        yield f"this was {settings.base_url}: is it the right address?"


def _credentials(kind: type[ResponseError], settings: Settings) -> str:
    names = ", ".join(item.env or item.name for item in settings.credentials_used)
    if not names:
        ways = [" and ".join(item.env or item.name for item in items) for items in settings.vendor.credentials]
        return f"it wants credentials: set {', or '.join(filter(None, ways))}"
    doubt = "the credentials are wrong or lack the permission: " if issubclass(kind, PermissionDenied) else ""
    return f"{doubt}check {names}"


def _is_airplay(response: httpx.Response, settings: Settings) -> bool:
    url = settings.base_url
    return response.status_code == 403 and not response.content and url.port == _AIRPLAY_PORT and is_loopback(url.host)
