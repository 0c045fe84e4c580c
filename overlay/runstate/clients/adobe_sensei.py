"""The clients of Adobe Sensei."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Unpack

from ..any_client import Configured
from ..by_id import AsyncExperimentRunClient, ExperimentRunClient
from ..catalog import VENDORS
from ..http.options import AsyncCredentialValue, CredentialT, CredentialValue, Given, HttpOptions

if TYPE_CHECKING:
    from runstate_adobe_sensei import AuthenticatedClient as AdobeSenseiApi
    from runstate_adobe_sensei.models import RunStatus as AdobeSenseiRun


class _AdobeSenseiOptions(Configured, Generic[CredentialT]):
    _info = VENDORS["adobe-sensei"]

    def __init__(
        self,
        access_token: CredentialT | None = None,
        *,
        api_key: CredentialT | None = None,
        org_id: CredentialT | None = None,
        sandbox_name: CredentialT | None = None,
        base_url: str | None = None,
        **http: Unpack[HttpOptions],
    ) -> None:
        """Create a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after the vendor refused it.

        Args:
            access_token: The IMS access token, valid for a day; without it, `ADOBE_ACCESS_TOKEN` from the environment.
            api_key: The API key; without it, `ADOBE_API_KEY` from the environment.
            org_id: The IMS organisation; without it, `ADOBE_ORG_ID` from the environment.
            sandbox_name: The sandbox; without it, `ADOBE_SANDBOX_NAME` from the environment.
            base_url: An address instead of Adobe's own.
            **http: How requests are sent, see `HttpOptions`.

        Raises:
            ConfigurationError: If a credential is missing, or a value is invalid.
        """
        given = Given(
            {"access_token": access_token, "api_key": api_key, "org_id": org_id, "sandbox_name": sandbox_name},
            base_url,
            http,
        )
        access_token, api_key, base_url, http = None, None, None, {}
        super().__init__(given)


class AdobeSensei(_AdobeSenseiOptions[CredentialValue], ExperimentRunClient["AdobeSenseiApi", "AdobeSenseiRun"]):
    """A synchronous client of Adobe Sensei. Use it in a `with` block, or call `close`."""


class AsyncAdobeSensei(
    _AdobeSenseiOptions[AsyncCredentialValue], AsyncExperimentRunClient["AdobeSenseiApi", "AdobeSenseiRun"]
):
    """An asynchronous client of Adobe Sensei, for asyncio and trio. In an `async with` block, or with `aclose`."""
