"""Which requests are retried, and that none is sent after the caller has stopped."""

from __future__ import annotations

from collections.abc import Generator

import anyio
import anyio.lowlevel
import pytest
from attrs import field, frozen

import runstate
from runstate import AsyncRetab, DecodeError, ResponseError, Retab, RunstateError
from runstate.catalog import VENDORS
from runstate.simulator import FaultPlan, Simulator, serve
from runstate_simulator.scenarios import SIMULATED
from tests.overlay.faults.arena import credentials
from tests.support.clock import FakeClock


@frozen
class Server:
    """A simulator that plays faults, on the same clock as its clients."""

    clock: FakeClock
    simulator: Simulator
    plan: FaultPlan
    root: str
    url: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "url", self.simulator.base_url("retab", self.root))

    @property
    def asked(self) -> int:
        """How many requests have come."""
        return len(self.simulator.requests)


@pytest.fixture
def server(clock: FakeClock) -> Generator[Server]:
    """With a run of Retab's, `a`, that takes a minute."""
    simulator, plan = Simulator(clock=clock), FaultPlan(seed=3)
    simulator.start("retab", run_id="a", seconds=60)
    with serve(simulator, faults=plan) as root:
        yield Server(clock, simulator, plan, root)


PASSING = (
    "reset-before-headers",
    "reset-in-body",
    "close-in-headers",
    "close-in-chunks",
    "status-429",
    "status-503-without-body",
    "status-520",
    "garbage",
    "error-close-in-body",
)
LASTING = {
    "html": DecodeError,
    "truncated-json": DecodeError,
    "gzip-bomb": DecodeError,
    "endless-chunks": DecodeError,
    "status-400": ResponseError,
    "status-401": ResponseError,
    "status-404": ResponseError,
    "redirect-307": ResponseError,
    "redirect-308-elsewhere": ResponseError,
}


@pytest.mark.parametrize("fault", PASSING)
def test_what_may_pass_is_asked_again(server: Server, fault: str) -> None:
    """A pause after each failure, then the run."""
    server.plan.play(fault, times=2)
    with Retab("simulator-key", base_url=server.url, clock=server.clock) as client:
        assert client.get("a").lifecycle.status == "pending"
    assert server.asked == 3
    assert len(server.clock.slept) == 2


@pytest.mark.anyio
@pytest.mark.parametrize("fault", PASSING)
async def test_what_may_pass_is_asked_again_asynchronously(server: Server, fault: str) -> None:
    """Under asyncio and trio."""
    server.plan.play(fault, times=2)
    async with AsyncRetab("simulator-key", base_url=server.url, clock=server.clock) as client:
        assert (await client.get("a")).lifecycle.status == "pending"
    assert server.asked == 3
    assert len(server.clock.slept) == 2


@pytest.mark.parametrize(("fault", "kind"), LASTING.items())
def test_what_will_not_pass_is_asked_once(server: Server, fault: str, kind: type[RunstateError]) -> None:
    """A bad answer is an answer."""
    server.plan.play(fault)
    with Retab("simulator-key", base_url=server.url, clock=server.clock) as client, pytest.raises(kind):
        client.get("a")
    assert server.asked == 1
    assert server.clock.slept == []


@pytest.mark.parametrize("vendor", SIMULATED)
def test_a_wait_outlives_passing_trouble(server: Server, vendor: str) -> None:
    """Half of the requests go wrong, the run is seen to its end."""
    for fault in PASSING:
        server.plan.play(fault, share=0.07)
    ref = server.simulator.start(vendor, seconds=600)
    client = getattr(runstate, VENDORS[vendor].client)(
        **credentials(server.simulator, vendor),
        base_url=server.simulator.base_url(vendor, server.root),
        clock=server.clock,
        retries=1,
    )
    with client:
        run = client.wait_ref(ref)

    assert run.lifecycle.status == "completed"
    assert len(server.plan.played) > 5
    assert 600 <= server.clock.elapsed < 1000


@pytest.mark.anyio
async def test_an_async_wait_outlives_passing_trouble(server: Server) -> None:
    """Under asyncio and trio."""
    for fault in PASSING:
        server.plan.play(fault, share=0.07)
    ref = server.simulator.start("retab", seconds=600)
    async with AsyncRetab("simulator-key", base_url=server.url, clock=server.clock, retries=1) as client:
        assert (await client.wait_ref(ref)).lifecycle.status == "completed"
    assert len(server.plan.played) > 5


def test_a_wait_ends_with_what_will_not_pass(server: Server) -> None:
    """A web page instead of the run is no reason to go on asking."""
    server.plan.play("html", after=2)
    with (
        Retab("simulator-key", base_url=server.url, clock=server.clock) as client,
        pytest.raises(DecodeError, match="not JSON but text/html"),
    ):
        client.wait("a")
    assert server.asked == 3


class Interrupting(FakeClock):
    """A clock whose first pause is interrupted, as by Ctrl-C."""

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        if len(self.slept) == 1:
            raise KeyboardInterrupt


@pytest.mark.parametrize("fault", [None, "reset-in-body"], ids=["between polls", "before a retry"])
def test_nothing_is_asked_after_an_interruption(server: Server, fault: str | None) -> None:
    """Ctrl-C in a pause: no further request, and the client still works."""
    if fault:
        server.plan.play(fault)
    with Retab("simulator-key", base_url=server.url, clock=Interrupting()) as client:
        with pytest.raises(KeyboardInterrupt):
            client.wait("a")
        assert server.asked == 1
        assert client.get("a").lifecycle.status == "pending"
    assert server.asked == 2


def test_nothing_is_asked_after_a_watch_was_left(server: Server) -> None:
    """Breaking out of the loop is enough."""
    with Retab("simulator-key", base_url=server.url, clock=server.clock) as client:
        for run in client.watch("a"):
            assert run.lifecycle.status == "pending"
            break
        assert server.asked == 1


class Cancelling(FakeClock):
    """A clock whose first pause is cancelled."""

    def __init__(self) -> None:
        super().__init__()
        self.scope = anyio.CancelScope()

    async def asleep(self, seconds: float) -> None:
        self.scope.cancel()
        await super().asleep(seconds)


@pytest.mark.anyio
@pytest.mark.parametrize("fault", [None, "reset-in-body"], ids=["between polls", "before a retry"])
async def test_nothing_is_asked_after_a_cancellation(server: Server, fault: str | None) -> None:
    """Cancelled in a pause: no further request, and the client still works."""
    if fault:
        server.plan.play(fault)
    clock = Cancelling()
    async with AsyncRetab("simulator-key", base_url=server.url, clock=clock) as client:
        with clock.scope:
            await client.wait("a")
        assert clock.scope.cancelled_caught
        assert server.asked == 1
        assert (await client.get("a")).lifecycle.status == "pending"
    assert server.asked == 2


SILENT = ("silence-before-headers", "silence-in-headers", "silence-in-body", "body-byte-by-byte", "endless-early-hints")


@pytest.mark.anyio
@pytest.mark.parametrize("fault", SILENT)
@pytest.mark.parametrize("how", ["get", "wait"])
async def test_a_request_that_is_cancelled_is_over(server: Server, fault: str, how: str) -> None:
    """The server sees the client go, is not asked again, and the next request is a good one."""
    server.plan.play(fault)
    async with AsyncRetab("simulator-key", base_url=server.url, clock=server.clock) as client:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(getattr(client, how), "a")
            while not server.asked:
                await anyio.lowlevel.checkpoint()
            tasks.cancel_scope.cancel()
        assert server.plan.settle()
        assert server.asked == 1
        assert (await client.get("a")).lifecycle.status == "pending"
    assert server.asked == 2
