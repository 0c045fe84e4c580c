"""The clients of AI21 Maestro."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Unpack

from ..any_client import Configured
from ..by_id import AsyncRunIdClient, RunIdClient
from ..catalog import VENDORS
from ..http.options import AsyncCredentialValue, CredentialT, CredentialValue, Given, HttpOptions

if TYPE_CHECKING:
    from runstate_ai21_maestro import AuthenticatedClient as AI21MaestroApi
    from runstate_ai21_maestro.models import MaestroRun as AI21MaestroRun


class _AI21MaestroOptions(Configured, Generic[CredentialT]):
    _info = VENDORS["ai21-maestro"]

    def __init__(
        self, api_key: CredentialT | None = None, *, base_url: str | None = None, **http: Unpack[HttpOptions]
    ) -> None:
        """Create a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after the vendor refused it.

        Args:
            api_key: The API key; without it, `AI21_API_KEY` from the environment.
            base_url: An address instead of AI21 Maestro's own; without it, `AI21_API_HOST` from the environment.
            **http: How requests are sent, see `HttpOptions`.

        Raises:
            ConfigurationError: If the key is missing, or a value is invalid.
        """
        given = Given({"api_key": api_key}, base_url, http)
        api_key, base_url, http = None, None, {}
        super().__init__(given)


class AI21Maestro(_AI21MaestroOptions[CredentialValue], RunIdClient["AI21MaestroApi", "AI21MaestroRun"]):
    """A synchronous client of AI21 Maestro. Use it in a `with` block, or call `close`."""


class AsyncAI21Maestro(_AI21MaestroOptions[AsyncCredentialValue], AsyncRunIdClient["AI21MaestroApi", "AI21MaestroRun"]):
    """An asynchronous client of AI21 Maestro, for asyncio and trio. In an `async with` block, or with `aclose`."""
