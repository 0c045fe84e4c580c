"""The pytest plugin, in pytest runs of its own."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

import anyio
import pytest
from _pytest.pytester import Pytester, RunResult

import runstate
import runstate.simulator
import runstate_simulator
from runstate import VENDORS
from runstate.simulator import FAULTS, SCENARIOS, RunClock, Simulator, serve
from tests.support.vendors import ROOT

pytest_plugins = "pytester"

LEFT_OUT = ("cacheprovider", "hypothesispytest", "schemathesis", "pytest_cov")
HEAD = """
import asyncio, os
import anyio, pytest, runstate
from runstate.simulator import FaultPlan, RunClock, Simulator
"""


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:  # pyright: ignore[reportUnusedFunction]  # used by name
    """Load what the tests load: pytester forgets modules after each run, and then there were two of each class."""
    simulator = Simulator()
    with serve(simulator) as root, pytest.MonkeyPatch.context() as environment:
        for name, value in simulator.environment(root).items():
            environment.setenv(name, value)
        refs = [simulator.start(vendor, seconds=1) for vendor in ("retab", "mlflow")]
        http: runstate.HttpOptions = {"clock": RunClock()}
        assert runstate.get(refs[0], http=http)
        assert runstate.get(refs, http=http)
        for backend in ("asyncio", "trio"):
            anyio.run(partial(runstate.get_async, refs[0], http=http), backend=backend)


def run(pytester: Pytester, tests: str, *options: str, asynchronous: bool = False) -> RunResult:
    """The result of a module of tests."""
    pytester.makepyfile(HEAD + tests)
    left_out = [f"-pno:{name}" for name in (*LEFT_OUT, *(() if asynchronous else ("asyncio",)))]
    return pytester.runpytest_inprocess("--strict-markers", "-Werror", *left_out, *options)


def collected(pytester: Pytester, tests: str) -> list[str]:
    """The ids of the parametrized tests of a module."""
    result = run(pytester, tests, "--collect-only", "-q")
    return [line.partition("[")[2].removesuffix("]") for line in result.outlines if "[" in line]


def test_each_test_has_its_own_simulator(pytester: Pytester) -> None:
    """Runs, requests and faults of another test are not there; the environment is as before."""
    result = run(
        pytester,
        """
def test_before():
    assert "RUNSTATE_RETAB_BASE_URL" not in os.environ and "RETAB_API_KEY" not in os.environ

@pytest.mark.parametrize("time", range(2))
def test_runs(simulator: Simulator, simulator_faults: FaultPlan, run_clock: RunClock, time: int):
    assert simulator.requests == [] and run_clock.elapsed == 0
    ref = simulator.start("retab", seconds=3600)
    simulator_faults.play("reset-in-body")
    assert str(ref) == "retab:exprun_1"
    with runstate.Retab() as retab:
        assert retab.wait(*ref.ids).ok
    assert 3600 <= run_clock.elapsed < 3700
    assert [played.fault for played in simulator_faults.played] == ["reset-in-body"]

test_after = test_before
""",
    )
    result.assert_outcomes(passed=4)


def test_clients_of_all_kinds(pytester: Pytester) -> None:
    """One run and several, synchronous and under asyncio and trio, by anyio's plugin and by pytest-asyncio."""
    pytester.makeini("[pytest]\nasyncio_default_fixture_loop_scope = function")
    result = run(
        pytester,
        """
def test_several(simulator: Simulator, run_clock: RunClock):
    refs = [simulator.start(vendor, seconds=600) for vendor in ("retab", "retab", "mlflow")]
    assert all(runstate.wait(refs))
    assert 600 <= run_clock.elapsed < 900

@pytest.mark.anyio
async def test_anyio(run_clock: RunClock, simulator: Simulator):
    assert await runstate.wait_async(simulator.start("retab", seconds=600))
    assert 600 <= run_clock.elapsed < 900

@pytest.mark.asyncio
async def test_asyncio(simulator: Simulator, run_clock: RunClock):
    refs = [simulator.start("retab", seconds=600) for _ in range(3)]
    assert all(await asyncio.gather(*map(runstate.wait_async, refs)))
    assert 600 <= run_clock.elapsed < 900

@pytest.mark.anyio
async def test_held(simulator: Simulator, run_clock: RunClock):
    ref = simulator.start("retab", seconds=600)
    with run_clock.held():
        async with anyio.create_task_group() as group:
            group.start_soon(runstate.wait_async, ref)
            await run_clock.asettle()
            assert len(simulator.requests) == 1
            run_clock.advance(600)
    assert len(simulator.requests) == 2
""",
        asynchronous=True,
    )
    result.assert_outcomes(passed=6)


def test_in_parallel(pytester: Pytester) -> None:
    """The workers of pytest-xdist collect the same tests, and have a simulator each."""
    result = run(
        pytester,
        """
@pytest.mark.runstate_scenarios("retab", "mlflow", only=("completes", "fails"))
def test_ends(simulated_run: runstate.RunRef, run_scenario: tuple[str, str], run_clock: RunClock):
    assert runstate.wait(simulated_run).ok == (run_scenario[1] == "completes")
""",
        "-n2",
    )
    result.assert_outcomes(passed=4)


def test_the_clock_comes_before_the_runs(pytester: Pytester) -> None:
    """Even if a fixture starts one before the clock's turn; what uses the machine's clock gets the time back."""
    result = run(
        pytester,
        """
import time

@pytest.fixture
def started(simulator: Simulator) -> runstate.RunRef:
    return simulator.start("retab", seconds=600)

def test_order(started: runstate.RunRef, run_clock: RunClock):
    run_clock.advance(600)
    assert runstate.has_finished(runstate.get(started))
    assert runstate.SystemClock().monotonic() == 600

def test_without(started: runstate.RunRef):
    assert not runstate.has_finished(runstate.get(started))
    assert abs(runstate.SystemClock().monotonic() - time.monotonic()) < 60
""",
    )
    result.assert_outcomes(passed=2)


def test_the_environment(pytester: Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """What else the machine's environment has, such as a real account or a proxy, does not count."""
    monkeypatch.setenv("MLFLOW_TRACKING_TOKEN", "somebody")
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "https://mlflow.example")
    monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
    result = run(
        pytester,
        """
@pytest.mark.usefixtures("simulator_env")
def test_unknown():
    with pytest.raises(runstate.RunNotFound):
        runstate.get("mlflow:" + "0" * 32)

def test_variables(simulator_env, simulator_url: str, simulator: Simulator):
    assert not {"MLFLOW_TRACKING_TOKEN", "MLFLOW_TRACKING_URI"} & os.environ.keys()
    assert simulator_env["RUNSTATE_RETAB_BASE_URL"] == simulator.base_url("retab", simulator_url)
    assert simulator_env.items() <= os.environ.items()
    ref = simulator.start("mlflow")
    with runstate.MLflow() as mlflow:
        assert mlflow.get(*ref.ids).ref == ref
""",
    )
    result.assert_outcomes(passed=2)


def test_programs_reach_it(pytester: Pytester) -> None:
    """The command line in a process of its own, which sees the time that the test has made."""
    result = run(
        pytester,
        """
import subprocess, sys

def test_command(simulator: Simulator, run_clock: RunClock):
    ref = simulator.start("retab", "fails", seconds=600)
    run_clock.advance(600)
    done = subprocess.run([sys.executable, "-m", "runstate", "wait", str(ref)], capture_output=True)
    assert done.returncode == 1, done
""",
    )
    result.assert_outcomes(passed=1)


def test_scenarios(pytester: Pytester) -> None:
    """Those of some vendors or of all, or some of them; a function's marker goes before its class's."""
    every = [f"{slug}-{name}" for slug in VENDORS for name, each in SCENARIOS.items() if slug in each.vendors]
    assert collected(pytester, "@pytest.mark.runstate_scenarios\ndef test_it(simulator): pass") == every
    ids = collected(pytester, "@pytest.mark.runstate_scenarios('retab', 'retab')\ndef test_it(simulated_run): pass")
    assert ids == [name for name in every if name.startswith("retab-")]
    ids = collected(
        pytester,
        """
@pytest.mark.runstate_scenarios("retab")
class TestIt:
    @pytest.mark.runstate_scenarios("mlflow", "scorecard", only="completes")
    @pytest.mark.runstate_faults("html", "status-500")
    def test_it(self, run_scenario, run_fault): pass
""",
    )
    assert sorted(ids) == sorted(
        f"{vendor}-completes-{fault}" for vendor in ("mlflow", "scorecard") for fault in ("html", "status-500")
    )


def test_runs_that_the_code_starts(pytester: Pytester) -> None:
    """They go through the scenario of the marker, too, in the time that it says."""
    result = run(
        pytester,
        """
@pytest.mark.runstate_scenarios("mlflow", only="fails", seconds=600)
def test_start(simulator: Simulator, run_scenario: tuple[str, str], run_clock: RunClock):
    assert run_scenario == ("mlflow", "fails")
    with runstate.MLflow() as mlflow:
        started = mlflow.start("0")
        run = mlflow.wait(started)
    assert run.lifecycle.status == "failed"
    assert run_clock.elapsed > 100
""",
    )
    result.assert_outcomes(passed=1)


def test_faults(pytester: Pytester) -> None:
    """Some, or all that do not hang; the keywords of an entry of a plan count."""
    endless = {name for name, fault in FAULTS.items() if fault.hangs}
    ids = collected(pytester, "@pytest.mark.runstate_faults()\ndef test_it(simulator): pass")
    assert ids == [name for name in FAULTS if name not in endless]
    result = run(
        pytester,
        """
@pytest.mark.runstate_faults("status-503", "reset-in-body", vendor="retab", after=1, times=2)
def test_fault(simulator: Simulator, simulator_faults: FaultPlan, run_fault: str, run_clock: RunClock):
    assert runstate.wait(simulator.start("mlflow", seconds=1))
    assert runstate.wait(simulator.start("retab", seconds=600))
    assert [(played.fault, played.vendor) for played in simulator_faults.played] == [(run_fault, "retab")] * 2
""",
    )
    result.assert_outcomes(passed=2)


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        ("runstate_scenarios('retap')", "runstate_scenarios: *did you mean*retab*"),
        (
            "runstate_scenarios(only='fail')",
            "runstate_scenarios: there is no scenario 'fail': choose from completes, *",
        ),
        ("runstate_scenarios(first=1)", "runstate_scenarios: *unexpected keyword argument 'first'"),
        ("runstate_faults('htlm')", "runstate_faults: there is no fault 'htlm': did you mean html*"),
        ("runstate_faults('html', often=2)", "runstate_faults: *unexpected keyword argument 'often'"),
    ],
)
def test_a_marker_that_is_wrong(pytester: Pytester, marker: str, said: str) -> None:
    """The test is not collected, and one line says why."""
    result = run(pytester, f"@pytest.mark.{marker}\ndef test_it(simulator): pass")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([said])


def test_a_marker_or_a_fixture_alone(pytester: Pytester) -> None:
    """A marker without a simulator, and a fixture without its marker."""
    result = run(pytester, "@pytest.mark.runstate_faults('html')\ndef test_it(): pass")
    result.stdout.fnmatch_lines(["runstate_faults: test_it must use the fixture simulator"])
    result = run(pytester, "def test_1(simulated_run): pass\ndef test_2(run_fault): pass")
    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines_random(
        ["*mark the test with @pytest.mark.runstate_scenarios", "*mark the test with @pytest.mark.runstate_faults"]
    )


UNUSED = """
import sys
import pytest
before = set(sys.modules)
import runstate_simulator.pytest_plugin
print(*sorted(set(sys.modules) - before))
"""


def test_it_loads_nothing_unless_it_is_used() -> None:
    """Neither runstate nor what the simulator needs: every pytest run on the machine loads the plugin."""
    done = subprocess.run([sys.executable, "-c", UNUSED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["runstate_simulator", "runstate_simulator.pytest_plugin"]


def test_every_public_name_is_loaded_on_first_use() -> None:
    """From its own module; other names are missing as usual."""
    for name in runstate_simulator.__all__:
        assert getattr(runstate_simulator, name) is getattr(runstate.simulator, name)
    assert set(runstate_simulator.__all__) == set(runstate.simulator.__all__) <= set(dir(runstate_simulator))
    with pytest.raises(AttributeError, match="has no attribute 'Simulater'"):
        _ = runstate_simulator.Simulater


def test_the_fixtures_say_what_they_are(pytester: Pytester) -> None:
    """As `pytest --fixtures` and `pytest --markers` show it."""
    result = run(pytester, "", "--fixtures")
    shown = "\n".join(result.outlines)
    for name in ("simulator", "simulator_env", "simulator_url", "simulator_faults", "run_clock", "simulated_run"):
        assert f"{name} -- " in shown
    assert "_runstate" not in shown
    result = run(pytester, "", "--markers")
    result.stdout.fnmatch_lines(["@pytest.mark.runstate_scenarios(*", "@pytest.mark.runstate_faults(*"])
