"""Bodies made from the specs, and broken: the clients read them, or say why not. `make fuzz` does it by the million."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from runstate import RunstateError, WaitTimeout
from runstate.catalog import VENDORS
from scripts._lab.fuzz.breaking import Breaker, dice
from scripts._lab.fuzz.client import ScriptedClient
from scripts._lab.fuzz.invariants import judge
from scripts._lab.fuzz.valid import RUN, bodies, examples, schemas, spec
from scripts._tools.codegen.speclint import VALIDATOR
from tests.overlay.decode.reading import read
from tests.support.answers import Answers
from tests.support.clock import FakeClock
from tests.support.vendors import TEST_VENDORS, TestVendor

EVERY_VENDOR = pytest.mark.parametrize("slug", VENDORS)
SHORT = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],  # shrinking would take minutes, and the seed breaks a shorter body in another way
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
TIMES = 20
"""How often each body is broken."""
seeds = st.integers(min_value=0, max_value=2**32)
statuses = st.integers(min_value=400, max_value=599)


@cache
def client(slug: str) -> ScriptedClient:
    """One for each vendor: making one costs more than asking."""
    return ScriptedClient(slug)


@cache
def validator(slug: str) -> Any:
    """Of the vendor's runs."""
    return VALIDATOR({**spec(slug), **schemas(slug)[RUN]})


def breakers(slug: str, status: str) -> st.SearchStrategy[Breaker]:
    """Of bodies beside the spec, and of some made from it."""
    known = st.sampled_from([body for pattern in _patterns(status) for body in examples(slug, pattern)])
    return (known | bodies(slug, status)).map(lambda body: Breaker(body, client(slug).secrets))


def _patterns(status: str) -> list[str]:
    return [status] if status == RUN else ["[45]*"]


@EVERY_VENDOR
@settings(SHORT, max_examples=40)
@given(data=st.data())
def test_valid_run_is_read_and_kept(slug: str, data: st.DataObject) -> None:
    """What the spec allows is a run, whose raw model writes it again to the letter."""
    body = data.draw(bodies(slug))

    assert not [problem.message for problem in validator(slug).iter_errors(body)]
    judge(client(slug), 200, json.dumps(body).encode(), valid=True)


@EVERY_VENDOR
@settings(SHORT, max_examples=25)
@given(data=st.data(), seed=seeds)
def test_broken_run_is_a_run_or_refused(slug: str, data: st.DataObject, seed: int) -> None:
    """Whatever comes out keeps the laws of scripts/_lab/fuzz/invariants.py."""
    breaker, random = data.draw(breakers(slug, RUN)), dice(seed)

    for _ in range(TIMES):
        judge(client(slug), 200, breaker.broken(random))


@pytest.mark.parametrize(
    ("slug", "status"), [(slug, status) for slug in VENDORS for status in schemas(slug) if status != RUN]
)
@settings(SHORT, max_examples=4)
@given(data=st.data(), seed=seeds, other=statuses)
def test_error_body_leaves_the_status_to_decide(
    slug: str, status: str, data: st.DataObject, seed: int, other: int
) -> None:
    """As it is documented, and broken, under its own status and under others."""
    own = int(status.replace("XX", "03"))
    breaker, random = data.draw(breakers(slug, status)), dice(seed)

    judge(client(slug), own, json.dumps(data.draw(bodies(slug, status))).encode())
    for _ in range(TIMES // 2):
        judge(client(slug), own, breaker.broken(random))
        judge(client(slug), other, breaker.broken(random))


@pytest.mark.anyio
@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)
async def test_async_client_says_the_same(vendor: TestVendor) -> None:
    """The same runs, and the same errors in the same words."""
    random = dice(1)
    broken = [_answer(Breaker(body, ["key"]).broken(random)) for body in examples(vendor.slug, RUN) for _ in range(5)]
    with vendor.open(Answers(*broken), retries=0, clock=FakeClock()) as client:
        expected = [_said(partial(client.get_ref, vendor.ref)) for _ in broken]

    async with vendor.aopen(Answers(*broken), retries=0, clock=FakeClock()) as client:
        for said in expected:
            try:
                outcome = repr(await client.get_ref(vendor.ref))
            except RunstateError as error:
                outcome = repr(error)
            assert outcome == said


def _said(ask: Callable[[], object]) -> str:
    try:
        return repr(ask())
    except RunstateError as error:
        return repr(error)


@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)
def test_watch_bears_any_run(vendor: TestVendor) -> None:
    """Absurd counts and times end none: what does is an end of the run, or the deadline."""
    random = dice(1)
    breakers = [Breaker(vendor.named(body), ["key"]) for body in examples(vendor.slug, RUN)]
    broken = [_answer(random.choice(breakers).broken(random)) for _ in range(300)]
    readable = [body for body in broken if _said(partial(read, vendor, body)).startswith(("<Run ", "<FinishedRun "))]
    assert len(readable) > 50

    for first in range(0, len(readable), 5):
        wire = Answers(*readable[first : first + 5])
        with vendor.open(wire, retries=0, clock=FakeClock()) as client:
            with suppress(WaitTimeout):
                assert list(client.watch_ref(vendor.ref, timeout=600))


def _answer(body: bytes) -> httpx.Response:
    return httpx.Response(200, content=body, headers={"content-type": "application/json"})
