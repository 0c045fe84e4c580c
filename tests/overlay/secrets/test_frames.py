"""Tracebacks: what rich prints of them, and that nobody's own frames are lost."""

from __future__ import annotations

import traceback
from typing import Any

import anyio
import httpx
import pytest

from runstate import RunstateError, TransportError
from tests.overlay.secrets.asking import EVERY_CASE, IN_MEMORY, WAYS, Case, Way
from tests.overlay.secrets.canaries import CANARIED
from tests.overlay.secrets.evidence import Evidence
from tests.support.answers import Answers, answer
from tests.support.vendors import TestVendor


@IN_MEMORY
@pytest.mark.parametrize("way", ["get", "api"])
def test_rich_traceback(evidence: Evidence, case: Case, way: str) -> None:
    """With local variables, and nothing of them left out."""
    said = " ".join(case.vendor.secrets)
    for answers in (
        Answers(httpx.Response(401, text=said)),
        Answers(httpx.RemoteProtocolError(said)),
        Answers(answer({said: said})),
    ):
        error = case.come(WAYS[way], answers, retries=0)
        if way == "get":
            assert isinstance(error, RunstateError)
        elif not isinstance(error, RunstateError):
            continue  # the generated client's own, for which nothing is promised
        evidence.error(error, rich=True)


def names(error: BaseException) -> list[str]:
    """The functions in an error's traceback."""
    return [frame.name for frame in traceback.extract_tb(error.__traceback__)]


@EVERY_CASE
def test_mistake_in_a_transport_of_one_s_own(case: Case) -> None:
    """Its frames are what helps to find it."""

    def mistaken(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request.method)

    error = case.come(WAYS["get"], httpx.MockTransport(mistaken))
    assert isinstance(error, AssertionError)
    assert "mistaken" in names(error)


class Own(Exception):
    """What the caller is handling when it asks."""


@EVERY_CASE
@pytest.mark.parametrize("failure", [httpx.ReadError("reset"), KeyboardInterrupt()], ids=["error", "ctrl-c"])
def test_asking_while_an_error_is_handled(case: Case, failure: BaseException) -> None:
    """The caller's own error keeps its frames, and stands behind what asking raises."""

    def fail() -> None:
        raise Own

    def handle(_: httpx.Request) -> httpx.Response:
        raise failure

    async def ask(client: Any, vendor: TestVendor) -> object:
        try:
            fail()
        except Own:
            return await client.get_ref(vendor.ref)
        return None

    def ask_now(client: Any, vendor: TestVendor) -> object:
        try:
            fail()
        except Own:
            return client.get_ref(vendor.ref)
        return None

    error = case.come(Way(ask_now, ask), httpx.MockTransport(handle), retries=0)

    assert isinstance(error, TransportError if isinstance(failure, Exception) else KeyboardInterrupt)
    link: BaseException | None = error
    while link is not None and not isinstance(link, Own):
        link = link.__context__
    assert link is not None
    assert "fail" in names(link)


@EVERY_CASE
def test_cause_is_kept(case: Case) -> None:
    """Bare of frames, but with what it says."""
    error = case.come(WAYS["get"], Answers(httpx.ReadError("reset by peer")), retries=0)
    assert isinstance(error, TransportError)
    assert isinstance(error.__cause__, httpx.ReadError)
    assert str(error.__cause__) == "reset by peer"
    assert error.__cause__.__traceback__ is None


def test_cancelling_is_not_disturbed() -> None:
    """A task that is cancelled in a request ends as any other does."""

    async def main() -> bool:
        async def hang(_: httpx.Request) -> httpx.Response:
            await anyio.sleep_forever()
            raise AssertionError

        async with CANARIED["retab"].aopen(httpx.MockTransport(hang)) as client:
            with anyio.move_on_after(0.01) as scope:
                await client.get_ref(CANARIED["retab"].ref)
            return scope.cancelled_caught

    assert anyio.run(main)
    assert anyio.run(main, backend="trio")
