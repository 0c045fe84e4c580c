"""`vendors`: what is installed and set, never what a variable holds."""

from __future__ import annotations

import json
from importlib.machinery import ModuleSpec
from typing import TYPE_CHECKING

import pytest

from runstate.catalog import VENDORS
from tests.overlay.cli.conftest import KEY

if TYPE_CHECKING:
    from runstate.simulator import Simulator
    from tests.overlay.cli.command import Call

VARIABLES = [item.env for info in VENDORS.values() for items in info.credentials for item in items if item.env]


def test_all_that_a_vendor_needs_is_named(runstate: Call) -> None:
    """Each vendor has its title, a reference, and every variable that it reads."""
    result = runstate("vendors")

    assert (result.status, result.err) == (0, "")
    for info in VENDORS.values():
        for word in (info.title, info.example, *info.base_url_env):
            assert word in result.out
    assert all(variable in result.out for variable in VARIABLES)
    assert all(len(line) <= 80 for line in result.lines)


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_no_value_is_shown(runstate: Call, simulator: Simulator, words: tuple[str, ...]) -> None:
    """Neither keys nor addresses from the environment are printed."""
    assert simulator

    result = runstate("vendors", *words)

    assert KEY not in result.out
    assert "127.0.0.1" not in result.out.replace(VENDORS["mlflow"].base_url, "")
    assert "AdobeOrg" not in result.out


def test_set_or_not(runstate: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that is set is told from one that is not; an empty one is not set."""
    monkeypatch.setenv("RETAB_API_KEY", "k")
    monkeypatch.setenv("SCORECARD_API_KEY", " ")
    monkeypatch.setenv("DD_SITE", "datadoghq.eu")

    vendors = {told["vendor"]: told for told in runstate("vendors", "--json").objects}
    lines = [" ".join(line.split()) for line in runstate("vendors").lines]

    assert list(vendors) == list(VENDORS)
    assert vendors["retab"]["credentials"] == [{"name": "api_key", "variable": "RETAB_API_KEY", "set": True}]
    assert vendors["scorecard"]["credentials"][0]["set"] is False
    assert vendors["datadog-model-lab"]["site"]["set"] is True
    assert vendors["retab"]["site"] is None
    assert vendors["retab"]["reference"] == {"form": "retab:RUN_ID", "example": "retab:exprun_2"}
    assert vendors["retab"]["offers"] == list(VENDORS["retab"].offers)
    assert f"can {', '.join(VENDORS['ai21-maestro'].offers)}" in lines
    assert "key RETAB_API_KEY set" in lines
    assert "key SCORECARD_API_KEY not set" in lines
    assert "MLFLOW_TRACKING_TOKEN not set (optional)" in lines
    assert {slug for slug, told in vendors.items() if told["credentials_optional"]} == {"mlflow"}
    assert "site DD_SITE set" in lines


def test_what_is_not_installed(runstate: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A vendor that is not installed comes with the command that installs it."""

    def only_retab(name: str) -> ModuleSpec | None:
        return ModuleSpec(name, None) if name == "runstate_retab" else None

    monkeypatch.setattr("runstate.catalog.find_spec", only_retab)

    result = runstate("vendors")
    told = {vendor["vendor"]: vendor["installed"] for vendor in runstate("vendors", "--json").objects}

    assert "Retab  installed" in result.lines
    assert "Scorecard  not installed: pip install 'runstate[scorecard]'" in result.lines
    assert told == {slug: slug == "retab" for slug in VENDORS}


def test_json_is_one_object_per_vendor(runstate: Call) -> None:
    """Each line can be read by itself."""
    assert len([json.loads(line) for line in runstate("vendors", "--json").lines]) == len(VENDORS)
