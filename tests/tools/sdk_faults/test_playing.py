"""What is noted of a client that meets faults; httpx stands for the SDKs."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Generator, Mapping
from typing import Any

import httpx
import pytest

from scripts._lab.sdk_faults.playing import GOOD, KEY, Stage, stage
from tests.overlay.faults.gate import DOWNGRADE, REFUSED

PATH = "/v1/workflows/experiments/runs/"


@pytest.fixture(scope="module")
def played() -> Generator[Stage]:
    """A stage with a run of Retab."""
    with stage("retab") as made:
        yield made


def client(
    *, times: int = 1, headers: Mapping[str, str] | None = None, follow: bool = True
) -> Callable[[Mapping[str, str]], dict[str, Any]]:
    """A client that asks so many times, and keeps the last answer."""

    def ask(order: Mapping[str, str]) -> dict[str, Any]:
        trust = ssl.create_default_context(cafile=order["authorities"])
        bearer = {"authorization": f"Bearer {order['key']}"}
        noted: dict[str, Any] = {"seconds": 0.5, "peak": 1500}
        with httpx.Client(
            trust_env=False, verify=trust, headers={**bearer, **(headers or {})}, follow_redirects=follow
        ) as asking:
            for _ in range(times):
                try:
                    answer = asking.get(f"{order['url']}{PATH}{order['id']}")
                except httpx.TransportError as error:
                    noted["raised"] = ["httpx", type(error).__name__]
                else:
                    noted["returned"] = str(answer.status_code)
                    if answer.is_success:
                        document = answer.json()
                        noted["run"] = [document["id"], document["lifecycle"]["status"]]
        return noted

    return ask


def test_the_good_answer(played: Stage) -> None:
    """A run that has completed."""
    facts = played.meet(GOOD, client(), usual=1000)
    assert (facts.returned, facts.run) == ("200", ("exprun_1", "completed"))
    assert (facts.requests, facts.elsewhere, facts.keys) == (1, 0, 0)
    assert (facts.seconds, facts.grown) == (0.5, 500)


def test_a_fault_lasts_while_somebody_asks_and_no_longer(played: Stage) -> None:
    """So that retrying does not hide it."""
    facts = played.meet("status-500", client(times=3))
    assert (facts.fault, facts.returned, facts.run, facts.requests) == ("status-500", "500", None, 3)
    assert played.meet(GOOD, client()).returned == "200"


def test_a_redirect_to_the_same_server_comes_once(played: Stage) -> None:
    """Who follows finds the run."""
    facts = played.meet("redirect-307", client())
    assert (facts.run, facts.requests) == (("exprun_1", "completed"), 2)


def test_who_keeps_the_key_to_itself(played: Stage) -> None:
    """Has asked another host at most."""
    refused = played.meet("redirect-302-elsewhere", client(follow=False))
    assert (refused.returned, refused.requests, refused.elsewhere, refused.keys) == ("302", 1, 0, 0)
    followed = played.meet("redirect-302-elsewhere", client())  # httpx drops the header
    assert (followed.returned, followed.requests, followed.elsewhere, followed.keys) == ("401", 1, 1, 0)


@pytest.mark.parametrize("fault", ["redirect-308-elsewhere", DOWNGRADE])
def test_who_sends_the_key_elsewhere_is_found_out(played: Stage, fault: str) -> None:
    """Whatever header it is in, and however it got there."""
    facts = played.meet(fault, client(headers={"dd-api-key": KEY}))
    assert (facts.elsewhere, facts.keys) == (1, 1)


def test_handshakes_count_where_no_request_comes(played: Stage) -> None:
    """And are good again afterwards."""
    facts = played.meet("certificate-unknown", client(times=2))
    assert (facts.raised, facts.run, facts.requests) == (("httpx", "ConnectError"), None, 2)
    assert played.meet(DOWNGRADE, client(follow=False)).returned == "302"


def test_nobody_is_there(played: Stage) -> None:
    """At the port that refuses."""
    facts = played.meet(REFUSED, client())
    assert (facts.raised, facts.requests) == (("httpx", "ConnectError"), 0)
