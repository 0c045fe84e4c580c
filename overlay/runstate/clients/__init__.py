"""The clients of each vendor in a module of its own, and functions that open one by its vendor's slug."""

from __future__ import annotations

from typing import Any, Literal, Unpack, overload

import runstate

from ..http.options import HttpOptions
from ..reference import vendor_info
from ..registry import load_class


@overload
def client(
    vendor: Literal["adobe-sensei"], /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> runstate.AdobeSensei: ...
@overload
def client(
    vendor: Literal["ai21-maestro"], /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> runstate.AI21Maestro: ...
@overload
def client(
    vendor: Literal["datadog-model-lab"], /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> runstate.DatadogModelLab: ...
@overload
def client(
    vendor: Literal["mlflow"], /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> runstate.MLflow: ...
@overload
def client(
    vendor: Literal["retab"], /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> runstate.Retab: ...
@overload
def client(
    vendor: Literal["scorecard"], /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> runstate.Scorecard: ...
@overload
def client(
    vendor: str, /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> (
    runstate.AdobeSensei
    | runstate.AI21Maestro
    | runstate.DatadogModelLab
    | runstate.MLflow
    | runstate.Retab
    | runstate.Scorecard
): ...
def client(vendor: str, /, *, base_url: str | None = None, **http: Unpack[HttpOptions]) -> Any:
    """The synchronous client of a vendor, with credentials from the environment.

    A type checker knows the vendor's own class from a literal slug. An operation that the vendor does not have is
    `NotOffered`; `VENDORS[vendor].offers` names those that it has.

    Args:
        vendor: The vendor's slug, such as `retab`.
        base_url: An address instead of the vendor's own.
        **http: How requests are sent, see `HttpOptions`.

    Raises:
        ConfigurationError: If there is no such vendor, a credential is missing, or a value is invalid.
        MissingPackage: If the vendor's package is not installed.
    """
    info = vendor_info(vendor)
    return load_class(info.client)(base_url=base_url, **http)


@overload
def async_client(
    vendor: Literal["adobe-sensei"], /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> runstate.AsyncAdobeSensei: ...
@overload
def async_client(
    vendor: Literal["ai21-maestro"], /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> runstate.AsyncAI21Maestro: ...
@overload
def async_client(
    vendor: Literal["datadog-model-lab"], /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> runstate.AsyncDatadogModelLab: ...
@overload
def async_client(
    vendor: Literal["mlflow"], /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> runstate.AsyncMLflow: ...
@overload
def async_client(
    vendor: Literal["retab"], /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> runstate.AsyncRetab: ...
@overload
def async_client(
    vendor: Literal["scorecard"], /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> runstate.AsyncScorecard: ...
@overload
def async_client(
    vendor: str, /, *, base_url: str | None = None, **http: Unpack[HttpOptions]
) -> (
    runstate.AsyncAdobeSensei
    | runstate.AsyncAI21Maestro
    | runstate.AsyncDatadogModelLab
    | runstate.AsyncMLflow
    | runstate.AsyncRetab
    | runstate.AsyncScorecard
): ...
def async_client(vendor: str, /, *, base_url: str | None = None, **http: Unpack[HttpOptions]) -> Any:
    """The asynchronous client of a vendor, with credentials from the environment; see `client`."""
    info = vendor_info(vendor)
    return load_class(f"Async{info.client}")(base_url=base_url, **http)
