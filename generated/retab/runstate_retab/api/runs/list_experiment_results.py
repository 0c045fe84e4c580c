# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.experiment_result_list import ExperimentResultList
from ...types import UNSET, Response, Unset

if TYPE_CHECKING:
    from ...models.error_response import ErrorResponse
    from ...models.flat_validation_error import FlatValidationError
    from ...models.http_validation_error import HTTPValidationError
    from ...models.sort_order import SortOrder


def request(
    *,
    run_id: str,
    before: str | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: SortOrder | Unset = UNSET,
) -> dict[str, Any]:
    """List the results of an experiment run

     Returns one page of a run's results: one for each document, with its own lifecycle. A result refers
    to what was produced, its `artifact`, and does not contain it. Pages follow each other as those of
    the runs do.

    Args:
        run_id (str): Id of the experiment run. It starts with `exprun_`.
        before (str | Unset): Id of a result: the page ends just before it. Take it from
            `list_metadata.before`; not together with `after`.
        after (str | Unset): Id of a result: the page begins just after it. Take it from
            `list_metadata.after`; not together with `before`.
        limit (int | Unset): The most results that the page may have. From 1 to 100. Without it:
            100.
        order (SortOrder | Unset): Whether the oldest result comes first (`asc`) or the newest
            (`desc`). Without it: "desc".

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    params: dict[str, Any] = {}

    params["run_id"] = run_id

    params["before"] = before

    params["after"] = after

    params["limit"] = limit

    json_order: str | Unset = UNSET
    if not isinstance(order, Unset):
        json_order = order.value

    params["order"] = json_order

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/workflows/experiments/results",
        "params": params,
    }

    _kwargs.setdefault("headers", {})["Accept"] = "application/json"
    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> ExperimentResultList:
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
        return ExperimentResultList.from_dict(response.json(), tolerate)
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentResultList | None:
    if response.status_code == 200:
        return parse(response)
    from ...models.error_response import ErrorResponse
    from ...models.flat_validation_error import FlatValidationError
    from ...models.http_validation_error import HTTPValidationError

    if response.status_code == 401:
        response_401 = ErrorResponse.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ErrorResponse.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = ErrorResponse.from_dict(response.json())

        return response_404

    if response.status_code == 422:

        def _parse_response_422(data: object) -> ErrorResponse | FlatValidationError | HTTPValidationError:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_422_type_0 = HTTPValidationError.from_dict(data)

                return response_422_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_422_type_1 = FlatValidationError.from_dict(data)

                return response_422_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise errors.PayloadError("what the API documents", data, "")
            response_422_type_2 = ErrorResponse.from_dict(data)

            return response_422_type_2

        response_422 = _parse_response_422(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = ErrorResponse.from_dict(response.json())

        return response_429

    if 500 <= response.status_code <= 599:
        response_5xx = ErrorResponse.from_dict(response.json())

        return response_5xx

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentResultList]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    run_id: str,
    before: str | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: SortOrder | Unset = UNSET,
) -> Response[ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentResultList]:
    """List the results of an experiment run, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
        before=before,
        after=after,
        limit=limit,
        order=order,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    run_id: str,
    before: str | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: SortOrder | Unset = UNSET,
) -> ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentResultList | None:
    """List the results of an experiment run; see `request`."""

    return sync_detailed(
        client=client,
        run_id=run_id,
        before=before,
        after=after,
        limit=limit,
        order=order,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    run_id: str,
    before: str | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: SortOrder | Unset = UNSET,
) -> Response[ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentResultList]:
    """List the results of an experiment run, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
        before=before,
        after=after,
        limit=limit,
        order=order,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    run_id: str,
    before: str | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: SortOrder | Unset = UNSET,
) -> ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentResultList | None:
    """List the results of an experiment run; see `request`."""

    return (
        await asyncio_detailed(
            client=client,
            run_id=run_id,
            before=before,
            after=after,
            limit=limit,
            order=order,
        )
    ).parsed
