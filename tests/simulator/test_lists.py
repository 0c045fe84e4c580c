"""Lists of runs of all vendors that have one."""

from __future__ import annotations

from typing import Any

import pytest

from runstate.simulator import Simulator
from runstate_simulator.timeline import SimulatedRun, Snapshot
from tests.simulator.support import call

LISTS: dict[str, tuple[str, dict[str, Any]]] = {
    "adobe-sensei": ("list_experiment_runs", {"path": {"experimentId": "E"}, "query": {"limit": 10}}),
    "retab": ("list_experiment_runs", {"query": {"limit": 10}}),
    "datadog-model-lab": ("list_model_lab_runs", {"query": {"page[size]": 10}}),
    "scorecard": ("list_runs", {"path": {"projectId": "314"}, "query": {"limit": 10}}),
    "mlflow": ("search_runs", {"body": {"experiment_ids": ["1"], "max_results": 10}}),
}
"""The list of each vendor, and a request for a page of ten runs."""


@pytest.mark.parametrize("slug", LISTS)
def test_a_page_looks_at_its_own_runs_only(simulator: Simulator, monkeypatch: pytest.MonkeyPatch, slug: str) -> None:
    """So it costs the same however many runs there are."""
    for number in range(200):
        simulator.start(slug, run_id=f"E/{number}" if slug == "adobe-sensei" else None)
    looked: list[SimulatedRun] = []
    at = SimulatedRun.at

    def counted(run: SimulatedRun, monotonic: float) -> Snapshot:
        looked.append(run)
        return at(run, monotonic)

    monkeypatch.setattr(SimulatedRun, "at", counted)
    operation, request = LISTS[slug]
    response = call(simulator, slug, operation, **request)
    assert response.status_code == 200
    assert 10 <= len({run.number for run in looked}) <= 11
