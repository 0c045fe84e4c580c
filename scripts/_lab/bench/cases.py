"""What is compared: for each vendor the payload, our names for it, and its official SDK.

Only the standard library is used here: the workers load this file in environments that have nothing else of ours.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
OURS = "runstate"
"""The environment of these packages, of the stock templates' output and of msgspec."""


@dataclass(frozen=True)
class Sdk:
    """A vendor's official SDK; its environment has the name of its distribution."""

    distribution: str
    start: str
    """Statements that import it and build its client."""


@dataclass(frozen=True)
class Case:
    """One vendor."""

    slug: str
    title: str
    model: str
    operation: str
    payload: str
    """An example that every contender decodes: `specs/SLUG/examples/OPERATION.200.PAYLOAD.json`."""
    ids: tuple[str | int, ...]
    client: str
    credentials: dict[str, str]
    sdk: Sdk | None
    path: str
    """Of the request that every client sends, under the base URL."""
    headers: dict[str, str]
    """What authenticates it, as each client has to send it."""
    parameters: dict[str, str] = field(default_factory=dict[str, str])
    """What the generated operation takes besides the ids."""

    @property
    def package(self) -> str:
        """The generated package."""
        return f"runstate_{self.slug.replace('-', '_')}"

    @property
    def stock(self) -> str:
        """The package that the stock templates give."""
        return f"stock_{self.slug.replace('-', '_')}"

    def body(self) -> bytes:
        """The payload as a server sends it, without spaces."""
        path = ROOT / "specs" / self.slug / "examples" / f"{self.operation}.200.{self.payload}.json"
        return json.dumps(json.loads(path.read_bytes()), separators=(",", ":"), ensure_ascii=False).encode()


CASES = (
    Case(
        "retab",
        "Retab",
        "WorkflowExperimentRun",
        "get_experiment_run",
        "completed",
        ("exprun_c41",),
        "Retab",
        {"api_key": "key"},
        Sdk("retab", "from retab import Retab; client = Retab(api_key='key')"),
        "/v1/workflows/experiments/runs/exprun_c41",
        {"Authorization": "Bearer key"},
    ),
    Case(
        "scorecard",
        "Scorecard",
        "Run",
        "get_run",
        "completed",
        ("135",),
        "Scorecard",
        {"api_key": "key"},
        Sdk("scorecard-ai", "from scorecard_ai import Scorecard; client = Scorecard(api_key='key')"),
        "/runs/135",
        {"Authorization": "Bearer key"},
    ),
    Case(
        "ai21-maestro",
        "AI21 Maestro",
        "MaestroRun",
        "get_maestro_run",
        "completed-included",
        ("dba286ef-5067-4c6e-b215-5483500da8df",),
        "AI21Maestro",
        {"api_key": "key"},
        Sdk("ai21", "from ai21 import AI21Client; client = AI21Client(api_key='key')"),
        "/maestro/runs/dba286ef-5067-4c6e-b215-5483500da8df",
        {"Authorization": "Bearer key"},
    ),
    Case(
        "datadog-model-lab",
        "Datadog Model Lab",
        "ModelLabRunResponse",
        "get_model_lab_run",
        "completed",
        (70158,),
        "DatadogModelLab",
        {"api_key": "key", "app_key": "key"},
        Sdk(
            "datadog-api-client",
            "from datadog_api_client import ApiClient, Configuration; "
            "from datadog_api_client.v2.api.model_lab_api_api import ModelLabAPIApi; "
            "client = ModelLabAPIApi(ApiClient(Configuration(api_key={'apiKeyAuth': 'key', 'appKeyAuth': 'key'})))",
        ),
        "/api/v2/model-lab-api/runs/70158",
        {"DD-API-KEY": "key", "DD-APPLICATION-KEY": "key"},
    ),
    Case(
        "adobe-sensei",
        "Adobe Sensei",
        "RunStatus",
        "get_experiment_run_status",
        "done",
        ("1a2b", "33408593-2871-4198-a812-6d1b7d939cda"),
        "AdobeSensei",
        {"access_token": "token", "api_key": "key", "org_id": "org@AdobeOrg", "sandbox_name": "prod"},
        None,
        "/experiments/1a2b/runs/33408593-2871-4198-a812-6d1b7d939cda/status",
        {
            "Authorization": "Bearer token",
            "x-api-key": "key",
            "x-gw-ims-org-id": "org@AdobeOrg",
            "x-sandbox-name": "prod",
        },
        {"x_gw_ims_org_id": "org@AdobeOrg", "x_sandbox_name": "prod"},
    ),
)
BY_SLUG = {case.slug: case for case in CASES}
