"""The vendors as tests see them: a client with made-up credentials, ids, and the payloads beside the specs."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import httpx
from attrs import frozen

import runstate
from runstate.client import AsyncClient, Client
from runstate.reference import RunRef

ROOT = Path(__file__).resolve().parents[2]

ID_FIELDS: Mapping[str, tuple[str, ...]] = {
    "adobe-sensei": ("experimentRunId",),
    "ai21-maestro": ("id",),
    "retab": ("id",),
    "datadog-model-lab": ("data", "id"),
    "scorecard": ("id",),
    "mlflow": ("run", "info", "run_id"),
}
"""Where each vendor's answers name the run."""


@frozen
class TestVendor:
    """What a test needs to ask one vendor about one run."""

    __test__ = False

    slug: str
    client: str
    credentials: Mapping[str, Any]
    reference: str
    path: str
    """The path of the request for the reference, under the vendor's base URL."""

    @property
    def ref(self) -> RunRef:
        return RunRef.parse(self.reference)

    def open(self, transport: httpx.BaseTransport, **options: Any) -> Client[Any, Any]:
        """A synchronous client over the transport."""
        made: Client[Any, Any] = getattr(runstate, self.client)(**self.credentials, transport=transport, **options)
        return made

    def aopen(self, transport: httpx.AsyncBaseTransport, **options: Any) -> AsyncClient[Any, Any]:
        """An asynchronous client over the transport."""
        kind = getattr(runstate, f"Async{self.client}")
        made: AsyncClient[Any, Any] = kind(**self.credentials, transport=transport, **options)
        return made

    def example(self, name: str, run_id: str | None = None) -> Any:
        """The payload of `specs/<slug>/examples/*.<name>.json`, as `200.completed`.

        A run has the id that is given, or else the reference's own, as it must be in an answer.
        """
        return self.named(json.loads(self.example_path(name).read_text()), run_id)

    def named(self, payload: Any, run_id: str | None = None) -> Any:
        """A copy of the payload in which a run has the id, or else the reference's own."""
        copied = copy.deepcopy(payload)
        inner: Any = copied
        *way, last = ID_FIELDS[self.slug]
        for key in way:
            inner = cast("dict[str, Any]", inner).get(key) if isinstance(inner, dict) else None
        if isinstance(inner, dict) and isinstance(cast("dict[str, Any]", inner).get(last), str):
            inner[last] = run_id or self.ref.ids[-1]
        return copied

    def examples(self) -> list[Path]:
        """Every payload beside the spec."""
        return sorted((ROOT / "specs" / self.slug / "examples").glob("*.json"))

    def example_path(self, name: str) -> Path:
        (path,) = (ROOT / "specs" / self.slug / "examples").glob(f"*.{name}.json")
        return path


ADOBE = TestVendor(
    "adobe-sensei",
    "AdobeSensei",
    {"access_token": "key-adobe", "api_key": "key-adobe-2", "org_id": "org", "sandbox_name": "prod"},
    "adobe-sensei:exp-1/run-1",
    "/experiments/exp-1/runs/run-1/status",
)
AI21 = TestVendor("ai21-maestro", "AI21Maestro", {"api_key": "key-ai21"}, "ai21-maestro:run-1", "/maestro/runs/run-1")
RETAB = TestVendor(
    "retab", "Retab", {"api_key": "key-retab"}, "retab:exprun_2", "/v1/workflows/experiments/runs/exprun_2"
)
DATADOG = TestVendor(
    "datadog-model-lab",
    "DatadogModelLab",
    {"api_key": "key-datadog", "app_key": "key-datadog-2"},
    "datadog-model-lab:42",
    "/api/v2/model-lab-api/runs/42",
)
SCORECARD = TestVendor("scorecard", "Scorecard", {"api_key": "key-scorecard"}, "scorecard:135", "/runs/135")
MLFLOW = TestVendor(
    "mlflow",
    "MLflow",
    {"username": "user", "password": "key-mlflow"},
    "mlflow:57b57d08",
    "/api/2.0/mlflow/runs/get?run_id=57b57d08",
)

TEST_VENDORS = (ADOBE, AI21, RETAB, DATADOG, SCORECARD, MLFLOW)
UNFINISHED = {
    "adobe-sensei": "200.running",
    "ai21-maestro": "200.in_progress",
    "retab": "200.running",
    "datadog-model-lab": "200.running",
    "scorecard": "200.running_execution",
    "mlflow": "200.running",
}
COMPLETED = {
    "adobe-sensei": "200.done",
    "ai21-maestro": "200.completed",
    "retab": "200.completed",
    "datadog-model-lab": "200.completed",
    "scorecard": "200.completed",
    "mlflow": "200.finished",
}
