"""Several runs in one call: the other runs in an error, asynchronous forms, and the caller's own clients."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import aclosing
from typing import Any, cast

import anyio
import httpx
import pytest

import runstate
from runstate import (
    AsyncRetab,
    AsyncScorecard,
    AuthenticationError,
    ConfigurationError,
    HttpOptions,
    Retab,
    Run,
    RunRef,
    RunstateError,
    Scorecard,
    WaitTimeout,
)
from runstate.any_client import AnyClient
from tests.support.answers import Answers
from tests.support.clock import FakeClock
from tests.support.vendors import RETAB, SCORECARD

DONE, RUNNING = RETAB.example("200.completed"), RETAB.example("200.running")


class ManyRuns(httpx.MockTransport):
    """Retab's runs by id: `done…` has completed, `slow…` never does, `gone…` is refused. Notes who asked for what."""

    def __init__(self) -> None:
        super().__init__(self._answer)
        self.asked: list[tuple[str, str]] = []
        self.closed = False

    def _answer(self, request: httpx.Request) -> httpx.Response:
        run_id = request.url.path.rpartition("/")[2]
        self.asked.append((request.headers["authorization"], run_id))
        if run_id.startswith("gone"):
            return httpx.Response(401, json={"detail": "no"})
        return httpx.Response(200, json={**(DONE if run_id.startswith("done") else RUNNING), "id": run_id})

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


@pytest.fixture
def transport() -> ManyRuns:
    return ManyRuns()


@pytest.fixture
def http(monkeypatch: pytest.MonkeyPatch, transport: ManyRuns) -> HttpOptions:
    """Options for that transport, on a clock that takes no time, with a key in the environment."""
    monkeypatch.setenv("RETAB_API_KEY", "key-of-the-environment")
    return {"transport": transport, "clock": FakeClock(), "retries": 0}


def states(runs: Any) -> dict[str, str]:
    """The states of runs by id, in their order."""
    return {run.id: run.status for run in runs}


async def wait_async(*references: str, **options: Any) -> Any:
    return cast("object", await runstate.wait_async(references, **options))


async def watch_async(*references: str, **options: Any) -> Any:
    return [run async for run in runstate.watch_async(references, **options)]


async def get_async(*references: str, **options: Any) -> Any:
    return await runstate.get_async(references, **options)


def sync(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, to be awaited like the others."""

    async def call(*references: str, **options: Any) -> Any:
        return await anyio.to_thread.run_sync(lambda: function(references, **options))

    return call


def watch_all(references: Any, **options: Any) -> Any:
    return list(runstate.watch(references, **options))


WAITS = [
    pytest.param(sync(runstate.wait), id="wait"),
    pytest.param(wait_async, id="wait_async"),
    pytest.param(sync(watch_all), id="watch"),
    pytest.param(watch_async, id="watch_async"),
]
GETS = [pytest.param(sync(runstate.get), id="get"), pytest.param(get_async, id="get_async")]


@pytest.mark.anyio
@pytest.mark.parametrize("wait", WAITS)
async def test_deadline_keeps_what_is_known(wait: Callable[..., Any], http: HttpOptions) -> None:
    """The runs that had finished and those last seen, in the order of the references."""
    with pytest.raises(WaitTimeout) as caught:
        await wait("retab:slow-1", "retab:done-1", "retab:slow-2", "retab:done-2", timeout=60, http=http)

    assert states(caught.value.runs) == {
        "slow-1": "running",
        "done-1": "completed",
        "slow-2": "running",
        "done-2": "completed",
    }


@pytest.mark.anyio
@pytest.mark.parametrize("wait", WAITS)
async def test_any_error_keeps_what_is_known(wait: Callable[..., Any], http: HttpOptions, transport: ManyRuns) -> None:
    """One that is not of the wait's own, too; a run that was never seen is left out."""
    answer = transport.handler

    def late(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("gone") and len(transport.asked) < 6:
            return httpx.Response(503)
        return cast("httpx.Response", answer(request))

    transport.handler = late
    with pytest.raises(AuthenticationError) as caught:
        await wait("retab:done", "retab:gone", "retab:slow", http=http)

    assert states(caught.value.runs) == {"done": "completed", "slow": "running"}


@pytest.mark.parametrize("on_blocked", ["raise"])
def test_error_of_a_single_wait_has_its_run(on_blocked: Any, http: HttpOptions) -> None:
    """As that of several has."""
    with pytest.raises(WaitTimeout) as caught:
        runstate.wait("retab:slow", timeout=60, on_blocked=on_blocked, http=http)

    assert caught.value.runs == (caught.value.run,)


@pytest.mark.anyio
async def test_async_forms_take_one_or_several(http: HttpOptions) -> None:
    """And give what the others do; callbacks are called where the caller is."""
    seen: list[Run[object]] = []

    assert (await runstate.get_async("retab:done", http=http)).status == "completed"
    assert states(await runstate.get_async("retab:slow", "retab:done", http=http)) == {
        "slow": "running",
        "done": "completed",
    }
    assert (await runstate.wait_async("retab:done", on_update=seen.append, http=http)).ok
    assert states(await runstate.wait_async(["retab:done-1"], http=http)) == {"done-1": "completed"}
    assert states(seen) == {"done": "completed"}


@pytest.mark.anyio
async def test_leaving_an_async_watch_stops_all_of_it(http: HttpOptions, transport: ManyRuns) -> None:
    """Nothing is asked any more, and the clients are closed."""
    async with aclosing(
        cast("Any", runstate.watch_async("retab:slow-1", "retab:slow-2", timeout=None, http=http))
    ) as runs:
        async for _ in runs:
            break
    asked = len(transport.asked)
    await anyio.lowlevel.checkpoint()

    assert transport.closed
    assert len(transport.asked) == asked


@pytest.mark.anyio
@pytest.mark.parametrize("get", GETS)
async def test_get_asks_about_several(get: Callable[..., Any], http: HttpOptions, transport: ManyRuns) -> None:
    """Once about each, in any order of answers; an iterable gives a list."""
    runs = await get("retab:slow", "retab:done", "retab:slow", http=http)

    assert [run.id for run in runs] == ["slow", "done", "slow"]
    assert len(transport.asked) == 2


@pytest.mark.anyio
@pytest.mark.parametrize("get", GETS)
async def test_get_hands_errors_over(get: Callable[..., Any], http: HttpOptions) -> None:
    """A run that cannot be had, or a missing key, does not keep the others back; without `on_error` it is raised."""
    errors: dict[RunRef, RunstateError] = {}
    runs = await get("retab:done", "retab:gone", "scorecard:1", on_error=errors.__setitem__, http=http)

    assert states(runs) == {"done": "completed"}
    assert {str(ref): type(error) for ref, error in errors.items()} == {
        "retab:gone": AuthenticationError,
        "scorecard:1": ConfigurationError,
    }
    with pytest.raises(AuthenticationError):
        await get("retab:done", "retab:gone", http=http)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("reference", "expected"), [("retab:gone", AuthenticationError), ("scorecard:1", ConfigurationError)]
)
async def test_get_raises_the_error_of_a_single_reference(
    reference: str, expected: type[RunstateError], http: HttpOptions
) -> None:
    """There is no run to return, though `on_error` has had it; a list can lack it."""
    errors: list[RunstateError] = []

    def note(_: RunRef, error: RunstateError) -> None:
        errors.append(error)

    with pytest.raises(expected) as caught:
        await runstate.get_async(reference, on_error=note, http=http)
    with pytest.raises(expected) as caught_synchronously:
        runstate.get(reference, on_error=note, http=http)

    assert errors == [caught.value, caught_synchronously.value]
    assert await runstate.get_async([reference], on_error=note, http=http) == []
    assert runstate.get([RunRef.parse(reference)], on_error=note, http=http) == []
    assert len(errors) == 4


def clients(kind: Any, transport: httpx.BaseTransport) -> dict[str, AnyClient]:
    """Two accounts of one vendor."""
    options: HttpOptions = {"transport": transport, "clock": FakeClock(), "retries": 0}
    return {"retab": kind("key-us", **options), "retab-eu": kind("key-eu", **options)}


@pytest.mark.anyio
@pytest.mark.parametrize("call", [*WAITS, *GETS])
@pytest.mark.parametrize("kind", [Retab, AsyncRetab])
async def test_clients_can_be_given(call: Callable[..., Any], kind: Any, transport: ManyRuns) -> None:
    """Of two accounts; each reference is asked about with its own, though both name a run of one id."""
    runs = await call("retab-eu:done", "retab:done", "retab-eu:done-2", clients=clients(kind, transport))

    assert sorted(run.id for run in runs) == ["done", "done", "done-2"]
    assert {str(run.ref) for run in runs} == {"retab:done", "retab:done-2"}
    assert sorted(transport.asked) == [
        ("Bearer key-eu", "done"),
        ("Bearer key-eu", "done-2"),
        ("Bearer key-us", "done"),
    ]


@pytest.mark.parametrize("references", [["retab-eu:done"], ["retab-eu:done", "retab:done"]])
def test_given_clients_are_not_closed(references: list[str], transport: ManyRuns) -> None:
    """They can be used again, and so by the next call."""
    given = clients(Retab, transport)

    for _ in range(2):
        assert all(run.ok for run in runstate.wait(references, clients=given))
    assert cast("Retab", given["retab-eu"]).get("done").ok


def test_clients_and_environment_go_together(http: HttpOptions, transport: ManyRuns) -> None:
    """A prefix without a client is a vendor's slug; a RunRef is asked about with its vendor's client."""
    runs = runstate.wait(
        RunRef("retab", ("done-1",)), "mine:done-2", clients={"mine": Retab("key-mine", transport=transport)}, http=http
    )

    assert [run.id for run in runs] == ["done-1", "done-2"]
    assert sorted(transport.asked) == [("Bearer key-mine", "done-2"), ("Bearer key-of-the-environment", "done-1")]


def test_alias_of_another_vendor() -> None:
    """The prefix says nothing of the vendor: its client does."""
    body = json.dumps(SCORECARD.example("200.completed")).encode()
    mock = httpx.MockTransport(lambda _: httpx.Response(200, content=body))

    run = runstate.wait("work:135", clients={"work": Scorecard("key", transport=mock)})

    assert str(run.ref) == "scorecard:135"


def test_synchronous_transport_cannot_serve_several() -> None:
    """The message names what can be done."""

    class Own(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, json={**DONE, "id": request.url.path.rpartition("/")[2]})

    given = {"retab": Retab("key", transport=Own())}

    assert runstate.wait("retab:done", clients=given).ok
    with pytest.raises(ConfigurationError, match=r"Own is synchronous.*AsyncRetab"):
        runstate.wait("retab:done", "retab:done-2", clients=given)


@pytest.mark.parametrize(
    ("reference", "client", "said"),
    [
        ("mine:1", "a key", r"clients\['mine'\] is not a client of runstate but str"),
        (RunRef("retab", ("1",)), Scorecard("key"), r"clients\['retab'\] is a client of scorecard"),
        (
            "retab:1",
            AsyncScorecard("key"),
            r"clients\['retab'\] is a client of scorecard, and cannot read retab:1",
        ),
        (5, AsyncScorecard("key"), "5 is not a reference: write VENDOR:ID"),
        ("other:1", AsyncScorecard("key"), "'other' is not a vendor"),
    ],
)
def test_what_makes_no_sense_is_told_before_any_request(reference: Any, client: Any, said: str) -> None:
    """By name."""
    prefix = str(reference).partition(":")[0].replace("other", "mine")
    with pytest.raises(ConfigurationError, match=said):
        runstate.wait(reference, clients={prefix: client})


@pytest.mark.anyio
async def test_mistake_of_the_callers_own_passes_as_it_is() -> None:
    """With no group of exceptions around it."""
    given = {"retab": AsyncRetab("key", transport=Answers(KeyError("mine")), retries=0)}
    with pytest.raises(KeyError):
        await runstate.wait_async("retab:a", "retab:b", clients=given)
    with pytest.raises(KeyError):
        await sync(runstate.wait)("retab:a", "retab:b", clients=given)
