"""A small soak finds nothing, and a soak would find what it is for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scripts._lab.soak.fleet import Outcome, Plan, expensive
from scripts._lab.soak.trouble import Met

ROOT = Path(__file__).resolve().parents[3]
PLAN = Plan("retab", "fails", begins=0.0, length=100.0)
BLIND = Plan("mlflow", "fails", begins=0.0, length=100.0)


def good(plan: Plan = PLAN, *, requests: int = 12, faults: int = 0) -> Outcome:
    """What a watcher of a run of 100 s should bring home."""
    return Outcome(plan, ends=["failed"], late=4.0, watched=104.0, met=Met(requests, faults))


def test_a_small_fleet_comes_home() -> None:
    """Every vendor and scenario, through faults and the outage."""
    done = subprocess.run(
        [sys.executable, "scripts/soak", "--runs", "80", "--passes", "1", "--seed", "7"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "0 findings." in done.stdout


def test_what_is_well_is_no_finding() -> None:
    """One end, on time, at a fair price."""
    assert good().findings() == []
    assert expensive([good()]) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ends": []}, "reported no end instead of failed once"),
        ({"ends": ["completed"]}, "instead of failed once"),
        ({"ends": ["failed", "failed"]}, "instead of failed once"),
        ({"late": -1.0}, "1 s before it ended"),
        ({"late": 140.0}, "140 s late although nothing had gone wrong"),
        ({"met": Met(requests=200)}, "took 200 requests where"),
        ({"error": "PollingFailed: x"}, "ended with PollingFailed"),
    ],
)
def test_what_is_not_well_is_one(change: dict[str, object], said: str) -> None:
    """Each by its name."""
    outcome = good()
    for name, value in change.items():
        setattr(outcome, name, value)
    (finding,) = outcome.findings()
    assert finding.startswith("retab fails of 100 s ")
    assert said in finding


def test_a_fault_excuses_a_request_and_a_delay() -> None:
    """But not more than one."""
    assert Outcome(BLIND, ["failed"], 140.0, 240.0, Met(requests=28, faults=2)).findings() == []
    assert Outcome(BLIND, ["failed"], 140.0, 240.0, Met(requests=29, faults=1)).findings() != []


def test_counting_may_not_cost_more_than_it_saves() -> None:
    """On the whole of a vendor's runs."""
    outcomes = [good(requests=12), good(requests=30)]
    assert [outcome.findings() for outcome in outcomes] == [[], []]
    assert expensive(outcomes) == ["retab took 42 requests in all, where blind pacing makes 36"]
