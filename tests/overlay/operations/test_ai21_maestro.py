"""Runs of AI21 Maestro, started: what is sent, what comes back, and what is refused before anything is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import anyio
import httpx
import pytest
from runstate_ai21_maestro.models import (
    FileSearchTool,
    HTTPTool,
    HTTPToolEndpoint,
    HTTPToolFunction,
    HTTPToolParameters,
    HTTPToolProperties,
    HTTPToolProperty,
    Message,
    MessageRole,
    Requirement,
    ToolHeaders,
)

from runstate import AI21Maestro, AsyncAI21Maestro, ConfigurationError, OutcomeUnknown, RequestRejected, Running
from runstate_simulator import Simulator, serve
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.vendors.ai21_maestro import EXPECTATIONS

VENDOR = EXPECTATIONS.vendor
RHYME = {"name": "form", "description": "The answer is a rhyme of two lines", "is_mandatory": True}


@pytest.fixture
def simulator(clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulator]:
    """A simulator in whose environment clients are created."""
    simulator = Simulator(clock=clock)
    with serve(simulator) as root:
        for name, value in simulator.environment(root).items():
            monkeypatch.setenv(name, value)
        yield simulator


def test_start_and_wait(simulator: Simulator, clock: FakeClock) -> None:
    """The run that starts is the one that is waited for, and has what was asked for."""
    with AI21Maestro(clock=clock) as client:
        begun = client.start("Write about the sea", requirements=[RHYME], include=["requirements_result"])
        run = client.wait(begun)

    assert begun.lifecycle == Running()
    assert begun.timing.created is not None
    assert (run.ref, run.timing) == (begun.ref, begun.timing)
    assert run.scores == {"score": 1.0}
    assert run.raw.to_dict()["requirements_result"]["requirements"] == [{**RHYME, "score": 1.0, "reason": None}]
    assert [asked.operation for asked in simulator.requests[:2]] == ["create_maestro_run", "get_maestro_run"]


def test_two_calls_are_two_runs(simulator: Simulator, clock: FakeClock) -> None:
    """AI21 has no idempotency key."""
    with AI21Maestro(clock=clock) as client:
        assert client.start("One").ref != client.start("One").ref
    assert len(simulator.requests) == 2


def test_start_and_wait_asynchronously(simulator: Simulator, clock: FakeClock) -> None:
    """A run that fails is an answer."""

    async def story() -> str:
        async with AsyncAI21Maestro(clock=clock) as client:
            return (await client.wait(await client.start("Write about the sea"))).status

    simulator.on_start("ai21-maestro", "fails")
    assert anyio.run(story) == "failed"


def test_the_vendor_refuses(simulator: Simulator, clock: FakeClock) -> None:
    """More requirements than AI21 takes: its own words."""
    with (
        AI21Maestro(clock=clock) as client,
        pytest.raises(RequestRejected, match=r"body\.requirements: value must have at most 10 items"),
    ):
        client.start("Write", requirements=[RHYME] * 11)
    assert len(simulator.requests) == 1


def start(client: AI21Maestro, fields: dict[str, Any]) -> None:
    """Start a run with fields of any type."""
    client.start(**fields)


def sent(**fields: Any) -> Any:
    """The body of the one request that starts a run."""
    answers = Answers(answer(VENDOR.example("200.in_progress")))
    with AI21Maestro("key-ai21", transport=answers) as client:
        start(client, fields)
    (request,) = answers.requests
    assert (request.method, request.url.path) == ("POST", "/studio/v1/maestro/runs")
    return json.loads(request.content)


def test_only_what_is_given_is_sent() -> None:
    """AI21's defaults are AI21's."""
    assert sent(input="Write about the sea") == {"input": "Write about the sea"}


def test_models_and_json_are_the_same() -> None:
    """Each field of the body, from generated models and as it is in JSON."""
    weather = HTTPTool(
        HTTPToolFunction(
            "get_weather",
            "Get the temperature of a place.",
            HTTPToolParameters(
                HTTPToolProperties.from_dict({"place": {"type": "string", "description": "City and country"}}),
                ["place"],
                additional_properties_=False,
            ),
        ),
        HTTPToolEndpoint("https://weather.example", headers=ToolHeaders.from_dict({"X-Unit": "celsius"})),
    )
    files = FileSearchTool(labels=["weather"])
    assert isinstance(weather.function.parameters.properties["place"], HTTPToolProperty)
    others: dict[str, Any] = {
        "system_prompt": "You are a meteorologist.",
        "models": ["jamba-large"],
        "budget": "high",
        "include": ["data_sources"],
        "output_type": {"type": "object", "properties": {"celsius": {"type": "number"}}},
        "response_language": "hebrew",
        "context": {"today": "2026-05-02"},
        "assistant_id": "assistant-1",
        "structured_rag_enabled": False,
        "dynamic_planning_enabled": True,
        "verbose": True,
        "variant": "main",
        "custom_retrieval_configs": [{"top": 3}],
    }
    body = sent(
        input=[Message(MessageRole.USER, "How warm is it?")],
        requirements=[Requirement("unit", "Celsius")],
        tools=[weather, files],
        **others,
    )
    assert body == {
        "input": [{"role": "user", "content": "How warm is it?"}],
        "requirements": [{"name": "unit", "description": "Celsius"}],
        "tools": [
            {
                "type": "http",
                "function": {
                    "name": "get_weather",
                    "description": "Get the temperature of a place.",
                    "parameters": {
                        "type": "object",
                        "properties": {"place": {"type": "string", "description": "City and country"}},
                        "required": ["place"],
                        "additionalProperties": False,
                    },
                },
                "endpoint": {"url": "https://weather.example", "headers": {"X-Unit": "celsius"}},
            },
            {"type": "file_search", "labels": ["weather"]},
        ],
        **others,
    }
    assert sent(**body) == body


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"input": 7}, "input should be "),
        ({"input": [{"role": "user"}]}, "input"),
        ({"budget": "huge"}, "budget should be one of low, medium, high, not 'huge'"),
        ({"requirements": [{"name": "unit"}]}, r"requirements\[0\]\.description is missing"),
        ({"tools": [{"type": "telepathy"}]}, r"tools\[0\]\.type should be one of 'http', .*, not 'telepathy'"),
        ({"models": "jamba-large"}, "models should be an array"),
        ({"verbose": "yes"}, "verbose should be true or false"),
    ],
    ids=str,
)
def test_nothing_wrong_is_sent(fields: dict[str, Any], message: str) -> None:
    """A value that AI21 does not document, with the name of its field."""
    answers = Answers()
    with (
        AI21Maestro("key-ai21", transport=answers) as client,
        pytest.raises(ConfigurationError, match=message),
    ):
        start(client, {"input": "Write", **fields})
    assert not answers.requests


def test_a_lost_answer(clock: FakeClock) -> None:
    """It is not sent again, and the error says that there may be a run."""
    answers = Answers(httpx.ReadError("reset"))
    with (
        AI21Maestro("key-ai21", transport=answers, clock=clock) as client,
        pytest.raises(OutcomeUnknown, match="the run may have been started: look before you do it again") as caught,
    ):
        client.start("Write")
    assert caught.value.key is None
    assert len(answers.requests) == 1
