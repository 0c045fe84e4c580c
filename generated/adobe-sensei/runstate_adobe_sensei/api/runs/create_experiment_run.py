# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.experiment_run import ExperimentRun
from ...types import Response, path_segment

if TYPE_CHECKING:
    from ...models.gateway_error import GatewayError
    from ...models.new_experiment_run import NewExperimentRun
    from ...models.sensei_api_response import SenseiApiResponse


def request(
    experiment_id: str,
    *,
    body: NewExperimentRun,
    x_gw_ims_org_id: str,
    x_sandbox_name: str,
) -> dict[str, Any]:
    """Start a run of an experiment

     Creates a run of an experiment and starts it. A request that is sent again starts another run. The
    answer is the run with the parameters that it inherits from the experiment, without a state: that is
    what get_experiment_run_status tells. A scoring run needs an experiment with a training run that has
    succeeded.

    Args:
        experiment_id (str): The identifier of the experiment that the run belongs to.
        x_gw_ims_org_id (str): The IMS organization on whose behalf the call is made.
        x_sandbox_name (str): The name of the sandbox that holds the experiment, in lower case.
        body (NewExperimentRun): What is asked of a new run.

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    headers: dict[str, Any] = {}
    headers["x-gw-ims-org-id"] = x_gw_ims_org_id

    headers["x-sandbox-name"] = x_sandbox_name

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": f"/experiments/{path_segment(experiment_id)}/runs",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/vnd.adobe.platform.sensei+json;profile=experimentRun.v1.json"

    _kwargs["headers"] = headers
    _kwargs.setdefault("headers", {})["Accept"] = (
        "application/vnd.adobe.platform.sensei+json;profile=experimentRun.v1.json"
    )
    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> ExperimentRun:
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
        return ExperimentRun.from_dict(response.json(), tolerate)
    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ExperimentRun | GatewayError | SenseiApiResponse | None:
    if response.status_code == 201:
        return parse(response)
    from ...models.gateway_error import GatewayError
    from ...models.sensei_api_response import SenseiApiResponse

    if response.status_code == 400:

        def _parse_response_400(data: object) -> GatewayError | SenseiApiResponse:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_error_body_type_0 = GatewayError.from_dict(data)

                return componentsschemas_error_body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise errors.PayloadError("what the API documents", data, "")
            componentsschemas_error_body_type_1 = SenseiApiResponse.from_dict(data)

            return componentsschemas_error_body_type_1

        response_400 = _parse_response_400(response.json())

        return response_400

    if response.status_code == 401:

        def _parse_response_401(data: object) -> GatewayError | SenseiApiResponse:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_error_body_type_0 = GatewayError.from_dict(data)

                return componentsschemas_error_body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise errors.PayloadError("what the API documents", data, "")
            componentsschemas_error_body_type_1 = SenseiApiResponse.from_dict(data)

            return componentsschemas_error_body_type_1

        response_401 = _parse_response_401(response.json())

        return response_401

    if response.status_code == 403:

        def _parse_response_403(data: object) -> GatewayError | SenseiApiResponse:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_error_body_type_0 = GatewayError.from_dict(data)

                return componentsschemas_error_body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise errors.PayloadError("what the API documents", data, "")
            componentsschemas_error_body_type_1 = SenseiApiResponse.from_dict(data)

            return componentsschemas_error_body_type_1

        response_403 = _parse_response_403(response.json())

        return response_403

    if response.status_code == 404:

        def _parse_response_404(data: object) -> GatewayError | SenseiApiResponse:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_error_body_type_0 = GatewayError.from_dict(data)

                return componentsschemas_error_body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise errors.PayloadError("what the API documents", data, "")
            componentsschemas_error_body_type_1 = SenseiApiResponse.from_dict(data)

            return componentsschemas_error_body_type_1

        response_404 = _parse_response_404(response.json())

        return response_404

    if response.status_code == 406:

        def _parse_response_406(data: object) -> GatewayError | SenseiApiResponse:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_error_body_type_0 = GatewayError.from_dict(data)

                return componentsschemas_error_body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise errors.PayloadError("what the API documents", data, "")
            componentsschemas_error_body_type_1 = SenseiApiResponse.from_dict(data)

            return componentsschemas_error_body_type_1

        response_406 = _parse_response_406(response.json())

        return response_406

    if response.status_code == 415:

        def _parse_response_415(data: object) -> GatewayError | SenseiApiResponse:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_error_body_type_0 = GatewayError.from_dict(data)

                return componentsschemas_error_body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise errors.PayloadError("what the API documents", data, "")
            componentsschemas_error_body_type_1 = SenseiApiResponse.from_dict(data)

            return componentsschemas_error_body_type_1

        response_415 = _parse_response_415(response.json())

        return response_415

    if response.status_code == 422:

        def _parse_response_422(data: object) -> GatewayError | SenseiApiResponse:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_error_body_type_0 = GatewayError.from_dict(data)

                return componentsschemas_error_body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise errors.PayloadError("what the API documents", data, "")
            componentsschemas_error_body_type_1 = SenseiApiResponse.from_dict(data)

            return componentsschemas_error_body_type_1

        response_422 = _parse_response_422(response.json())

        return response_422

    if response.status_code == 429:

        def _parse_response_429(data: object) -> GatewayError | SenseiApiResponse:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_error_body_type_0 = GatewayError.from_dict(data)

                return componentsschemas_error_body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise errors.PayloadError("what the API documents", data, "")
            componentsschemas_error_body_type_1 = SenseiApiResponse.from_dict(data)

            return componentsschemas_error_body_type_1

        response_429 = _parse_response_429(response.json())

        return response_429

    if response.status_code == 500:

        def _parse_response_500(data: object) -> GatewayError | SenseiApiResponse:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_error_body_type_0 = GatewayError.from_dict(data)

                return componentsschemas_error_body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise errors.PayloadError("what the API documents", data, "")
            componentsschemas_error_body_type_1 = SenseiApiResponse.from_dict(data)

            return componentsschemas_error_body_type_1

        response_500 = _parse_response_500(response.json())

        return response_500

    if response.status_code == 502:

        def _parse_response_502(data: object) -> GatewayError | SenseiApiResponse:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_error_body_type_0 = GatewayError.from_dict(data)

                return componentsschemas_error_body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise errors.PayloadError("what the API documents", data, "")
            componentsschemas_error_body_type_1 = SenseiApiResponse.from_dict(data)

            return componentsschemas_error_body_type_1

        response_502 = _parse_response_502(response.json())

        return response_502

    if response.status_code == 503:

        def _parse_response_503(data: object) -> GatewayError | SenseiApiResponse:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_error_body_type_0 = GatewayError.from_dict(data)

                return componentsschemas_error_body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise errors.PayloadError("what the API documents", data, "")
            componentsschemas_error_body_type_1 = SenseiApiResponse.from_dict(data)

            return componentsschemas_error_body_type_1

        response_503 = _parse_response_503(response.json())

        return response_503

    if response.status_code == 504:

        def _parse_response_504(data: object) -> GatewayError | SenseiApiResponse:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_error_body_type_0 = GatewayError.from_dict(data)

                return componentsschemas_error_body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise errors.PayloadError("what the API documents", data, "")
            componentsschemas_error_body_type_1 = SenseiApiResponse.from_dict(data)

            return componentsschemas_error_body_type_1

        response_504 = _parse_response_504(response.json())

        return response_504

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ExperimentRun | GatewayError | SenseiApiResponse]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    experiment_id: str,
    *,
    client: AuthenticatedClient,
    body: NewExperimentRun,
    x_gw_ims_org_id: str,
    x_sandbox_name: str,
) -> Response[ExperimentRun | GatewayError | SenseiApiResponse]:
    """Start a run of an experiment, with status and headers; see `request`."""

    kwargs = request(
        experiment_id=experiment_id,
        body=body,
        x_gw_ims_org_id=x_gw_ims_org_id,
        x_sandbox_name=x_sandbox_name,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    experiment_id: str,
    *,
    client: AuthenticatedClient,
    body: NewExperimentRun,
    x_gw_ims_org_id: str,
    x_sandbox_name: str,
) -> ExperimentRun | GatewayError | SenseiApiResponse | None:
    """Start a run of an experiment; see `request`."""

    return sync_detailed(
        experiment_id=experiment_id,
        client=client,
        body=body,
        x_gw_ims_org_id=x_gw_ims_org_id,
        x_sandbox_name=x_sandbox_name,
    ).parsed


async def asyncio_detailed(
    experiment_id: str,
    *,
    client: AuthenticatedClient,
    body: NewExperimentRun,
    x_gw_ims_org_id: str,
    x_sandbox_name: str,
) -> Response[ExperimentRun | GatewayError | SenseiApiResponse]:
    """Start a run of an experiment, with status and headers; see `request`."""

    kwargs = request(
        experiment_id=experiment_id,
        body=body,
        x_gw_ims_org_id=x_gw_ims_org_id,
        x_sandbox_name=x_sandbox_name,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    experiment_id: str,
    *,
    client: AuthenticatedClient,
    body: NewExperimentRun,
    x_gw_ims_org_id: str,
    x_sandbox_name: str,
) -> ExperimentRun | GatewayError | SenseiApiResponse | None:
    """Start a run of an experiment; see `request`."""

    return (
        await asyncio_detailed(
            experiment_id=experiment_id,
            client=client,
            body=body,
            x_gw_ims_org_id=x_gw_ims_org_id,
            x_sandbox_name=x_sandbox_name,
        )
    ).parsed
