"""`simulate` and `demo`, which need no key."""

from __future__ import annotations

import json
import os
import re
import shlex
import urllib.request
from typing import TYPE_CHECKING

import pytest

from runstate.cli import simulate
from runstate.simulator import SCENARIOS
from runstate_simulator.scenarios import SIMULATED
from tests.overlay.cli.command import Result
from tests.vendors import ALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.overlay.cli.command import Call


SHOWS_KEYS = pytest.mark.shows_keys("the simulator's own, made up, for whoever is to use it")


def exported(text: str) -> dict[str, str]:
    """The variables that lines of shell commands set."""
    return dict(re.findall(r"^\s*export (\w+)=(.*)$", text, re.MULTILINE))


def test_env_is_for_eval(runstate: Call) -> None:
    """`--env` prints only the variables, as shell commands."""
    result = runstate("simulate", "--env", "--port", "9999", "--key", "it's $mine".replace(" ", "-"))

    variables = {name: shlex.split(value) for name, value in exported(result.out).items()}
    assert result.status == 0
    assert all(line.startswith("export ") for line in result.lines)
    assert variables["RETAB_API_KEY"] == ["it's-$mine"]
    assert variables["RUNSTATE_RETAB_BASE_URL"] == ["http://127.0.0.1:9999/retab"]
    for simulated in SIMULATED.values():
        wanted = {simulated.info.base_url_env[0], *(item.env for item in simulated.info.credentials[0])}
        assert wanted <= variables.keys()


@SHOWS_KEYS
def test_a_proxy_is_passed_by(runstate: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests to the simulator do not go through a proxy."""
    monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "intranet.example")

    assert exported(runstate("simulate", "--env").out)["no_proxy"] == "intranet.example,127.0.0.1"


@SHOWS_KEYS
@pytest.mark.parametrize(
    ("host", "root"),
    [("0.0.0.0", "http://127.0.0.1:9999"), ("::", "http://[::1]:9999"), ("localhost", "http://localhost:9999")],
)
def test_env_knows_where_a_host_is_found(runstate: Call, host: str, root: str) -> None:
    """The address to listen on may differ from the address for clients."""
    result = runstate("simulate", "--env", "--port", "9999", "--host", host)

    assert f"export RUNSTATE_RETAB_BASE_URL='{root}/retab'".replace("'", "") in result.out.replace("'", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--port", "99999"), "99999 is not a port"),
        (("--port", "0", "--env"), "--env needs the port"),
        (("--port", "x"), "Invalid value for '--port'"),
        (("--speed", "0"), "speed must be"),
        (("--speed", "nan"), "speed must be"),
        (("--key", ""), "key must be one word"),
        (("--host", "256.0.0.1", "--port", "0"), "cannot listen on 256.0.0.1"),
    ],
)
def test_what_cannot_be_served(runstate: Call, words: tuple[str, ...], said: str) -> None:
    """A bad option is a usage error in one line."""
    result = runstate("simulate", *words)

    assert result.status == 2
    assert said in result.complaint


@pytest.fixture
def while_serving(
    runstate: Call, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[Callable[[str], object]], Result]:
    """Run `simulate` on a free port, and a function on its output until it is interrupted."""

    def serve(act: Callable[[str], object]) -> Result:
        told: list[str] = []

        def until_interrupted() -> None:
            told.append(capsys.readouterr().out)
            for name, value in exported(told[0]).items():
                monkeypatch.setenv(name, value)
            act(told[0])

        # The only part that needs a person at a keyboard; a test with a process of its own presses Ctrl-C.
        monkeypatch.setattr(simulate, "_until_interrupted", until_interrupted)
        result = runstate("simulate", "--port", "0", "--speed", "100")
        return Result(result.status, told[0], result.err)

    return serve


@SHOWS_KEYS
def test_every_run_that_is_offered_is_there(
    while_serving: Callable[[Callable[[str], object]], Result], runstate: Call
) -> None:
    """After pasting the exports, each reference can be read, and its run is in its first state."""
    answers: list[Result] = []

    def ask(text: str) -> None:
        refs = re.findall(r"^  ([a-z0-9-]+:\S+)  ", text, re.MULTILINE)
        answers.extend(runstate("get", "--json", ref) for ref in refs)

    result = while_serving(ask)

    assert (result.status, result.err) == (0, "")
    assert len(answers) == sum(len(scenario.vendors) for scenario in SCENARIOS.values())
    for (run,) in (answer.objects for answer in answers):
        vendor = ALL[run["vendor"]]
        word = vendor.scenarios["completes"][0]
        assert run["status"] == (vendor.meanings[word].status if word else "pending")


@SHOWS_KEYS
def test_the_references_are_the_same_each_time(
    while_serving: Callable[[Callable[[str], object]], Result],
) -> None:
    """The references are the same each time, so that a manual can show them."""
    text = while_serving(lambda _: None).out

    for line in (
        r"retab:exprun_2 +completes",
        r"adobe-sensei:exp_1/run_retries +retries",
        r"ai21-maestro:00000000-0000-4000-8000-000000000003 +blocks",
        r"datadog-model-lab:70002 +fails",
        r"scorecard:135 +completes",
    ):
        assert re.search(f"^  {line}$", text, re.MULTILINE)


@SHOWS_KEYS
def test_the_printed_request_starts_a_run(
    while_serving: Callable[[Callable[[str], object]], Result], runstate: Call
) -> None:
    """The request of the curl line creates a run that ends as it should."""
    ends: list[Result] = []

    def post(text: str) -> None:
        body, url = re.findall(r"curl -d '(.*)' (http://\S+)", text)[0]
        with urllib.request.urlopen(urllib.request.Request(url, data=body.encode())) as answer:  # noqa: S310 -- loopback
            reference = json.load(answer)["reference"]
        ends.append(runstate("wait", reference, "--interval", "0.02"))

    while_serving(post)

    assert ends[0].status == 1
    assert "Block extract-invoice failed" in ends[0].out


def test_demo(runstate: Call) -> None:
    """A run of each vendor finishes: one fails with its vendor's reason, one is blocked, one retries."""
    before = dict(os.environ)

    result = runstate("demo", "--seconds", "2")

    assert (result.status, result.err) == (0, "")
    changes, _, summary = result.out.partition("How they ended:")
    assert "blocked (needs an action)" in changes
    assert "running (retrying)" in changes
    assert summary.split("\n\n")[1].splitlines() == [
        "  retab:exprun_2 failed: Block extract-invoice failed (EXTRACTION_FAILED)",
        "  ai21-maestro:7b2e0c5e-2f4a-4f0e-9d57-3d3f8f3b8a11 completed score 0.9",
        "  scorecard:135 completed",
        "  datadog-model-lab:70158 completed loss 3.108",
        "  adobe-sensei:exp_1/run_1 completed",
        "  mlflow:57b57d083ded4e87b07c594770c88bb9 completed loss 3.108",
    ]
    assert dict(os.environ) == before


def test_demo_on_a_terminal(terminal: Call) -> None:
    """On a terminal it is the live table."""
    result = terminal("demo", "--seconds", "0.5", "--speed", "2")

    assert result.status == 0
    assert "\x1b[?25l" in result.out


def test_demo_that_goes_wrong(runstate: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that does not end as its script says is reported, and sets the status."""
    monkeypatch.setattr(simulate, "DEMO", {**simulate.DEMO, "retab:exprun_2": ("fails", "completed")})

    result = runstate("demo", "--seconds", "0.3")

    assert result.status == 1
    assert result.complaint == "retab:exprun_2 should have ended as completed, but ended as failed"


@pytest.mark.parametrize("words", [("--seconds", "0"), ("--seconds", "x"), ("--speed", "-1")])
def test_demo_without_sense(runstate: Call, words: tuple[str, ...]) -> None:
    """A demo that cannot run is a usage error."""
    result = runstate("demo", *words)

    assert result.status == 2
    assert result.complaint
