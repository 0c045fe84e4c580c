"""A client that has been closed."""

from __future__ import annotations

import pytest

from runstate import ConfigurationError
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import RETAB

RUNNING = answer(RETAB.example("200.running"))
SAID = "this client of Retab is closed"


def test_nothing_is_asked_through_a_closed_client() -> None:
    """Whatever one calls; to close it twice is no mistake."""
    answers = Answers(RUNNING)
    client = RETAB.open(answers, clock=FakeClock())
    watching = client.watch_ref(RETAB.ref)
    next(watching)
    client.close()
    client.close()
    for ask in (
        lambda: client.get_ref(RETAB.ref),
        lambda: client.wait_ref(RETAB.ref),
        lambda: next(client.watch_ref(RETAB.ref)),
        lambda: next(watching),
        lambda: client.api.get_httpx_client().get("/v1"),
    ):
        with pytest.raises(ConfigurationError, match=SAID):
            ask()
    assert len(answers.requests) == 1


@pytest.mark.anyio
async def test_nothing_is_asked_through_a_closed_async_client() -> None:
    """The same."""
    answers = Answers(RUNNING)
    client = RETAB.aopen(answers, clock=FakeClock())
    watching = client.watch_ref(RETAB.ref)
    await anext(watching)
    await client.aclose()
    await client.aclose()
    for ask in (
        lambda: client.get_ref(RETAB.ref),
        lambda: client.wait_ref(RETAB.ref),
        lambda: anext(client.watch_ref(RETAB.ref)),
        lambda: anext(watching),
        lambda: client.api.get_async_httpx_client().get("/v1"),
    ):
        with pytest.raises(ConfigurationError, match=SAID):
            await ask()
    assert len(answers.requests) == 1
