"""One measurement of a fleet, in a process of its own: prints one JSON object.

`loopback` sends real requests in real time, `simulated` decides in simulated time, `memory` counts bytes.
"""

import json
import math
import resource
import sys
import time
import tracemalloc
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from heapq import heappop, heappush
from random import Random
from typing import Any

import anyio

import runstate
from runstate import AsyncAI21Maestro, Budget, RunRef, RunstateError
from runstate.fleet.core import Ask
from runstate.waiting import Fetch, Poll, start
from scripts._lab.vendors_in_memory import START, Job, Vendor, fleet_of, play, sweep

_CLASSES = ((0.4, 30.0, 0), (0.8, 300.0, 50), (1.0, 2400.0, 200))
"""Up to which share of the runs, their median in seconds, and what the vendor counts."""


def loopback(*, port: int, runs: int, rate: float, timeout: float, scheduler: bool) -> dict[str, float]:
    """Watch runs over real connections: with the scheduler, or with a task and a timer for each run."""
    references = [RunRef[Any].parse(f"ai21-maestro:run-{number}") for number in range(runs)]
    requests = [0]

    async def main() -> float:
        import httpx  # noqa: PLC0415 -- not needed in simulated time

        class Counting(httpx.AsyncHTTPTransport):
            async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
                requests[0] += 1
                return await super().handle_async_request(request)

        limits = httpx.Limits(max_connections=10, max_keepalive_connections=10)
        async with AsyncAI21Maestro(
            api_key="key-of-the-benchmark", base_url=f"http://127.0.0.1:{port}", transport=Counting(limits=limits)
        ) as client:
            began = time.monotonic()
            if scheduler:
                watched = runstate.watch_async(
                    references,
                    clients={"ai21-maestro": client},
                    timeout=timeout,
                    rate={"ai21-maestro": Budget(rate)},
                    on_error=lambda _ref, _error: None,
                )
                async for _ in watched:
                    pass
            else:

                async def watch(ref: RunRef[Any]) -> None:
                    with suppress(RunstateError):
                        async for _ in client.watch_ref(ref, timeout=timeout):
                            pass

                with anyio.move_on_after(4 * timeout):
                    async with anyio.create_task_group() as group:
                        for ref in references:
                            group.start_soon(watch, ref)
            return time.monotonic() - began

    cpu = time.process_time()
    lasted = anyio.run(main)
    cpu = time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"requests": requests[0], "cpu": cpu / max(1, requests[0]), "lasted": lasted, "memory": memory}


def jobs_of(runs: int, rate: float) -> dict[RunRef[Any], Job]:
    """Short, medium and long runs, which begin one after the other."""
    random = Random(1)  # noqa: S311 -- repeatable
    jobs: dict[RunRef[Any], Job] = {}
    for number in range(runs):
        share = random.random()
        _, median, units = next(each for each in _CLASSES if share <= each[0])
        begins = number / (rate / 5)
        jobs[RunRef[Any].parse(f"retab:r{number}")] = Job(begins, median * random.lognormvariate(0, 0.8), units)
    return jobs


def simulated(*, runs: int, rate: float, way: str) -> dict[str, float]:
    """Watch runs in simulated time: with `timers`, or with the scheduler and `counts`, `all` or `ids` lists."""
    jobs = jobs_of(runs, rate)
    cpu = time.process_time()
    if way == "timers":
        requests, ends = _timers(jobs, rate)
    else:
        lists = None if way == "counts" else sweep(by_ids=way == "ids", fewest=2 if way == "ids" else 4)
        random = Random(2)  # noqa: S311 -- repeatable
        fleet, _ = fleet_of({}, budget=Budget(rate), lists=lists)

        def begin(ref: RunRef[Any]) -> Callable[[float], None]:
            def add(now: float) -> None:
                wait = start(ref, now, timeout=None, interval=None, on_blocked="wait", random=random.random)
                fleet.add(("retab", ref), wait, now)

            return add

        begins = [(job.begins, begin(ref)) for ref, job in jobs.items()]
        log = play(fleet, {"retab": Vendor(jobs, random)}, begins=begins, most_steps=10**9, keep=False)
        requests, ends = log.requests, {target[1]: moment for target, moment in log.finished.items()}
    cpu = time.process_time() - cpu
    late = sorted(ends[ref] - job.begins - job.length for ref, job in jobs.items())
    return {
        "requests": requests / runs,
        "mean": sum(late) / runs,
        "high": late[math.ceil(0.95 * runs) - 1],
        "cpu": cpu / requests,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _timers(jobs: dict[RunRef[Any], Job], rate: float) -> tuple[int, dict[RunRef[Any], float]]:
    """A decider and a timer for each run; those that are due get the rate in their order."""
    random = Random(2)  # noqa: S311 -- repeatable
    vendor = Vendor(jobs, random)
    waits = {
        ref: start(ref, job.begins, timeout=None, interval=None, on_blocked="wait", random=random.random)
        for ref, job in jobs.items()
    }
    timers = [(job.begins, number, ref) for number, (ref, job) in enumerate(jobs.items())]
    due: deque[RunRef[Any]] = deque()
    ends: dict[RunRef[Any], float] = {}
    requests, now = 0, 0.0
    while timers or due:
        if not due:
            now = max(now, timers[0][0])
        while timers and timers[0][0] <= now:
            due.append(heappop(timers)[2])
        ref = due.popleft()
        requests += 1
        waits[ref].ask(now)
        run = vendor.run(ref, now)
        step = waits[ref].seen(Poll(run, None, run.fetched_at), now)
        if isinstance(step, Fetch):
            heappush(timers, (now + step.delay, len(jobs) + requests, ref))
        else:
            ends[ref] = now
        now += 1 / rate
    return requests, ends


def memory(*, runs: int) -> dict[str, float]:
    """The bytes that the scheduler has for each run which was asked about twice, beside its `Run`."""
    jobs = {RunRef[Any].parse(f"retab:r{number}"): Job(0.0, 1e6, 10_000) for number in range(runs)}
    vendor = Vendor(jobs, Random(1))  # noqa: S311 -- repeatable
    seen = [{ref: vendor.run(ref, moment) for ref in jobs} for moment in (1000.0, 5000.0)]
    tracemalloc.start()
    fleet, _ = fleet_of(jobs, budget=Budget(1e9, at_once=10**9))
    for moment, answers in zip((1000.0, 5000.0), seen, strict=True):
        asked = 0
        while isinstance(step := fleet.next(moment), Ask):
            fleet.answered(step, Poll(answers[step.item.target[1]], None, START), moment)
            asked += 1
        if asked < runs:
            raise RuntimeError(f"asked about {asked} of {runs} runs only")
    return {"bytes": tracemalloc.get_traced_memory()[0] / runs}


def main() -> None:
    """Do what the argument says."""
    order = json.loads(sys.argv[1])
    measures: dict[str, Callable[..., dict[str, float]]] = {
        "loopback": loopback,
        "simulated": simulated,
        "memory": memory,
    }
    print(json.dumps(measures[order.pop("measure")](**order)))


if __name__ == "__main__":
    main()
