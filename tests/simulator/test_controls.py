"""Controls: releasing, cancelling, configuring, in Python and over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from runstate.errors import ConfigurationError
from runstate.reference import RunRef
from runstate.simulator import SCENARIOS, Simulator
from runstate_simulator.scenarios import SIMULATED
from tests.simulator.support import ROOT, ask, check, get, post, state
from tests.support.clock import FakeClock
from tests.vendors import ALL

BLOCKING = [(vendor, *row) for vendor, each in ALL.items() for row in each.blocked]


def move_to(simulator: Simulator, clock: FakeClock, ref: RunRef, word: str) -> None:
    """Let time pass until the run is in a state."""
    while state(ref.vendor, get(simulator, ref).json()) != word:
        assert clock.elapsed < 100
        clock.elapsed += 0.25


@pytest.mark.parametrize(("vendor", "scenario", "blocked", "then"), BLOCKING)
def test_a_blocked_run_is_released(
    simulator: Simulator, clock: FakeClock, vendor: str, scenario: str, blocked: str, then: str
) -> None:
    """It goes on at once, and ends earlier by the time that it would have been blocked."""
    ref, left_alone = (simulator.start(vendor, scenario, seconds=100) for _ in range(2))
    move_to(simulator, clock, ref, blocked)
    clock.elapsed += 5
    released = clock.elapsed
    simulator.release(ref)
    assert state(vendor, get(simulator, ref).json()) == then
    assert state(vendor, get(simulator, left_alone).json()) == blocked
    move_to(simulator, clock, left_alone, then)
    saved = clock.elapsed - released
    clock.elapsed = 100 - saved - 0.25
    assert state(vendor, get(simulator, ref).json()) == then
    clock.elapsed = 100 - saved
    assert state(vendor, get(simulator, ref).json()) == "completed"
    assert state(vendor, get(simulator, left_alone).json()) != "completed"


def test_only_a_blocked_run_is_released(simulator: Simulator) -> None:
    """The error says what the run is instead."""
    with pytest.raises(ConfigurationError, match="retab:exprun_1 is not blocked, it is 'pending'"):
        simulator.release(simulator.start("retab"))


@pytest.mark.parametrize("vendor", [vendor for vendor, each in ALL.items() if each.stopped])
def test_a_run_is_cancelled(simulator: Simulator, clock: FakeClock, vendor: str) -> None:
    """It stops where it is and stays there, with the work done so far."""
    ref = simulator.start(vendor, seconds=10)
    clock.elapsed = 5.0
    before = get(simulator, ref).json()
    simulator.cancel(ref)
    after = check(vendor, get(simulator, ref))
    assert state(vendor, after) == ALL[vendor].stopped
    clock.elapsed = 500.0
    assert get(simulator, ref).json() == after
    if vendor == "retab":
        assert after["completed_document_count"] == before["completed_document_count"] == 4
        assert after["timing"]["duration_ms"] == 5000
        assert after["lifecycle"]["reason"] == "Cancelled by user"
    elif vendor == "datadog-model-lab":
        assert after["data"]["attributes"]["duration"] == pytest.approx(5.112)
        count = after["data"]["attributes"]["metric_summaries"][0]["count"]
        assert count == before["data"]["attributes"]["metric_summaries"][0]["count"]
    elif vendor == "adobe-sensei":
        done, train, score = after["status"]["tasks"]
        assert done == before["status"]["tasks"][0]
        assert train["ended"] == score["ended"] == "2026-05-02T11:00:05.000Z"
        assert "started" not in score


def test_adobe_is_cancelled_before_it_has_tasks(simulator: Simulator) -> None:
    """Its tasks appear as aborted, since a run without tasks has no state."""
    ref = simulator.start("adobe-sensei")
    simulator.cancel(ref)
    assert state(ref.vendor, check(ref.vendor, get(simulator, ref))) == "ABORTED ABORTED ABORTED"


@pytest.mark.parametrize("vendor", [vendor for vendor, each in ALL.items() if not each.stopped])
def test_vendors_without_cancelling_refuse_it(simulator: Simulator, vendor: str) -> None:
    """The error says that the vendor cannot cancel runs."""
    with pytest.raises(ConfigurationError, match="cannot cancel runs"):
        simulator.cancel(simulator.start(vendor))


def test_a_run_that_has_ended_is_not_cancelled(simulator: Simulator, clock: FakeClock) -> None:
    """A finished run keeps its state."""
    ref = simulator.start("adobe-sensei")
    clock.elapsed = 8.0
    with pytest.raises(ConfigurationError, match="has ended, it is 'DONE DONE DONE'"):
        simulator.cancel(ref)


def test_references_may_be_texts(simulator: Simulator) -> None:
    """`cancel` and `release` also take a reference as a string; one of an unknown run is an error."""
    simulator.start("datadog-model-lab", run_id="7")
    simulator.cancel("datadog-model-lab:007")
    assert state("datadog-model-lab", get(simulator, RunRef("datadog-model-lab", ("7",))).json()) == "killed"
    with pytest.raises(ConfigurationError, match="retab:exprun_9 does not exist"):
        simulator.cancel("retab:exprun_9")
    with pytest.raises(ConfigurationError, match="is not a reference"):
        simulator.release("exprun_9")


@pytest.mark.parametrize(
    "arguments",
    [
        {"speed": 0},
        {"speed": -1},
        {"speed": float("nan")},
        {"key": ""},
        {"key": "ö"},
        {"requests_kept": 0},
    ],
)
def test_a_senseless_simulator_is_refused(arguments: dict[str, Any]) -> None:
    """Speed is a positive number, the key a word that a header can carry, and the log keeps something."""
    with pytest.raises(ConfigurationError, match=next(iter(arguments))):
        Simulator(**arguments)


def test_a_script_has_a_length(simulator: Simulator) -> None:
    """Seconds are positive."""
    with pytest.raises(ConfigurationError, match="seconds must be"):
        simulator.start("retab", seconds=0)


def test_base_urls_are_those_of_the_vendors_under_one_root(simulator: Simulator) -> None:
    """The vendor's own path follows its slug; a slash at the root's end does no harm."""
    assert {vendor: simulator.base_url(vendor, f"{ROOT}/") for vendor in SIMULATED} == {
        vendor: f"{ROOT}/{vendor}{each.base_path}" for vendor, each in ALL.items()
    }


def test_the_environment_points_every_client_at_the_simulator(simulator: Simulator) -> None:
    """There is a base URL for each vendor and a value for each of its usual credentials."""
    environment = simulator.environment(ROOT)
    assert set(environment) == {name for each in ALL.values() for name in each.variables}
    assert environment["RUNSTATE_RETAB_BASE_URL"] == f"{ROOT}/retab"


def test_runs_are_started_over_http(simulator: Simulator) -> None:
    """The answer is 201 with the reference; everything but the vendor may be left out."""
    assert post(simulator, "/runs", vendor="retab").json() == {"reference": "retab:exprun_1"}
    response = post(simulator, "/runs", vendor="scorecard", scenario="blocks", run_id="7", seconds=3)
    assert (response.status_code, response.json()) == (201, {"reference": "scorecard:7"})
    assert get(simulator, RunRef("scorecard", ("7",))).status_code == 200


def test_runs_are_released_and_cancelled_over_http(simulator: Simulator, clock: FakeClock) -> None:
    """By their references."""
    blocked = simulator.start("ai21-maestro", "blocks", seconds=10)
    clock.elapsed = 5.0
    assert post(simulator, "/runs/release", reference=str(blocked)).status_code == 200
    assert get(simulator, blocked).json()["status"] == "in_progress"
    cancelled = simulator.start("retab", run_id="a/b?c")
    assert post(simulator, "/runs/cancel", reference="retab:a/b?c").status_code == 200
    assert get(simulator, cancelled).json()["lifecycle"]["status"] == "cancelled"


def test_vendors_are_disturbed_over_http(simulator: Simulator) -> None:
    """Throttled and failed, for the given number of requests."""
    ref = simulator.start("retab")
    assert post(simulator, "/throttle", vendor="retab", times=2, retry_after=4.5).status_code == 200
    assert post(simulator, "/fail", vendor="retab", status=503).status_code == 200
    answers = [get(simulator, ref) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [429, 429, 503, 200]
    assert answers[0].headers["retry-after"] == "5"


def test_the_listing_has_scenarios_and_runs(simulator: Simulator, clock: FakeClock) -> None:
    """The scenarios of each vendor, and the present state of each run."""
    simulator.start("retab", "fails")
    clock.elapsed = 4.0
    simulator.start("adobe-sensei", run_id="EXP/RUN", seconds=20)
    clock.elapsed = 8.0
    listing = ask(simulator, "/simulator").json()
    assert {
        (vendor, name, text) for vendor, scenarios in listing["scenarios"].items() for name, text in scenarios.items()
    } == {(vendor, name, item.description) for name, item in SCENARIOS.items() for vendor in item.vendors}
    flags = {"blocked": False, "finished": True}
    assert listing["runs"] == [
        {"reference": "retab:exprun_1", "scenario": "fails", "state": "error", **flags},
        {
            "reference": "adobe-sensei:EXP/RUN",
            "scenario": "completes",
            "state": "RUNNING PENDING PENDING",
            "blocked": False,
            "finished": False,
        },
    ]


@pytest.mark.parametrize(
    ("path", "fields", "error"),
    [
        ("/runs", {}, "vendor is missing"),
        ("/runs", {"vendor": "acme"}, "'acme' is not a vendor"),
        ("/runs", {"vendor": ["retab"]}, "vendor must be a string"),
        ("/runs", {"vendor": "retab", "scenario": "blocks"}, "no scenario 'blocks'"),
        ("/runs", {"vendor": "retab", "seconds": True}, "seconds must be a number"),
        ("/runs", {"vendor": "retab", "seconds": -1}, "seconds must be a positive"),
        ("/runs", {"vendor": "retab", "run": "x"}, "'run' is unknown: the fields are vendor, scenario"),
        ("/runs/release", {"reference": "retab:exprun_1"}, "does not exist"),
        ("/runs/cancel", {"reference": "nonsense"}, "is not a reference"),
        ("/on-start", {"vendor": "retab", "scenario": "blocks"}, "no scenario 'blocks'"),
        ("/on-start", {"vendor": "retab", "seconds": 0}, "seconds must be a positive"),
        ("/on-start", {"scenario": "fails"}, "vendor is missing"),
        ("/throttle", {"vendor": "retab", "times": 0}, "times must be a whole number from 1"),
        ("/throttle", {"vendor": "retab", "times": 1.5}, "times must be a whole number"),
        ("/fail", {"vendor": "retab"}, "status is missing"),
        ("/fail", {"vendor": "retab", "status": 200}, "status must be a whole number from 400 to 599"),
    ],
)
def test_bad_input_over_http_is_400(simulator: Simulator, path: str, fields: dict[str, object], error: str) -> None:
    """The answer says what is wrong."""
    response = post(simulator, path, **fields)
    assert response.status_code == 400
    assert error in response.json()["error"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", "must be JSON"),
        (b"\xff", "must be JSON"),
        (b"[]", "expected an object with the fields vendor"),
        (rb'{"vendor": "retab", "\ud800": 1}', "is unknown"),
        (rb'{"vendor": "\ud800"}', "is not a vendor"),
        (rb'{"vendor": "retab", "run_id": "\ud800"}', "is not a run id"),
        (b'{"vendor": "retab", "seconds": 1e999}', "must be a positive, finite duration"),
        (b'{"vendor": "retab", "seconds": NaN}', "must be a positive, finite duration"),
    ],
)
def test_a_body_that_makes_no_sense_is_400(simulator: Simulator, body: bytes, error: str) -> None:
    """Any invalid body gets JSON that says what is wrong with it."""
    response = ask(simulator, "/simulator/runs", method="POST", content=body)
    assert response.status_code == 400
    assert error in response.json()["error"]


def test_a_run_can_wait_until_it_is_asked_about(simulator: Simulator, clock: FakeClock) -> None:
    """Then its script begins; until then its id is taken, and it is listed as it will begin."""
    ref = simulator.start("retab", "completes", run_id="exprun_later", seconds=10, when_asked=True)
    with pytest.raises(ConfigurationError, match="exists already"):
        simulator.start("retab", run_id="exprun_later")
    (listed,) = ask(simulator, "/simulator").json()["runs"]
    assert listed == {
        "reference": "retab:exprun_later",
        "scenario": "completes",
        "state": "pending",
        "blocked": False,
        "finished": False,
    }

    clock.elapsed = 1000
    assert state("retab", get(simulator, ref).json()) == "pending"
    clock.elapsed = 1010
    assert state("retab", get(simulator, ref).json()) == "completed"
