# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.cancel_workflow_experiment_run_response import CancelWorkflowExperimentRunResponse
from ...types import Response, path_segment

if TYPE_CHECKING:
    from ...models.error_response import ErrorResponse
    from ...models.flat_validation_error import FlatValidationError
    from ...models.http_validation_error import HTTPValidationError


def request(
    run_id: str,
) -> dict[str, Any]:
    """Cancel an experiment run

     Cancels a run that is pending, queued or running, together with those of its results that are not
    finished, and returns its lifecycle. To cancel a cancelled run succeeds again. A run that has
    completed or failed is answered with 404, like one that does not exist: retrieve it to tell the two
    apart.

    Args:
        run_id (str): Id of the experiment run, as returned when it was created. It starts with
            `exprun_`; the `run_abc123` in some of Retab's samples is an id of another kind of run.

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": f"/v1/workflows/experiments/runs/{path_segment(run_id)}/cancel",
    }

    _kwargs.setdefault("headers", {})["Accept"] = "application/json"
    return _kwargs


def parse(
    response: httpx.Response, tolerate: errors.Tolerate | None = None
) -> CancelWorkflowExperimentRunResponse:
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
        return CancelWorkflowExperimentRunResponse.from_dict(response.json(), tolerate)
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CancelWorkflowExperimentRunResponse | ErrorResponse | FlatValidationError | HTTPValidationError | None:
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
) -> Response[
    CancelWorkflowExperimentRunResponse | ErrorResponse | FlatValidationError | HTTPValidationError
]:
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
) -> Response[
    CancelWorkflowExperimentRunResponse | ErrorResponse | FlatValidationError | HTTPValidationError
]:
    """Cancel an experiment run, with status and headers; see `request`."""

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
) -> CancelWorkflowExperimentRunResponse | ErrorResponse | FlatValidationError | HTTPValidationError | None:
    """Cancel an experiment run; see `request`."""

    return sync_detailed(
        run_id=run_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    run_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[
    CancelWorkflowExperimentRunResponse | ErrorResponse | FlatValidationError | HTTPValidationError
]:
    """Cancel an experiment run, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    run_id: str,
    *,
    client: AuthenticatedClient,
) -> CancelWorkflowExperimentRunResponse | ErrorResponse | FlatValidationError | HTTPValidationError | None:
    """Cancel an experiment run; see `request`."""

    return (
        await asyncio_detailed(
            run_id=run_id,
            client=client,
        )
    ).parsed
