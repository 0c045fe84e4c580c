"""MLflow's clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..catalog import VENDORS
from ..seam.hidden import AsyncCredentialValue, CredentialValue, Given
from ..seam.settings import HttpOptions
from .by_run_id import AsyncRunIdClient, RunIdClient

if TYPE_CHECKING:
    from runstate_mlflow import AuthenticatedClient  # noqa: F401 -- here and below: named in the bases
    from runstate_mlflow.models import GetRunResponse  # noqa: F401


_INFO = VENDORS["mlflow"]


class MLflow(RunIdClient["AuthenticatedClient", "GetRunResponse"]):
    """A synchronous client of an MLflow tracking server. Use it in a `with` block, or call `close`."""

    def __init__(
        self,
        base_url: str | None = None,
        *,
        username: CredentialValue | None = None,
        password: CredentialValue | None = None,
        token: CredentialValue | None = None,
        **http: Unpack[HttpOptions],
    ) -> None:
        """Make a client; nothing is sent yet. A server that asks for no credentials needs none.

        A credential may be a function that returns it: called when first needed, and again after a refusal.

        Args:
            base_url: The server's address, as `https://mlflow.example.com`; without it, `MLFLOW_TRACKING_URI` from
                the environment, else `http://127.0.0.1:5000`. Plain http is for this machine alone, unless
                `allow_plain_http=True` is passed.
            username: The user for HTTP Basic; without it, `MLFLOW_TRACKING_USERNAME` from the environment.
            password: The user's password; without it, `MLFLOW_TRACKING_PASSWORD` from the environment.
            token: A bearer token instead of the two; without it, `MLFLOW_TRACKING_TOKEN` from the environment.
            **http: How requests travel, see `HttpOptions`.

        Raises:
            ConfigurationError: If half of user and password is missing, or a value makes no sense.
        """
        given = Given({"username": username, "password": password, "token": token}, base_url, http)
        username, password, token, base_url, http = None, None, None, None, {}
        super().__init__(_INFO, given)


class AsyncMLflow(AsyncRunIdClient["AuthenticatedClient", "GetRunResponse"]):
    """An asynchronous client of an MLflow tracking server, for asyncio and trio. In an `async with` block, or with
    `aclose`.
    """

    def __init__(
        self,
        base_url: str | None = None,
        *,
        username: AsyncCredentialValue | None = None,
        password: AsyncCredentialValue | None = None,
        token: AsyncCredentialValue | None = None,
        **http: Unpack[HttpOptions],
    ) -> None:
        """Make a client; nothing is sent yet. A server that asks for no credentials needs none.

        A credential may be a function that returns it: called when first needed, and again after a refusal.

        Args:
            base_url: The server's address, as `https://mlflow.example.com`; without it, `MLFLOW_TRACKING_URI` from
                the environment, else `http://127.0.0.1:5000`. Plain http is for this machine alone, unless
                `allow_plain_http=True` is passed.
            username: The user for HTTP Basic; without it, `MLFLOW_TRACKING_USERNAME` from the environment.
            password: The user's password; without it, `MLFLOW_TRACKING_PASSWORD` from the environment.
            token: A bearer token instead of the two; without it, `MLFLOW_TRACKING_TOKEN` from the environment.
            **http: How requests travel, see `HttpOptions`.

        Raises:
            ConfigurationError: If half of user and password is missing, or a value makes no sense.
        """
        given = Given({"username": username, "password": password, "token": token}, base_url, http)
        username, password, token, base_url, http = None, None, None, None, {}
        super().__init__(_INFO, given)
