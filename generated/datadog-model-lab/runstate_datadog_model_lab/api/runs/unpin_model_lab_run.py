# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...types import Response, path_segment

if TYPE_CHECKING:
    from ...models.error_response import ErrorResponse


def request(
    run_id: int,
) -> dict[str, Any]:
    """Unpin one Model Lab run

     Takes back that the user whose keys are used has pinned the run; the response has no body. Whether
    Datadog accepts this for a run that is not pinned is not documented.

    Args:
        run_id (int): Id of the run: a number here, and the same number as a text in `data.id`.

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": f"/api/v2/model-lab-api/runs/{path_segment(run_id)}/pin",
    }

    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> None:
    """Check that a response to `request` is a success; it has no body.

    Args:
        response: A response whose body has been read.
        tolerate: Not called: nothing in such a body can be other than documented.

    Raises:
        errors.UnexpectedStatus: If the status is not a success that the API documents.
    """
    if response.status_code == 204:
        return None
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | None:
    if response.status_code == 204:
        return None

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
) -> Response[ErrorResponse]:
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
) -> Response[ErrorResponse]:
    """Unpin one Model Lab run, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    run_id: int,
    *,
    client: AuthenticatedClient,
) -> ErrorResponse | None:
    """Unpin one Model Lab run; see `request`."""

    return sync_detailed(
        run_id=run_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    run_id: int,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorResponse]:
    """Unpin one Model Lab run, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    run_id: int,
    *,
    client: AuthenticatedClient,
) -> ErrorResponse | None:
    """Unpin one Model Lab run; see `request`."""

    return (
        await asyncio_detailed(
            run_id=run_id,
            client=client,
        )
    ).parsed
