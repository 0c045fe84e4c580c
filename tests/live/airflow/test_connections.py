"""What Airflow reads of the provider, and the clients of its connections."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import airflow
import jsonschema  # type: ignore[import-untyped]  # its stubs are not installed here
import pytest
from airflow.providers_manager import ProvidersManager
from airflow.sdk import Connection
from airflow.sdk.providers_manager_runtime import ProvidersManagerTaskRuntime

from airflow_provider_runstate import RunstateHook
from airflow_provider_runstate.connections import base_url, conn_type, make_client, places
from airflow_provider_runstate.get_provider_info import get_provider_info
from runstate import VENDORS, ConfigurationError, VendorInfo
from runstate.simulator import Simulator
from tests.live.airflow.simulated import connection

EACH = pytest.mark.parametrize("info", VENDORS.values(), ids=lambda info: info.slug)
SCHEMAS = Path(airflow.__file__).parent


def test_the_description_is_as_airflow_wants_it() -> None:
    """By both of Airflow's schemas: what it checks at run time, and the one with the forms."""
    info = get_provider_info()
    jsonschema.validate(info, json.loads((SCHEMAS / "provider_info.schema.json").read_text(encoding="utf-8")))
    forms = json.loads((SCHEMAS / "provider.yaml.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(info["connection-types"], forms["properties"]["connection-types"])


@EACH
def test_airflow_knows_each_type_of_connection(info: VendorInfo) -> None:
    """With its hook, which can test it, its own form, and the link."""
    manager = ProvidersManager()  # type: ignore[no-untyped-call]  # Airflow's
    hook = ProvidersManagerTaskRuntime().hooks[conn_type(info)]  # type: ignore[no-untyped-call]  # Airflow's
    assert hook
    assert hook.connection_type == conn_type(info)
    assert hook.hook_name == f"{info.title} (runstate)"
    assert hook.connection_id_attribute_name == "runstate_conn_id"
    assert hook.connection_testable
    assert f"extra__{conn_type(info)}__rate" in manager.connection_form_widgets
    assert manager.field_behaviours[conn_type(info)]["relabeling"]["host"] == "Base URL"
    assert "airflow_provider_runstate.links.RunLink" in manager.extra_links_class_names


@EACH
def test_each_credential_has_one_place(info: VendorInfo) -> None:
    """No two of them the same, but for `extra`; what is secret there has a name by which Airflow hides it."""
    from airflow.sdk._shared.secrets_masker import should_hide_value_for_key

    found = places(info)
    named = [place for place in found.values() if place != "extra"]
    assert len(named) == len(set(named))
    assert "password" in named
    credentials = [credential for each in info.credentials for credential in each]
    for credential in credentials:
        if credential.secret and found[credential.name] == "extra":
            assert should_hide_value_for_key(credential.name)  # type: ignore[no-untyped-call]  # Airflow's


@EACH
@pytest.mark.parametrize("kind", ["", "Async"])
def test_a_connection_is_a_client(info: VendorInfo, kind: str) -> None:
    """The same after Airflow has made it an URI and back, as its cache does."""
    url = "http://127.0.0.1:8123/a/path"
    made = Connection.from_json(connection(info.slug, url, rate=5), conn_id="it")
    again = Connection.from_uri(made.get_uri(), conn_id="it")
    for each in (made, again):
        client = make_client(kind, each, each.extra_dejson)
        assert repr(client) == f"<{kind}{info.client} at {url}>"


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({}, None),
        ({"host": "proxy.example"}, "https://proxy.example"),
        ({"host": "127.0.0.1", "schema": "http", "port": 5000}, "http://127.0.0.1:5000"),
        ({"host": "http://127.0.0.1/x"}, "http://127.0.0.1/x"),
    ],
)
def test_the_address(fields: dict[str, Any], url: str | None) -> None:
    """As people fill in the form."""
    assert base_url(Connection(conn_id="it", conn_type="runstate_retab", **fields)) == url


def test_another_type_of_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, with those that there are."""
    monkeypatch.setenv("AIRFLOW_CONN_DB", "postgres://host")
    with pytest.raises(ConfigurationError, match="connection 'db' is of type 'postgres': choose one of runstate_adobe"):
        RunstateHook("db").get_conn()


@EACH
def test_the_test_button(info: VendorInfo, connect: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Green if the vendor knows the key, red if not."""
    name = connect(info.slug)
    assert RunstateHook(name).test_connection() == (True, f"{info.title} answered 404, so it knows the key")

    bad = Connection.from_json(connection(info.slug, RunstateHook(name).open().address or ""), conn_id="it")
    wrong = dict.fromkeys(bad.extra_dejson, "another-key")
    monkeypatch.setenv(
        f"AIRFLOW_CONN_{name.upper()}",
        json.dumps({**json.loads(connection(info.slug, bad.host or "")), "password": "another-key", "extra": wrong}),
    )
    works, why = RunstateHook(name).test_connection()
    assert not works, why


def test_a_hook_does_not_read_its_connection_before_it_must() -> None:
    """In a triggerer it may not: the connection has to be awaited."""
    hook = RunstateHook("none")
    with pytest.raises(Exception, match="none"):
        asyncio.run(hook.aget_conn())


def test_several_runs_are_cancelled(connect: Callable[[str], str], simulator: Simulator) -> None:
    """Those that have ended are left alone, and one that is not there does not hold up the others."""
    refs = [str(simulator.start("retab", seconds=10_000)) for _ in range(50)]
    RunstateHook(connect("retab")).cancel(["retab:none", *refs])
    with RunstateHook("retab").get_conn() as retab:
        assert {retab.get(ref.partition(":")[2]).status for ref in refs} == {"cancelled"}
    RunstateHook("retab").cancel(refs)
