"""Every scenario of every vendor, from its first moment to its last."""

from __future__ import annotations

import pytest

from runstate.errors import ConfigurationError
from runstate.simulator import SCENARIOS, Simulator
from runstate_simulator.scenarios import SIMULATED
from tests.simulator.support import check, get, state
from tests.support.clock import FakeClock
from tests.vendors import ALL

STATES = {(vendor, name): [*words] for vendor, each in ALL.items() for name, words in each.scenarios.items()}


@pytest.mark.parametrize(("vendor", "scenario"), STATES)
def test_every_moment_of_a_run_is_what_the_contract_says(
    simulator: Simulator, clock: FakeClock, vendor: str, scenario: str
) -> None:
    """A run passes through its states in order, ends with its script, and every body follows the contract."""
    ref = simulator.start(vendor, scenario, seconds=8)
    seen: list[str] = []
    for tick in range(42):
        clock.elapsed = tick * 0.2
        response = get(simulator, ref)
        assert response.status_code == 200
        word = state(vendor, check(vendor, response))
        if not seen or word != seen[-1]:
            assert len(seen) < len(STATES[vendor, scenario]) - 1 or tick == 40, "ended with the script"
            seen.append(word)
    assert seen == STATES[vendor, scenario]


@pytest.mark.parametrize(("vendor", "scenario"), STATES)
def test_the_same_clock_gives_the_same_bodies(vendor: str, scenario: str) -> None:
    """Two simulators whose clocks agree give the same responses, ids included."""
    answers: list[list[tuple[bytes, dict[str, str]]]] = []
    for _ in range(2):
        clock = FakeClock()
        simulator = Simulator(clock=clock)
        simulator.start(vendor, scenario)
        ref = simulator.start(vendor, scenario)
        answers.append([])
        for passed in (0.0, 3.3, 7.9, 9.0):
            clock.elapsed = passed
            response = get(simulator, ref)
            answers[-1].append((response.content, dict(response.headers)))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("vendor", SIMULATED)
def test_runs_know_nothing_of_each_other(simulator: Simulator, clock: FakeClock, vendor: str) -> None:
    """A run that starts later is behind one that started earlier, and has another id."""
    early = simulator.start(vendor)
    clock.elapsed = 8.0
    late = simulator.start(vendor)
    assert early != late
    assert state(vendor, get(simulator, early).json()) == STATES[vendor, "completes"][-1]
    assert state(vendor, get(simulator, late).json()) == STATES[vendor, "completes"][0]


@pytest.mark.parametrize("vendor", SIMULATED)
def test_speed_shortens_the_script(clock: FakeClock, vendor: str) -> None:
    """At speed 4 a script of 8 seconds takes 2."""
    simulator = Simulator(clock=clock, speed=4)
    ref = simulator.start(vendor, seconds=8)
    clock.elapsed = 1.999
    assert state(vendor, get(simulator, ref).json()) == STATES[vendor, "completes"][-2]
    clock.elapsed = 2.0
    assert state(vendor, get(simulator, ref).json()) == STATES[vendor, "completes"][-1]


def test_the_scenarios_say_which_vendors_have_them() -> None:
    """SCENARIOS lists exactly the scripts of the vendors."""
    assert {(vendor, name) for name, scenario in SCENARIOS.items() for vendor in scenario.vendors} == set(STATES)
    assert all(scenario.description for scenario in SCENARIOS.values())


def test_a_scenario_that_the_vendor_does_not_have_is_refused(simulator: Simulator) -> None:
    """The error lists those that it has."""
    with pytest.raises(ConfigurationError, match="'fails': choose one of completes, blocks, unknown"):
        simulator.start("scorecard", "fails")
