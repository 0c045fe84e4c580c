"""Connections: plain http, certificates."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import pytest
import trustme

from tests.support.connections import polite, server

if TYPE_CHECKING:
    from pathlib import Path

    from tests.overlay.cli.command import Call

COMMANDS = pytest.mark.parametrize("command", ["get", "wait", "watch"])


@COMMANDS
def test_plain_http_has_to_be_allowed(runstate: Call, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Requests over plain http to another machine need the option, which the message names."""
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://mlflow.invalid:5000")

    refused = runstate(command, "mlflow:1")
    allowed = runstate(command, "--allow-plain-http", "mlflow:1", *(() if command == "get" else ("--timeout", "0.1")))

    assert refused.status == 2
    assert "--allow-plain-http" in refused.complaint
    assert "=True" not in refused.complaint
    assert allowed.status in {3, 4}
    assert "--allow-plain-http" not in allowed.err


def test_a_missing_key_is_asked_for_in_words_of_the_command_line(
    runstate: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys come from variables, so messages do not offer Python arguments."""
    monkeypatch.delenv("RETAB_API_KEY", raising=False)

    assert runstate("get", "retab:1").complaint == "Retab needs RETAB_API_KEY: set the variable"
    assert runstate("get", "--json", "retab:1").objects[0]["error"]["message"] == (
        "Retab needs RETAB_API_KEY: set the variable"
    )


@COMMANDS
def test_certificates(runstate: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str) -> None:
    """`--ca-file` trusts another authority, `--insecure` checks nothing and warns."""
    file = tmp_path / "authority.pem"
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.cert_pem.write_to_path(file)
    authority.issue_cert("127.0.0.1").configure_cert(context)  # pyright: ignore[reportUnknownMemberType]  # pyOpenSSL's contexts, not here
    monkeypatch.setenv("RETAB_API_KEY", "key")
    with server(polite, context) as there:
        monkeypatch.setenv("RUNSTATE_RETAB_BASE_URL", there.url)
        trusted = runstate(command, "--ca-file", str(file), "retab:exprun_2")
        unchecked = runstate(command, "--insecure", "retab:exprun_2")

    assert (trusted.status, trusted.err) == (0, "")
    assert unchecked.status == 0
    assert unchecked.complaint.startswith("warning: --insecure checks no certificate")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--ca-file", "/nowhere/ca.pem"), "Invalid value for '--ca-file'"),
        (("--ca-file", __file__, "--insecure"), "--ca-file and --insecure exclude each other"),
    ],
)
def test_what_cannot_be_trusted(runstate: Call, words: tuple[str, ...], said: str) -> None:
    """A missing file and a contradiction are usage errors."""
    result = runstate("get", *words, "retab:1")

    assert result.status == 2
    assert result.complaint.startswith(said)
