"""How each official SDK asks for a run, and where its model has the id and the status. Runs in a worker.

Each client is made as the SDK's documentation says. `authorities` is a file of certificate authorities to trust; the
SDKs over httpx take it from the environment variable `SSL_CERT_FILE`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .sdks import TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Callable

    Ask = Callable[[str, str, str, str], Any]
    """Asks once with a new client, given base URL, key, run id and authorities."""
    Told = Callable[[Any], tuple[object, object]]
    """Reads the id and the status."""


def _retab() -> tuple[Ask, Told]:
    client = import_module("retab").Retab

    def ask(url: str, key: str, run_id: str, _: str) -> Any:
        return client(api_key=key, base_url=url, timeout=TIMEOUT).workflows.experiments.runs.get(run_id)

    return ask, lambda run: (run.id, run.lifecycle.status)


def _scorecard() -> tuple[Ask, Told]:
    client = import_module("scorecard_ai").Scorecard

    def ask(url: str, key: str, run_id: str, _: str) -> Any:
        return client(api_key=key, base_url=url, timeout=TIMEOUT).runs.get(run_id)

    return ask, lambda run: (run.id, run.status)


def _ai21() -> tuple[Ask, Told]:
    client = import_module("ai21").AI21Client

    def ask(url: str, key: str, run_id: str, _: str) -> Any:
        return client(api_key=key, api_host=url, timeout_sec=TIMEOUT).beta.maestro.runs.retrieve(run_id)

    return ask, lambda run: (run.id, run.status)


def _datadog() -> tuple[Ask, Told]:
    package = import_module("datadog_api_client")
    api = import_module("datadog_api_client.v2.api.model_lab_api_api").ModelLabAPIApi

    def ask(url: str, key: str, run_id: str, authorities: str) -> Any:
        keys = {"apiKeyAuth": key, "appKeyAuth": key}
        configuration = package.Configuration(
            host=url, api_key=keys, request_timeout=TIMEOUT, ssl_ca_cert=authorities or None
        )
        configuration.unstable_operations["get_model_lab_run"] = True
        return api(package.ApiClient(configuration)).get_model_lab_run(int(run_id))

    return ask, lambda run: (run.data.id, run.data.attributes.status)


CLIENTS: dict[str, Callable[[], tuple[Ask, Told]]] = {
    "retab": _retab,
    "scorecard-ai": _scorecard,
    "ai21": _ai21,
    "datadog-api-client": _datadog,
}
"""By distribution. A call imports the SDK."""
