"""Part `fleet` of the benchmark: many runs, with the scheduler and with a task and a timer for each run."""

import json
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

from scripts._lab.record import ROOT
from scripts._lab.workers import WorkerFailed, clean_environment
from scripts._tools.documents import markers

_LOOPBACK = (100, 1_000, 10_000)
_SIMULATED = ((100, 10), (1_000, 10), (10_000, 20), (100_000, 50))
"""Runs, and requests per second."""
_WAYS = {
    "timers": "a timer per run",
    "counts": "scheduler, singly",
    "all": "scheduler, lists of unfinished",
    "ids": "scheduler, lists by ids",
}
_RATE, _TIMEOUT = 100.0, 45.0
"""Of the runs on loopback: requests per second and seconds."""
_MOST_CPU = 1.3
"""How many times the CPU for a request of 100 runs one of 10,000 may take."""
_MOST_BYTES = 2000
_MOST_LATE = {"ids": 1.0, "all": 1.0, "counts": 16.0}
"""Seconds, on average for 10,000 runs at 20 requests per second."""


def text(say: Callable[[str], None], *, quick: bool = False) -> str:
    """The tables as Markdown, and whether the aims are reached; `quick` leaves out the big ones."""
    loopback = _on_loopback([runs for runs in _LOOPBACK if not quick or runs <= 1000], say)
    simulated = _in_simulated_time([each for each in _SIMULATED if not quick or each[0] <= 1000], say)
    size = _measure("memory", runs=2000 if quick else 10_000)["bytes"]
    return f"""\
Real requests over loopback, singly, at most {_RATE:.0f} a second with the scheduler; the runs end 10 to 30 s after the
first request, and the timeout is {_TIMEOUT:.0f} s:

{loopback[0]}

Simulated time: 40 % of the runs take half a minute (median) without counts, 40 % five minutes and 20 % forty minutes
with counts; a request takes 50 ms. CPU includes the simulated vendor.

{simulated[0]}

Beside its `Run`, the scheduler keeps {size:,.0f} bytes for each run.

{chr(10).join(f"* {aim}" for aim in (*loopback[1], *simulated[1], _aim("bytes per run", size, _MOST_BYTES)))}"""


def _on_loopback(sizes: list[int], say: Callable[[str], None]) -> tuple[str, list[str]]:
    lines = [["runs", "", "requests", "requests/s", "CPU per request", "ended after", "peak memory"]]
    cpu: dict[int, float] = {}
    for runs in sizes:
        for scheduler in (True, False):
            say(f"fleet: {runs} runs on loopback, {'scheduler' if scheduler else 'timers'}")
            with _server() as port:
                got = _measure("loopback", port=port, runs=runs, rate=_RATE, timeout=_TIMEOUT, scheduler=scheduler)
            if scheduler:
                cpu[runs] = got["cpu"]
            lines.append(
                [
                    f"{runs:,}",
                    "scheduler" if scheduler else _WAYS["timers"],
                    f"{got['requests']:,.0f}",
                    f"{got['requests'] / got['lasted']:.0f}",
                    f"{got['cpu'] * 1000:.2f} ms",
                    f"{got['lasted']:.1f} s",
                    f"{got['memory']:.0f} MB",
                ]
            )
    aims = [_aim(f"times the CPU per request at {runs:,} runs", cpu[runs] / cpu[100], _MOST_CPU) for runs in sizes[1:]]
    return markers.table(lines, numbers=True), aims


def _in_simulated_time(sizes: list[tuple[int, int]], say: Callable[[str], None]) -> tuple[str, list[str]]:
    lines = [["runs", "requests/s", "", "requests per run", "late, s", "95 %", "CPU per request", "peak memory"]]
    aims: list[str] = []
    for runs, rate in sizes:
        for way, name in _WAYS.items():
            say(f"fleet: {runs} runs in simulated time, {name}")
            got = _measure("simulated", runs=runs, rate=rate, way=way)
            lines.append(
                [
                    f"{runs:,}",
                    f"{rate}",
                    name,
                    f"{got['requests']:.1f}",
                    f"{got['mean']:.1f}",
                    f"{got['high']:.1f}",
                    f"{got['cpu'] * 1000:.2f} ms",
                    f"{got['memory']:.0f} MB",
                ]
            )
            if runs == 10_000 and way in _MOST_LATE:
                aims.append(_aim(f"seconds late on average ({name})", got["mean"], _MOST_LATE[way]))
    return markers.table(lines, numbers=True), aims


def _aim(what: str, value: float, most: float) -> str:
    return f"{'reached' if value <= most else '**missed**'}: {value:,.3g} {what}, at most {most:,.3g}"


def _measure(measure: str, **order: Any) -> dict[str, float]:
    """One measurement in a process of its own.

    Raises:
        WorkerFailed: If there is none.
    """
    done = subprocess.run(
        [sys.executable, "-m", "scripts._lab.bench.fleet_worker", json.dumps({"measure": measure, **order})],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=clean_environment([ROOT]),
        check=False,
    )
    if done.returncode:
        raise WorkerFailed(f"fleet: {done.stderr.strip().splitlines()[-1:]}")
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


@contextmanager
def _server() -> Generator[int]:
    """The port of a server in another process."""
    with subprocess.Popen(
        [sys.executable, "-m", "scripts._lab.bench.fleet_server"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=clean_environment([ROOT]),
    ) as process:
        try:
            if process.stdout is None:
                raise WorkerFailed("fleet: the server has no output")
            yield int(process.stdout.readline())
        finally:
            process.kill()
