"""The trigger alone, in an event loop of the test."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from airflow.models.trigger import Trigger

from airflow_provider_runstate import RunTrigger, hub, triggers
from runstate import from_dict
from runstate.simulator import Simulator, serve
from tests.live.airflow.simulated import connection
from tests.support.clock import FakeClock

pytestmark = pytest.mark.anyio


def trigger_for(refs: list[str], **options: Any) -> RunTrigger:
    """A trigger with a minute to go."""
    return RunTrigger(runstate_conn_id="retab", refs=refs, **{"end_time": time.time() + 60, **options})


async def event(of: RunTrigger) -> dict[str, Any]:
    """The only event of a trigger, as Airflow would store it."""
    events = [each.payload async for each in of.run()]
    (payload,) = json.loads(json.dumps(events))
    return dict(payload)


async def until(look: Callable[[], bool]) -> None:
    """Let the event loop go on until something has happened in another thread or task."""
    while not look():  # noqa: ASYNC110 -- nothing tells of it
        await asyncio.sleep(0.01)


async def test_a_trigger_survives_the_database(connect: Callable[[str], str], simulator: Simulator) -> None:
    """Made again from what Airflow stores, it waits for the same runs until the same moment."""
    connect("retab")
    first = trigger_for([str(simulator.start("retab"))], cancel_on_kill=True)
    stored = Trigger.from_object(first)
    assert stored.classpath == "airflow_provider_runstate.triggers.RunTrigger"
    again = RunTrigger(**stored.kwargs)
    assert again.serialize() == first.serialize()
    assert (await event(again))["outcome"] == "finished"


async def test_one_event_for_all_runs(connect: Callable[[str], str], simulator: Simulator) -> None:
    """With a record of each, in the order of the references; `from_dict` reads them."""
    connect("retab")
    refs = [str(simulator.start("retab", scenario)) for scenario in ("completes", "fails", "completes")]
    payload = await event(trigger_for(refs))
    assert (payload["outcome"], payload["message"]) == ("finished", None)
    runs = [from_dict(each) for each in payload["runs"]]
    assert [(str(run.ref), run.status) for run in runs] == list(
        zip(refs, ("completed", "failed", "completed"), strict=True)
    )


async def test_many_runs_have_short_records(connect: Callable[[str], str], simulator: Simulator) -> None:
    """All of what failed, and of the others as many as there is room for."""
    connect("retab")
    scenarios = ["completes"] * 5 + ["fails"] + ["completes"] * 2
    refs = [str(simulator.start("retab", scenario)) for scenario in scenarios]
    runs = (await event(trigger_for(refs, snapshots=3)))["runs"]
    assert [each["ref"] for each in runs] == refs
    assert [each["status"] for each in runs].count("completed") == 7
    assert [each["ref"] for each in runs if len(each) > 2] == [refs[0], refs[1], refs[5]]


async def test_the_deadline(
    connect: Callable[[str], str], simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a moment, not a duration: a trigger that begins after it looks a last time, and says what it saw."""
    monkeypatch.setattr(triggers, "AT_LEAST", 0.5)
    connect("retab")
    over, lasting = str(simulator.start("retab", seconds=0.001)), str(simulator.start("retab", seconds=10_000))
    payload = await event(trigger_for([over, lasting], end_time=time.time() - 3600))
    assert payload["outcome"] == "timeout"
    assert lasting in payload["message"]
    first, second = payload["runs"]
    assert first["status"] == "completed"
    assert second["status"] not in {"completed", "failed", "cancelled"}


async def test_a_blocked_run(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only if that is asked for does it end the wait."""
    simulator = Simulator(clock=clock)
    ref = str(simulator.start("scorecard", "blocks"))
    with serve(simulator) as root:
        monkeypatch.setenv("AIRFLOW_CONN_SCORECARD", connection("scorecard", simulator.base_url("scorecard", root)))
        clock.sleep(6)  # of eight seconds, of which a person's scores take two
        waiting = RunTrigger(runstate_conn_id="scorecard", refs=[ref], end_time=time.time() + 60, on_blocked="raise")
        payload = await event(waiting)
    assert payload["outcome"] == "blocked"
    assert payload["runs"][0]["status"] == "blocked"


async def test_a_run_that_is_not_there(connect: Callable[[str], str], simulator: Simulator) -> None:
    """The others are waited for all the same."""
    connect("retab")
    refs = ["retab:none", str(simulator.start("retab"))]
    payload = await event(trigger_for(refs))
    assert payload["outcome"] == "error"
    assert "404" in payload["message"]
    assert [each["status"] for each in payload["runs"]] == ["unknown", "completed"]
    assert "404" in payload["runs"][0]["error"]["message"]


async def test_a_connection_that_describes_no_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """The event says so; every trigger that waits for the hub hears it, and the next tries again."""
    monkeypatch.setenv("AIRFLOW_CONN_RETAB", "postgres://host")
    first, second = await asyncio.gather(event(trigger_for(["retab:1"])), event(trigger_for(["retab:2"])))
    assert first["outcome"] == second["outcome"] == "error"
    assert "is of type 'postgres'" in first["message"]
    assert first["runs"] == [{"ref": "retab:1", "status": "unknown"}]
    assert not hub._SHARED[asyncio.get_running_loop()]


async def test_triggers_of_a_connection_share_a_hub(connect: Callable[[str], str]) -> None:
    """It is opened once, and closed after the last of them."""
    connect("retab")
    hubs: set[int] = set()

    async def use() -> None:
        async with hub.shared_hub("retab") as shared:
            hubs.add(id(shared.hub))
            await asyncio.sleep(0)

    await asyncio.gather(*(use() for _ in range(20)))
    assert len(hubs) == 1
    assert not hub._SHARED[asyncio.get_running_loop()]
    await use()
    await asyncio.sleep(0)


async def test_a_cancelled_trigger_cancels_nothing(connect: Callable[[str], str], simulator: Simulator) -> None:
    """A triggerer that is stopped cancels its triggers, whose runs go on: the next one takes them over."""
    connect("retab")
    ref = str(simulator.start("retab", seconds=10_000))
    task = asyncio.create_task(event(trigger_for([ref], cancel_on_kill=True)))
    await until(lambda: bool(simulator.requests))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert {asked.method for asked in simulator.requests} == {"GET"}
    assert not hub._SHARED[asyncio.get_running_loop()]


@pytest.mark.parametrize("wanted", [True, False])
async def test_killing_the_task(connect: Callable[[str], str], simulator: Simulator, wanted: bool) -> None:
    """Its unfinished runs are cancelled, if that is wanted. The trigger was cancelled before, as Airflow does."""
    connect("retab")
    over, *lasting = (str(simulator.start("retab", seconds=seconds)) for seconds in (0.001, 10_000, 10_000))
    killed = trigger_for([over, *lasting], cancel_on_kill=wanted)
    task = asyncio.create_task(event(killed))
    await until(lambda: over not in killed._unfinished)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await killed.on_kill()
    methods = Counter(asked.method for asked in simulator.requests)
    assert methods["POST"] == (2 if wanted else 0)
