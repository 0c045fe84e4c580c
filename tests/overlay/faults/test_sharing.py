"""One client that many threads or tasks share, and connections that the server closes while idle."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor

import anyio
import anyio.lowlevel
import anyio.to_thread
import pytest

from runstate import AsyncRetab, Retab, RunstateError
from runstate.simulator import FaultPlan, Simulator, serve
from tests.support import connections
from tests.support.clock import FakeClock
from tests.support.connections import Server

THREADS = 50
RUN_ID = "exprun_2"


@pytest.fixture
def server(caplog: pytest.LogCaptureFixture) -> Generator[Server]:
    """A cheap server, since thousands of requests come, and no DEBUG logs, which take as long as the requests."""
    caplog.set_level(logging.WARNING, "httpcore")
    with connections.server(connections.polite) as plain:
        yield plain


def test_fifty_threads_share_a_client(server: Server) -> None:
    """Thousands of requests, none of which is sent again, and no stray error."""
    with Retab("simulator-key", base_url=server.url, retries=0, timeout=10) as client:

        def ask(_: int) -> str:
            try:
                return str(client.get(RUN_ID).ref)
            except RunstateError as error:
                return f"{error}: {error.__cause__!r}"

        with ThreadPoolExecutor(THREADS) as threads:
            answers = Counter(threads.map(ask, range(2000)))

    assert answers == {f"retab:{RUN_ID}": 2000}
    assert server.requests == 2000


@pytest.mark.anyio
async def test_fifty_tasks_share_a_client(server: Server) -> None:
    """The same in one thread."""
    answers: Counter[str] = Counter()
    async with (
        AsyncRetab("simulator-key", base_url=server.url, retries=0) as client,
        anyio.create_task_group() as tasks,
    ):

        async def ask() -> None:
            for _ in range(10):
                answers[str((await client.get(RUN_ID)).ref)] += 1

        for _ in range(THREADS):
            tasks.start_soon(ask)

    assert answers == {f"retab:{RUN_ID}": 500}
    assert server.requests == 500


@pytest.mark.anyio
async def test_tasks_that_are_cancelled_do_not_disturb_the_others(server: Server) -> None:
    """Whoever is stopped in the middle of a request leaves the client as it was."""
    async with AsyncRetab("simulator-key", base_url=server.url, retries=0) as client:
        for _ in range(50):
            with anyio.CancelScope() as scope:
                async with anyio.create_task_group() as tasks:
                    tasks.start_soon(client.get, RUN_ID)
                    tasks.start_soon(client.get, RUN_ID)
                    await anyio.lowlevel.checkpoint()
                    scope.cancel()
        assert str((await client.get(RUN_ID)).ref) == f"retab:{RUN_ID}"


IDLE = ("close-when-idle", "reset-when-idle")


@pytest.mark.parametrize("fault", IDLE)
def test_a_connection_that_was_closed_while_idle_is_not_used(fault: str) -> None:
    """Without a retry: the client sees that it is gone, and opens another."""
    simulator, plan = Simulator(), FaultPlan()
    simulator.start("retab", run_id="a")
    plan.play(fault, share=1)
    with serve(simulator, faults=plan) as root:
        with Retab("simulator-key", base_url=simulator.base_url("retab", root), retries=0) as client:
            for _ in range(20):
                assert str(client.get("a").ref) == "retab:a"
                assert plan.settle()


@pytest.mark.anyio
@pytest.mark.parametrize("fault", IDLE)
async def test_nor_by_an_async_client(fault: str) -> None:
    """Under asyncio and trio."""
    simulator, plan = Simulator(), FaultPlan()
    simulator.start("retab", run_id="a")
    plan.play(fault, share=1)
    with serve(simulator, faults=plan) as root:
        async with AsyncRetab("simulator-key", base_url=simulator.base_url("retab", root), retries=0) as client:
            for _ in range(20):
                assert str((await client.get("a")).ref) == "retab:a"
                assert await anyio.to_thread.run_sync(plan.settle)


@pytest.mark.parametrize("fault", ["reset-before-headers", "close-before-headers"])
def test_a_connection_that_is_closed_as_it_is_used_again_is_replaced(fault: str) -> None:
    """The request goes out once more, at once, and `retries` has as many left as before."""
    simulator, plan = Simulator(), FaultPlan()
    simulator.start("retab", run_id="a")
    plan.play(fault, after=1)
    clock = FakeClock()
    with serve(simulator, faults=plan) as root:
        with Retab("simulator-key", base_url=simulator.base_url("retab", root), retries=1, clock=clock) as client:
            assert {str(client.get("a").ref) for _ in range(3)} == {"retab:a"}
    assert len(simulator.requests) == 4
    assert clock.slept == []
