"""How Airflow copes with a large fleet: make bench-airflow.

All runs end at once when every task waits in the triggerer, which is the hardest moment for it.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import tempfile
import time
from pathlib import Path

from runstate.simulator import Simulator, serve
from tests.live.airflow.deployment import Deployment
from tests.live.airflow.simulated import connection
from tests.support.clock import FakeClock

PATIENCE = 1800.0
"""Seconds for each part."""


def main() -> None:
    """Print one figure in each line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--tasks", type=int, default=50, help="deferred tasks")
    parser.add_argument("--runs", type=int, default=2000, help="runs of each")
    parser.add_argument("--rate", type=float, default=200, help="requests per second for all of them")
    options = parser.parse_args()
    clock = FakeClock()
    simulator = Simulator(clock=clock, requests_kept=10_000_000)
    began = time.monotonic()
    refs = [str(simulator.start("retab", seconds=60)) for _ in range(options.tasks * options.runs)]
    print(f"{len(refs):,} runs made in {time.monotonic() - began:.1f} s", flush=True)
    with serve(simulator) as root, tempfile.TemporaryDirectory() as home:
        value = connection("retab", simulator.base_url("retab", root), options.rate)
        airflow = Deployment(Path(home), {"AIRFLOW_CONN_RETAB": value})
        try:
            airflow.start()
            _measure(airflow, simulator, clock, refs, options)
        finally:
            airflow.stop()


def _measure(
    airflow: Deployment, simulator: Simulator, clock: FakeClock, refs: list[str], options: argparse.Namespace
) -> None:
    triggerer = airflow.processes["triggerer"].pid
    before = _memory(triggerer)
    began = time.monotonic()
    run = airflow.run("fleet", refs=refs, size=options.runs)
    airflow.until(
        "all tasks are deferred",
        lambda: airflow.states("fleet", run, "wait") == ["deferred"] * options.tasks,
        PATIENCE,
    )
    print(f"{options.tasks} tasks deferred after {time.monotonic() - began:.1f} s", flush=True)
    waiting, began = len(simulator.requests), time.monotonic()
    clock.sleep(60)
    airflow.until(
        "all tasks have ended", lambda: airflow.states("fleet", run, "wait") == ["success"] * options.tasks, PATIENCE
    )
    print(f"all tasks ended {time.monotonic() - began:.1f} s after their runs")
    print(f"{len(simulator.requests):,} requests, {len(simulator.requests) - waiting:,} of them after the end")
    log = (airflow.home / "triggerer.log").read_text(encoding="utf-8", errors="replace")
    blocked = [float(seconds) for seconds in re.findall(r"thread was blocked for ([\d.]+) seconds", log)]
    print(f"event loop blocked {len(blocked)} times for more than 0.2 s, {max(blocked, default=0):.1f} s at most")
    print(f"triggerer: {_memory(triggerer)} MB at most, {before} MB before")
    with sqlite3.connect(airflow.home / "airflow.db") as database:
        (size,) = database.execute("SELECT sum(length(value)) FROM xcom WHERE task_id = 'wait'").fetchone()
    print(f"XCom: {size / 1e6:.1f} MB")


def _memory(session: int) -> str:
    """The most memory that each process of a session has had, in MB."""
    found: list[int] = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if int((process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[3]) == session:
                status = (process / "status").read_text(encoding="utf-8")
                found += [int(size) // 1024 for size in re.findall(r"VmHWM:\s+(\d+)", status)]
        except FileNotFoundError:  # it has just ended
            continue
    return " + ".join(map(str, sorted(found, reverse=True)))


if __name__ == "__main__":
    main()
