"""The arena: clients of every vendor, synchronous and asynchronous, and one request of each at the same time."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
import traceback
from base64 import b64encode
from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import anyio.from_thread
import trio
from attrs import frozen

import runstate
from runstate import Run, RunstateError, TransportError
from runstate.base_client import AsyncClient, Client
from runstate.catalog import VENDORS
from runstate.reference import RunRef
from runstate.simulator import Simulator
from runstate_simulator.scenarios import SIMULATED
from tests.support.clock import FakeClock

KEY = "Arena-Key-" + "aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0z-" * 2
MODES = ("sync", "asyncio", "trio")
PATIENT = 10.0
"""Seconds that a request may take where the fault does not hang."""
IMPATIENT = 0.5
MARGIN = 1.0
"""Seconds by which a request may outlast its limit on a busy machine."""
LARGEST = 1024 * 1024
"""The largest body, smaller than by default so that endless ones are over soon."""
RUN = "run"
TIMED_OUT = "timed out"

DONE = "done"

Place: TypeAlias = tuple[str, str]
"""The name of a question, such as the vendor, and a mode."""


@frozen
class Question:
    """What a client is asked for."""

    vendor: str
    ask: Callable[[Any], Any]
    """Called with the client; an asynchronous one's answer is awaited."""


@frozen
class Outcome:
    """What came of one request."""

    name: str
    """`run` for a completed run as it is, `done` for nothing, else what came instead."""
    told: str
    """The error's message."""
    shown: str
    """All that a traceback, a repr and the fields of the error show."""
    tame: bool
    """Whether it is a run, nothing, or an error of the tree."""
    seconds: float


def success(run: object, seconds: float) -> Outcome:
    """The outcome that an answer is."""
    if run is None:
        return Outcome(DONE, "", "", tame=True, seconds=seconds)
    if not isinstance(run, Run):
        return Outcome(f"a {type(run).__name__}", "", "", tame=False, seconds=seconds)
    status = run.lifecycle.status
    return Outcome(RUN if status == "completed" else f"run, {status}", "", "", tame=True, seconds=seconds)


def failure(error: BaseException, seconds: float) -> Outcome:
    """The outcome that an error is."""
    timed_out = type(error) is TransportError and error.timed_out
    name = TIMED_OUT if timed_out else type(error).__name__
    shown = "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error))
    return Outcome(name, str(error), shown, tame=isinstance(error, RunstateError), seconds=seconds)


@frozen
class Seat:
    """The client for one question in one mode."""

    question: str
    mode: str
    ask: Callable[[], Future[Outcome]]
    """Asks the question, and never raises."""


@contextmanager
def seats(questions: Mapping[str, Question], arguments: Callable[[str], Mapping[str, Any]]) -> Generator[list[Seat]]:
    """A client for each question in each mode, made with the arguments of its vendor; closed with the block."""
    with ExitStack() as stack:
        threads = stack.enter_context(ThreadPoolExecutor(len(questions)))
        portals = {
            mode: stack.enter_context(anyio.from_thread.start_blocking_portal(mode)) for mode in MODES if mode != "sync"
        }
        made: list[Seat] = []
        for name, question in questions.items():
            kind = VENDORS[question.vendor].client
            given = {"retries": 0, "max_body_size": LARGEST, **arguments(question.vendor)}
            client: Client[Any, Any] = stack.enter_context(getattr(runstate, kind)(**given))
            made.append(Seat(name, "sync", _sync(threads, client, question)))
            for mode, portal in portals.items():
                other: AsyncClient[Any, Any] = getattr(runstate, f"Async{kind}")(**given)
                stack.callback(portal.call, other.aclose)
                made.append(Seat(name, mode, _asynchronous(portal, other, question)))
        living = {mode: portal.call(_tasks, mode) for mode, portal in portals.items()}
        yield made
        assert {mode: portal.call(_tasks, mode) for mode, portal in portals.items()} == living


def _sync(threads: ThreadPoolExecutor, client: Client[Any, Any], question: Question) -> Callable[[], Future[Outcome]]:
    def ask() -> Outcome:
        began = time.monotonic()
        try:
            return success(question.ask(client), time.monotonic() - began)
        except (Exception, BaseExceptionGroup) as error:  # noqa: BLE001 -- which it is, is the question
            return failure(error, time.monotonic() - began)

    return lambda: threads.submit(ask)


def _asynchronous(
    portal: anyio.from_thread.BlockingPortal, client: AsyncClient[Any, Any], question: Question
) -> Callable[[], Future[Outcome]]:
    async def ask() -> Outcome:
        began = time.monotonic()
        try:
            return success(await question.ask(client), time.monotonic() - began)
        except (Exception, BaseExceptionGroup) as error:  # noqa: BLE001 -- as above
            return failure(error, time.monotonic() - began)

    return lambda: portal.start_task_soon(ask)


async def _tasks(mode: str) -> int:
    return len(asyncio.all_tasks()) if mode == "asyncio" else trio.lowlevel.current_statistics().tasks_living


def ask_all(chosen: list[Seat]) -> dict[Place, Outcome]:
    """What comes of all asking at once."""
    pending = {(seat.question, seat.mode): seat.ask() for seat in chosen}
    return {place: future.result(60) for place, future in pending.items()}


@contextmanager
def nothing_left() -> Generator[None]:
    """Fail if threads or open files are left that were not there before."""
    gc.collect()
    before = _open_files(), set(threading.enumerate())
    yield
    gc.collect()
    assert set(threading.enumerate()) - before[1] == set()
    assert _open_files() <= before[0]


def _open_files() -> int:
    return sum(1 for _ in Path("/dev/fd").iterdir())


def completed_runs(simulator: Simulator, clock: FakeClock) -> dict[str, Question]:
    """The questions after a run of each vendor that has completed, by vendor."""
    runs = {vendor: simulator.start(vendor) for vendor in SIMULATED}
    clock.elapsed += 100.0
    return {vendor: Question(vendor, partial(_get, ref)) for vendor, ref in runs.items()}


def _get(ref: RunRef, client: Any) -> Any:
    return client.get_ref(ref)


def credentials(simulator: Simulator, vendor: str) -> dict[str, str]:
    """The arguments of a client with the credentials that the simulator takes."""
    environment = simulator.environment("")
    return {item.name: environment[item.env] for item in VENDORS[vendor].credentials[0] if item.env}


def fragments() -> Iterator[str]:
    """Pieces of the key, and of what HTTP Basic makes of it: long enough not to be there by chance."""
    for secret in (KEY, b64encode(f"simulator:{KEY}".encode()).decode()):
        for start in range(len(secret) - 12):
            yield secret[start : start + 12].lower()


_FRAGMENTS = frozenset(fragments())


def exposed(outcome: Outcome) -> bool:
    """Whether an error shows the key, or a piece of it."""
    shown = (outcome.told + outcome.shown).lower()
    return any(shown[start : start + 12] in _FRAGMENTS for start in range(len(shown) - 12))
