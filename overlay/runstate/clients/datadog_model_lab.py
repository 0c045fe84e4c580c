"""Datadog Model Lab's clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..catalog import VENDORS
from ..http.options import AsyncCredentialValue, CredentialValue, Given, HttpOptions
from .by_run_id import AsyncRunIdClient, RunIdClient

if TYPE_CHECKING:
    from runstate_datadog_model_lab import AuthenticatedClient  # noqa: F401 -- here and below: named in the bases
    from runstate_datadog_model_lab.models import ModelLabRunResponse  # noqa: F401


class DatadogModelLab(RunIdClient["AuthenticatedClient", "ModelLabRunResponse"]):
    """A synchronous client of Datadog Model Lab. Use it in a `with` block, or call `close`."""

    _info = VENDORS["datadog-model-lab"]

    def __init__(
        self,
        api_key: CredentialValue | None = None,
        app_key: CredentialValue | None = None,
        *,
        access_token: CredentialValue | None = None,
        site: str | None = None,
        base_url: str | None = None,
        **http: Unpack[HttpOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after a refusal.

        Args:
            api_key: The API key; without it, `DD_API_KEY` from the environment.
            app_key: The application key; without it, `DD_APP_KEY` from the environment.
            access_token: An OAuth2 access token instead of the two keys.
            site: The Datadog site, as `datadoghq.eu`; without it, `DD_SITE` from the environment, else `datadoghq.com`.
            base_url: Another address than a site's own.
            **http: How requests travel, see `HttpOptions`.

        Raises:
            ConfigurationError: If a key is missing, the site is none, or a value makes no sense.
        """
        given = Given({"api_key": api_key, "app_key": app_key, "access_token": access_token}, base_url, http, site)
        api_key, app_key, access_token, base_url, http = None, None, None, None, {}
        super().__init__(given)


class AsyncDatadogModelLab(AsyncRunIdClient["AuthenticatedClient", "ModelLabRunResponse"]):
    """An asynchronous client of Datadog Model Lab, for asyncio and trio. In an `async with` block, or with `aclose`."""

    _info = VENDORS["datadog-model-lab"]

    def __init__(
        self,
        api_key: AsyncCredentialValue | None = None,
        app_key: AsyncCredentialValue | None = None,
        *,
        access_token: AsyncCredentialValue | None = None,
        site: str | None = None,
        base_url: str | None = None,
        **http: Unpack[HttpOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after a refusal.

        Args:
            api_key: The API key; without it, `DD_API_KEY` from the environment.
            app_key: The application key; without it, `DD_APP_KEY` from the environment.
            access_token: An OAuth2 access token instead of the two keys.
            site: The Datadog site, as `datadoghq.eu`; without it, `DD_SITE` from the environment, else `datadoghq.com`.
            base_url: Another address than a site's own.
            **http: How requests travel, see `HttpOptions`.

        Raises:
            ConfigurationError: If a key is missing, the site is none, or a value makes no sense.
        """
        given = Given({"api_key": api_key, "app_key": app_key, "access_token": access_token}, base_url, http, site)
        api_key, app_key, access_token, base_url, http = None, None, None, None, {}
        super().__init__(given)
