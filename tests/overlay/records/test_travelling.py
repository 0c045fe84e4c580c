"""A run is the same as JSON, on the command line, pickled and copied."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest

import runstate
from runstate import Run
from runstate.simulator import Simulator, serve
from tests.overlay.cli.command import call
from tests.overlay.decode.test_json_form import RUNS


@pytest.mark.parametrize("raw", [False, True])
def test_the_command_line_writes_the_same_json(
    raw: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--json` is `to_dict(raw=False)`, with `--raw` it is `to_dict()`; `from_dict` reads both."""
    simulator = Simulator()
    with serve(simulator) as root:
        for name, value in simulator.environment(root).items():
            monkeypatch.setenv(name, value)
        for vendor in runstate.VENDORS:
            ref = simulator.start(vendor, seconds=0.001)
            run = runstate.wait(ref, interval=0.01)
            (line,) = call(capsys, monkeypatch, ("get", "--json", *(["--raw"] if raw else []), str(ref))).lines

            printed, own = json.loads(line), run.to_dict(raw=raw)
            assert {**printed, "fetched_at": None} == {**own, "fetched_at": None}
            assert [*printed] == [*own]
            assert runstate.from_dict(printed) == runstate.from_dict(own)


@pytest.mark.parametrize("run", RUNS, ids=[f"{run.ref}-{run.status}" for run in RUNS])
def test_copies_are_equal(run: Run[Any]) -> None:
    """Shallow, deep and pickled, with their typed models."""
    for again in (copy.copy(run), copy.deepcopy(run), pickle.loads(pickle.dumps(run))):  # noqa: S301 -- our own
        assert again == run
        assert (type(again), type(again.raw), again.fetched_at) == (type(run), type(run.raw), run.fetched_at)
        assert again.to_dict() == run.to_dict()
