"""The command line: every format, with and without tracebacks."""

from __future__ import annotations

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from runstate import SystemClock
from runstate.catalog import VENDORS
from runstate.cli.commands import app
from tests.overlay.cli.command import Result, call
from tests.overlay.secrets.canaries import CANARIED, URL_PASSWORD
from tests.overlay.secrets.evidence import Evidence
from tests.overlay.secrets.servers import repeating, resetting, saying
from tests.overlay.secrets.test_answers import payload_saying, sent
from tests.support.loopback import Said, http_server, serving
from tests.support.vendors import TEST_VENDORS, TestVendor

EVERY_VENDOR = pytest.mark.parametrize(
    "vendor", [CANARIED[each.slug] for each in TEST_VENDORS], ids=lambda each: each.slug
)
FORMATS = ((), ("--json",), ("--raw",))
COMMANDS = (("get",), ("wait", "--timeout", "0"), ("watch", "--timeout", "0"), ("wait", "--quiet", "--timeout", "0"))


@pytest.fixture
def command(
    evidence: Evidence, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """The command, whose output is evidence."""

    def run(*words: str) -> Result:
        result = call(capfd, monkeypatch, words)
        evidence.add(iter([(f"stdout of {words}", result.out), (f"stderr of {words}", result.err)]))
        return result

    return run


def point(vendor: TestVendor, base_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the environment have the vendor's credentials, and this address."""
    for items in VENDORS[vendor.slug].credentials:
        for item in items:
            if item.env and item.name in vendor.credentials:
                monkeypatch.setenv(item.env, vendor.credentials[item.name])
    monkeypatch.setenv(VENDORS[vendor.slug].base_url_env[0], base_url)


@EVERY_VENDOR
@pytest.mark.parametrize("status", [200, 401, 404, 503])
def test_server_that_repeats_the_credentials(
    command: Callable[..., Result], vendor: TestVendor, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In each format of each command."""
    with repeating(status) as root:
        point(vendor, root, monkeypatch)
        for words in COMMANDS:
            for form in FORMATS:
                result = command("--debug", *words, *form, vendor.reference)
                assert result.status in {3, 4}


@EVERY_VENDOR
def test_run_that_repeats_the_credentials(
    command: Callable[..., Result], vendor: TestVendor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In fields that the run is read from, and in those that only `--raw` shows."""
    body = json.dumps(payload_saying(vendor, " ".join(sent(vendor)))).encode()

    def answer(_: BaseHTTPRequestHandler) -> Said:
        return 200, {"content-type": "application/json"}, body

    with http_server(answer) as root:
        point(vendor, root, monkeypatch)
        for words in COMMANDS:
            for form in FORMATS:
                result = command(*words, *form, vendor.reference)
                assert result.status == 0
                if form:
                    assert json.loads(result.out)["status"] == "completed"
                if form == ("--raw",):
                    assert "***" in result.out


@EVERY_VENDOR
def test_server_that_is_broken(
    command: Callable[..., Result], vendor: TestVendor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Below HTTP; retried without a pause."""

    async def pass_at_once(_: SystemClock, __: float) -> None:
        pass

    def pass_at_once_as_well(_: SystemClock, __: float) -> None:
        pass

    monkeypatch.setattr(SystemClock, "asleep", pass_at_once)
    monkeypatch.setattr(SystemClock, "sleep", pass_at_once_as_well)
    for serve in (saying("{sent}\r\n\r\n"), resetting):
        with serving(serve) as port:
            point(vendor, f"http://127.0.0.1:{port}", monkeypatch)
            result = command("--debug", "get", vendor.reference)
            assert result.status == 4


@EVERY_VENDOR
def test_wrong_setting(command: Callable[..., Result], vendor: TestVendor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A password in an address, a key that no header can carry, a key that is missing."""
    with_user = [f"https://user:{URL_PASSWORD.value}{end}" for end in ("@vendor.example", "/@vendor.example")]
    for base_url in (
        *(with_user if vendor.slug != "mlflow" else []),  # which takes a user and a password from its address
        f"https://vendor.example/?key={URL_PASSWORD.value}",
    ):
        point(vendor, base_url, monkeypatch)
        for words in (("get",), ("wait",), ("get", "--json")):
            assert command("--debug", *words, vendor.reference).status == 2
    point(vendor, "https://vendor.example", monkeypatch)
    for item in VENDORS[vendor.slug].credentials[0]:
        assert item.env
        if item.secret:
            monkeypatch.setenv(item.env, f"{vendor.credentials[item.name]}\nü")
            assert command("--debug", "get", vendor.reference).status == 2
            monkeypatch.delenv(item.env)
            assert command("--debug", "wait", vendor.reference).status == 2


def test_no_option_takes_a_credential() -> None:
    """What stands on a command line is in the list of processes, for everybody on the machine to read."""
    names = {item.name for info in VENDORS.values() for items in info.credentials for item in items}
    commands: Any = app
    options = {name: {each.name for each in command.params} for name, command in commands.commands.items()}
    assert {name for name, taken in options.items() if taken & {*names, "key", "header", "headers"}} == {"simulate"}


@EVERY_VENDOR
def test_vendors(command: Callable[..., Result], vendor: TestVendor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of variables says which are set, not to what."""
    point(vendor, f"https://user:{URL_PASSWORD.value}@vendor.example", monkeypatch)
    assert command("vendors").status == 0
    assert command("vendors", "--json").status == 0
