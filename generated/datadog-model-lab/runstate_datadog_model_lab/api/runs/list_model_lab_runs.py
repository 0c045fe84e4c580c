# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.model_lab_runs_response import ModelLabRunsResponse
from ...types import UNSET, Response, Unset

if TYPE_CHECKING:
    from ...models.error_response import ErrorResponse
    from ...models.model_lab_run_sort import ModelLabRunSort
    from ...models.model_lab_run_status import ModelLabRunStatus


def request(
    *,
    filter_id: list[int] | Unset = UNSET,
    filter_: str | Unset = UNSET,
    filter_owner_id: str | Unset = UNSET,
    filter_status: ModelLabRunStatus | Unset = UNSET,
    filter_project_id: int | Unset = UNSET,
    filter_tags: list[str] | Unset = UNSET,
    filter_params: list[str] | Unset = UNSET,
    filter_parent_run_id: str | Unset = UNSET,
    pinned_first: bool | Unset = UNSET,
    include_pinned: bool | Unset = UNSET,
    include_descendant_matches: bool | Unset = UNSET,
    sort: ModelLabRunSort | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_number: int | Unset = UNSET,
) -> dict[str, Any]:
    """List Model Lab runs

     Returns one page of the organization's runs that match all filters, each run just as
    `get_model_lab_run` has it. Without `sort`, recorded pages have the newest run first. Runs that are
    created while pages are read move the others back, so a run may come twice. For the next page, give
    `meta.page.next_number` as `page[number]` until it is null; do not count pages yourself.

    Args:
        filter_id (list[int] | Unset): Only runs with these ids. With more ids than `page[size]`
            the answer has several pages.
        filter_ (str | Unset): Only runs with this text in their name or description.
        filter_owner_id (str | Unset): Only runs of the user with this id, a UUID.
        filter_status (ModelLabRunStatus | Unset): Only runs with this status. There can be only
            one.
        filter_project_id (int | Unset): Only runs of the project with this id.
        filter_tags (list[str] | Unset): Only runs with all these tags, each as `key:value`. How
            to write a comma within one is not documented.
        filter_params (list[str] | Unset): Only runs with all these parameters, each as
            `key:value`. The value can be a comparison of numbers, such as `>0.5`. How to write a
            comma within one is not documented.
        filter_parent_run_id (str | Unset): Only children of the run with this id. The word `null`
            stands for no parent: only runs that are not the child of another.
        pinned_first (bool | Unset): Whether the runs that the user has pinned come before all
            others, the last pinned first.
        include_pinned (bool | Unset): Whether all runs that the user has pinned are listed as
            well, whatever the filters say.
        include_descendant_matches (bool | Unset): Whether a run is listed as well if only one of
            its descendants matches the filters. Its `descendant_match` says so.
        sort (ModelLabRunSort | Unset): By which field the runs are sorted; a hyphen before its
            name reverses the order.
        page_size (int | Unset): How many runs a page has at most. From 1 to 100. Without it: 25.
        page_number (int | Unset): Which page to return; the first without it. Datadog's SDKs say
            that the first page has number 1, but in recorded responses it has 0: give what
            `meta.page.next_number` said. At least 0.

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    params: dict[str, Any] = {}

    json_filter_id: list[int] | Unset = UNSET
    if not isinstance(filter_id, Unset):
        json_filter_id = filter_id

    params["filter[id]"] = (
        json_filter_id if isinstance(json_filter_id, Unset) else ",".join(map(str, json_filter_id))
    )

    params["filter"] = filter_

    params["filter[owner_id]"] = filter_owner_id

    json_filter_status: str | Unset = UNSET
    if not isinstance(filter_status, Unset):
        json_filter_status = filter_status.value

    params["filter[status]"] = json_filter_status

    params["filter[project_id]"] = filter_project_id

    json_filter_tags: list[str] | Unset = UNSET
    if not isinstance(filter_tags, Unset):
        json_filter_tags = filter_tags

    params["filter[tags]"] = (
        json_filter_tags if isinstance(json_filter_tags, Unset) else ",".join(map(str, json_filter_tags))
    )

    json_filter_params: list[str] | Unset = UNSET
    if not isinstance(filter_params, Unset):
        json_filter_params = filter_params

    params["filter[params]"] = (
        json_filter_params
        if isinstance(json_filter_params, Unset)
        else ",".join(map(str, json_filter_params))
    )

    params["filter[parent_run_id]"] = filter_parent_run_id

    params["pinned_first"] = pinned_first

    params["include_pinned"] = include_pinned

    params["include_descendant_matches"] = include_descendant_matches

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort.value

    params["sort"] = json_sort

    params["page[size]"] = page_size

    params["page[number]"] = page_number

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/model-lab-api/runs",
        "params": params,
    }

    _kwargs.setdefault("headers", {})["Accept"] = "application/json"
    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> ModelLabRunsResponse:
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
        return ModelLabRunsResponse.from_dict(response.json(), tolerate)
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | ModelLabRunsResponse | None:
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
) -> Response[ErrorResponse | ModelLabRunsResponse]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    filter_id: list[int] | Unset = UNSET,
    filter_: str | Unset = UNSET,
    filter_owner_id: str | Unset = UNSET,
    filter_status: ModelLabRunStatus | Unset = UNSET,
    filter_project_id: int | Unset = UNSET,
    filter_tags: list[str] | Unset = UNSET,
    filter_params: list[str] | Unset = UNSET,
    filter_parent_run_id: str | Unset = UNSET,
    pinned_first: bool | Unset = UNSET,
    include_pinned: bool | Unset = UNSET,
    include_descendant_matches: bool | Unset = UNSET,
    sort: ModelLabRunSort | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_number: int | Unset = UNSET,
) -> Response[ErrorResponse | ModelLabRunsResponse]:
    """List Model Lab runs, with status and headers; see `request`."""

    kwargs = request(
        filter_id=filter_id,
        filter_=filter_,
        filter_owner_id=filter_owner_id,
        filter_status=filter_status,
        filter_project_id=filter_project_id,
        filter_tags=filter_tags,
        filter_params=filter_params,
        filter_parent_run_id=filter_parent_run_id,
        pinned_first=pinned_first,
        include_pinned=include_pinned,
        include_descendant_matches=include_descendant_matches,
        sort=sort,
        page_size=page_size,
        page_number=page_number,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    filter_id: list[int] | Unset = UNSET,
    filter_: str | Unset = UNSET,
    filter_owner_id: str | Unset = UNSET,
    filter_status: ModelLabRunStatus | Unset = UNSET,
    filter_project_id: int | Unset = UNSET,
    filter_tags: list[str] | Unset = UNSET,
    filter_params: list[str] | Unset = UNSET,
    filter_parent_run_id: str | Unset = UNSET,
    pinned_first: bool | Unset = UNSET,
    include_pinned: bool | Unset = UNSET,
    include_descendant_matches: bool | Unset = UNSET,
    sort: ModelLabRunSort | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_number: int | Unset = UNSET,
) -> ErrorResponse | ModelLabRunsResponse | None:
    """List Model Lab runs; see `request`."""

    return sync_detailed(
        client=client,
        filter_id=filter_id,
        filter_=filter_,
        filter_owner_id=filter_owner_id,
        filter_status=filter_status,
        filter_project_id=filter_project_id,
        filter_tags=filter_tags,
        filter_params=filter_params,
        filter_parent_run_id=filter_parent_run_id,
        pinned_first=pinned_first,
        include_pinned=include_pinned,
        include_descendant_matches=include_descendant_matches,
        sort=sort,
        page_size=page_size,
        page_number=page_number,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    filter_id: list[int] | Unset = UNSET,
    filter_: str | Unset = UNSET,
    filter_owner_id: str | Unset = UNSET,
    filter_status: ModelLabRunStatus | Unset = UNSET,
    filter_project_id: int | Unset = UNSET,
    filter_tags: list[str] | Unset = UNSET,
    filter_params: list[str] | Unset = UNSET,
    filter_parent_run_id: str | Unset = UNSET,
    pinned_first: bool | Unset = UNSET,
    include_pinned: bool | Unset = UNSET,
    include_descendant_matches: bool | Unset = UNSET,
    sort: ModelLabRunSort | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_number: int | Unset = UNSET,
) -> Response[ErrorResponse | ModelLabRunsResponse]:
    """List Model Lab runs, with status and headers; see `request`."""

    kwargs = request(
        filter_id=filter_id,
        filter_=filter_,
        filter_owner_id=filter_owner_id,
        filter_status=filter_status,
        filter_project_id=filter_project_id,
        filter_tags=filter_tags,
        filter_params=filter_params,
        filter_parent_run_id=filter_parent_run_id,
        pinned_first=pinned_first,
        include_pinned=include_pinned,
        include_descendant_matches=include_descendant_matches,
        sort=sort,
        page_size=page_size,
        page_number=page_number,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    filter_id: list[int] | Unset = UNSET,
    filter_: str | Unset = UNSET,
    filter_owner_id: str | Unset = UNSET,
    filter_status: ModelLabRunStatus | Unset = UNSET,
    filter_project_id: int | Unset = UNSET,
    filter_tags: list[str] | Unset = UNSET,
    filter_params: list[str] | Unset = UNSET,
    filter_parent_run_id: str | Unset = UNSET,
    pinned_first: bool | Unset = UNSET,
    include_pinned: bool | Unset = UNSET,
    include_descendant_matches: bool | Unset = UNSET,
    sort: ModelLabRunSort | Unset = UNSET,
    page_size: int | Unset = UNSET,
    page_number: int | Unset = UNSET,
) -> ErrorResponse | ModelLabRunsResponse | None:
    """List Model Lab runs; see `request`."""

    return (
        await asyncio_detailed(
            client=client,
            filter_id=filter_id,
            filter_=filter_,
            filter_owner_id=filter_owner_id,
            filter_status=filter_status,
            filter_project_id=filter_project_id,
            filter_tags=filter_tags,
            filter_params=filter_params,
            filter_parent_run_id=filter_parent_run_id,
            pinned_first=pinned_first,
            include_pinned=include_pinned,
            include_descendant_matches=include_descendant_matches,
            sort=sort,
            page_size=page_size,
            page_number=page_number,
        )
    ).parsed
