"""Which requests are retried, after which pause, and when the last outcome counts."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from runstate import (
    AuthenticationError,
    ConfigurationError,
    RateLimited,
    RunNotFound,
    RunstateError,
    ServerError,
    TransportError,
)
from tests.support.answers import Answer, Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import RETAB

RUN = answer(RETAB.example("200.completed"))


def ask(answers: Answers, clock: FakeClock, **options: object) -> None:
    """Ask once through a client with that clock."""
    with RETAB.open(answers, clock=clock, **options) as client:
        client.get_ref(RETAB.ref)


@pytest.mark.parametrize(
    "first",
    [
        answer({}, 408),
        answer({}, 425),
        answer({}, 429),
        answer({}, 500),
        answer({}, 503),
        answer({}, 520),
        httpx.ConnectError("refused"),
        httpx.ReadError("reset"),
        httpx.RemoteProtocolError("closed"),
        httpx.ReadTimeout("slow"),
    ],
    ids=repr,
)
def test_what_may_pass_is_tried_again(first: Answer, clock: FakeClock) -> None:
    """One stumble of server or network does not reach the caller."""
    answers = Answers(first, RUN)
    ask(answers, clock)

    assert len(answers.requests) == 2
    assert len(clock.slept) == 1
    assert 0.2 < clock.slept[0] <= 0.5


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 409, 422])
def test_what_will_not_pass_is_asked_once(status: int, clock: FakeClock) -> None:
    """Asking again would only burden a server that has given its final answer."""
    answers = Answers(answer({}, status))
    with pytest.raises(RunstateError):
        ask(answers, clock)
    assert len(answers.requests) == 1


@pytest.mark.parametrize(("retries", "requests"), [(0, 1), (1, 2), (3, 4)])
def test_retries_are_counted(retries: int, requests: int, clock: FakeClock) -> None:
    """`retries` more requests, then the error."""
    answers = Answers(answer({}, 500))
    with pytest.raises(ServerError):
        ask(answers, clock, retries=retries)
    assert len(answers.requests) == requests


def test_pauses_grow(clock: FakeClock) -> None:
    """Each pause lies within its doubled range."""
    with pytest.raises(ServerError):
        ask(Answers(answer({}, 500)), clock, retries=4)
    for number, pause in enumerate(clock.slept, start=1):
        assert 0.25 * 2**number / 2 <= pause <= 0.25 * 2**number


# Headers of a 429, and the pause that they ask for at 11:00:00 on 2 May 2026.
HINTS: tuple[tuple[dict[str, str], float], ...] = (
    ({"retry-after": "7"}, 7),
    ({"retry-after": "1.5"}, 1.5),
    ({"retry-after": "0"}, 0),
    ({"retry-after-ms": "1500"}, 1.5),
    ({"x-ms-retry-after-ms": "2500"}, 2.5),
    ({"retry-after-ms": "100", "retry-after": "9"}, 0.1),
    ({"retry-after": "Sat, 02 May 2026 11:00:20 GMT"}, 20),
    ({"retry-after": "Sat, 02 May 2026 12:00:20 GMT", "date": "Sat, 02 May 2026 12:00:00 GMT"}, 20),
    ({"retry-after": "Sat, 02 May 2026 10:59:00 GMT"}, 0),
    ({"x-ratelimit-reset": "12"}, 12),
    ({"x-ratelimit-reset": "1777719630"}, 30),
)


@pytest.mark.parametrize(("headers", "pause"), HINTS, ids=[str(headers) for headers, _ in HINTS])
def test_the_server_says_when(headers: dict[str, str], pause: float, clock: FakeClock) -> None:
    """Every form of the hint is understood, a date by the server's own clock."""
    ask(Answers(httpx.Response(429, headers=headers), RUN), clock)
    assert clock.slept == [pytest.approx(pause)]


@pytest.mark.parametrize(
    "value", ["soon", "-5", "nan", "inf", "1e400", "", "Mon, 99 Foo 2026 99:99:99 GMT", "9" * 5000]
)
def test_a_hint_that_makes_no_sense_is_none(value: str, clock: FakeClock) -> None:
    """Then the own pause holds."""
    ask(Answers(httpx.Response(429, headers={"retry-after": value}), RUN), clock)
    assert 0.2 < clock.slept[0] <= 0.5


def test_a_pause_beyond_the_limit_gives_up_at_once(clock: FakeClock) -> None:
    """The hint is handed on in the error instead."""
    answers = Answers(httpx.Response(429, headers={"retry-after": "3600"}))
    with pytest.raises(RateLimited) as raised:
        ask(answers, clock, timeout=timedelta(minutes=1))

    assert raised.value.retry_after == 3600
    assert len(answers.requests) == 1
    assert clock.slept == []


def test_a_broken_connection_beyond_the_limit_gives_up(clock: FakeClock) -> None:
    """With no time left for another try, the network's own error is what stands."""
    with pytest.raises(TransportError) as raised:
        ask(Answers(httpx.ConnectError("refused")), clock, timeout=0.1)
    assert isinstance(raised.value.__cause__, httpx.ConnectError)
    assert clock.slept == []


def test_retry_then_refusal(clock: FakeClock) -> None:
    """The last answer decides."""
    with pytest.raises(AuthenticationError):
        ask(Answers(answer({}, 503), answer({}, 401)), clock)
    with pytest.raises(RunNotFound):
        ask(Answers(httpx.ReadError("reset"), answer({}, 404)), clock)


@pytest.mark.anyio
async def test_the_async_client_retries_alike(clock: FakeClock) -> None:
    """Under asyncio and trio, on the same clock."""
    answers = Answers(httpx.Response(429, headers={"retry-after": "7"}), httpx.ReadError("reset"), RUN)
    async with RETAB.aopen(answers, clock=clock) as client:
        await client.get_ref(RETAB.ref)

    assert len(answers.requests) == 3
    assert clock.slept[0] == 7


@pytest.mark.anyio
async def test_the_async_client_gives_up_alike(clock: FakeClock) -> None:
    """A pause beyond the limit ends it there, too."""
    answers = Answers(httpx.Response(503, headers={"retry-after": "3600"}))
    async with RETAB.aopen(answers, clock=clock) as client:
        with pytest.raises(ServerError) as raised:
            await client.get_ref(RETAB.ref)
    assert raised.value.retry_after == 3600


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"retries": -1}, "retries must be a whole number from 0"),
        ({"retries": True}, "retries must be a whole number"),
        ({"max_body_size": 0}, "max_body_size must be a whole number from 1"),
        ({"timeout": 0}, "timeout must be a positive"),
        ({"timeout": float("nan")}, "timeout must be a positive"),
        ({"timeout": "soon"}, "timeout must be seconds or a timedelta"),
    ],
)
def test_settings_that_make_no_sense_are_refused(options: dict[str, object], said: str) -> None:
    """The message says what would make sense."""
    with pytest.raises(ConfigurationError, match=said):
        RETAB.open(Answers(RUN), **options)
