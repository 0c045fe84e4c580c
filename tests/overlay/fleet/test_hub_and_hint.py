"""The hub, hints and shared budgets over real clients, with Retab's runs in memory."""

from __future__ import annotations

import threading
from contextlib import aclosing
from typing import Any

import anyio
import httpx
import pytest

import runstate
from runstate import AsyncRetab, Budget, ConfigurationError, FinishedRun, Hub, RunNotFound, RunstateError, WaitTimeout
from runstate.fleet import driver
from tests.support.clock import FakeClock
from tests.support.vendors import RETAB

DONE, RUNNING = RETAB.example("200.completed"), RETAB.example("200.running")
REF = "retab:exprun_slow"


class Runs(httpx.MockTransport):
    """Runs that complete as soon as their ids are in `done`; unknown ones are missing."""

    def __init__(self) -> None:
        super().__init__(self._answer)
        self.done = {"exprun_done"}
        self.asked: list[str] = []
        self.asked_once = threading.Event()
        self.hangs = False
        """Whether no answer comes."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.hangs:
            self.asked_once.set()
            await anyio.sleep_forever()
        await anyio.lowlevel.checkpoint()
        return self._answer(request)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        run_id = request.url.path.rpartition("/")[2]
        self.asked.append(run_id)
        self.asked_once.set()
        if run_id == "exprun_missing":
            return httpx.Response(404, json={"detail": "no such run"})
        return httpx.Response(200, json={**(DONE if run_id in self.done else RUNNING), "id": run_id})


class SlowClock(FakeClock):
    """Never wakes anybody: what happens, happens by itself."""

    async def asleep(self, seconds: float) -> None:  # noqa: ARG002 -- as the protocol has it
        await anyio.sleep_forever()


@pytest.fixture
def runs() -> Runs:
    return Runs()


def client(runs: Runs, clock: FakeClock | None = None) -> AsyncRetab:
    """A client for those runs."""
    return AsyncRetab(api_key="key-of-a-test", transport=runs, clock=clock or FakeClock(), retries=0)


@pytest.mark.anyio
async def test_many_waits_for_one_run_share_its_requests(runs: Runs) -> None:
    """Each gets the end; one that is cancelled, or whose time is over, does not end the others."""
    ends: list[Any] = []
    async with (
        client(runs, SlowClock()) as retab,
        Hub(clients={"retab": retab}) as hub,
        anyio.create_task_group() as group,
    ):

        async def wait() -> None:
            ends.append(await hub.wait(REF))

        for _ in range(3):
            group.start_soon(wait)
        with anyio.move_on_after(0.02) as scope:  # a wait that is cancelled
            await hub.wait(REF)
        assert scope.cancelled_caught
        with pytest.raises(WaitTimeout) as caught:
            await hub.wait(REF, timeout=0)
        assert [str(ref) for ref in caught.value.unfinished] == [REF]
        assert runs.asked == ["exprun_slow"]
        runs.done.add("exprun_slow")
        hub.hint(REF)
    assert [end.status for end in ends] == ["completed"] * 3
    assert runs.asked == ["exprun_slow"] * 2


@pytest.mark.anyio
async def test_an_error_is_that_of_its_run(runs: Runs) -> None:
    """The others go on."""
    async with client(runs) as retab, Hub(clients={"retab": retab}) as hub:
        with pytest.raises(RunNotFound):
            await hub.wait("retab:exprun_missing")
        assert isinstance(await hub.wait("retab:exprun_done"), FinishedRun)


@pytest.mark.anyio
async def test_closing_ends_the_waits(runs: Runs) -> None:
    """A task that waits elsewhere does not hang; afterwards the hub says that it is closed."""
    errors: list[RunstateError] = []
    async with client(runs, SlowClock()) as retab, anyio.create_task_group() as group:
        hub = Hub(clients={"retab": retab})
        with pytest.raises(ConfigurationError, match="not open"):
            await hub.wait(REF)

        async def wait() -> None:
            with pytest.raises(RunstateError, match="closed while retab:exprun_slow") as caught:
                await hub.wait(REF, timeout=None)
            errors.append(caught.value)

        async with hub:
            group.start_soon(wait)
            await anyio.wait_all_tasks_blocked()
        with pytest.raises(ConfigurationError, match="not open"):
            await hub.wait(REF)
    assert len(errors) == 1


@pytest.mark.anyio
async def test_a_call_that_is_left_gives_its_budget_back(runs: Runs) -> None:
    """Its requests under way count no longer, so that others which share the budget go on."""
    budget = Budget(100, at_once=1)
    runs.hangs = True
    async with client(runs) as retab:
        with anyio.move_on_after(0.05):
            await runstate.wait_async(REF, "retab:exprun_done", clients={"retab": retab}, rate={"retab": budget})
        runs.hangs = False
        runs.done.add("exprun_slow")
        with anyio.fail_after(10):
            await runstate.wait_async(REF, "retab:exprun_done", clients={"retab": retab}, rate={"retab": budget})


def test_two_threads_share_a_budget() -> None:
    """Together they have no more requests under way than it allows, and both end, even if it allows one."""
    budget = Budget(1000, at_once=1)
    under_way: list[int] = [0, 0]
    lock = threading.Lock()

    class Counted(Runs):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            with lock:
                under_way[0] += 1
                under_way[1] = max(under_way)
            await anyio.lowlevel.checkpoint()
            with lock:
                under_way[0] -= 1
            return self._answer(request)

    def watch() -> None:
        async def main() -> None:
            transport = Counted()
            transport.done = {f"exprun_{number}" for number in range(30)}
            async with client(transport) as retab:
                references = [f"retab:{run_id}" for run_id in transport.done]
                ended = await runstate.wait_async(references, clients={"retab": retab}, rate={"retab": budget})
                assert len(ended) == 30

        anyio.run(main)

    threads = [threading.Thread(target=watch, daemon=True) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    assert under_way[1] == 1


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_hint_comes_from_any_thread(runs: Runs, backend: str) -> None:
    """Also from the event loop's own, and when the loop has ended; a run that nobody waits for is no error."""
    ended: list[Any] = []

    async def main() -> None:
        async with client(runs, SlowClock()) as retab:
            ended.extend(await runstate.wait_async([REF, "retab:exprun_done"], clients={"retab": retab}))

    thread = threading.Thread(target=lambda: anyio.run(main, backend=backend), daemon=True)
    thread.start()
    assert runs.asked_once.wait(30)
    runs.done.add("exprun_slow")
    while thread.is_alive():  # the answer to the first request may not have come
        runstate.hint(REF)
        thread.join(0.01)
    assert [run.status for run in ended] == ["completed", "completed"]
    runstate.hint(REF)
    assert not driver._drivers  # pyright: ignore[reportPrivateUsage]  # nothing else shows a leak


@pytest.mark.anyio
async def test_a_hint_in_the_event_loop_itself(runs: Runs) -> None:
    """It returns at once."""
    async with client(runs, SlowClock()) as retab, anyio.create_task_group() as group:

        async def wait() -> None:
            await runstate.wait_async([REF, "retab:exprun_done"], clients={"retab": retab})

        group.start_soon(wait)
        await anyio.wait_all_tasks_blocked()
        runs.done.add("exprun_slow")
        runstate.hint(REF)


@pytest.mark.anyio
async def test_as_completed_hands_runs_on_as_they_end(runs: Runs) -> None:
    """Asynchronously, and left early."""
    async with client(runs) as retab:
        completed: Any = runstate.as_completed_async([REF, "retab:exprun_done"], clients={"retab": retab})
        async with aclosing(completed) as ended:
            async for run in ended:
                assert run.id == "exprun_done"
                break


def test_as_completed_in_a_thread(runs: Runs) -> None:
    """Synchronously: the first to end is first, and the timeout names the others."""
    retab = client(runs)
    found: list[str] = []
    completed = runstate.as_completed([REF, "retab:exprun_done"], clients={"retab": retab}, timeout=60)
    with pytest.raises(WaitTimeout) as caught:
        found.extend(run.id for run in completed)
    assert found == ["exprun_done"]
    assert [str(ref) for ref in caught.value.unfinished] == [REF]


def test_until_the_first_failure(runs: Runs) -> None:
    """The others are as last seen."""
    failed = RETAB.example("200.error")
    transport = httpx.MockTransport(
        lambda request: httpx.Response(
            200,
            json={
                **(failed if request.url.path.endswith("bad") else RUNNING),
                "id": request.url.path.rpartition("/")[2],
            },
        )
    )
    retab = AsyncRetab(api_key="key-of-a-test", transport=transport, clock=FakeClock(), retries=0)
    ended = runstate.wait(["retab:exprun_good", "retab:exprun_bad"], clients={"retab": retab}, until="first_failure")
    assert {run.status for run in ended} <= {"running", "failed"}
    assert any(run.ok is False for run in ended)
    assert runs.asked == []
