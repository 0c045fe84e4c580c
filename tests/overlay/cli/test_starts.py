"""`start`: its forms, its arguments from the command line and from a file, and waiting for the run."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from runstate import VENDORS, OutcomeUnknown, Retab
from tests.support.loopback import http_server

if TYPE_CHECKING:
    from runstate.simulator import Simulator
    from tests.overlay.cli.command import Call

SOON = ("--interval", "0.02")
STARTS = {
    "adobe-sensei": ("exp_1", "--mode", "train"),
    "ai21-maestro": ("Write about the sea",),
    "retab": ("exp_1",),
    "scorecard": ("314", "--metric-ids", "101"),
    "mlflow": ("1", "--run-name", "mine", "--tags", "team=blue"),
}


def test_the_vendors_that_start_are_tested() -> None:
    """A vendor that starts runs has a row above."""
    assert set(STARTS) == {slug for slug, info in VENDORS.items() if "start" in info.offers}


@pytest.mark.parametrize("slug", STARTS)
def test_every_vendor_starts(runstate: Call, simulator: Simulator, slug: str) -> None:
    """The reference alone, which `get` then reads."""
    assert simulator
    result = runstate("start", slug, *STARTS[slug], "--refs")
    assert (result.status, result.err) == (0, "")
    (ref,) = result.lines
    assert runstate("get", ref).status == 0


def test_the_run_is_shown(runstate: Call, simulator: Simulator) -> None:
    """In full, as by `get`, or as JSON."""
    assert simulator
    shown = runstate("start", "retab", "exp_1")
    assert shown.lines[0].startswith("retab:exprun_")
    assert shown.lines[1].split() == ["state", "pending"]
    (told,) = runstate("start", "retab", "exp_1", "--json").objects
    assert told["status"] == "pending"
    assert "raw" not in told
    (told,) = runstate("start", "retab", "exp_1", "--raw").objects
    assert told["raw"]["experiment_id"] == "exp_1"


@pytest.mark.parametrize(("scenario", "status"), [("completes", 0), ("fails", 1), ("blocks", 5)])
def test_waiting(runstate: Call, simulator: Simulator, scenario: str, status: int) -> None:
    """The exit status is that of `wait`."""
    simulator.on_start("ai21-maestro", scenario, 0.3)
    try:
        result = runstate("start", "ai21-maestro", "Write", "--wait", "--json", *SOON)
    finally:
        simulator.on_start("ai21-maestro")
    assert result.status == status
    assert result.objects[0]["status"] == "running"
    assert len({each["ref"] for each in result.objects}) == 1


def test_a_deadline(runstate: Call, simulator: Simulator) -> None:
    """3; the run goes on."""
    assert simulator
    result = runstate("start", "retab", "exp_1", "--wait", "--timeout", "0.1")
    assert result.status == 3
    assert "has not finished within" in result.complaint


def test_interrupted(runstate: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """130, and the line names the run, which nothing else may have shown yet."""
    assert simulator

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("runstate.watch", interrupted)
    result = runstate("start", "retab", "exp_1", "--wait")
    assert result.status == 130
    assert result.complaint.startswith("stopped watching; retab:exprun_")
    assert result.complaint.endswith(" continues")


TASK = {
    "input": "Write about the sea",
    "requirements": [{"name": "form", "description": "A rhyme"}],
    "include": ["requirements_result"],
    "budget": "low",
    "verbose": None,
}


def test_arguments_in_a_file(runstate: Call, simulator: Simulator, tmp_path: Path) -> None:
    """All of them, or the rest; the command line takes precedence, and null is left out."""
    path = tmp_path / "task.json"
    path.write_text(json.dumps(TASK), encoding="utf-8")
    simulator.on_start("ai21-maestro", seconds=0.2)
    try:
        waited = runstate("start", "ai21-maestro", "--body", str(path), "--wait", "--json", *SOON)
    finally:
        simulator.on_start("ai21-maestro")
    assert waited.objects[-1]["scores"] == {"score": 1.0}
    assert runstate("start", "ai21-maestro", "--body", "-", stdin=json.dumps(TASK)).status == 0
    assert runstate("start", "ai21-maestro", "--body", str(path), "--budget", "high").status == 0
    simulator.fail("ai21-maestro", 422)
    refused = runstate("start", "ai21-maestro", "--body", str(path))
    assert refused.status == 4


def test_each_kind_of_option(runstate: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts, repeated texts, JSON, flags, choices: as the body has them."""
    sent: list[bytes] = []

    def answer(request: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        sent.append(request.rfile.read(int(request.headers["content-length"])))
        return 200, {"content-type": "application/json"}, b'{"id": "r1", "status": "in_progress"}'

    monkeypatch.setenv("AI21_API_KEY", "k")
    words = (
        *("--models", "a", "--models", "b", "--output-type", '{"type": "object"}', "--no-verbose"),
        *("--structured-rag-enabled", "--budget", "high", "--system-prompt", "-x", "--response-language", "hebrew"),
    )
    with http_server(answer) as url:
        monkeypatch.setenv("RUNSTATE_AI21_MAESTRO_BASE_URL", url)
        assert runstate("start", "ai21-maestro", "Write", *words, "--refs").lines == ["ai21-maestro:r1"]
    (body,) = map(json.loads, sent)
    assert body == {
        "input": "Write",
        "models": ["a", "b"],
        "output_type": {"type": "object"},
        "verbose": False,
        "structured_rag_enabled": True,
        "budget": "high",
        "system_prompt": "-x",
        "response_language": "hebrew",
    }


@pytest.mark.parametrize(
    ("words", "stdin", "said"),
    [
        ((), "", "Missing argument 'VENDOR'"),
        (("datadog-model-lab",), "", "Datadog Model Lab has no start"),
        (("retab",), "", "Missing argument 'EXPERIMENT_ID'"),
        (("adobe-sensei", "exp_1"), "", "Missing option '--mode'"),
        (("retab", "exp_1", "--refs", "--wait"), "", "--refs stands alone"),
        (("retab", "--body", "-"), "[]", "--body -: write a JSON object"),
        (("retab", "--body", "-"), "{", "--body -: it is not JSON"),
        (("retab", "--body", "-"), '{"experiment": "exp_1"}', "--body: 'experiment' is not one of experiment_id, "),
        (("retab", "--body", "no-such-file"), "", "no-such-file"),
        (("ai21-maestro", "x", "--tools", "{"), "", "'{' is not JSON"),
        (("ai21-maestro", "x", "--requirements", '[{"name": 1}]'), "", "requirements[0].name should be a string"),
        (("mlflow", "1", "--tags", "blue"), "", "'blue' is not NAME=VALUE"),
        (("mlflow", "1", "--start-time", "yesterday"), "", "'yesterday' is not a time"),
    ],
)
def test_bad_words_are_usage(
    runstate: Call, simulator: Simulator, words: tuple[str, ...], stdin: str, said: str
) -> None:
    """2, and nothing is sent."""
    before = len(simulator.requests)
    result = runstate("start", *words, stdin=stdin)
    assert result.status == 2
    assert said in result.complaint
    assert len(simulator.requests) == before


def test_an_unknown_outcome(runstate: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """6, with the option that makes a second try safe."""
    assert simulator

    def lost(_: Retab, experiment_id: str) -> None:
        assert experiment_id == "exp_1"
        error = OutcomeUnknown("no answer: send it again with the same key", vendor="retab")
        error.key = "3f2c"
        raise error

    monkeypatch.setattr(Retab, "start", lost)
    result = runstate("start", "retab", "exp_1")
    assert result.status == 6
    assert result.complaint == "no answer: send it again with the same key, --idempotency-key 3f2c"


def test_the_same_key_is_the_same_run(runstate: Call, simulator: Simulator) -> None:
    """Retab's idempotency key, as an option."""
    assert simulator
    first, second = (runstate("start", "retab", "exp_1", "--idempotency-key", "3f2c", "--refs").out for _ in range(2))
    assert first == second
