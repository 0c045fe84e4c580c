"""AI21 Maestro's clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..catalog import VENDORS
from ..http.options import AsyncCredentialValue, CredentialValue, Given, HttpOptions
from .by_run_id import AsyncRunIdClient, RunIdClient

if TYPE_CHECKING:
    from runstate_ai21_maestro import AuthenticatedClient  # noqa: F401 -- here and below: named in the bases
    from runstate_ai21_maestro.models import MaestroRun  # noqa: F401


class AI21Maestro(RunIdClient["AuthenticatedClient", "MaestroRun"]):
    """A synchronous client of AI21 Maestro. Use it in a `with` block, or call `close`."""

    _info = VENDORS["ai21-maestro"]

    def __init__(
        self, api_key: CredentialValue | None = None, *, base_url: str | None = None, **http: Unpack[HttpOptions]
    ) -> None:
        """Make a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after a refusal.

        Args:
            api_key: The API key; without it, `AI21_API_KEY` from the environment.
            base_url: Another address than AI21 Maestro's own; without it, `AI21_API_HOST` from the environment.
            **http: How requests travel, see `HttpOptions`.

        Raises:
            ConfigurationError: If the key is missing, or a value makes no sense.
        """
        given = Given({"api_key": api_key}, base_url, http)
        api_key, base_url, http = None, None, {}
        super().__init__(given)


class AsyncAI21Maestro(AsyncRunIdClient["AuthenticatedClient", "MaestroRun"]):
    """An asynchronous client of AI21 Maestro, for asyncio and trio. In an `async with` block, or with `aclose`."""

    _info = VENDORS["ai21-maestro"]

    def __init__(
        self, api_key: AsyncCredentialValue | None = None, *, base_url: str | None = None, **http: Unpack[HttpOptions]
    ) -> None:
        """Make a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after a refusal.

        Args:
            api_key: The API key; without it, `AI21_API_KEY` from the environment.
            base_url: Another address than AI21 Maestro's own; without it, `AI21_API_HOST` from the environment.
            **http: How requests travel, see `HttpOptions`.

        Raises:
            ConfigurationError: If the key is missing, or a value makes no sense.
        """
        given = Given({"api_key": api_key}, base_url, http)
        api_key, base_url, http = None, None, {}
        super().__init__(given)
