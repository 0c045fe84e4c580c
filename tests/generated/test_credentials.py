"""Who must show credentials: the operation's types say what the spec says."""

from __future__ import annotations

import inspect
import shutil
from pathlib import Path

import httpx
import pytest
import yaml

from runstate.catalog import VENDORS
from scripts._tools.codegen.generate import SPECS, generate
from tests.generated.rawclients import RAW_CLIENTS, RawClient
from tests.overlay.decode.contract import examples
from tests.vendors.base import reading


@pytest.mark.parametrize("raw", RAW_CLIENTS, ids=lambda raw: raw.slug)
@pytest.mark.parametrize("function", ["sync", "sync_detailed", "asyncio", "asyncio_detailed"])
def test_operation_takes_the_client_that_the_spec_allows(raw: RawClient, function: str) -> None:
    """`Client` as well where one of the ways to authenticate is none, else only the one with credentials."""
    _, described = reading(raw.slug)
    taken = inspect.signature(getattr(raw.module, function)).parameters["client"].annotation

    without = {} in described["security"]
    assert taken == ("AuthenticatedClient | Client" if without else "AuthenticatedClient")
    assert without == VENDORS[raw.slug].credentials_optional


def test_client_without_credentials_sends_none() -> None:
    """MLflow's plain server answers it."""
    from runstate_mlflow import Client
    from runstate_mlflow.api.runs import get_run
    from runstate_mlflow.models import GetRunResponse

    seen: list[httpx.Request] = []
    payload = next(iter(examples("mlflow").values()))

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=payload)

    with Client(base_url="http://127.0.0.1:5000", httpx_args={"transport": httpx.MockTransport(handler)}) as client:
        run = get_run.sync(client=client, run_id="1")

    assert isinstance(run, GetRunResponse)
    assert "authorization" not in seen[0].headers


@pytest.mark.parametrize(
    ("ways", "shown"),
    [
        (("",), "client = Client("),
        (("", "apiKey"), "client = AuthenticatedClient("),
        (("apiKey", ""), "client = AuthenticatedClient("),
        (("apiKey",), "client = AuthenticatedClient("),
    ],
)
def test_wherever_the_way_without_credentials_stands(tmp_path: Path, ways: tuple[str, ...], shown: str) -> None:
    """First, last or alone; the README's example shows the first way that has some, and says if none will do."""
    shutil.copytree(SPECS / "scorecard", tmp_path / "specs" / "scorecard")
    path = tmp_path / "specs" / "scorecard" / "openapi.yaml"
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    document["paths"]["/runs/{runId}"]["get"]["security"] = [{name: list[str]()} if name else {} for name in ways]
    path.write_text(yaml.safe_dump(document), encoding="utf-8")

    generate("scorecard", tmp_path / "made", tmp_path / "specs")

    code = (tmp_path / "made/runstate_scorecard/api/runs/get_run.py").read_text(encoding="utf-8")
    readme = (tmp_path / "made/README.md").read_text(encoding="utf-8")
    assert ("client: AuthenticatedClient," in code) == ("" not in ways)
    assert shown in readme
    assert ('token="…"' in readme) == ("apiKey" in ways)
    assert ("For a server without credentials" in readme) == (len(ways) == 2)
