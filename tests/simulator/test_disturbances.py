"""Throttling and failing on request, as each vendor does."""

from __future__ import annotations

import pytest

from runstate.errors import ConfigurationError
from runstate.simulator import Simulator
from runstate_simulator.scenarios import SIMULATED
from tests.simulator.support import ask, check, content, credentials, get
from tests.support.clock import FakeClock
from tests.vendors import ALL


@pytest.mark.parametrize("vendor", SIMULATED)
def test_throttling_is_for_so_many_requests(simulator: Simulator, vendor: str) -> None:
    """After the given number of 429 the run is there again; other vendors are not affected."""
    ref = simulator.start(vendor)
    simulator.throttle(vendor, times=2)
    others = [simulator.start(other) for other in SIMULATED if other != vendor]
    assert all(get(simulator, other).status_code == 200 for other in others)
    answers = [get(simulator, ref) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [429, 429, 200]
    for answer in answers:
        check(vendor, answer)


@pytest.mark.parametrize("vendor", [vendor for vendor, each in ALL.items() if each.retry_after])
def test_retry_after_is_in_whole_seconds_rounded_up(simulator: Simulator, vendor: str) -> None:
    """`Retry-After` takes whole seconds only, and must not be too short."""
    ref = simulator.start(vendor)
    for seconds, header in [(0, "0"), (0.2, "1"), (7, "7"), (7.5, "8")]:
        simulator.throttle(vendor, retry_after=seconds)
        assert get(simulator, ref).headers["retry-after"] == header


def test_scorecard_tells_milliseconds_too(simulator: Simulator) -> None:
    """`retry-after-ms` is exact."""
    ref = simulator.start("scorecard")
    simulator.throttle("scorecard", retry_after=0.25)
    assert get(simulator, ref).headers["retry-after-ms"] == "250"


def test_datadog_tells_the_seconds_until_the_limit_is_reset(simulator: Simulator) -> None:
    """Its headers are those of the rate limit, without `Retry-After`; its errors are strings."""
    ref = simulator.start("datadog-model-lab")
    simulator.throttle("datadog-model-lab", retry_after=2.5)
    response = get(simulator, ref)
    limits = {name: value for name, value in response.headers.items() if name.startswith("x-ratelimit")}
    assert limits == {
        "x-ratelimit-limit": "300",
        "x-ratelimit-period": "60",
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": "3",
        "x-ratelimit-name": "model_lab_api",
    }
    assert "retry-after" not in response.headers
    assert response.json() == {"errors": ["Too many requests"]}


def test_datadog_tells_its_limits_on_success_too(simulator: Simulator, clock: FakeClock) -> None:
    """Some of the limit is left, and it is reset with the minute of the clock."""
    clock.elapsed = 53.0
    headers = get(simulator, simulator.start("datadog-model-lab")).headers
    assert int(headers["x-ratelimit-remaining"]) > 0
    assert headers["x-ratelimit-reset"] == "7"


def test_adobes_gateway_throttles(simulator: Simulator) -> None:
    """The body is the gateway's."""
    simulator.throttle("adobe-sensei")
    response = get(simulator, simulator.start("adobe-sensei"))
    assert response.json() == {"error_code": "429050", "message": "Too many requests"}


@pytest.mark.parametrize("vendor", SIMULATED)
@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504, 520, 599])
def test_failing_takes_any_error_status(simulator: Simulator, vendor: str, status: int) -> None:
    """The body follows the contract if that defines the status, and is the vendor's own JSON otherwise."""
    ref = simulator.start(vendor)
    simulator.fail(vendor, status)
    response = get(simulator, ref)
    assert response.status_code == status
    if (vendor, status) == ("adobe-sensei", 502):
        assert response.headers["content-type"] == "text/html; charset=utf-8"
        assert "<h1>502 Bad Gateway</h1>" in response.text
    elif content(vendor, status):
        check(vendor, response)
    else:
        assert isinstance(response.json(), dict)
    assert get(simulator, ref).status_code == 200


def test_failures_are_answered_in_the_order_in_which_they_were_asked_for(simulator: Simulator) -> None:
    """They queue up, throttling included."""
    ref = simulator.start("retab")
    simulator.fail("retab", 404, times=2)
    simulator.throttle("retab")
    simulator.fail("retab", 503)
    assert [get(simulator, ref).status_code for _ in range(5)] == [404, 404, 429, 503, 200]


def test_failing_for_ever_takes_no_memory(simulator: Simulator) -> None:
    """A large number of times works as "always"."""
    ref = simulator.start("retab")
    simulator.fail("retab", 500, times=2**31)
    assert get(simulator, ref).status_code == 500


@pytest.mark.parametrize("status", [399, 600, 200, 0])
def test_only_errors_are_failures(simulator: Simulator, status: int) -> None:
    """A status that is not an error is refused."""
    with pytest.raises(ConfigurationError, match="status must be"):
        simulator.fail("retab", status)


def test_senseless_disturbances_are_refused(simulator: Simulator) -> None:
    """Times begin at 1, waits at 0, and the vendor must exist."""
    with pytest.raises(ConfigurationError, match="times must be"):
        simulator.throttle("retab", times=0)
    with pytest.raises(ConfigurationError, match="retry_after must be"):
        simulator.throttle("retab", retry_after=-1)
    with pytest.raises(ConfigurationError, match="'acme' is not a vendor"):
        simulator.throttle("acme")
    with pytest.raises(ConfigurationError, match="'acme' is not a vendor"):
        simulator.fail("acme", 500)


def test_every_answer_of_retab_has_a_request_id(simulator: Simulator) -> None:
    """Each its own, on success, refusal, throttling and failure."""
    ref = simulator.start("retab")
    simulator.throttle("retab")
    simulator.fail("retab", 500)
    answers = [get(simulator, ref) for _ in range(3)] + [get(simulator, ref, Authorization="")]
    assert [answer.status_code for answer in answers] == [429, 500, 200, 401]
    assert [answer.headers["x-request-id"] for answer in answers] == [f"req_0000000{n}" for n in (1, 2, 3, 4)]


def test_what_was_asked_is_remembered(simulator: Simulator) -> None:
    """Vendor, path and status of each request, in order; the simulator's own controls do not count."""
    simulator.start("retab", run_id="a/b")
    ref = simulator.start("scorecard")
    simulator.fail("scorecard", 500)
    ask(simulator, "/simulator")
    get(simulator, ref)
    url = "/retab/v1/workflows/experiments/runs/a%2Fb?x=1"
    ask(simulator, url, credentials(simulator, "retab"))
    assert [(asked.vendor, asked.path, asked.status) for asked in simulator.requests] == [
        ("scorecard", "/scorecard/api/v2/runs/135", 500),
        ("retab", "/retab/v1/workflows/experiments/runs/a%2Fb", 200),
    ]
