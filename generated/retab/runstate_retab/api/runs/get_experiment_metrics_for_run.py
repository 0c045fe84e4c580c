# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.experiment_by_document_metrics_response import ExperimentByDocumentMetricsResponse
from ...models.experiment_by_target_metrics_response import ExperimentByTargetMetricsResponse
from ...models.experiment_metrics_missing_error import ExperimentMetricsMissingError
from ...models.experiment_metrics_stale_error import ExperimentMetricsStaleError
from ...models.experiment_summary_metrics_response import ExperimentSummaryMetricsResponse
from ...models.experiment_votes_metrics_response import ExperimentVotesMetricsResponse
from ...models.unknown_experiment_metrics import UnknownExperimentMetrics
from ...types import UNSET, Response, Unset

if TYPE_CHECKING:
    from ...models import ExperimentMetrics
    from ...models.error_response import ErrorResponse
    from ...models.experiment_run_metrics_view import ExperimentRunMetricsView
    from ...models.flat_validation_error import FlatValidationError
    from ...models.http_validation_error import HTTPValidationError


def request(
    *,
    run_id: str,
    view: ExperimentRunMetricsView | Unset = UNSET,
    document_id: str | Unset = UNSET,
    target_path: str | Unset = UNSET,
    include_prior: bool | Unset = UNSET,
    prior_run_id: str | Unset = UNSET,
) -> dict[str, Any]:
    """Retrieve the metrics of an experiment run

     Returns how well the passes over the documents agree, in one of four views. Scores are between 0, no
    agreement, and 1, full agreement. Begin with `summary`, and go from there into a document
    (`by_document`), a target (`by_target`) or both (`votes`). An answer may also say why there are no
    metrics: `stale_metrics`, `no_metrics`. `kind` tells all of these apart.

    Args:
        run_id (str): Id of the experiment run. It starts with `exprun_`.
        view (ExperimentRunMetricsView | Unset): Which of the four views to return. Without it:
            "summary".
        document_id (str | Unset): Id of the document to look into. The views `by_document` and
            `votes` need it.
        target_path (str | Unset): The target to look into, a field or a label, as
            `targets[].path` of the view `by_document` names it. The views `by_target` and `votes`
            need it.
        include_prior (bool | Unset): Whether to compare with an earlier completed run, in the
            fields `prior_score`. Without it: true.
        prior_run_id (str | Unset): Id of the run to compare with. If it is left out, Retab takes
            the previous completed run.

    Returns:
        The keyword arguments of httpx's `Client.request`; the base URL and the credentials are the client's.
    """

    params: dict[str, Any] = {}

    params["run_id"] = run_id

    json_view: str | Unset = UNSET
    if not isinstance(view, Unset):
        json_view = view.value

    params["view"] = json_view

    params["document_id"] = document_id

    params["target_path"] = target_path

    params["include_prior"] = include_prior

    params["prior_run_id"] = prior_run_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/workflows/experiments/metrics",
        "params": params,
    }

    _kwargs.setdefault("headers", {})["Accept"] = "application/json"
    return _kwargs


def parse(response: httpx.Response, tolerate: errors.Tolerate | None = None) -> ExperimentMetrics:
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
        data: Any = response.json()
        if type(data) is not dict:
            raise errors.PayloadError("an object", data, "")
        match data.get("kind"):
            case "summary":
                return ExperimentSummaryMetricsResponse.from_dict(data, tolerate)
            case "by_document":
                return ExperimentByDocumentMetricsResponse.from_dict(data, tolerate)
            case "by_target":
                return ExperimentByTargetMetricsResponse.from_dict(data, tolerate)
            case "votes":
                return ExperimentVotesMetricsResponse.from_dict(data, tolerate)
            case "stale_metrics":
                return ExperimentMetricsStaleError.from_dict(data, tolerate)
            case "no_metrics":
                return ExperimentMetricsMissingError.from_dict(data, tolerate)
            case _:
                return UnknownExperimentMetrics.from_dict(data, tolerate)

    raise errors.UnexpectedStatus(response.status_code, response.content)


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentMetrics | None:
    if response.status_code == 200:
        return parse(response)
    from ...models.error_response import ErrorResponse
    from ...models.flat_validation_error import FlatValidationError
    from ...models.http_validation_error import HTTPValidationError

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
) -> Response[ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentMetrics]:
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
    view: ExperimentRunMetricsView | Unset = UNSET,
    document_id: str | Unset = UNSET,
    target_path: str | Unset = UNSET,
    include_prior: bool | Unset = UNSET,
    prior_run_id: str | Unset = UNSET,
) -> Response[ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentMetrics]:
    """Retrieve the metrics of an experiment run, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
        view=view,
        document_id=document_id,
        target_path=target_path,
        include_prior=include_prior,
        prior_run_id=prior_run_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    run_id: str,
    view: ExperimentRunMetricsView | Unset = UNSET,
    document_id: str | Unset = UNSET,
    target_path: str | Unset = UNSET,
    include_prior: bool | Unset = UNSET,
    prior_run_id: str | Unset = UNSET,
) -> ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentMetrics | None:
    """Retrieve the metrics of an experiment run; see `request`."""

    return sync_detailed(
        client=client,
        run_id=run_id,
        view=view,
        document_id=document_id,
        target_path=target_path,
        include_prior=include_prior,
        prior_run_id=prior_run_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    run_id: str,
    view: ExperimentRunMetricsView | Unset = UNSET,
    document_id: str | Unset = UNSET,
    target_path: str | Unset = UNSET,
    include_prior: bool | Unset = UNSET,
    prior_run_id: str | Unset = UNSET,
) -> Response[ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentMetrics]:
    """Retrieve the metrics of an experiment run, with status and headers; see `request`."""

    kwargs = request(
        run_id=run_id,
        view=view,
        document_id=document_id,
        target_path=target_path,
        include_prior=include_prior,
        prior_run_id=prior_run_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    run_id: str,
    view: ExperimentRunMetricsView | Unset = UNSET,
    document_id: str | Unset = UNSET,
    target_path: str | Unset = UNSET,
    include_prior: bool | Unset = UNSET,
    prior_run_id: str | Unset = UNSET,
) -> ErrorResponse | FlatValidationError | HTTPValidationError | ExperimentMetrics | None:
    """Retrieve the metrics of an experiment run; see `request`."""

    return (
        await asyncio_detailed(
            client=client,
            run_id=run_id,
            view=view,
            document_id=document_id,
            target_path=target_path,
            include_prior=include_prior,
            prior_run_id=prior_run_id,
        )
    ).parsed
