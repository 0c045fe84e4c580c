"""The vendors that are compared: the payload, our names for it, and the request.

Only the standard library is used here: the environments of the vendors' SDKs load this file.
"""

import json
from dataclasses import dataclass, field
from itertools import cycle, islice

from scripts._lab.record import ROOT
from scripts._lab.sdks import BY_VENDOR, Sdk

OURS = "runstate"
"""The environment of these packages, of the stock templates' output and of msgspec; the others have one per SDK."""
PAGE = 100
"""The runs of a page: the most that four of the vendors send."""


@dataclass(frozen=True)
class Case:
    """One vendor."""

    slug: str
    title: str
    model: str
    operation: str
    ids: tuple[str | int, ...]
    path: str
    """The end of the path that every client asks for."""
    payload: str = "completed"
    """An example that every contender decodes: `specs/SLUG/examples/OPERATION.200.PAYLOAD.json`."""
    credentials: dict[str, str] = field(default_factory=lambda: {"api_key": "key"})
    headers: dict[str, str] = field(default_factory=lambda: {"Authorization": "Bearer key"})
    """The headers with the credentials."""
    parameters: dict[str, str] = field(default_factory=dict[str, str])
    """The arguments of the generated operation besides the ids."""
    runs: str = ""
    """For a page of a list: the field with its runs. Those of the example are repeated until there are `PAGE`."""

    @property
    def client(self) -> str:
        """The client class."""
        return self.title.replace(" ", "")

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
        payload = json.loads(path.read_bytes())
        if self.runs:
            shown: list[object] = payload[self.runs]
            payload[self.runs] = [*islice(cycle(shown), PAGE)]
        return json.dumps(payload, separators=(",", ":"), ensure_ascii=False).encode()


_RETAB, _MAESTRO = "exprun_c41", "dba286ef-5067-4c6e-b215-5483500da8df"
_ADOBE = "1a2b", "33408593-2871-4198-a812-6d1b7d939cda"
_ORGANIZATION = {"x-gw-ims-org-id": "org@AdobeOrg", "x-sandbox-name": "prod"}
CASES = (
    Case(
        "retab",
        "Retab",
        "WorkflowExperimentRun",
        "get_experiment_run",
        (_RETAB,),
        f"/v1/workflows/experiments/runs/{_RETAB}",
    ),
    Case("scorecard", "Scorecard", "Run", "get_run", ("135",), "/runs/135"),
    Case(
        "ai21-maestro",
        "AI21 Maestro",
        "MaestroRun",
        "get_maestro_run",
        (_MAESTRO,),
        f"/maestro/runs/{_MAESTRO}",
        payload="completed-included",
    ),
    Case(
        "datadog-model-lab",
        "Datadog Model Lab",
        "ModelLabRunResponse",
        "get_model_lab_run",
        (70158,),
        "/api/v2/model-lab-api/runs/70158",
        credentials={"api_key": "key", "app_key": "key"},
        headers={"DD-API-KEY": "key", "DD-APPLICATION-KEY": "key"},
    ),
    Case(
        "adobe-sensei",
        "Adobe Sensei",
        "RunStatus",
        "get_experiment_run_status",
        _ADOBE,
        "/experiments/{}/runs/{}/status".format(*_ADOBE),
        payload="done",
        credentials={"access_token": "token", "api_key": "key", "org_id": "org@AdobeOrg", "sandbox_name": "prod"},
        headers={"Authorization": "Bearer token", "x-api-key": "key", **_ORGANIZATION},
        parameters={name.replace("-", "_"): value for name, value in _ORGANIZATION.items()},
    ),
)
PAGES = (
    Case("retab", "Retab", "ExperimentRunList", "list_experiment_runs", (), "", "page", runs="data"),
    Case("scorecard", "Scorecard", "RunPage", "list_runs", (), "", "last-page", runs="data"),
    Case(
        "datadog-model-lab",
        "Datadog Model Lab",
        "ModelLabRunsResponse",
        "list_model_lab_runs",
        (),
        "",
        "first-page",
        runs="data",
    ),
    Case(
        "adobe-sensei",
        "Adobe Sensei",
        "ExperimentRunListing",
        "list_experiment_runs",
        (),
        "",
        "first-page",
        runs="children",
    ),
    Case("mlflow", "MLflow", "SearchRunsResponse", "search_runs", (), "", "page", runs="runs"),
)
"""The vendors that list runs, each with a page."""
BY_SLUG = {case.slug: case for case in CASES}
PAGES_BY_SLUG = {case.slug: case for case in PAGES}
