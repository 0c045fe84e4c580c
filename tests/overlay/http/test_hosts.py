"""Credentials go to the configured host, over the configured scheme, and nowhere else."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstate import ConfigurationError, Retab
from runstate.http.urls import proxy_for
from tests.support.answers import Answers, answer
from tests.support.vendors import RETAB

ELSEWHERE = [
    "https://evil.example/x",
    "http://api.retab.com/x",
    "https://api.retab.com:8443/x",
    "https://api.retab.com.evil.example/x",
    "https://retab.com/x",
]


@pytest.mark.parametrize("url", ELSEWHERE)
def test_a_request_to_another_host_is_refused(url: str) -> None:
    """Though somebody takes the address from a body and calls it with the client's own connection."""
    answers = Answers(answer({}))
    with Retab("key-retab", transport=answers) as retab, pytest.raises(ConfigurationError, match="does not send to"):
        retab.api.get_httpx_client().get(url)
    assert answers.requests == []


@pytest.mark.parametrize("url", ELSEWHERE)
def test_a_redirect_elsewhere_is_refused_even_if_followed(url: str) -> None:
    """To follow redirects is the caller's wish; where they lead is the server's."""
    answers = Answers(httpx.Response(302, headers={"location": url}), answer({}))
    with Retab("key-retab", transport=answers) as retab, pytest.raises(ConfigurationError, match="does not send to"):
        retab.api.get_httpx_client().get("/x", follow_redirects=True)
    assert len(answers.requests) == 1


@pytest.mark.anyio
async def test_the_async_client_refuses_alike() -> None:
    """On the same words."""
    answers = Answers(answer({}))
    async with RETAB.aopen(answers) as client:
        with pytest.raises(ConfigurationError, match="does not send to evil"):
            await client.api.get_async_httpx_client().get("https://evil.example")
    assert answers.requests == []


def test_the_same_host_may_be_named_in_full() -> None:
    """As a page's own URL does."""
    answers = Answers(answer({}))
    with Retab("key-retab", transport=answers) as retab:
        retab.api.get_httpx_client().get("https://api.retab.com:443/v1/next?page=2")
    assert str(answers.requests[0].url) == "https://api.retab.com/v1/next?page=2"


@given(path=st.text(st.characters(min_codepoint=33, max_codepoint=400), max_size=30).map("/".__add__))
def test_addresses_are_those_that_httpx_makes(path: str) -> None:
    """Remembering the address of a path does not change it."""
    base_url = "https://api.example.com/base"
    with Retab("key-retab", base_url=base_url) as retab, httpx.Client(base_url=base_url) as plain:
        try:
            expected = plain.build_request("GET", path).url
        except httpx.InvalidURL:
            return
        http = retab.api.get_httpx_client()
        assert http.build_request("GET", path).url == expected
        assert http.build_request("GET", path).url == expected


def test_no_proxy_of_the_environment_sees_what_goes_to_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key may travel unencrypted on loopback, but not to a proxy; one that was passed is the user's own word."""
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    loopback = httpx.URL("http://127.0.0.1:5000")
    assert proxy_for(loopback, None) is None
    assert proxy_for(loopback, "http://proxy") == "http://proxy"
