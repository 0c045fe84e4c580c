"""`simulate` with faults."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from runstate.cli import simulate
from runstate.simulator import FAULTS
from tests.overlay.cli.command import Call, Result


def test_the_faults_are_listed(runstate: Call) -> None:
    """Each fault has a description."""
    result = runstate("simulate", "--list-faults")

    assert (result.status, result.err) == (0, "")
    listed = dict(re.findall(r"^  (\S+) {2,}(\S.*)$", result.out, re.MULTILINE))
    assert listed == {name: fault.description for name, fault in FAULTS.items()}


@pytest.fixture
def while_serving(
    runstate: Call, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[Path, Callable[[], object]], str]:
    """Run `simulate` with a plan, and a function until it is interrupted. Returns its output."""

    def serve(plan: Path, act: Callable[[], object]) -> str:
        told: list[str] = []

        def until_interrupted() -> None:
            told.append(capsys.readouterr().out)
            for name, value in re.findall(r"^\s*export (\w+)=(.*)$", told[0], re.MULTILINE):
                monkeypatch.setenv(name, value)
            act()

        monkeypatch.setattr(simulate, "_until_interrupted", until_interrupted)
        assert runstate("simulate", "--port", "0", "--faults", str(plan)).status == 0
        return told[0]

    return serve


@pytest.mark.shows_keys("the simulator's own, made up, for whoever is to use it")
def test_a_plan_is_played(
    while_serving: Callable[[Path, Callable[[], object]], str], runstate: Call, tmp_path: Path
) -> None:
    """Responses are faulty as in the plan, and the output names the plan."""
    plan = tmp_path / "plan.yaml"
    plan.write_text("- fault: html\n- fault: status-404\n  vendor: retab\n")
    results: list[Result] = []

    told = while_serving(plan, lambda: results.extend(runstate("get", "retab:exprun_2") for _ in range(3)))

    assert f"The plan {plan} decides which requests get a faulty response." in told
    assert [result.status for result in results] == [4, 4, 0]
    assert "not JSON but text/html" in results[0].err
    assert "answered 404" in results[1].err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read: No such file or directory"),
        ("- fault: htlm\n", "entry 1: there is no fault 'htlm': did you mean html"),
        ("- fault: html\n  when: now\n", "entry 1: 'when' is unknown"),
        ("- [", "is not YAML, line "),
    ],
)
def test_a_bad_plan_is_usage(runstate: Call, tmp_path: Path, text: str | None, said: str) -> None:
    """A bad plan is reported in one line before the server starts."""
    plan = tmp_path / "plan.yaml"
    if text is not None:
        plan.write_text(text)

    result = runstate("simulate", "--port", "0", "--faults", str(plan))

    assert (result.status, result.out) == (2, "")
    assert said in result.complaint
