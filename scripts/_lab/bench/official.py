"""How each official SDK decodes an answer, and asks for a run. Runs in a worker, in the SDK's own environment.

A decoder makes the calls that the SDK's client makes with the body of a response, and no others: httpx's `json()` is
`json.loads` of the content, so that stands for it. Each takes the bytes and returns the SDK's model.
"""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Decoder = Callable[[bytes], object]
    Ids = tuple[str | int, ...]


def _retab_decoder() -> Decoder:
    """`Retab._parse_response`, then `Runs.get`."""
    run = import_module("retab.types.workflows.experiments.runs").ExperimentRun
    return lambda body: run.model_validate(json.loads(body))


def _scorecard_decoder() -> Decoder:
    """`APIResponse._parse`, then `SyncAPIClient._process_response_data`."""
    client = import_module("scorecard_ai").Scorecard(api_key="key")
    run = import_module("scorecard_ai.types").Run
    process = client._process_response_data  # noqa: SLF001 -- what its own requests go through
    return lambda body: process(data=json.loads(body), cast_to=run, response=None)


def _ai21_decoder() -> Decoder:
    """`_cast_response`."""
    run = import_module("ai21.models.maestro.run").RunResponse
    from_dict = import_module("ai21.models._pydantic_compatibility")._from_dict  # noqa: SLF001
    return lambda body: from_dict(obj=run, obj_dict=json.loads(body))


def _datadog_decoder() -> Decoder:
    """`ApiClient._call_api`."""
    client = _datadog_client(None)
    run = import_module("datadog_api_client.v2.model.model_lab_run_response").ModelLabRunResponse
    check = client.configuration.check_return_type
    return lambda body: client.deserialize(body.decode("utf-8"), (run,), check)


def _datadog_client(url: str | None) -> Any:
    package = import_module("datadog_api_client")
    configuration = package.Configuration(host=url, api_key={"apiKeyAuth": "key", "appKeyAuth": "key"})
    configuration.unstable_operations["get_model_lab_run"] = True
    return package.ApiClient(configuration)


def _retab_request(url: str, ids: Ids) -> Callable[[], object]:
    client = import_module("retab").Retab(api_key="key", base_url=url)
    return lambda: client.workflows.experiments.runs.get(*ids)


def _scorecard_request(url: str, ids: Ids) -> Callable[[], object]:
    client = import_module("scorecard_ai").Scorecard(api_key="key", base_url=url)
    return lambda: client.runs.get(*ids)


def _ai21_request(url: str, ids: Ids) -> Callable[[], object]:
    client = import_module("ai21").AI21Client(api_key="key", api_host=url)
    return lambda: client.beta.maestro.runs.retrieve(*ids)


def _datadog_request(url: str, ids: Ids) -> Callable[[], object]:
    api = import_module("datadog_api_client.v2.api.model_lab_api_api").ModelLabAPIApi(_datadog_client(url))
    return lambda: api.get_model_lab_run(*ids)


DECODERS: dict[str, Callable[[], Decoder]] = {
    "retab": _retab_decoder,
    "scorecard": _scorecard_decoder,
    "ai21-maestro": _ai21_decoder,
    "datadog-model-lab": _datadog_decoder,
}
REQUESTS: dict[str, Callable[[str, Ids], Callable[[], object]]] = {
    "retab": _retab_request,
    "scorecard": _scorecard_request,
    "ai21-maestro": _ai21_request,
    "datadog-model-lab": _datadog_request,
}
