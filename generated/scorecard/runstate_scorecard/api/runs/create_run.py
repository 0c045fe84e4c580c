# Generated from specs/scorecard/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate scorecard

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.run import Run
from ...types import Response, path_segment

if TYPE_CHECKING:
    from ...models.api_error import ApiError
    from ...models.new_run import NewRun


def request(
    project_id: str,
    *,
    body: NewRun,
) -> dict[str, Any]:
    """Create a run

     Creates a run in a project. Scorecard does not execute the system for it: the caller does, and sends
    a record of each execution, as `run_and_evaluate` of Scorecard's SDK does; the metrics then score
    the records. A run without records stays in the status `awaiting_execution`. Sent twice, this
    creates two runs: no key for safe repetition is documented. No request stops or deletes a run.

    Args:
        project_id (str): The identifier of the project.
        body (NewRun): A run to be created.

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": f"/projects/{path_segment(project_id)}/runs",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    _kwargs.setdefault("headers", {})["Accept"] = "application/json"
    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> Run:
    """Read the model from a response to `request`.

    Args:
        response: A response whose body has been read.
        tolerate: Called with the error of each field that is not as documented; the field is UNSET then. Without
            it, the first such error is raised.

    Raises:
        errors.UnexpectedStatus: If the status is not a success that the API documents.
        ValueError: If the body is not JSON, or not as documented (`errors.PayloadError`).
    """
    if response.status_code == 201:
        return Run.from_dict(response.json(), tolerate)
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ApiError | Run | None:
    if response.status_code == 201:
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
) -> Response[Any | ApiError | Run]:
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
    body: NewRun,
) -> Response[Any | ApiError | Run]:
    """Create a run, with status and headers; see `request`."""

    kwargs = request(
        project_id=project_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    *,
    client: AuthenticatedClient,
    body: NewRun,
) -> Any | ApiError | Run | None:
    """Create a run; see `request`."""

    return sync_detailed(
        project_id=project_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    *,
    client: AuthenticatedClient,
    body: NewRun,
) -> Response[Any | ApiError | Run]:
    """Create a run, with status and headers; see `request`."""

    kwargs = request(
        project_id=project_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    *,
    client: AuthenticatedClient,
    body: NewRun,
) -> Any | ApiError | Run | None:
    """Create a run; see `request`."""

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            body=body,
        )
    ).parsed
