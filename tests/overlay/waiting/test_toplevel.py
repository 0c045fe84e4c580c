"""`runstate.get`, `wait` and `watch`: by reference, several vendors at once, from any thread."""

from __future__ import annotations

import asyncio
import json
import threading
from collections import Counter
from queue import Empty, SimpleQueue
from typing import Any

import httpx
import pytest

import runstate
from runstate import (
    AuthenticationError,
    ConfigurationError,
    HttpOptions,
    Retry,
    Run,
    RunBlocked,
    RunNotFound,
    RunRef,
    RunstateError,
    WaitTimeout,
)
from runstate.catalog import VENDORS
from tests.support.clock import FakeClock
from tests.support.vendors import TEST_VENDORS, TestVendor
from tests.vendors import ALL


@pytest.fixture(autouse=True)
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]  # used by name
    """The environment holds a key for each vendor."""
    for vendor in TEST_VENDORS:
        for item in VENDORS[vendor.slug].credentials[0]:
            assert item.env
            monkeypatch.setenv(item.env, vendor.credentials[item.name])


class AllVendors(httpx.MockTransport):
    """Answers for all vendors by path: unfinished for some polls, then completed, or what `special` says."""

    def __init__(self, polls: int = 3, **special: httpx.Response) -> None:
        super().__init__(self._answer)
        self.asked: Counter[str] = Counter()
        self._polls = polls
        self._special = special

    def _answer(self, request: httpx.Request) -> httpx.Response:
        (vendor,) = (vendor for vendor in TEST_VENDORS if vendor.answers(request))
        self.asked[vendor.slug] += 1
        if special := self._special.get(vendor.client):
            return httpx.Response(special.status_code, content=special.content)
        name = vendor.unfinished if self.asked[vendor.slug] <= self._polls else vendor.completed
        return httpx.Response(200, json=vendor.example(name))


def http(transport: httpx.MockTransport) -> HttpOptions:
    """Options for that transport, on a clock that takes no time."""
    return {"transport": transport, "clock": FakeClock(), "retries": 0}


REFERENCES = [vendor.reference for vendor in TEST_VENDORS]


@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=[vendor.slug for vendor in TEST_VENDORS])
def test_get_takes_a_reference(vendor: TestVendor) -> None:
    """As a string or as a RunRef, of any vendor."""
    assert runstate.get(vendor.reference, http=http(AllVendors(0))).ref == vendor.ref
    assert runstate.get(vendor.ref, http=http(AllVendors(0))).lifecycle.status == "completed"


def test_wait_for_one_gives_its_run() -> None:
    """A reference, a run."""
    transport = AllVendors()
    assert runstate.wait("retab:exprun_2", http=http(transport)).lifecycle.status == "completed"
    assert transport.asked == {"retab": 4}


def test_wait_for_several_gives_a_list_in_their_order() -> None:
    """Of all vendors at once; a reference that comes twice is asked for once."""
    transport = AllVendors()
    runs = runstate.wait(*REFERENCES, REFERENCES[0], http=http(transport))

    assert [str(run.ref) for run in runs] == [*REFERENCES, REFERENCES[0]]
    assert {run.lifecycle.status for run in runs} == {"completed"}
    assert transport.asked == {vendor.slug: 4 for vendor in TEST_VENDORS}


def test_wait_takes_an_iterable_as_max_does() -> None:
    """It always gives a list, of one as well."""
    assert len(runstate.wait(REFERENCES[:1], http=http(AllVendors()))) == 1
    assert len(runstate.wait(iter(REFERENCES), http=http(AllVendors()))) == len(TEST_VENDORS)


def test_wait_tells_of_each_change() -> None:
    """Each run's states in order, however they interleave."""
    seen: list[Run[object]] = []
    runstate.wait(*REFERENCES, on_update=seen.append, http=http(AllVendors()))
    for vendor in TEST_VENDORS:
        assert [run.lifecycle.status for run in seen if run.ref == vendor.ref] == ["running", "completed"]


def test_watch_several() -> None:
    """Each change of each run, until all have finished."""
    runs = list(runstate.watch(*REFERENCES, http=http(AllVendors())))
    assert Counter(run.lifecycle.status for run in runs) == dict.fromkeys(("running", "completed"), len(TEST_VENDORS))


def test_the_first_error_ends_a_wait_for_several() -> None:
    """The others are let go."""
    transport = AllVendors(10**9, Scorecard=httpx.Response(404))
    with pytest.raises(RunNotFound, match="Scorecard"):
        runstate.wait(*REFERENCES, timeout=None, http=http(transport))


def test_a_blocked_run_ends_a_wait_for_several() -> None:
    """Unless it is to be waited for."""
    blocked = httpx.Response(200, content=_example("scorecard", "200.awaiting_human_scoring"))
    with pytest.raises(RunBlocked, match="scorecard:135"):
        runstate.wait(*REFERENCES, http=http(AllVendors(2, Scorecard=blocked)))


def test_errors_can_be_handed_over_while_the_others_go_on() -> None:
    """One run that cannot be asked for does not spoil a watch."""
    errors: dict[RunRef, RunstateError] = {}
    transport = AllVendors(3, Scorecard=httpx.Response(404), Retab=httpx.Response(401))
    runs = list(runstate.watch(*REFERENCES, on_error=errors.__setitem__, http=http(transport)))

    assert {str(ref): type(error) for ref, error in errors.items()} == {
        "scorecard:135": RunNotFound,
        "retab:exprun_2": AuthenticationError,
    }
    assert sum(run.lifecycle.status == "completed" for run in runs) == len(TEST_VENDORS) - 2


@pytest.mark.parametrize("references", [REFERENCES[:1], REFERENCES])
def test_an_outage_is_reported_in_the_caller_s_thread(references: list[str]) -> None:
    """Of each run, whether there is one or several."""
    seen: list[Retry] = []
    threads: set[int] = set()

    def note(retry: Retry) -> None:
        seen.append(retry)
        threads.add(threading.get_ident())

    transport = AllVendors(1, **{vendor.client: httpx.Response(503) for vendor in TEST_VENDORS})
    with pytest.raises(WaitTimeout, match="503 Service Unavailable"):
        runstate.wait(*references, timeout=60, on_retry=note, http=http(transport))
    assert {str(retry.ref) for retry in seen} == set(references)
    assert {retry.reason for retry in seen} == {"503 Service Unavailable"}
    assert threads == {threading.get_ident()}

    seen.clear()
    errors: dict[RunRef, RunstateError] = {}
    list(runstate.watch(references, timeout=60, on_error=errors.__setitem__, on_retry=note, http=http(transport)))
    assert {str(retry.ref) for retry in seen} == set(references)


def test_leaving_a_watch_stops_all_of_it() -> None:
    """The generator's end waits for its thread, so nothing is left that could ask once more."""
    before = set(threading.enumerate())
    watching = runstate.watch(*REFERENCES, timeout=None, http=http(AllVendors(10**9)))
    next(watching)
    assert set(threading.enumerate()) - before
    watching.close()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # a generator
    assert not {thread for thread in threading.enumerate() if thread.is_alive()} - before


class Windows(SimpleQueue[Any]):
    """A queue in which a `get` without a timeout would keep Ctrl-C out; each first one runs into its timeout."""

    waited = False

    def get(self, block: bool = True, timeout: float | None = None) -> Any:  # noqa: FBT002 -- the parent's own signature
        assert timeout is not None
        if not self.waited:
            self.waited = True
            raise Empty
        return super().get(block, timeout)


def test_waiting_for_several_never_blocks_without_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows Ctrl-C gets through at the end of a timeout only."""
    monkeypatch.setattr("runstate.gather.SimpleQueue", Windows)
    assert len(runstate.wait(*REFERENCES, http=http(AllVendors()))) == len(TEST_VENDORS)


def test_several_can_be_waited_for_inside_a_running_event_loop() -> None:
    """As in a notebook."""

    async def cell() -> list[Any]:
        return list(runstate.wait(*REFERENCES, http=http(AllVendors())))

    assert len(asyncio.run(cell())) == len(TEST_VENDORS)


def test_a_missing_key_is_told_before_any_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of whichever vendor it is."""
    monkeypatch.delenv("RETAB_API_KEY")
    transport = AllVendors()
    with pytest.raises(ConfigurationError, match="RETAB_API_KEY"):
        runstate.wait(*REFERENCES, http=http(transport))
    assert not transport.asked


@pytest.mark.parametrize(
    ("references", "reason"),
    [
        ([], "no references: name at least one run"),
        (["retab:"], "'retab:' names no run"),
        (["nobody:1", "retab:1"], "'nobody' is not a vendor"),
    ],
)
def test_bad_references_are_told_before_any_request(references: list[str], reason: str) -> None:
    """All of them are read first."""
    transport = AllVendors()
    with pytest.raises(ConfigurationError, match=reason):
        runstate.wait(references, http=http(transport))
    assert not transport.asked


def _example(slug: str, name: str) -> bytes:
    return json.dumps(ALL[slug].vendor.example(name)).encode()
