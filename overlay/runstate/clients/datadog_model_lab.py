"""The clients of Datadog Model Lab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Unpack

from ..any_client import Configured
from ..by_id import AsyncRunIdClient, RunIdClient
from ..catalog import VENDORS
from ..http.options import AsyncCredentialValue, CredentialT, CredentialValue, Given, HttpOptions

if TYPE_CHECKING:
    from runstate_datadog_model_lab import AuthenticatedClient as DatadogModelLabApi
    from runstate_datadog_model_lab.models import ModelLabRunResponse as DatadogModelLabRun


class _DatadogModelLabOptions(Configured, Generic[CredentialT]):
    _info = VENDORS["datadog-model-lab"]

    def __init__(
        self,
        api_key: CredentialT | None = None,
        app_key: CredentialT | None = None,
        *,
        access_token: CredentialT | None = None,
        site: str | None = None,
        base_url: str | None = None,
        **http: Unpack[HttpOptions],
    ) -> None:
        """Create a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after the vendor refused it.

        Args:
            api_key: The API key; without it, `DD_API_KEY` from the environment.
            app_key: The application key; without it, `DD_APP_KEY` from the environment.
            access_token: An OAuth2 access token instead of the two keys.
            site: The Datadog site, such as `datadoghq.eu`; without it, `DD_SITE` from the environment, else
                `datadoghq.com`.
            base_url: An address instead of a site's own.
            **http: How requests are sent, see `HttpOptions`.

        Raises:
            ConfigurationError: If a key is missing, or a value is invalid.
        """
        given = Given({"api_key": api_key, "app_key": app_key, "access_token": access_token}, base_url, http, site)
        api_key, app_key, access_token, base_url, http = None, None, None, None, {}
        super().__init__(given)


class DatadogModelLab(
    _DatadogModelLabOptions[CredentialValue], RunIdClient["DatadogModelLabApi", "DatadogModelLabRun"]
):
    """A synchronous client of Datadog Model Lab. Use it in a `with` block, or call `close`."""


class AsyncDatadogModelLab(
    _DatadogModelLabOptions[AsyncCredentialValue], AsyncRunIdClient["DatadogModelLabApi", "DatadogModelLabRun"]
):
    """An asynchronous client of Datadog Model Lab, for asyncio and trio. In an `async with` block, or with `aclose`."""
