"""The ids of runs, new and given."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstate.catalog import VENDORS
from runstate.errors import ConfigurationError
from runstate.reference import RunRef
from runstate.simulator import Simulator
from tests.simulator.support import get
from tests.vendors import ALL

ids = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(lambda text: text not in {".", ".."})


@pytest.mark.parametrize("vendor", ALL)
def test_ids_look_like_the_vendors(simulator: Simulator, vendor: str) -> None:
    """Each has its vendor's form, and no two are the same."""
    refs = {str(simulator.start(vendor)) for _ in range(5)}
    assert len(refs) == 5
    assert all(re.fullmatch(f"{vendor}:{ALL[vendor].new_id}", ref) for ref in refs)


def test_an_id_that_is_taken_is_not_given_again(simulator: Simulator) -> None:
    """If a run already has the next id, the simulator chooses another."""
    simulator.start("retab", run_id="exprun_1")
    assert str(simulator.start("retab")) == "retab:exprun_2"
    with pytest.raises(ConfigurationError, match="retab:exprun_2 exists already"):
        simulator.start("retab", run_id="exprun_2")


@pytest.mark.parametrize(
    ("vendor", "run_id", "expected"),
    [
        ("retab", "a/b?c", ("a/b?c",)),
        ("ai21-maestro", "100%", ("100%",)),
        ("scorecard", "%2F", ("%2F",)),
        ("adobe-sensei", "EXP/a%2Fb%3Fc", ("EXP", "a/b?c")),
        ("retab", "line\nbreak", ("line\nbreak",)),
        ("retab", "größe #1+2", ("größe #1+2",)),
    ],
)
def test_ids_are_unescaped_segment_by_segment(
    simulator: Simulator, vendor: str, run_id: str, expected: tuple[str, ...]
) -> None:
    """A run is found by its id, sent as one escaped segment, whatever characters it contains."""
    ref = simulator.start(vendor, run_id=run_id)
    assert ref == RunRef(vendor, expected)
    response = get(simulator, ref)
    assert response.status_code == 200
    body = response.json()
    assert (body["experimentRunId"] if vendor == "adobe-sensei" else body["id"]) == expected[-1]


@settings(max_examples=50, deadline=None)
@given(ids)
def test_any_id_is_found(run_id: str) -> None:
    """Any string can be an id, except the empty one, `.` and `..`."""
    simulator = Simulator()
    ref = simulator.start("retab", run_id=run_id)
    assert get(simulator, ref).json()["id"] == run_id


@pytest.mark.parametrize(
    ("vendor", "run_id", "reason"),
    [
        ("retab", "", "'retab:' names no run"),
        ("retab", "..", "'..' is not a run id"),
        ("adobe-sensei", "RUN", "names a run by experiment_id and experiment_run_id"),
        ("adobe-sensei", "A/B/C", "names a run by experiment_id and experiment_run_id"),
        ("datadog-model-lab", "abc", "'abc' is not a number"),
        ("datadog-model-lab", "9" * 30, "is not a number"),
    ],
)
def test_ids_that_cannot_be_are_refused(simulator: Simulator, vendor: str, run_id: str, reason: str) -> None:
    """No run is created with an id that no request could have."""
    with pytest.raises(ConfigurationError, match=reason):
        simulator.start(vendor, run_id=run_id)


def test_a_run_belongs_to_its_vendor(simulator: Simulator) -> None:
    """The same id at another vendor is another run."""
    simulator.start("scorecard", run_id="7")
    assert get(simulator, RunRef("datadog-model-lab", ("7",))).status_code == 404
    assert set(VENDORS) >= {"scorecard", "datadog-model-lab"}
