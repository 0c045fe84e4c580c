# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.model_lab_run_artifacts_response import ModelLabRunArtifactsResponse
from ...types import UNSET, Response, Unset, path_segment

if TYPE_CHECKING:
    from ...models.error_response import ErrorResponse


def request(
    run_id: int,
    *,
    path: str | Unset = UNSET,
) -> dict[str, Any]:
    """List the artifacts of one Model Lab run

     Returns the files and directories in one directory of the run's artifacts. To download a file, give
    `get_model_lab_artifact_content` the id of the run's project, and as `artifact_path` the listing's
    `path_in_project`, a slash and the file's `path`.

    Args:
        run_id (int): Id of the run: a number here, and the same number as a text in `data.id`.
        path (str | Unset): The directory to list, as the `path` of an entry has it; the topmost
            one of the run without it.

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    params: dict[str, Any] = {}

    params["path"] = path

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": f"/api/v2/model-lab-api/runs/{path_segment(run_id)}/artifacts",
        "params": params,
    }

    _kwargs.setdefault("headers", {})["Accept"] = "application/json"
    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> ModelLabRunArtifactsResponse:
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
        return ModelLabRunArtifactsResponse.from_dict(response.json(), tolerate)
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ModelLabRunArtifactsResponse | None:
    if response.status_code == 200:
        return parse(response)
    from ...models.error_response import ErrorResponse

    if response.status_code == 400:
        response_400 = ErrorResponse.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = ErrorResponse.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ErrorResponse.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = ErrorResponse.from_dict(response.json())

        return response_404

    if response.status_code == 429:
        response_429 = ErrorResponse.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = ErrorResponse.from_dict(response.json())

        return response_500

    if 500 <= response.status_code <= 599:
        response_5xx = ErrorResponse.from_dict(response.json())

        return response_5xx

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | ModelLabRunArtifactsResponse]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    run_id: int,
    *,
    client: AuthenticatedClient,
    path: str | Unset = UNSET,
) -> Response[ErrorResponse | ModelLabRunArtifactsResponse]:
    """List the artifacts of one Model Lab run, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
        path=path,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    run_id: int,
    *,
    client: AuthenticatedClient,
    path: str | Unset = UNSET,
) -> ErrorResponse | ModelLabRunArtifactsResponse | None:
    """List the artifacts of one Model Lab run; see `request`."""

    return sync_detailed(
        run_id=run_id,
        client=client,
        path=path,
    ).parsed


async def asyncio_detailed(
    run_id: int,
    *,
    client: AuthenticatedClient,
    path: str | Unset = UNSET,
) -> Response[ErrorResponse | ModelLabRunArtifactsResponse]:
    """List the artifacts of one Model Lab run, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
        path=path,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    run_id: int,
    *,
    client: AuthenticatedClient,
    path: str | Unset = UNSET,
) -> ErrorResponse | ModelLabRunArtifactsResponse | None:
    """List the artifacts of one Model Lab run; see `request`."""

    return (
        await asyncio_detailed(
            run_id=run_id,
            client=client,
            path=path,
        )
    ).parsed
