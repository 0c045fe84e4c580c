"""Texts and runs without the credentials that a server repeats in them."""

from __future__ import annotations

import json
from urllib.parse import quote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstate import ErrorInfo, Failed, Running
from runstate.http.redaction import Secrets
from runstate.run import Facts
from tests.overlay.secrets.test_answers import written

HEADS = st.text("abcdefXYZ0189", min_size=16, max_size=24)
LONG = "sk-0123456789abcdef"
TAILS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12)


def secrets(*values: str, headers: dict[str, str] | None = None, proxy: str | None = None) -> Secrets:
    """What a client with these would keep."""
    return Secrets(values, headers or {}, httpx.Proxy(proxy) if proxy else None)


@given(head=HEADS, tail=TAILS, end=HEADS)
def test_however_it_is_written(head: str, tail: str, end: str) -> None:
    """Whatever a credential is made of, and however the server writes it."""
    kept = secrets(f"{head}{tail}{end}")
    for text in written(f"{head}{tail}{end}"):
        redacted = kept.redact(f"before {text} after").lower()
        assert head.lower() not in redacted
        assert end.lower() not in redacted
        assert redacted.startswith("before ")
        assert redacted.endswith(" after")


def test_the_longer_one_first() -> None:
    """One that is a part of another does not leave the rest of it."""
    assert secrets("abc", "abcdef").redact("abcdef abc") == "*** ***"


def test_a_text_without_them_is_the_same() -> None:
    """Nor is anything redacted where there is no credential."""
    assert secrets("abcdef").redact("what \\ is % said") == "what \\ is % said"
    assert secrets().redact("what is said") == "what is said"


@pytest.mark.parametrize("secret", ['ab"c', "\\" * 20 + "a", "&" * 20, "%" * 9 + "x", '""""""""""'])
@pytest.mark.parametrize("text", ["\\", "&amp;", "%25", "&#38;", '\\"', "ab\\"])
def test_a_hostile_text_does_not_take_for_ever(secret: str, text: str) -> None:
    """Long rows of what escapes are made of, and then not the rest of the secret."""
    shown = secrets(secret).redact(text * 20_000 + "end")
    assert shown.endswith("end")


def test_what_is_read_from_a_run_has_none() -> None:
    """In any text of it, whatever else is there."""
    secret = 'sk-0123456789abcdef/+"='
    facts = Facts(
        lifecycle=Failed(ErrorInfo(message=f"with {secret}", details={secret: [f"{secret}!", "größe", 1.5, None]})),
        name=quote(secret),
        scores={secret: 1.5, "sk-0123456789abcdee": 2.0},
    )
    assert secrets(secret).redact_facts(facts, json.dumps(secret).encode()) == Facts(
        lifecycle=Failed(ErrorInfo(message="with ***", details={"***": ["***!", "größe", 1.5, None]})),
        name="***",
        scores={"***": 1.5, "sk-0123456789abcdee": 2.0},
    )


def test_what_is_read_from_another_run_stays_the_same() -> None:
    """It is not even copied."""
    facts = Facts(lifecycle=Running(), name="a name")
    assert secrets(LONG).redact_facts(facts, b'{"name": "a name"}') is facts


def test_a_short_secret_is_no_word_to_take_out_of_a_run() -> None:
    """A password such as `password` may stand in a run by right; in an error it is redacted all the same."""
    body = b'{"password": "hunter2"}'
    facts = Facts(lifecycle=Failed(ErrorInfo(message="password hunter2")))
    kept = secrets("password", "hunter2")
    assert kept.redact_facts(facts, body) is facts
    assert kept.redact(body.decode()) == '{"***": "***"}'


def test_headers_of_the_user_s_own() -> None:
    """Those that are called like credentials, and nothing shorter than a word."""
    kept = secrets(headers={"Authorization": "Bearer 0123456789", "X-Api-Key": "abcdefghij", "X-Token-Version": "2"})
    assert kept.redact("0123456789 and abcdefghij, 2 times") == "*** and ***, 2 times"


def test_passwords_of_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that was given, and those of the environment, as they are and as HTTP sends them."""
    monkeypatch.setenv("HTTPS_PROXY", "http://me:env%2Fpassword@proxy.example")
    kept = secrets(proxy="http://me:given-password@proxy.example")
    assert kept.redact("given-password, env/password, env%2Fpassword") == "***, ***, ***"
    assert kept.redact("Basic bWU6Z2l2ZW4tcGFzc3dvcmQ=") == "Basic ***"
