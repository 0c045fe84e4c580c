"""The generated clients by themselves: authenticated, over a transport that a test gives; and their files."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
from attrs import frozen


@frozen
class RawClient:
    """One generated package and its one operation."""

    slug: str
    operation: str
    model: str
    ids: tuple[str, ...] = ("run-1",)
    headers: tuple[str, ...] = ()
    """Headers that the operation takes as arguments."""
    query: tuple[str, ...] = ()
    """Parameters of the query that carry the ids; none where they are segments of the path."""

    @property
    def package(self) -> str:
        return f"runstate_{self.slug.replace('-', '_')}"

    @property
    def models(self) -> Any:
        """The package's models."""
        return import_module(f"{self.package}.models")

    @property
    def run(self) -> Any:
        """The class of a run."""
        return getattr(self.models, self.model)

    def open(self, handler: Callable[[httpx.Request], httpx.Response]) -> Any:
        """An authenticated client."""
        return import_module(self.package).AuthenticatedClient(
            base_url="https://api.example.com",
            token="token-of-a-user",
            headers={"x-second-key": "second-key-of-a-user"},
            httpx_args={"transport": httpx.MockTransport(handler)},
        )

    def ask(self, answer: httpx.Response, *, strict: bool = False) -> Any:
        """What the operation makes of an answer: status, headers and the parsed body."""
        with self.open(lambda _: answer) as client:
            client.raise_on_unexpected_status = strict
            return self._ask(self._own_ids(), client)

    def request(self, *ids: str) -> httpx.Request:
        """The request that the operation makes."""
        seen: list[httpx.Request] = []

        def handler(request: httpx.Request) -> httpx.Response:
            seen.append(request)
            return httpx.Response(204)

        with self.open(handler) as client:
            self._ask(ids or self._own_ids(), client)
        (request,) = seen
        return request

    def _ask(self, ids: tuple[Any, ...], client: Any) -> Any:
        named = dict(zip(self.query, ids, strict=False))
        return self._operation().sync_detailed(*ids[len(named) :], client=client, **named, **self._arguments())

    def _operation(self) -> Any:
        return import_module(f"{self.package}.api.runs.{self.operation}")

    def _own_ids(self) -> tuple[Any, ...]:
        return (42,) if self.slug == "datadog-model-lab" else self.ids

    def _arguments(self) -> dict[str, str]:
        return dict.fromkeys(self.headers, "value")


RAW_ADOBE = RawClient(
    "adobe-sensei", "get_experiment_run_status", "RunStatus", ("exp-1", "run-1"), ("x_gw_ims_org_id", "x_sandbox_name")
)
RAW_AI21 = RawClient("ai21-maestro", "get_maestro_run", "MaestroRun")
RAW_DATADOG = RawClient("datadog-model-lab", "get_model_lab_run", "ModelLabRunResponse")
RAW_RETAB = RawClient("retab", "get_experiment_run", "WorkflowExperimentRun")
RAW_SCORECARD = RawClient("scorecard", "get_run", "Run")
RAW_MLFLOW = RawClient("mlflow", "get_run", "GetRunResponse", query=("run_id",))
RAW_CLIENTS = (RAW_ADOBE, RAW_AI21, RAW_DATADOG, RAW_RETAB, RAW_SCORECARD, RAW_MLFLOW)


def contents(folder: Path) -> dict[str, bytes]:
    """Each file below a folder, less what Python leaves there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
