"""The clients of an MLflow tracking server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Unpack

from .. import mlflow_environment
from ..any_client import Configured
from ..by_id import AsyncRunIdClient, RunIdClient
from ..catalog import VENDORS
from ..http.options import AsyncCredentialValue, CredentialT, CredentialValue, Given, HttpOptions

if TYPE_CHECKING:
    from runstate_mlflow import AuthenticatedClient as MLflowApi
    from runstate_mlflow.models import GetRunResponse as MLflowRun


class _MLflowOptions(Configured, Generic[CredentialT]):
    _info = VENDORS["mlflow"]

    def __init__(
        self,
        base_url: str | None = None,
        *,
        username: CredentialT | None = None,
        password: CredentialT | None = None,
        token: CredentialT | None = None,
        **http: Unpack[HttpOptions],
    ) -> None:
        """Create a client; nothing is sent yet. Credentials are needed only if the server requires them.

        A credential may be a function that returns it: called when first needed, and again after the vendor refused it.

        Args:
            base_url: The server's address, such as `https://mlflow.example.com`; without it, `MLFLOW_TRACKING_URI` from
                the environment, else `http://127.0.0.1:5000`. Plain http is only for this machine, unless
                `allow_plain_http=True` is passed. It may contain user and password.
            username: The user for HTTP Basic; without it, `MLFLOW_TRACKING_USERNAME` from the environment, or from
                `~/.mlflow/credentials`.
            password: The user's password; without it, `MLFLOW_TRACKING_PASSWORD` from the same places.
            token: A bearer token instead of both; without it, `MLFLOW_TRACKING_TOKEN` from the environment.
            **http: How requests are sent, see `HttpOptions`. Without `verify`, MLflow's own variables for
                certificates apply; `MLFLOW_WORKSPACE` becomes a header.

        Raises:
            ConfigurationError: If only one of user and password is given, or a value is invalid.
        """
        given = Given({"username": username, "password": password, "token": token}, base_url, http)
        username, password, token, base_url, http = None, None, None, None, {}
        mlflow_environment.complete(given)
        super().__init__(given)


class MLflow(_MLflowOptions[CredentialValue], RunIdClient["MLflowApi", "MLflowRun"]):
    """A synchronous client of an MLflow tracking server. Use it in a `with` block, or call `close`."""


class AsyncMLflow(_MLflowOptions[AsyncCredentialValue], AsyncRunIdClient["MLflowApi", "MLflowRun"]):
    """An asynchronous client of an MLflow tracking server, for asyncio and trio. In an `async with` block, or with
    `aclose`.
    """
