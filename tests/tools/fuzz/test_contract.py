"""The simulator keeps the curated contracts: Schemathesis asks it what they document, and what they do not."""

from __future__ import annotations

import pytest
from schemathesis.core.failures import Failure

from runstate.simulator import Simulator
from runstate_simulator.scenarios import SIMULATED
from scripts._lab.fuzz.contract import (
    EXPLAINED,
    UNSEEN,
    ask,
    check,
    check_answer,
    check_error,
    check_others,
    documented_errors,
)
from tests.simulator.support import credentials
from tests.support.clock import FakeClock

REQUESTS, OTHERS = 15, 5


@pytest.mark.parametrize("slug", SIMULATED)
def test_simulator_keeps_the_contract(slug: str) -> None:
    """Positive and negative data, with and without credentials; of runs in every state, of none, and of nonsense."""
    outcome = check(slug, REQUESTS, seed=1)

    assert outcome.passed, outcome.report
    assert outcome.cases > REQUESTS
    assert outcome.statuses[200] > 5
    assert outcome.statuses[404] + outcome.statuses[400] > 0
    assert outcome.statuses[401] + outcome.statuses[403] > 0


@pytest.mark.parametrize("slug", [slug for slug, vendor in SIMULATED.items() if vendor.operations])
def test_simulator_keeps_the_contract_of_the_other_operations(slug: str) -> None:
    """Lists, starts, cancellations and what else there is, one by one and in stories of several."""
    outcome = check_others(slug, OTHERS, seed=1)

    assert outcome.passed, outcome.report
    assert outcome.cases > OTHERS
    assert sum(count for status, count in outcome.statuses.items() if status < 300) > 5
    assert outcome.statuses[401] + outcome.statuses[403] > 0


@pytest.mark.parametrize(("slug", "check_name"), [(slug, name) for slug, names in EXPLAINED.items() for name in names])
def test_check_that_is_left_out_would_fail(slug: str, check_name: str) -> None:
    """Else its reason is out of date."""
    outcome = ask(slug, ("--checks", check_name, "--phases", "coverage"))

    assert not outcome.passed
    assert outcome.report.count("- ST") == 1, outcome.report


@pytest.mark.parametrize(("slug", "scenario"), [(slug, name) for slug, names in UNSEEN.items() for name in names])
def test_scenario_that_is_left_out_would_fail(slug: str, scenario: str, clock: FakeClock) -> None:
    """Somewhere on its way, and for nothing but the reason given."""
    simulator = Simulator(clock=clock)
    ref = simulator.start(slug, scenario, seconds=100)
    found: set[type[Exception]] = set()
    for _ in range(20):
        try:
            check_answer(simulator, ref, credentials(simulator, slug))
        except* Failure as group:
            found |= {type(failure) for failure in group.exceptions}
        clock.elapsed += 5
    assert [kind.__name__ for kind in found] == ["DiscriminatorMismatch"]


@pytest.mark.parametrize(
    ("slug", "status"), [(slug, status) for slug in SIMULATED for status in documented_errors(slug)]
)
def test_documented_error_is_as_documented(slug: str, status: int) -> None:
    """Status, media type, headers and body."""
    check_error(slug, status)
