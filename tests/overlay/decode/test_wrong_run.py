"""A response about another run than the requested one is refused, even if it is valid."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from attrs import evolve

from runstate import PollingFailed, RunRef, WrongRun
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import RETAB, TEST_VENDORS, TestVendor
from tests.vendors import ALL

EVERY_VENDOR = pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)

SAME = [(each.vendor, *ids) for each in ALL.values() for ids in each.same_ids]
OTHER = [(each.vendor, *ids) for each in ALL.values() for ids in each.other_ids]
"""Vendor, the id that is asked for, and the one in the answer."""


def ref(vendor: TestVendor, run_id: str) -> RunRef:
    """The vendor's reference with another id."""
    return RunRef(vendor.slug, (*vendor.ref.ids[:-1], run_id))


def ask(vendor: TestVendor, asked: str, answered: str) -> Any:
    """The run that comes of an answer with an id."""
    body = answer(vendor.example(vendor.completed, answered))
    with vendor.open(Answers(body), retries=0) as client:
        return client.get_ref(ref(vendor, asked))


@pytest.mark.parametrize(("vendor", "asked", "answered"), SAME, ids=str)
def test_one_run_may_be_written_in_several_ways(vendor: TestVendor, asked: str, answered: str) -> None:
    """As far as the vendor itself takes them for the same."""
    assert ask(vendor, asked, answered).ref == ref(vendor, asked)


@pytest.mark.parametrize(("vendor", "asked", "answered"), OTHER, ids=str)
def test_another_run_is_refused(vendor: TestVendor, asked: str, answered: str) -> None:
    """Both ids stand in the error, for people and for programs."""
    with pytest.raises(WrongRun, match=f"was asked for run {asked} and answered with run {answered}:") as caught:
        ask(vendor, asked, answered)

    error = caught.value
    assert (error.vendor, error.asked, error.answered) == (vendor.slug, asked, answered)


@pytest.mark.anyio
@EVERY_VENDOR
async def test_async_client_refuses_it_too(vendor: TestVendor) -> None:
    """Under asyncio and trio."""
    body = answer(vendor.example(vendor.completed, "7"))
    async with vendor.aopen(Answers(body), retries=0) as client:
        with pytest.raises(WrongRun, match="answered with run 7"):
            await client.get_ref(vendor.ref)


@EVERY_VENDOR
def test_a_wait_asks_again(vendor: TestVendor) -> None:
    """One answer that was mixed up ends no wait, and is never told as the run's."""
    clock = FakeClock()
    other = answer(vendor.example(vendor.completed, "7"))
    right = [answer(vendor.example(name)) for name in (vendor.unfinished, vendor.completed)]
    with vendor.open(Answers(other, right[0], other, right[1]), clock=clock) as client:
        run = client.wait_ref(vendor.ref)

    assert run.lifecycle.status == "completed"
    assert len(clock.slept) == 3


def test_a_wait_ends_if_every_answer_is_of_another_run() -> None:
    """That is rather a wrong address than a mix-up."""
    body = answer(RETAB.example("200.running", "exprun_7"))
    with RETAB.open(Answers(body), clock=FakeClock()) as client, pytest.raises(PollingFailed) as caught:
        client.wait_ref(RETAB.ref)

    assert caught.value.polls == 5
    assert isinstance(caught.value.__cause__, WrongRun)


def test_a_key_in_the_place_of_an_id_is_not_shown() -> None:
    """A server may repeat anything."""
    key = "key-retab-of-sixteen-and-more"
    body = RETAB.example("200.running", key)
    retab = evolve(RETAB, credentials={"api_key": key})
    with retab.open(Answers(httpx.Response(200, json=body))) as client, pytest.raises(WrongRun) as caught:
        client.get_ref(RETAB.ref)

    assert key not in str(vars(caught.value)) + str(caught.value)
