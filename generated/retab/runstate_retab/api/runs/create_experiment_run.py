# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.workflow_experiment_run import WorkflowExperimentRun
from ...types import UNSET, Response, Unset

if TYPE_CHECKING:
    from ...models.create_experiment_run_request import CreateExperimentRunRequest
    from ...models.error_response import ErrorResponse
    from ...models.flat_validation_error import FlatValidationError
    from ...models.http_validation_error import HTTPValidationError


def request(
    *,
    body: CreateExperimentRunRequest,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    """Create an experiment run

     Starts a run of an experiment and returns it, as a rule `pending`. It may take a moment until the
    run can be retrieved. Retab documents 200; the two other codes are accepted as well, because its
    server answers 202 to the creation of a workflow run.

    Args:
        idempotency_key (str | Unset): A text that the caller makes up for this one run, and sends
            again if it repeats the request after a failure, so that Retab can recognise the
            repetition. Retab's SDKs can send it with every request; how long Retab keeps it is not
            documented.
        body (CreateExperimentRunRequest): What to run.

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/workflows/experiments/runs",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    _kwargs.setdefault("headers", {})["Accept"] = "application/json"
    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> WorkflowExperimentRun:
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
        return WorkflowExperimentRun.from_dict(response.json(), tolerate)
    if response.status_code == 201:
        return WorkflowExperimentRun.from_dict(response.json(), tolerate)
    if response.status_code == 202:
        return WorkflowExperimentRun.from_dict(response.json(), tolerate)
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | FlatValidationError | HTTPValidationError | WorkflowExperimentRun | None:
    if response.status_code == 200:
        return parse(response)
    if response.status_code == 201:
        return parse(response)
    if response.status_code == 202:
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

    if response.status_code == 409:
        response_409 = ErrorResponse.from_dict(response.json())

        return response_409

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
) -> Response[ErrorResponse | FlatValidationError | HTTPValidationError | WorkflowExperimentRun]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateExperimentRunRequest,
    idempotency_key: str | Unset = UNSET,
) -> Response[ErrorResponse | FlatValidationError | HTTPValidationError | WorkflowExperimentRun]:
    """Create an experiment run, with status and headers; see `request`."""

    kwargs = request(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: CreateExperimentRunRequest,
    idempotency_key: str | Unset = UNSET,
) -> ErrorResponse | FlatValidationError | HTTPValidationError | WorkflowExperimentRun | None:
    """Create an experiment run; see `request`."""

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateExperimentRunRequest,
    idempotency_key: str | Unset = UNSET,
) -> Response[ErrorResponse | FlatValidationError | HTTPValidationError | WorkflowExperimentRun]:
    """Create an experiment run, with status and headers; see `request`."""

    kwargs = request(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: CreateExperimentRunRequest,
    idempotency_key: str | Unset = UNSET,
) -> ErrorResponse | FlatValidationError | HTTPValidationError | WorkflowExperimentRun | None:
    """Create an experiment run; see `request`."""

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
