"""The vendors that are compared: the payload, our names for it, and the request.

Only the standard library is used here: the environments of the vendors' SDKs load this file.
"""

import json
from dataclasses import dataclass, field

from scripts._lab.record import ROOT
from scripts._lab.sdks import BY_VENDOR, Sdk

OURS = "runstate"
"""The environment of these packages, of the stock templates' output and of msgspec; the others have one per SDK."""


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
    path: str
    """The end of the path that every client asks for."""
    headers: dict[str, str]
    """The headers with the credentials."""
    parameters: dict[str, str] = field(default_factory=dict[str, str])
    """The arguments of the generated operation besides the ids."""

    @property
    def sdk(self) -> Sdk | None:
        """The vendor's official SDK, if it has one."""
        return BY_VENDOR.get(self.slug)

    @property
    def package(self) -> str:
        """The generated package."""
        return f"runstate_{self.slug.replace('-', '_')}"

    @property
    def stock(self) -> str:
        """The package that the stock templates generate."""
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
