# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...types import UNSET, Response

if TYPE_CHECKING:
    from ...models.error_response import ErrorResponse


def request(
    *,
    project_id: str,
    artifact_path: str,
) -> dict[str, Any]:
    """Download one artifact

     Returns the content of one file, byte by byte. What Datadog answers for a file that does not exist
    is not documented.

    Args:
        project_id (str): Id of the project that the file belongs to: `project_id` of the run,
            here as a text.
        artifact_path (str): Path of the file within the project: `path_in_project` of the run's
            artifacts, a slash, and the `path` of the entry.

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    params: dict[str, Any] = {}

    params["project_id"] = project_id

    params["artifact_path"] = artifact_path

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/model-lab-api/artifacts/content",
        "params": params,
    }

    _kwargs.setdefault("headers", {})["Accept"] = "application/octet-stream, application/json, text/plain"
    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> bytes:
    """Take the content from a response to `request`.

    Args:
        response: A response whose body has been read.
        tolerate: Not called: nothing in such a body can be other than documented.

    Raises:
        errors.UnexpectedStatus: If the status is not a success that the API documents.
    """
    if response.status_code == 200:
        return response.content
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> bytes | ErrorResponse | None:
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
) -> Response[bytes | ErrorResponse]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    project_id: str,
    artifact_path: str,
) -> Response[bytes | ErrorResponse]:
    """Download one artifact, with status and headers; see `request`."""

    kwargs = request(
        project_id=project_id,
        artifact_path=artifact_path,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    project_id: str,
    artifact_path: str,
) -> bytes | ErrorResponse | None:
    """Download one artifact; see `request`."""

    return sync_detailed(
        client=client,
        project_id=project_id,
        artifact_path=artifact_path,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    project_id: str,
    artifact_path: str,
) -> Response[bytes | ErrorResponse]:
    """Download one artifact, with status and headers; see `request`."""

    kwargs = request(
        project_id=project_id,
        artifact_path=artifact_path,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    project_id: str,
    artifact_path: str,
) -> bytes | ErrorResponse | None:
    """Download one artifact; see `request`."""

    return (
        await asyncio_detailed(
            client=client,
            project_id=project_id,
            artifact_path=artifact_path,
        )
    ).parsed
