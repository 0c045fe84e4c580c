"""Scorecard's clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..catalog import VENDORS
from ..http.options import AsyncCredentialValue, CredentialValue, Given, HttpOptions
from .by_run_id import AsyncRunIdClient, RunIdClient

if TYPE_CHECKING:
    from runstate_scorecard import AuthenticatedClient  # noqa: F401 -- here and below: named in the bases
    from runstate_scorecard.models import Run as ScorecardRun  # noqa: F401


class Scorecard(RunIdClient["AuthenticatedClient", "ScorecardRun"]):
    """A synchronous client of Scorecard. Use it in a `with` block, or call `close`."""

    _info = VENDORS["scorecard"]

    def __init__(
        self, api_key: CredentialValue | None = None, *, base_url: str | None = None, **http: Unpack[HttpOptions]
    ) -> None:
        """Make a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after a refusal.

        Args:
            api_key: The API key; without it, `SCORECARD_API_KEY` from the environment.
            base_url: Another address than Scorecard's own; without it, `SCORECARD_BASE_URL` from the environment.
            **http: How requests travel, see `HttpOptions`.

        Raises:
            ConfigurationError: If the key is missing, or a value makes no sense.
        """
        given = Given({"api_key": api_key}, base_url, http)
        api_key, base_url, http = None, None, {}
        super().__init__(given)


class AsyncScorecard(AsyncRunIdClient["AuthenticatedClient", "ScorecardRun"]):
    """An asynchronous client of Scorecard, for asyncio and trio. In an `async with` block, or with `aclose`."""

    _info = VENDORS["scorecard"]

    def __init__(
        self, api_key: AsyncCredentialValue | None = None, *, base_url: str | None = None, **http: Unpack[HttpOptions]
    ) -> None:
        """Make a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after a refusal.

        Args:
            api_key: The API key; without it, `SCORECARD_API_KEY` from the environment.
            base_url: Another address than Scorecard's own; without it, `SCORECARD_BASE_URL` from the environment.
            **http: How requests travel, see `HttpOptions`.

        Raises:
            ConfigurationError: If the key is missing, or a value makes no sense.
        """
        given = Given({"api_key": api_key}, base_url, http)
        api_key, base_url, http = None, None, {}
        super().__init__(given)
