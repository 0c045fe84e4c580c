# Generated from specs/scorecard/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate scorecard

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.run_page import RunPage
from ...types import UNSET, Response, Unset, path_segment

if TYPE_CHECKING:
    from ...models.api_error import ApiError


def request(
    project_id: str,
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> dict[str, Any]:
    """List the runs of a project

     Retrieves a page of the runs of a project, the most recently created first. Each is the whole run,
    as `get_run` returns it. There is no filter, and a run does not name its project.

    Args:
        project_id (str): The identifier of the project.
        limit (int | Unset): The largest number of runs in the page. From 1 to 100. Without it:
            20.
        cursor (str | Unset): Where the page begins: the `nextCursor` of the page before it,
            unchanged. Without it, the first page is returned.

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": f"/projects/{path_segment(project_id)}/runs",
        "params": params,
    }

    _kwargs.setdefault("headers", {})["Accept"] = "application/json"
    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> RunPage:
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
        return RunPage.from_dict(response.json(), tolerate)
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ApiError | RunPage | None:
    if response.status_code == 200:
        return parse(response)
    from ...models.api_error import ApiError

    if response.status_code == 401:
        response_401 = ApiError.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = response.json()
        return response_403

    if response.status_code == 404:
        response_404 = response.json()
        return response_404

    if response.status_code == 422:
        response_422 = response.json()
        return response_422

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
) -> Response[Any | ApiError | RunPage]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Response[Any | ApiError | RunPage]:
    """List the runs of a project, with status and headers; see `request`."""

    kwargs = request(
        project_id=project_id,
        limit=limit,
        cursor=cursor,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Any | ApiError | RunPage | None:
    """List the runs of a project; see `request`."""

    return sync_detailed(
        project_id=project_id,
        client=client,
        limit=limit,
        cursor=cursor,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Response[Any | ApiError | RunPage]:
    """List the runs of a project, with status and headers; see `request`."""

    kwargs = request(
        project_id=project_id,
        limit=limit,
        cursor=cursor,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
) -> Any | ApiError | RunPage | None:
    """List the runs of a project; see `request`."""

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            limit=limit,
            cursor=cursor,
        )
    ).parsed
