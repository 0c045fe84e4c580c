# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_metric_history_response import GetMetricHistoryResponse
from ...types import UNSET, Response, Unset

if TYPE_CHECKING:
    from ...models.api_error import ApiError


def request(
    *,
    run_id: str,
    metric_key: str,
    max_results: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> dict[str, Any]:
    """Get all values of a metric

     Returns the values that were logged of one metric of a run, all at once, or a page of them if
    `max_results` is given. For the next page, ask again with `page_token` set to `next_page_token`;
    without one the page is the last. A metric that the run does not have is an empty history. So is a
    run that does not exist, on a server with a database; a server on a folder answers 404.

    Args:
        run_id (str): The id of the run, 32 hexadecimal digits.
        metric_key (str): The name of the metric.
        max_results (int | Unset): The most values that the page may have. At least 1.
        page_token (str | Unset): The `next_page_token` of the page before.

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    params: dict[str, Any] = {}

    params["run_id"] = run_id

    params["metric_key"] = metric_key

    params["max_results"] = max_results

    params["page_token"] = page_token

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/2.0/mlflow/metrics/get-history",
        "params": params,
    }

    _kwargs.setdefault("headers", {})["Accept"] = "application/json"
    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> GetMetricHistoryResponse:
    """Read the model from a response to `request`.

    Args:
        response: A response whose body has been read.
        tolerate: Called with the error of each field that is not as documented; the field is UNSET then. Without
            it, the first such error is raised.

    Raises:
        errors.UnexpectedStatus: If the status is not a success that the API documents.
        ValueError: If the body is not JSON, or not as documented (`errors.PayloadError`).
    """
    if response.status_code == 200:
        return GetMetricHistoryResponse.from_dict(response.json(), tolerate)
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ApiError | GetMetricHistoryResponse | str | None:
    if response.status_code == 200:
        return parse(response)
    from ...models.api_error import ApiError

    if response.status_code == 400:
        response_400 = ApiError.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = response.text
        return response_401

    if response.status_code == 403:
        response_403 = response.text
        return response_403

    if response.status_code == 404:
        response_404 = ApiError.from_dict(response.json())

        return response_404

    if response.status_code == 429:
        response_429 = response.json()
        return response_429

    if response.status_code == 500:
        response_500 = ApiError.from_dict(response.json())

        return response_500

    if 500 <= response.status_code <= 599:
        response_5xx = response.json()
        return response_5xx

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | ApiError | GetMetricHistoryResponse | str]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    run_id: str,
    metric_key: str,
    max_results: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Response[Any | ApiError | GetMetricHistoryResponse | str]:
    """Get all values of a metric, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
        metric_key=metric_key,
        max_results=max_results,
        page_token=page_token,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    run_id: str,
    metric_key: str,
    max_results: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Any | ApiError | GetMetricHistoryResponse | str | None:
    """Get all values of a metric; see `request`."""

    return sync_detailed(
        client=client,
        run_id=run_id,
        metric_key=metric_key,
        max_results=max_results,
        page_token=page_token,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    run_id: str,
    metric_key: str,
    max_results: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Response[Any | ApiError | GetMetricHistoryResponse | str]:
    """Get all values of a metric, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
        metric_key=metric_key,
        max_results=max_results,
        page_token=page_token,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    run_id: str,
    metric_key: str,
    max_results: int | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Any | ApiError | GetMetricHistoryResponse | str | None:
    """Get all values of a metric; see `request`."""

    return (
        await asyncio_detailed(
            client=client,
            run_id=run_id,
            metric_key=metric_key,
            max_results=max_results,
            page_token=page_token,
        )
    ).parsed
