"""The clients of Scorecard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Unpack

from ..any_client import Configured
from ..by_id import AsyncRunIdClient, RunIdClient
from ..catalog import VENDORS
from ..http.options import AsyncCredentialValue, CredentialT, CredentialValue, Given, HttpOptions

if TYPE_CHECKING:
    from runstate_scorecard import AuthenticatedClient as ScorecardApi
    from runstate_scorecard.models import Run as ScorecardRun


class _ScorecardOptions(Configured, Generic[CredentialT]):
    _info = VENDORS["scorecard"]

    def __init__(
        self, api_key: CredentialT | None = None, *, base_url: str | None = None, **http: Unpack[HttpOptions]
    ) -> None:
        """Create a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after the vendor refused it.

        Args:
            api_key: The API key; without it, `SCORECARD_API_KEY` from the environment.
            base_url: An address instead of Scorecard's own; without it, `SCORECARD_BASE_URL` from the environment.
            **http: How requests are sent, see `HttpOptions`.

        Raises:
            ConfigurationError: If the key is missing, or a value is invalid.
        """
        given = Given({"api_key": api_key}, base_url, http)
        api_key, base_url, http = None, None, {}
        super().__init__(given)


class Scorecard(_ScorecardOptions[CredentialValue], RunIdClient["ScorecardApi", "ScorecardRun"]):
    """A synchronous client of Scorecard. Use it in a `with` block, or call `close`."""


class AsyncScorecard(_ScorecardOptions[AsyncCredentialValue], AsyncRunIdClient["ScorecardApi", "ScorecardRun"]):
    """An asynchronous client of Scorecard, for asyncio and trio. In an `async with` block, or with `aclose`."""
