"""The pytest plugin: a simulator for each test, a clock that tests move, and parameters from scenarios and faults.

pytest loads this module in every run. So it imports nothing else before a test asks for a fixture.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from runstate.reference import RunRef

    from .faults.plan import Entry, FaultPlan
    from .run_clock import RunClock
    from .simulator import Simulator

_SCENARIO, _FAULT = "_runstate_scenario", "_runstate_fault"
"""The fixtures that the markers give values to."""


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known."""
    config.addinivalue_line(
        "markers",
        "runstate_scenarios(*vendors, only=(), seconds=8): run the test once for each scenario of these vendors, or of "
        "all; see the fixtures simulated_run and run_scenario",
    )
    config.addinivalue_line(
        "markers",
        "runstate_faults(*faults, vendor=, after=, times=, share=, operation=, takes_effect=): run the test once for "
        "each of these faults, or for all that do not hang; see the fixture run_fault",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test that has a marker its parameters."""
    _parametrize(metafunc, "runstate_scenarios", _SCENARIO, _scenarios)
    _parametrize(metafunc, "runstate_faults", _FAULT, _faults)


def _parametrize(metafunc: pytest.Metafunc, marker: str, fixture: str, values: Callable[..., list[object]]) -> None:
    mark = metafunc.definition.get_closest_marker(marker)
    if mark is None:
        return
    if fixture not in metafunc.fixturenames:
        raise pytest.Collector.CollectError(f"{marker}: {metafunc.definition.name} must use the fixture simulator")
    from runstate.errors import ConfigurationError  # noqa: PLC0415 -- see above

    try:
        metafunc.parametrize(fixture, values(*mark.args, **mark.kwargs), indirect=True)
    except (ConfigurationError, TypeError) as error:
        raise pytest.Collector.CollectError(f"{marker}: {error}") from None


def _scenarios(*vendors: str, only: str | tuple[str, ...] = (), seconds: float = 8.0) -> list[object]:
    from runstate.errors import ConfigurationError  # noqa: PLC0415 -- see above
    from runstate.reference import vendor_info  # noqa: PLC0415 -- see above

    from .scenarios import SCENARIOS, SIMULATED  # noqa: PLC0415 -- see above

    names = (only,) if isinstance(only, str) else only
    if unknown := [name for name in names if name not in SCENARIOS]:
        raise ConfigurationError(f"there is no scenario {unknown[0]!r}: choose from {', '.join(SCENARIOS)}")
    return [
        pytest.param((slug, scenario, seconds), id=f"{slug}-{scenario}")
        for slug in dict.fromkeys(vendor_info(vendor).slug for vendor in vendors or SIMULATED)
        for scenario in SCENARIOS
        if slug in SCENARIOS[scenario].vendors and scenario in (names or SCENARIOS)
    ]


def _faults(*faults: str, **entry: Any) -> list[object]:
    from .faults.catalogue import FAULTS  # noqa: PLC0415 -- see above
    from .faults.plan import Entry  # noqa: PLC0415 -- see above

    names = faults or [name for name, fault in FAULTS.items() if not fault.hangs]
    return [pytest.param(Entry(name, **entry), id=name) for name in names]


@pytest.fixture(name=_SCENARIO)
def scenario_of_marker(request: pytest.FixtureRequest) -> tuple[str, str, float] | None:
    """What the marker `runstate_scenarios` says: vendor, scenario, seconds."""
    return getattr(request, "param", None)


@pytest.fixture(name=_FAULT)
def fault_of_marker(request: pytest.FixtureRequest) -> Entry | None:
    """What the marker `runstate_faults` says."""
    return getattr(request, "param", None)


@pytest.fixture
def run_clock(monkeypatch: pytest.MonkeyPatch) -> RunClock:
    """A clock that moves when something sleeps, or when the test says `run_clock.advance(seconds)`.

    Each client in this process and the simulator go by it, unless they were given another clock.
    """
    from runstate.clock import SystemClock  # noqa: PLC0415 -- see above

    from .run_clock import RunClock  # noqa: PLC0415 -- see above

    clock = RunClock()
    # Not the `clock` of single clients: the code under test makes clients of its own.
    for name in ("monotonic", "now", "sleep", "asleep"):
        monkeypatch.setattr(SystemClock, name, getattr(clock, name))
    return clock


@pytest.fixture
def simulator_faults(_runstate_fault: Entry | None) -> FaultPlan:
    """The plan of the faults that `simulator` plays: none, or the one of the marker `runstate_faults`."""
    from .faults.plan import FaultPlan  # noqa: PLC0415 -- see above

    return FaultPlan([_runstate_fault] if _runstate_fault else [])


@pytest.fixture
def _runstate_served(
    request: pytest.FixtureRequest,
    simulator_faults: FaultPlan,
    _runstate_scenario: tuple[str, str, float] | None,
) -> Iterator[tuple[Simulator, str]]:
    if "run_clock" in request.fixturenames:
        request.getfixturevalue("run_clock")  # before any run begins
    from .server import serve  # noqa: PLC0415 -- see above
    from .simulator import Simulator  # noqa: PLC0415 -- see above

    simulator = Simulator()
    if _runstate_scenario:
        simulator.on_start(*_runstate_scenario)
    with serve(simulator, faults=simulator_faults) as root:
        yield simulator, root


@pytest.fixture
def simulator_url(_runstate_served: tuple[Simulator, str]) -> str:
    """The root URL of `simulator`, as `http://127.0.0.1:49152`; see `Simulator.base_url`."""
    return _runstate_served[1]


@pytest.fixture
def simulator_env(
    _runstate_served: tuple[Simulator, str], simulator_url: str, monkeypatch: pytest.MonkeyPatch
) -> Mapping[str, str]:
    """The environment variables that point each client at `simulator`. They are set while the test runs.

    A vendor's other variables, such as another way to authenticate, are not.
    """
    from runstate.catalog import VENDORS  # noqa: PLC0415 -- see above

    variables = _runstate_served[0].environment(simulator_url)
    for info in VENDORS.values():
        credentials = (item.env for way in info.credentials for item in way if item.env)
        for name in (*info.base_url_env, *credentials):
            if name in os.environ and name not in variables:
                monkeypatch.delenv(name)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return variables


@pytest.fixture
def simulator(_runstate_served: tuple[Simulator, str], simulator_env: Mapping[str, str]) -> Simulator:
    """A `runstate.simulator.Simulator` of this test alone, on a port of this machine, which each client reaches.

    It goes by `run_clock` in a test that uses that fixture, else by the machine's clock.
    """
    del simulator_env  # which is set
    return _runstate_served[0]


@pytest.fixture
def run_scenario(_runstate_scenario: tuple[str, str, float] | None) -> tuple[str, str]:
    """The vendor's slug and the scenario that the marker `runstate_scenarios` has chosen for this test.

    The runs that the test starts over HTTP at this vendor go through the scenario, too.
    """
    if _runstate_scenario is None:
        raise pytest.UsageError("mark the test with @pytest.mark.runstate_scenarios")
    return _runstate_scenario[:2]


@pytest.fixture
def simulated_run(
    simulator: Simulator, run_scenario: tuple[str, str], _runstate_scenario: tuple[str, str, float]
) -> RunRef:
    """The reference of a run that has just begun, of the vendor and with the scenario of `run_scenario`."""
    *_, seconds = _runstate_scenario
    return simulator.start(*run_scenario, seconds=seconds)


@pytest.fixture
def run_fault(_runstate_fault: Entry | None) -> str:
    """The fault that the marker `runstate_faults` has chosen for this test. `simulator` plays it."""
    if _runstate_fault is None:
        raise pytest.UsageError("mark the test with @pytest.mark.runstate_faults")
    return _runstate_fault.fault
