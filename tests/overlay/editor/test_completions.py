"""The completions that an editor offers, and their documentation."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from tests.overlay.editor.language_server import HERE, LanguageServer
from tests.support.vendors import ROOT
from tests.vendors import ALL
from tests.vendors.base import Expectations


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[LanguageServer]:
    """A language server that finds the packages like an editor with this environment."""
    folder = tmp_path_factory.mktemp("editor")
    paths = [ROOT / "overlay", *sorted(path.parent for path in (ROOT / "generated").glob("*/pyproject.toml"))]
    config = {"extraPaths": [str(path) for path in paths]}
    (folder / "pyrightconfig.json").write_text(str(config).replace("'", '"'))
    with LanguageServer(folder) as server:
        yield server


def test_inside_the_constructor(server: LanguageServer) -> None:
    """All keywords of the client are offered, including those for HTTP."""
    offered = server.completions(f"from runstate import Retab\nretab = Retab({HERE})\n")
    assert offered.keys() >= {
        "api_key=",
        "base_url=",
        "timeout=",
        "retries=",
        "verify=",
        "proxy=",
        "headers=",
        "transport=",
        "max_body_size=",
        "clock=",
    }


def test_on_the_client(server: LanguageServer) -> None:
    """The methods are offered, with their documentation."""
    offered = server.completions(f"from runstate import Retab\nRetab().{HERE}\n")
    assert offered.keys() >= {"get", "wait", "watch", "api", "close"}
    assert "Wait until the run has finished" in server.documentation(offered["wait"])
    assert "authenticated and ready" in server.documentation(offered["api"])


def test_inside_wait(server: LanguageServer) -> None:
    """All keywords of a wait are offered."""
    offered = server.completions(f'from runstate import Retab\nRetab().wait("x", {HERE})\n')
    assert offered.keys() >= {"timeout=", "on_blocked=", "on_update=", "interval="}


def test_inside_wait_of_any_vendor(server: LanguageServer) -> None:
    """The keywords of a client's wait are offered, and `clients` and `http`."""
    offered = server.completions(f'import runstate\nrunstate.wait("retab:x", {HERE})\n')
    assert offered.keys() >= {"timeout=", "on_blocked=", "on_update=", "on_retry=", "interval=", "clients=", "http="}


def test_on_the_raw_model_of_a_reference(server: LanguageServer) -> None:
    """The vendor's own fields are offered if a client made the reference."""
    offered = server.completions(
        f'import runstate\nrun = runstate.get(runstate.Retab.ref("exprun_2"))\nrun.raw.{HERE}\n'
    )
    assert offered.keys() >= ALL["retab"].raw_fields


@pytest.mark.parametrize("vendor", ALL.values(), ids=ALL)
def test_on_the_raw_model(server: LanguageServer, vendor: Expectations) -> None:
    """The vendor's own fields are offered, each documented."""
    client, ids = vendor.vendor.client, ", ".join(map(repr, vendor.vendor.ref.ids))
    offered = server.completions(f"from runstate import {client}\nrun = {client}().get({ids})\nrun.raw.{HERE}\n")
    assert offered.keys() >= vendor.raw_fields
    own = vendor.raw_fields - {"additional_properties"}
    assert all(len(server.documentation(offered[name])) > 30 for name in own)


VARIANTS = {
    "Running()": {"phase"},
    "Blocked()": {"waiting_on"},
    "Failed()": {"error"},
    "Cancelled()": {"reason"},
    "Unknown()": {"state"},
    "Completed()": set[str](),
}
CARRIED = set[str]().union(*VARIANTS.values())


@pytest.mark.parametrize("variant", VARIANTS)
def test_in_each_case_of_a_match(server: LanguageServer, variant: str) -> None:
    """The fields of that variant are offered, and none of the others."""
    offered = server.completions(
        "from runstate import *\nrun = Retab().get('x')\nmatch run.lifecycle:\n"
        f"    case {variant}:\n        run.lifecycle.{HERE}\n"
    )
    assert "status" in offered
    assert offered.keys() & CARRIED == VARIANTS[variant]
