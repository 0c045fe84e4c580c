# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.maestro_run import MaestroRun
from ...types import Response, path_segment

if TYPE_CHECKING:
    from ...models.http_validation_error import HTTPValidationError


def request(
    run_id: str,
) -> dict[str, Any]:
    """Get a Maestro run

     Retrieves a Maestro run with its status and, once it has completed, its result. A run that failed is
    still answered with HTTP 200, with the status `failed` and the reason in `error`.

    Args:
        run_id (str): The identifier of the run, as the request that created it returned it.

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": f"/maestro/runs/{path_segment(run_id)}",
    }

    _kwargs.setdefault("headers", {})["Accept"] = "application/json"
    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> MaestroRun:
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
        return MaestroRun.from_dict(response.json(), tolerate)
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | HTTPValidationError | MaestroRun | None:
    if response.status_code == 200:
        return parse(response)
    from ...models.http_validation_error import HTTPValidationError

    if response.status_code == 401:
        response_401 = response.json()
        return response_401

    if response.status_code == 403:
        response_403 = response.json()
        return response_403

    if response.status_code == 404:
        response_404 = response.json()
        return response_404

    if response.status_code == 422:
        response_422 = HTTPValidationError.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = response.json()
        return response_429

    if 500 <= response.status_code <= 599:
        response_5xx = response.json()
        return response_5xx

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | HTTPValidationError | MaestroRun]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    run_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Any | HTTPValidationError | MaestroRun]:
    """Get a Maestro run, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    run_id: str,
    *,
    client: AuthenticatedClient,
) -> Any | HTTPValidationError | MaestroRun | None:
    """Get a Maestro run; see `request`."""

    return sync_detailed(
        run_id=run_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    run_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Any | HTTPValidationError | MaestroRun]:
    """Get a Maestro run, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    run_id: str,
    *,
    client: AuthenticatedClient,
) -> Any | HTTPValidationError | MaestroRun | None:
    """Get a Maestro run; see `request`."""

    return (
        await asyncio_detailed(
            run_id=run_id,
            client=client,
        )
    ).parsed
