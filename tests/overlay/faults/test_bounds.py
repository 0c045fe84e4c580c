"""The memory that a bad response may take."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from runstate.simulator import FaultPlan, Simulator, serve
from tests.overlay.faults.arena import MODES
from tests.support.vendors import ROOT

LARGE = {
    "gzip-bomb": "DecodeError",
    "gzip-in-gzip-bomb": "DecodeError",
    "deflate-bomb": "DecodeError",
    "endless-chunks": "DecodeError",
    "endless-unframed-body": "DecodeError",
    "endless-headers": "TransportError",
    "huge-header": "TransportError",
    "chunk-size-endless": "TransportError",
    "endless-trailers": "TransportError",
    "error-endless-chunks": "ServerError",
    "error-gzip-bomb": "ServerError",
}
MOST = 32 * 1024 * 1024
"""Bytes by which a process may grow: the largest body by default has 8 MiB, and is there twice while it is put
together; the rest is slack for the allocator."""


@pytest.mark.parametrize("mode", MODES)
def test_no_answer_fills_the_memory(mode: str) -> None:
    """In a process of its own, after a good answer that has loaded everything."""
    simulator, plan = Simulator(), FaultPlan()
    simulator.start("retab", run_id="a")
    for fault in LARGE:
        plan.play(fault, after=1)
    with serve(simulator, faults=plan) as root:
        command = [sys.executable, "-m", "tests.overlay.faults.measured", mode, simulator.base_url("retab", root)]
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
        }
        done = subprocess.run(
            [*command, str(1 + len(LARGE))], check=True, capture_output=True, text=True, env=environment, timeout=60
        )
    ((first, _), *others) = json.loads(done.stdout)

    assert first == "run"
    assert dict(zip(LARGE, (name for name, _ in others), strict=True)) == LARGE
    assert {fault: grown for fault, (_, grown) in zip(LARGE, others, strict=True) if grown > MOST} == {}
