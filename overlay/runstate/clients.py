"""The two clients of each vendor, with the vendor's own keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, Unpack

from . import mlflow_environment
from .by_id import AsyncExperimentRunClient, AsyncRunIdClient, ExperimentRunClient, RunIdClient
from .catalog import VENDORS
from .client import Configured
from .http.options import AsyncCredentialValue, CredentialValue, Given, HttpOptions

if TYPE_CHECKING:
    from runstate_adobe_sensei import AuthenticatedClient as AdobeSenseiApi
    from runstate_adobe_sensei.models import RunStatus as AdobeSenseiRun
    from runstate_ai21_maestro import AuthenticatedClient as AI21MaestroApi
    from runstate_ai21_maestro.models import MaestroRun as AI21MaestroRun
    from runstate_datadog_model_lab import AuthenticatedClient as DatadogModelLabApi
    from runstate_datadog_model_lab.models import ModelLabRunResponse as DatadogModelLabRun
    from runstate_mlflow import AuthenticatedClient as MLflowApi
    from runstate_mlflow.models import GetRunResponse as MLflowRun
    from runstate_retab import AuthenticatedClient as RetabApi
    from runstate_retab.models import WorkflowExperimentRun as RetabRun
    from runstate_scorecard import AuthenticatedClient as ScorecardApi
    from runstate_scorecard.models import Run as ScorecardRun

CredentialT = TypeVar("CredentialT", bound=AsyncCredentialValue)
"""`CredentialValue` in a synchronous client, `AsyncCredentialValue` in an asynchronous one."""


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


class _RetabOptions(Configured, Generic[CredentialT]):
    _info = VENDORS["retab"]

    def __init__(
        self, api_key: CredentialT | None = None, *, base_url: str | None = None, **http: Unpack[HttpOptions]
    ) -> None:
        """Create a client; nothing is sent yet.

        A credential may be a function that returns it: called when first needed, and again after the vendor refused it.

        Args:
            api_key: The API key; without it, `RETAB_API_KEY` from the environment.
            base_url: An address instead of Retab's own; without it, `RETAB_API_BASE_URL` from the environment.
            **http: How requests are sent, see `HttpOptions`.

        Raises:
            ConfigurationError: If the key is missing, or a value is invalid.
        """
        given = Given({"api_key": api_key}, base_url, http)
        api_key, base_url, http = None, None, {}
        super().__init__(given)


class Retab(_RetabOptions[CredentialValue], RunIdClient["RetabApi", "RetabRun"]):
    """A synchronous client of Retab. Use it in a `with` block, or call `close`."""


class AsyncRetab(_RetabOptions[AsyncCredentialValue], AsyncRunIdClient["RetabApi", "RetabRun"]):
    """An asynchronous client of Retab, for asyncio and trio. In an `async with` block, or with `aclose`."""


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
