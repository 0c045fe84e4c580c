"""Errors by their origin: the vendor's body, the user's own code, or a bug of runstate."""

from __future__ import annotations

import traceback
from datetime import datetime
from typing import Any

import attrs
import httpx
import pytest

from runstate import DecodeError, Retab, RunstateError
from runstate.registry import load_vendor
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import RETAB, SCORECARD

RUN = answer(RETAB.example("200.completed"))


class Mistaken(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport of the user's own with a mistake in it."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raise KeyError("TEAM_TAG", request.method)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        raise KeyError("TEAM_TAG", request.method)


class BrokenAtNoon(FakeClock):
    """A clock of the user's own that does not know the time of day."""

    def now(self) -> datetime:
        raise ValueError("no time")


def frames(error: BaseException) -> set[str]:
    """The functions in the traceback."""
    return {frame.name for frame in traceback.extract_tb(error.__traceback__)}


def test_an_error_of_the_user_s_own_transport_is_raised_as_it_is() -> None:
    """With the traceback that leads to the mistake."""
    with RETAB.open(Mistaken()) as client, pytest.raises(KeyError, match="TEAM_TAG") as raised:
        client.get_ref(RETAB.ref)
    assert "handle_request" in frames(raised.value)


@pytest.mark.anyio
async def test_an_error_of_the_user_s_own_async_transport_is_raised_as_it_is() -> None:
    """The same."""
    async with RETAB.aopen(Mistaken()) as client:
        with pytest.raises(KeyError, match="TEAM_TAG") as raised:
            await client.get_ref(RETAB.ref)
    assert "handle_async_request" in frames(raised.value)


@pytest.mark.parametrize("status", [200, 503])
def test_an_error_of_the_user_s_own_clock_is_raised_as_it_is(status: int) -> None:
    """Though an answer has come, and can be read."""
    transport = Answers(httpx.Response(status, content=RUN.content))
    with RETAB.open(transport, clock=BrokenAtNoon(), retries=0) as client:
        with pytest.raises(ValueError, match="no time") as raised:
            client.get_ref(RETAB.ref)
    assert not isinstance(raised.value, RunstateError)
    assert "now" in frames(raised.value)


def test_an_error_of_a_callback_is_raised_as_it_is() -> None:
    """It is the caller's."""

    def mistaken(_: object) -> None:
        raise LookupError("mine")

    with Retab("key", transport=Answers(RUN), clock=FakeClock()) as retab, pytest.raises(LookupError) as raised:
        retab.wait("exprun_2", on_update=mistaken)
    assert "mistaken" in frames(raised.value)


@pytest.mark.parametrize("kind", [KeyError, ValueError, RuntimeError])
def test_a_bug_of_ours_is_not_told_as_the_vendor_s(kind: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    """It says where it is, and has its cause, but not the body that stood in its frames."""

    def normalize(_: object) -> Any:
        raise kind("oops, key-retab")

    mistaken = attrs.evolve(load_vendor("retab"), normalize=normalize)

    def load(_: str) -> object:
        return mistaken

    monkeypatch.setattr("runstate.base_client.load_vendor", load)
    with RETAB.open(Answers(RUN)) as client, pytest.raises(RunstateError) as raised:
        client.get_ref(RETAB.ref)
    assert type(raised.value) is RunstateError
    assert f"{kind.__name__} in test_blame.py, line " in str(raised.value)
    assert "bug in runstate" in str(raised.value)
    cause = raised.value.__cause__
    assert cause is not None
    assert (type(cause), cause.__traceback__) == (kind, None)
    assert "oops, ***" in str(cause)


@pytest.mark.parametrize("kind", [KeyError, ValueError])
def test_what_fails_before_a_request_is_not_blamed_on_an_earlier_response(
    kind: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither on one of the same client, nor on one of another vendor."""

    def request(*_: object) -> Any:
        raise kind("oops")

    def load(slug: str) -> object:
        return attrs.evolve(load_vendor(slug), request=request)

    answers = Answers(answer({"id": 1, "said": "by Retab"}), RUN)
    with RETAB.open(answers) as retab, SCORECARD.open(answers) as scorecard:
        with pytest.raises(DecodeError, match="Retab sent a body"):
            retab.get_ref(RETAB.ref)
        monkeypatch.setattr("runstate.base_client.load_vendor", load)
        for client, ref in ((scorecard, SCORECARD.ref), (retab, RETAB.ref)):
            with pytest.raises(kind, match="oops") as raised:
                client.get_ref(ref)
            assert not isinstance(raised.value, RunstateError)
            assert "request" in frames(raised.value)
