# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.experiment_run_list import ExperimentRunList
from ...types import UNSET, Response, Unset

if TYPE_CHECKING:
    from ...models.error_response import ErrorResponse
    from ...models.experiment_run_status import ExperimentRunStatus
    from ...models.flat_validation_error import FlatValidationError
    from ...models.http_validation_error import HTTPValidationError
    from ...models.sort_order import SortOrder


def request(
    *,
    workflow_id: str | Unset = UNSET,
    experiment_id: str | Unset = UNSET,
    block_id: str | Unset = UNSET,
    status: ExperimentRunStatus | Unset = UNSET,
    exclude_status: ExperimentRunStatus | Unset = UNSET,
    trigger_type: str | Unset = UNSET,
    from_date: str | Unset = UNSET,
    to_date: str | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    before: str | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: SortOrder | Unset = UNSET,
) -> dict[str, Any]:
    """List experiment runs

     Returns one page of runs, the newest first unless `sort_by` and `order` say otherwise. Each row is a
    whole run, as the retrieval of one returns it. Filters narrow the list together. For the next page,
    ask again with `after` set to `list_metadata.after`; null means that there is none. A cursor whose
    run is gone is answered with 422.

    Args:
        workflow_id (str | Unset): Only runs of the experiments of this workflow.
        experiment_id (str | Unset): Only runs of this experiment.
        block_id (str | Unset): Only runs that executed this workflow block.
        status (ExperimentRunStatus | Unset): Only runs in this state.
        exclude_status (ExperimentRunStatus | Unset): Only runs that are not in this state.
        trigger_type (str | Unset): Only runs that this kind of trigger started. Retab's server
            takes only `manual_run`, according to the source of its command line.
        from_date (str | Unset): Only runs from this day on, as `YYYY-MM-DD`; Retab's command line
            also sends a time as in RFC 3339.
        to_date (str | Unset): Only runs up to this day, as `YYYY-MM-DD`; Retab's command line
            also sends a time as in RFC 3339. Whether the day itself is included is not documented.
        sort_by (str | Unset): The field that the runs are sorted by. Retab names no other value
            than its default. Without it: "created_at".
        before (str | Unset): Id of a run: the page ends just before it. Take it from
            `list_metadata.before`; not together with `after`.
        after (str | Unset): Id of a run: the page begins just after it. Take it from
            `list_metadata.after`; not together with `before`.
        limit (int | Unset): The most runs that the page may have. From 1 to 100. Without it: 20.
        order (SortOrder | Unset): Whether the lowest value of `sort_by` comes first (`asc`) or
            the highest (`desc`). Without it: "desc".

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    params: dict[str, Any] = {}

    params["workflow_id"] = workflow_id

    params["experiment_id"] = experiment_id

    params["block_id"] = block_id

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status.value

    params["status"] = json_status

    json_exclude_status: str | Unset = UNSET
    if not isinstance(exclude_status, Unset):
        json_exclude_status = exclude_status.value

    params["exclude_status"] = json_exclude_status

    params["trigger_type"] = trigger_type

    params["from_date"] = from_date

    params["to_date"] = to_date

    params["sort_by"] = sort_by

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
        "url": "/v1/workflows/experiments/runs",
        "params": params,
    }

    _kwargs.setdefault("headers", {})["Accept"] = "application/json"
    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> ExperimentRunList:
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
        return ExperimentRunList.from_dict(response.json(), tolerate)
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentRunList | None:
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
) -> Response[ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentRunList]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    workflow_id: str | Unset = UNSET,
    experiment_id: str | Unset = UNSET,
    block_id: str | Unset = UNSET,
    status: ExperimentRunStatus | Unset = UNSET,
    exclude_status: ExperimentRunStatus | Unset = UNSET,
    trigger_type: str | Unset = UNSET,
    from_date: str | Unset = UNSET,
    to_date: str | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    before: str | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: SortOrder | Unset = UNSET,
) -> Response[ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentRunList]:
    """List experiment runs, with status and headers; see `request`."""

    kwargs = request(
        workflow_id=workflow_id,
        experiment_id=experiment_id,
        block_id=block_id,
        status=status,
        exclude_status=exclude_status,
        trigger_type=trigger_type,
        from_date=from_date,
        to_date=to_date,
        sort_by=sort_by,
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
    workflow_id: str | Unset = UNSET,
    experiment_id: str | Unset = UNSET,
    block_id: str | Unset = UNSET,
    status: ExperimentRunStatus | Unset = UNSET,
    exclude_status: ExperimentRunStatus | Unset = UNSET,
    trigger_type: str | Unset = UNSET,
    from_date: str | Unset = UNSET,
    to_date: str | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    before: str | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: SortOrder | Unset = UNSET,
) -> ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentRunList | None:
    """List experiment runs; see `request`."""

    return sync_detailed(
        client=client,
        workflow_id=workflow_id,
        experiment_id=experiment_id,
        block_id=block_id,
        status=status,
        exclude_status=exclude_status,
        trigger_type=trigger_type,
        from_date=from_date,
        to_date=to_date,
        sort_by=sort_by,
        before=before,
        after=after,
        limit=limit,
        order=order,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    workflow_id: str | Unset = UNSET,
    experiment_id: str | Unset = UNSET,
    block_id: str | Unset = UNSET,
    status: ExperimentRunStatus | Unset = UNSET,
    exclude_status: ExperimentRunStatus | Unset = UNSET,
    trigger_type: str | Unset = UNSET,
    from_date: str | Unset = UNSET,
    to_date: str | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    before: str | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: SortOrder | Unset = UNSET,
) -> Response[ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentRunList]:
    """List experiment runs, with status and headers; see `request`."""

    kwargs = request(
        workflow_id=workflow_id,
        experiment_id=experiment_id,
        block_id=block_id,
        status=status,
        exclude_status=exclude_status,
        trigger_type=trigger_type,
        from_date=from_date,
        to_date=to_date,
        sort_by=sort_by,
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
    workflow_id: str | Unset = UNSET,
    experiment_id: str | Unset = UNSET,
    block_id: str | Unset = UNSET,
    status: ExperimentRunStatus | Unset = UNSET,
    exclude_status: ExperimentRunStatus | Unset = UNSET,
    trigger_type: str | Unset = UNSET,
    from_date: str | Unset = UNSET,
    to_date: str | Unset = UNSET,
    sort_by: str | Unset = UNSET,
    before: str | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: SortOrder | Unset = UNSET,
) -> ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentRunList | None:
    """List experiment runs; see `request`."""

    return (
        await asyncio_detailed(
            client=client,
            workflow_id=workflow_id,
            experiment_id=experiment_id,
            block_id=block_id,
            status=status,
            exclude_status=exclude_status,
            trigger_type=trigger_type,
            from_date=from_date,
            to_date=to_date,
            sort_by=sort_by,
            before=before,
            after=after,
            limit=limit,
            order=order,
        )
    ).parsed
