"""The clock that tests move."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import anyio
import pytest

from runstate import Clock, ConfigurationError
from runstate.simulator import RunClock


@pytest.fixture
def run_clock() -> RunClock:
    """A clock without the plugin."""
    return RunClock()


def test_it_stands_still_until_it_is_moved(run_clock: RunClock) -> None:
    """By sleeping, or by hand."""
    clock: Clock = run_clock
    assert (clock.monotonic(), clock.now()) == (0, datetime(2026, 5, 2, 11, 0, tzinfo=UTC))
    clock.sleep(10)
    run_clock.advance(timedelta(minutes=1))
    run_clock.advance(0)
    assert (clock.monotonic(), run_clock.elapsed) == (70, 70)
    assert clock.now() == datetime(2026, 5, 2, 11, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize("duration", [-1, float("inf"), "1 min"])
def test_a_duration_that_is_none(run_clock: RunClock, duration: float) -> None:
    """Time does not go back, nor to its end."""
    with pytest.raises(ConfigurationError, match="duration must be"):
        run_clock.advance(duration)


def test_the_shortest_sleep_moves_it(run_clock: RunClock) -> None:
    """Who sleeps for a rounding error until a moment comes gets there."""
    run_clock.advance(1e6)
    end = run_clock.monotonic() + 1e-5
    while run_clock.monotonic() < end:
        run_clock.sleep(1e-20)


@pytest.mark.anyio
async def test_tasks_sleep_together(run_clock: RunClock) -> None:
    """The longest of the sleeps counts, and other tasks run meanwhile."""
    woken: list[float] = []

    async def sleep(seconds: float) -> None:
        await run_clock.asleep(seconds)
        woken.append(run_clock.elapsed)

    async with anyio.create_task_group() as group:
        for seconds in (5, 3, 8):
            group.start_soon(sleep, seconds)
    assert run_clock.elapsed == 8
    assert len(woken) == 3


@pytest.mark.anyio
async def test_a_task_that_is_cancelled_moves_nothing(run_clock: RunClock) -> None:
    """Neither when it is cancelled at once, nor in the middle of its sleep; it is forgotten."""
    with anyio.CancelScope() as scope:
        scope.cancel()
        await run_clock.asleep(5)
    with run_clock.held():
        async with anyio.create_task_group() as group:
            group.start_soon(run_clock.asleep, 5)
            await run_clock.asettle()
            group.cancel_scope.cancel()
        with pytest.raises(TimeoutError, match="0 sleep on the clock, not 1"):
            await run_clock.asettle(timeout=0)
    assert run_clock.elapsed == 0


def test_threads_that_are_held(run_clock: RunClock) -> None:
    """Each wakes when its time has come, and the rest when the clock is held no longer."""
    with ThreadPoolExecutor() as pool:
        with run_clock.held(), run_clock.held():
            short, long, longest = (pool.submit(run_clock.sleep, seconds) for seconds in (5, 10, 3600))
            run_clock.settle(3)
            run_clock.advance(5)
            short.result(10)
            assert not long.done()
            run_clock.settle(2)
            with pytest.raises(TimeoutError, match="2 sleep on the clock, not 3"):
                run_clock.settle(3, timeout=0)
            run_clock.advance(5)
            long.result(10)
            assert not longest.done()
        longest.result(10)
    assert run_clock.elapsed == 3600


@pytest.mark.anyio
async def test_tasks_that_are_held(run_clock: RunClock) -> None:
    """They wake as threads do."""
    woken: list[float] = []

    async def sleep(seconds: float) -> None:
        await run_clock.asleep(seconds)
        woken.append(seconds)

    with run_clock.held():
        async with anyio.create_task_group() as group:
            group.start_soon(sleep, 5)
            group.start_soon(sleep, 10)
            await run_clock.asettle(2)
            run_clock.advance(5)
            await run_clock.asettle(1)
            run_clock.advance(5)
    assert sorted(woken) == [5, 10]


def test_many_threads(run_clock: RunClock) -> None:
    """No sleep is lost."""

    def work(act: Callable[[float], None]) -> None:
        for _ in range(200):
            act(1)

    threads = [threading.Thread(target=work, args=(act,)) for act in (run_clock.advance, run_clock.advance)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert run_clock.elapsed == 400
