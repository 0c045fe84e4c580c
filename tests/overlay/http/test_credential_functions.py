"""Credential functions: when they are called, what is sent, and how their errors are raised."""

from __future__ import annotations

import base64
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import anyio
import httpx
import pytest

from runstate import (
    AdobeSensei,
    AsyncAdobeSensei,
    AsyncRetab,
    AuthenticationError,
    ConfigurationError,
    DatadogModelLab,
    MLflow,
    Retab,
    Retry,
)
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import ADOBE, DATADOG, MLFLOW, RETAB

RUNNING, COMPLETED = answer(RETAB.example("200.running")), answer(RETAB.example("200.completed"))
REFUSED = answer({"detail": "token expired"}, 401)


class Tokens:
    """A function that returns `key-1`, `key-2` and so on, the last one again and again."""

    def __init__(self, last: int = 1000) -> None:
        self.calls = 0
        self.last = last

    def __call__(self) -> str:
        self.calls += 1
        return f"key-{min(self.calls, self.last)}"

    async def later(self) -> str:
        """The same, asynchronously."""
        await anyio.lowlevel.checkpoint()
        return self()


def sent(answers: Answers) -> list[str]:
    """The credentials of each request."""
    return [request.headers["authorization"] for request in answers.requests]


def test_a_function_is_called_once_when_it_is_needed() -> None:
    """Not when the client is made, and not for each request."""
    tokens, answers = Tokens(), Answers(RUNNING, COMPLETED)
    with Retab(tokens, transport=answers, clock=FakeClock()) as retab:
        assert tokens.calls == 0
        retab.wait("exprun_2")
    assert sent(answers) == ["Bearer key-1"] * 2
    assert tokens.calls == 1


def test_a_refused_request_is_repeated_once_with_a_new_credential() -> None:
    """In the middle of a wait, which goes on."""
    tokens, answers = Tokens(), Answers(RUNNING, REFUSED, RUNNING, COMPLETED)
    retries: list[Retry] = []
    with Retab(tokens, transport=answers, clock=FakeClock()) as retab:
        assert retab.wait("exprun_2", on_retry=retries.append).ok
    assert sent(answers) == ["Bearer key-1", "Bearer key-1", "Bearer key-2", "Bearer key-2"]
    assert [(retry.reason, retry.delay) for retry in retries] == [("401 Unauthorized", 0.0)]


@pytest.mark.parametrize(("last", "requests"), [(1, 1), (1000, 2)])
def test_a_refusal_that_stays_is_an_error(last: int, requests: int) -> None:
    """At once if the function returns the same again, else after one more request."""
    tokens, answers = Tokens(last), Answers(REFUSED)
    with Retab(tokens, transport=answers) as retab, pytest.raises(AuthenticationError, match="check api_key"):
        retab.get("exprun_2")
    assert (len(answers.requests), tokens.calls) == (requests, 2)


@pytest.mark.anyio
@pytest.mark.parametrize("kind", ["function", "coroutine function", "function that returns a coroutine"])
async def test_functions_of_an_async_client_may_be_asynchronous(kind: str) -> None:
    """Or not."""
    tokens, answers = Tokens(), Answers(RUNNING, REFUSED, COMPLETED)
    functions: dict[str, Callable[[], str | Awaitable[str]]] = {
        "function": tokens,
        "coroutine function": tokens.later,
        "function that returns a coroutine": partial(Tokens.later, tokens),
    }
    async with AsyncRetab(functions[kind], transport=answers, clock=FakeClock()) as retab:
        assert (await retab.wait("exprun_2")).ok
    assert sent(answers) == ["Bearer key-1", "Bearer key-1", "Bearer key-2"]


def test_an_asynchronous_function_does_not_fit_a_sync_client() -> None:
    """It is refused when the client is made, or when it turns out to be one."""
    with pytest.raises(ConfigurationError, match="the function for api_key is asynchronous: use AsyncRetab with it"):
        Retab(Tokens().later)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # what is tested

    def hidden() -> Any:
        return Tokens().later()

    with Retab(hidden, transport=Answers(COMPLETED)) as retab, pytest.raises(ConfigurationError, match="asynchronous"):
        retab.get("exprun_2")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "the function for api_key returned NoneType, not a string"),
        (" ", "the function for api_key returned an empty string"),
        ("key-ü", "api_key has characters that an HTTP header cannot carry"),
    ],
)
def test_what_cannot_be_a_credential_is_refused(value: str, said: str) -> None:
    """Before anything is sent."""
    answers = Answers(COMPLETED)
    with Retab(lambda: value, transport=answers) as retab, pytest.raises(ConfigurationError, match=said):
        retab.get("exprun_2")
    assert not answers.requests


@pytest.mark.parametrize("kind", [ValueError, KeyError, httpx.ConnectError, RuntimeError])
@pytest.mark.parametrize("good", [0, 1])
@pytest.mark.anyio
async def test_what_a_function_raises_passes_through(kind: type[Exception], good: int) -> None:
    """As it is, at the first call and after a refusal, from a single request and from a wait."""
    mine = kind("mine")

    class Failing(Tokens):
        def __call__(self) -> str:
            if self.calls == good:
                raise mine
            return super().__call__()

    for ask in (Retab.get, Retab.wait):
        with Retab(Failing(), transport=Answers(REFUSED), clock=FakeClock()) as retab, pytest.raises(kind) as raised:
            ask(retab, "exprun_2")
        assert raised.value is mine
    async with AsyncRetab(Failing().later, transport=Answers(REFUSED), clock=FakeClock()) as asynchronous:
        with pytest.raises(kind) as raised:
            await asynchronous.wait("exprun_2")
    assert raised.value is mine


def test_threads_call_a_function_once() -> None:
    """Before the first request of all, and after a refusal of all."""
    tokens, together = Tokens(2), threading.Barrier(4)

    def handle(request: httpx.Request) -> httpx.Response:
        if request.headers["authorization"] == "Bearer key-1":
            together.wait(10)
            return httpx.Response(401)
        return httpx.Response(200, content=COMPLETED.content)

    with Retab(tokens, transport=httpx.MockTransport(handle)) as retab, ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(retab.get, ["exprun_2"] * 4))
    assert all(run.ok for run in runs)
    assert tokens.calls == 2


@pytest.mark.anyio
async def test_tasks_call_a_function_once() -> None:
    """The same on an event loop."""
    tokens = Tokens(2)

    async def handle(request: httpx.Request) -> httpx.Response:
        await anyio.lowlevel.checkpoint()
        good = request.headers["authorization"] == "Bearer key-2"
        return httpx.Response(200, content=COMPLETED.content) if good else httpx.Response(401)

    async with (
        AsyncRetab(tokens.later, transport=httpx.MockTransport(handle)) as retab,
        anyio.create_task_group() as group,
    ):
        for _ in range(4):
            group.start_soon(retab.get, "exprun_2")
    assert tokens.calls == 2


@pytest.mark.anyio
async def test_a_call_that_is_cancelled_keeps_no_other_from_calling() -> None:
    """The next request calls again."""
    tokens = Tokens()

    async def slow() -> str:
        if not tokens.calls:
            tokens()
            await anyio.sleep_forever()
        return tokens()

    async with AsyncRetab(slow, transport=Answers(COMPLETED)) as retab:
        with anyio.CancelScope() as scope:
            async with anyio.create_task_group() as group:
                group.start_soon(retab.get, "exprun_2")
                group.start_soon(retab.get, "exprun_2")
                await anyio.wait_all_tasks_blocked()
                scope.cancel()
        assert (await retab.get("exprun_2")).ok


@pytest.mark.anyio
async def test_every_credential_may_be_a_function() -> None:
    """Also those that are no secrets, next to fixed ones, and each half of user and password."""
    answers = Answers(answer(ADOBE.example("200.done")))
    values: dict[str, Any] = {name: partial(str, value) for name, value in ADOBE.credentials.items()}
    with AdobeSensei(**values, transport=answers) as adobe:
        adobe.get("exp-1", "run-1")
    values["api_key"] = "key-adobe-2"
    async with AsyncAdobeSensei(**values, transport=answers) as asynchronous:
        await asynchronous.get("exp-1", "run-1")
    for request in answers.requests:
        assert request.headers["authorization"] == "Bearer key-adobe"
        assert request.headers["x-api-key"] == "key-adobe-2"
        assert request.headers["x-gw-ims-org-id"] == "org"
        assert request.headers["x-sandbox-name"] == "prod"

    answers = Answers(answer(DATADOG.example("200.completed")))
    with DatadogModelLab("key-datadog", lambda: "key-datadog-2", transport=answers) as datadog:
        datadog.get(42)
    assert answers.requests[0].headers["dd-api-key"] == "key-datadog"
    assert answers.requests[0].headers["dd-application-key"] == "key-datadog-2"

    answers = Answers(answer(MLFLOW.example("200.finished")))
    with MLflow(username="user", password=lambda: "key-mlflow", transport=answers) as mlflow:
        mlflow.get("57b57d08")
    assert sent(answers) == ["Basic " + base64.b64encode(b"user:key-mlflow").decode()]


def test_a_header_of_the_user_s_own_still_counts() -> None:
    """As it does with fixed credentials."""
    answers = Answers(COMPLETED)
    with Retab(Tokens(), headers={"Authorization": "Custom key-own"}, transport=answers) as retab:
        retab.get("exprun_2")
    assert sent(answers) == ["Custom key-own"]


def test_every_value_that_was_ever_returned_is_redacted() -> None:
    """Also one that is no longer used."""
    echo = "key-1, key-2 and key-3"
    answers = Answers(REFUSED, answer({"detail": echo}, 401))
    with Retab(Tokens(), transport=answers) as retab:
        with pytest.raises(AuthenticationError, match=r"\*\*\*, \*\*\* and key-3"):
            retab.get("exprun_2")
