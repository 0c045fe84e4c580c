"""The vendors' official SDKs: how each makes a client, asks for runs and decodes the answer.

Only the standard library is used here: the environments of the SDKs load this file. The functions import their SDK
when they are called. The start-up benchmark also runs the source text of `connect` in a fresh process, so it uses
nothing but its arguments and `import_module`.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any, TypeAlias

Connect: TypeAlias = Callable[[str, str, float, str], Callable[[Any], Any]]
"""Makes a client as the SDK's documentation does, given the key, the base URL, the seconds that a request may take and
a file of certificate authorities. Returns the client's method that asks for a run, given its id. An SDK over httpx
takes the authorities from the environment variable `SSL_CERT_FILE`."""
Decoder: TypeAlias = Callable[[bytes], object]


@dataclass(frozen=True)
class Sdk:
    """A vendor's official SDK."""

    distribution: str
    """Also names its environment, and its pinned file in requirements/bench/."""
    package: str
    """The import name, which the SDK's own errors come from."""
    vendor: str
    connect: Connect
    identity: Callable[[Any], tuple[object, object]]
    """Reads the id and the status of what was returned."""
    decoder: Callable[[], Decoder]
    """Makes the calls that the SDK's client makes with the body of a response, and no others. For httpx's `json()`
    stands `json.loads` of the content, which it is."""
    page_decoder: Callable[[], Decoder]
    """The same for the body of a page of a list; of a vendor without lists it is not called."""
    client: str
    """The client as the documentation of the comparison shows it."""
    retries: str
    """What it does by default when a request fails."""
    attempts: int
    """How many requests that makes at most, redirects not counted."""
    pauses: float
    """How many seconds it may wait between them in all, where a server asks for no more than 2 s."""


def _retab(key: str, url: str, timeout: float, authorities: str) -> Any:
    del authorities
    client = import_module("retab").Retab(api_key=key, base_url=url, timeout=timeout)
    return client.workflows.experiments.runs.get


def _retab_decoder() -> Decoder:
    """`Retab._parse_response`, then `Runs.get`."""
    run = import_module("retab.types.workflows.experiments.runs").ExperimentRun
    return lambda body: run.model_validate(json.loads(body))


def _retab_page_decoder() -> Decoder:
    """`SyncAPIResource.request_page`."""
    run = import_module("retab.types.workflows.experiments.runs").ExperimentRun
    page = import_module("retab._resource")._new_sync_page  # noqa: SLF001 -- its own requests go through this
    return lambda body: page(response=json.loads(body), model=run, client=None, request=None)


def _scorecard(key: str, url: str, timeout: float, authorities: str) -> Any:
    del authorities
    return import_module("scorecard_ai").Scorecard(api_key=key, base_url=url, timeout=timeout).runs.get


def _scorecard_decoder() -> Decoder:
    """`APIResponse._parse`, then `SyncAPIClient._process_response_data`."""
    client = import_module("scorecard_ai").Scorecard(api_key="key")
    run = import_module("scorecard_ai.types").Run
    process = client._process_response_data  # noqa: SLF001 -- its own requests go through this
    return lambda body: process(data=json.loads(body), cast_to=run, response=None)


def _scorecard_page_decoder() -> Decoder:
    """As for a run, with the page's type."""
    client = import_module("scorecard_ai").Scorecard(api_key="key")
    run, pagination = import_module("scorecard_ai.types").Run, import_module("scorecard_ai.pagination")
    page = pagination.SyncPaginatedResponse[run]
    process = client._process_response_data  # noqa: SLF001 -- its own requests go through this
    return lambda body: process(data=json.loads(body), cast_to=page, response=None)


def _ai21(key: str, url: str, timeout: float, authorities: str) -> Any:
    del authorities
    client = import_module("ai21").AI21Client(api_key=key, api_host=url, timeout_sec=timeout)
    return client.beta.maestro.runs.retrieve


def _ai21_decoder() -> Decoder:
    """`_cast_response`."""
    run = import_module("ai21.models.maestro.run").RunResponse
    from_dict = import_module("ai21.models._pydantic_compatibility")._from_dict  # noqa: SLF001 -- as its client does
    return lambda body: from_dict(obj=run, obj_dict=json.loads(body))


def _datadog(key: str, url: str, timeout: float, authorities: str) -> Any:
    package = import_module("datadog_api_client")
    keys = {"apiKeyAuth": key, "appKeyAuth": key}
    settings = package.Configuration(host=url, api_key=keys, request_timeout=timeout, ssl_ca_cert=authorities or None)
    settings.unstable_operations["get_model_lab_run"] = True
    api = import_module("datadog_api_client.v2.api.model_lab_api_api").ModelLabAPIApi(package.ApiClient(settings))

    def get(run_id: str | int) -> Any:
        return api.get_model_lab_run(int(run_id))

    return get


def _datadog_decoder(name: str = "ModelLabRunResponse") -> Decoder:
    """`ApiClient._call_api`."""
    package = import_module("datadog_api_client")
    client = package.ApiClient(package.Configuration())
    model = getattr(import_module("datadog_api_client.v2.models"), name)
    check = client.configuration.check_return_type
    return lambda body: client.deserialize(body.decode("utf-8"), (model,), check)


def _datadog_page_decoder() -> Decoder:
    return _datadog_decoder("ModelLabRunsResponse")


def _no_pages() -> Decoder:
    raise NotImplementedError("this SDK has no lists of runs")


SDKS = (
    Sdk(
        "retab",
        "retab",
        "retab",
        _retab,
        lambda run: (run.id, run.lifecycle.status),
        _retab_decoder,
        _retab_page_decoder,
        client="Retab(api_key=…, base_url=…, timeout=…)",
        retries="429 and 5xx are sent again 3 times, after up to 1, 2 and 4 s",
        attempts=4,
        pauses=7.0,
    ),
    Sdk(
        "scorecard-ai",
        "scorecard_ai",
        "scorecard",
        _scorecard,
        lambda run: (run.id, run.status),
        _scorecard_decoder,
        _scorecard_page_decoder,
        client="Scorecard(api_key=…, base_url=…, timeout=…)",
        retries="connection errors, timeouts, 408, 409, 429 and 5xx are sent again 2 times, after 0.5 and 1 s or as "
        "the server asks",
        attempts=3,
        pauses=4.0,
    ),
    Sdk(
        "ai21",
        "ai21",
        "ai21-maestro",
        _ai21,
        lambda run: (run.id, run.status),
        _ai21_decoder,
        _no_pages,
        client="AI21Client(api_key=…, api_host=…, timeout_sec=…)",
        retries="nothing is sent again",
        attempts=1,
        pauses=0.0,
    ),
    Sdk(
        "datadog-api-client",
        "datadog_api_client",
        "datadog-model-lab",
        _datadog,
        lambda run: (run.data.id, run.data.attributes.status),
        _datadog_decoder,
        _datadog_page_decoder,
        client="ModelLabAPIApi(ApiClient(Configuration(api_key=…, host=…, request_timeout=…)))",
        retries="connection errors and timeouts are sent again 3 times at once, and 413, 429 and 503 as the server "
        "asks",
        attempts=4,
        pauses=6.0,
    ),
)
BY_DISTRIBUTION = {sdk.distribution: sdk for sdk in SDKS}
BY_VENDOR = {sdk.vendor: sdk for sdk in SDKS}


_UNSTABLE = (
    *(f"{verb}_model_lab_run" for verb in ("get", "delete", "pin", "unpin")),
    *("list_model_lab_runs", "list_model_lab_run_artifacts", "get_model_lab_artifact_content"),
)
"""Operations of Datadog that its client refuses to call until it is told to."""


def part(distribution: str, key: str, url: str) -> Any:
    """The part of an SDK's client that has to do with runs, given the key and the base URL.

    `runstate-retab` is our own client, which takes both from the environment.
    """
    match distribution:
        case "retab":
            return import_module("retab").Retab(api_key=key, base_url=url).workflows.experiments
        case "scorecard-ai":
            return import_module("scorecard_ai").Scorecard(api_key=key, base_url=url)
        case "ai21":
            return import_module("ai21").AI21Client(api_key=key, api_host=url).beta.maestro.runs
        case "datadog-api-client":
            package = import_module("datadog_api_client")
            settings = package.Configuration(host=url, api_key={"apiKeyAuth": key, "appKeyAuth": key})
            for name in _UNSTABLE:
                settings.unstable_operations[name] = True
            apis = import_module("datadog_api_client.v2.api.model_lab_api_api")
            return apis.ModelLabAPIApi(package.ApiClient(settings))
        case "mlflow":  # user and password come from the environment
            return import_module("mlflow").MlflowClient(url)
        case _:
            return import_module("runstate").client(distribution.removeprefix("runstate-"))


def datadog_runs(sdk: Any, *, status: str | None = None, **filters: Any) -> Iterator[Any]:
    """All pages of a list: the SDK has to be asked for each."""
    if status is not None:
        model = import_module("datadog_api_client.v2.model.model_lab_run_status")
        filters["filter_status"] = model.ModelLabRunStatus(status)
    number: int | None = 0
    while number is not None:
        page = sdk.list_model_lab_runs(page_number=number, page_size=50, **filters)
        yield from page.data
        number = page.meta.page.next_number


def datadog_file(sdk: Any, run_id: int, path: str) -> Any:
    """The content of a run's file. What the SDK needs for it comes from two other answers."""
    project = sdk.get_model_lab_run(run_id).data.attributes.project_id
    folder = sdk.list_model_lab_run_artifacts(run_id).data.attributes.path_in_project
    return sdk.get_model_lab_artifact_content(str(project), f"{folder}/{path}")


def milliseconds(moment: datetime) -> int:
    """A time as MLflow has it."""
    return round(moment.timestamp() * 1000)


def mlflow_runs(sdk: Any, experiments: list[str], *, deleted: bool = False, **options: Any) -> Iterator[Any]:
    """All pages of a list: the SDK has to be asked for each."""
    view = import_module("mlflow.entities").ViewType
    options["run_view_type"] = view.DELETED_ONLY if deleted else view.ACTIVE_ONLY
    token: str | None = None
    while token != "":
        page = sdk.search_runs(experiments, max_results=50, page_token=token, **options)
        yield from page
        token = page.token or ""


def mlflow_killed(sdk: Any, run_id: str, ended: datetime) -> Any:
    """The run, after its end was recorded: the SDK returns nothing then."""
    sdk.set_terminated(run_id, "KILLED", milliseconds(ended))
    return sdk.get_run(run_id)
