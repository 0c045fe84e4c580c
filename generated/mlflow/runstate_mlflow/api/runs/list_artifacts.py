# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_artifacts_response import ListArtifactsResponse
from ...types import UNSET, Response, Unset

if TYPE_CHECKING:
    from ...models.api_error import ApiError


def request(
    *,
    run_id: str,
    path: str | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> dict[str, Any]:
    """List the artifacts of a run

     Returns the files and folders in one folder of the run's artifacts, not those below them. A folder
    that does not exist is empty, and so is the path of a file.

    Args:
        run_id (str): The id of the run, 32 hexadecimal digits.
        path (str | Unset): The folder, relative to the run's artifacts, as `model`; their root if
            it is left out.
        page_token (str | Unset): The `next_page_token` of the page before. MLflow's server
            ignores it, and sends everything at once.

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    params: dict[str, Any] = {}

    params["run_id"] = run_id

    params["path"] = path

    params["page_token"] = page_token

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/2.0/mlflow/artifacts/list",
        "params": params,
    }

    _kwargs.setdefault("headers", {})["Accept"] = "application/json"
    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> ListArtifactsResponse:
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
        return ListArtifactsResponse.from_dict(response.json(), tolerate)
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ApiError | ListArtifactsResponse | str | None:
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
) -> Response[Any | ApiError | ListArtifactsResponse | str]:
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
    path: str | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Response[Any | ApiError | ListArtifactsResponse | str]:
    """List the artifacts of a run, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
        path=path,
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
    path: str | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Any | ApiError | ListArtifactsResponse | str | None:
    """List the artifacts of a run; see `request`."""

    return sync_detailed(
        client=client,
        run_id=run_id,
        path=path,
        page_token=page_token,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    run_id: str,
    path: str | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Response[Any | ApiError | ListArtifactsResponse | str]:
    """List the artifacts of a run, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
        path=path,
        page_token=page_token,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    run_id: str,
    path: str | Unset = UNSET,
    page_token: str | Unset = UNSET,
) -> Any | ApiError | ListArtifactsResponse | str | None:
    """List the artifacts of a run; see `request`."""

    return (
        await asyncio_detailed(
            client=client,
            run_id=run_id,
            path=path,
            page_token=page_token,
        )
    ).parsed
