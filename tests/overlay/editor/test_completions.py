"""The completions that an editor offers, and their documentation."""

from __future__ import annotations

from collections.abc import Generator
from inspect import signature

import pytest
from attrs import fields

import runstate
from runstate.catalog import OPERATIONS
from tests.overlay.editor.language_server import HERE, LanguageServer
from tests.support.vendors import ROOT
from tests.vendors import ALL
from tests.vendors.base import Expectations, Offer


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


LISTS = [
    pytest.param(vendor, name, offer, id=f"{vendor.slug}-{name}")
    for vendor in ALL.values()
    for name, offer in vendor.offers.items()
    if offer.returns.startswith(("Runs[", "Results[", "Listing["))
]


@pytest.mark.parametrize("vendor", ALL.values(), ids=ALL)
def test_operations_of_a_vendor(server: LanguageServer, vendor: Expectations) -> None:
    """Those that the vendor has are offered, each documented, and none of the others."""
    offered = server.completions(f"import runstate\nrunstate.client({vendor.slug!r}).{HERE}\n")
    assert offered.keys() & OPERATIONS == set(vendor.vendor.info.offers)
    for name in vendor.offers:
        documentation = server.documentation(offered[name])
        assert f"def {name}(" in documentation
        assert "Raises:" in documentation


@pytest.mark.parametrize("vendor", ALL.values(), ids=ALL)
def test_inside_an_operation(server: LanguageServer, vendor: Expectations) -> None:
    """All its keywords are offered."""
    client = vendor.vendor.client
    for name in vendor.offers:
        keywords = signature(getattr(getattr(runstate, client), name)).parameters.values()
        offered = server.completions(f"from runstate import {client}\n{client}().{name}({HERE})\n")
        assert offered.keys() >= {f"{each.name}=" for each in keywords if each.kind is each.KEYWORD_ONLY}


@pytest.mark.parametrize(
    ("call", "values"),
    [
        ("Retab().list(status=", {"pending", "queued", "running", "completed", "error", "cancelled"}),
        ("Retab().list(order=", {"asc", "desc"}),
        ("Retab().metrics('1', view=", {"summary", "by_document", "by_target", "votes"}),
        (
            "DatadogModelLab().list(status=",
            {"pending", "running", "completed", "failed", "killed", "unresponsive", "paused"},
        ),
        ("AdobeSensei().start('exp-1', mode=", {"train", "score", "fp"}),
        ("AI21Maestro().start('task', budget=", {"low", "medium", "high"}),
        ("MLflow().list('1', view=", {"active", "deleted", "all"}),
    ],
)
def test_values_of_a_keyword(server: LanguageServer, call: str, values: set[str]) -> None:
    """Where the vendor has words, these are offered, with quotes or after one."""
    offered = server.completions(f"from runstate import *\n{call}{HERE})\n")
    assert {name.strip("'") for name in offered if name.startswith("'")} == values
    assert server.completions(f'from runstate import *\n{call}"{HERE}")\n').keys() == {f'"{value}"' for value in values}


@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize(("vendor", "name", "offer"), LISTS)
def test_on_a_row_of_a_list(
    server: LanguageServer, vendor: Expectations, name: str, offer: Offer, is_async: bool
) -> None:
    """The fields of a run, or those of the vendor's own model, which are documented."""
    kind, _, model = offer.returns.removesuffix("]").partition("[models.")
    client = f"{'Async' if is_async else ''}{vendor.vendor.client}"
    loop = f"{'async ' if is_async else ''}for row in client.{name}({offer.arguments})"
    offered = server.completions(
        f"import runstate\nasync def read(client: runstate.{client}):\n    {loop}:\n        row.{HERE}\n"
    )
    if kind == "Runs":
        assert offered.keys() >= {"ref", "lifecycle", "timing", "progress", "scores", "raw", "to_dict"}
        return
    names = [each.name for each in fields(getattr(vendor.raw.models, model))]
    assert offered.keys() >= set(names)
    assert len(server.documentation(offered[names[0]]).split()) > 3


def test_on_a_list(server: LanguageServer) -> None:
    """What a list can do besides being iterated."""
    offered = server.completions(f"from runstate import Retab\nRetab().list().{HERE}\n")
    assert offered.keys() >= {"pages", "first", "take"}
    assert "from the first or from a cursor on" in server.documentation(offered["pages"])


def test_on_what_a_protocol_describes(server: LanguageServer) -> None:
    """The method of the protocol."""
    offered = server.completions(f"import runstate\ndef stop(client: runstate.Cancels[object]):\n    client.{HERE}\n")
    assert "cancel" in offered


def test_slugs_of_vendors(server: LanguageServer) -> None:
    """`runstate.client` knows them."""
    offered = server.completions(f"import runstate\nrunstate.client('{HERE}')\n")
    assert offered.keys() == {f"'{slug}'" for slug in ALL}
