"""Return types of the functions for runs of any vendor. Type checkers check this file; running it confirms it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import assert_type

import httpx
import pytest
from runstate_adobe_sensei.models import RunStatus
from runstate_retab.models import WorkflowExperimentRun

import runstate
from runstate import (
    AdobeSensei,
    AsyncAdobeSensei,
    AsyncRetab,
    AsyncScorecard,
    ConfigurationError,
    Duration,
    Finished,
    FinishedRun,
    HttpOptions,
    Retab,
    Run,
    RunRef,
)
from tests.overlay.typing.typed import answering, awaits_nothing, gives_nothing
from tests.support.vendors import MLFLOW, RETAB

REF = RunRef("retab", ("exprun_3",))
RETABS = Retab.ref("exprun_2")
"""A reference that knows its vendor's model."""


@pytest.fixture
def http(monkeypatch: pytest.MonkeyPatch) -> HttpOptions:
    """Options that send no request to the network, with a key in the environment."""

    def answer(request: httpx.Request) -> httpx.Response:
        run_id = request.url.path.rpartition("/")[2]
        return httpx.Response(200, json={**RETAB.example("200.completed"), "id": run_id})

    monkeypatch.setenv("RETAB_API_KEY", "key-of-the-environment")
    return {"transport": httpx.MockTransport(answer), "retries": 0, "timeout": timedelta(seconds=5)}


def test_get_gives_one_run(http: HttpOptions) -> None:
    """The vendor is unknown, so the raw model is an object."""
    run = assert_type(runstate.get("retab:exprun_2", http=http), Run[object])
    assert_type(run.raw, object)
    assert_type(runstate.get(REF, http=http), Run[object])
    assert_type(runstate.get("retab:exprun_2", on_error=print, http=http), Run[object])


def test_get_of_several_references_gives_a_list(http: HttpOptions) -> None:
    """The runs come in the order of the references."""
    several = assert_type(runstate.get("retab:exprun_2", REF, http=http), list[Run[object]])
    assert [str(run.ref) for run in several] == ["retab:exprun_2", "retab:exprun_3"]
    assert_type(runstate.get([REF], http=http), list[Run[object]])


@pytest.mark.anyio
async def test_async_forms_give_the_same(http: HttpOptions) -> None:
    """The results are awaited; `watch_async` is iterated."""
    assert_type(await runstate.get_async(REF, http=http), Run[object])
    assert_type(await runstate.get_async(REF, "retab:a", http=http), list[Run[object]])
    assert_type(await runstate.wait_async(REF, http=http), FinishedRun[object])
    assert_type(await runstate.wait_async([REF], http=http), list[FinishedRun[object]])
    changes = assert_type(runstate.watch_async(REF, http=http), AsyncIterator[Run[object]])
    assert [run.ref async for run in changes] == [REF]


def test_clients_of_any_vendor_can_be_given() -> None:
    """Sync and async clients are accepted."""
    with pytest.raises(ConfigurationError, match="'c' is not a vendor"):
        runstate.wait("c:1", clients={"a": Retab("key"), "b": AsyncScorecard("key")})


def test_wait_for_one_reference_gives_its_run(http: HttpOptions) -> None:
    """A reference is a string or a RunRef."""
    done = assert_type(runstate.wait("retab:exprun_2", http=http), FinishedRun[object])
    assert_type(done.lifecycle, Finished)
    assert_type(runstate.wait(REF, timeout=None, http=http), FinishedRun[object])
    assert isinstance(done, FinishedRun)


def test_wait_for_several_references_gives_a_list(http: HttpOptions) -> None:
    """The runs come in the order of the references."""
    one: Duration = 1.5
    several = assert_type(runstate.wait("retab:exprun_2", REF, http=http), list[FinishedRun[object]])
    assert [str(run.ref) for run in several] == ["retab:exprun_2", "retab:exprun_3"]
    assert_type(runstate.wait(REF, "retab:a", "retab:b", interval=one, http=http), list[FinishedRun[object]])


def test_wait_for_an_iterable_gives_a_list(http: HttpOptions) -> None:
    """This holds for a list of one reference, too."""
    alone = assert_type(runstate.wait([REF], http=http), list[FinishedRun[object]])
    assert [run.ref for run in alone] == [REF]
    assert_type(runstate.wait((f"retab:{number}" for number in range(2)), http=http), list[FinishedRun[object]])
    assert_type(runstate.wait({"retab:a", "retab:b"}, on_update=print, http=http), list[FinishedRun[object]])


def test_watch_gives_runs(http: HttpOptions) -> None:
    """Runs come one by one, for any number of references."""
    assert [run.ref for run in assert_type(runstate.watch(REF, http=http), Iterator[Run[object]])] == [REF]
    assert_type(runstate.watch("retab:a", "retab:b", http=http), Iterator[Run[object]])
    failures: list[RunRef] = []
    assert_type(runstate.watch([REF], on_error=lambda ref, _: failures.append(ref), http=http), Iterator[Run[object]])


def test_cancel_and_delete_by_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    """The run knows its raw model if the reference does; deleting returns nothing."""
    monkeypatch.setenv("RETAB_API_KEY", "key-of-the-environment")
    http: HttpOptions = {"transport": answering(RETAB)}
    assert_type(runstate.cancel("retab:exprun_2", http=http), Run[object])
    run = assert_type(runstate.cancel(RETABS, http=http), Run[WorkflowExperimentRun])
    assert type(run.raw) is WorkflowExperimentRun
    gives_nothing(lambda: runstate.delete("mlflow:57b57d08", http={"transport": answering(MLFLOW)}))


@pytest.mark.anyio
async def test_async_cancel_and_delete_by_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, awaited."""
    monkeypatch.setenv("RETAB_API_KEY", "key-of-the-environment")
    http: HttpOptions = {"transport": answering(RETAB)}
    assert_type(await runstate.cancel_async("retab:exprun_2", http=http), Run[object])
    assert_type(await runstate.cancel_async(RETABS, http=http), Run[WorkflowExperimentRun])
    await awaits_nothing(runstate.delete_async("mlflow:57b57d08", http={"transport": answering(MLFLOW)}))


def test_a_client_makes_references_that_know_their_model() -> None:
    """A client's `ref` knows the raw model; other references do not."""
    assert_type(RETABS, RunRef[WorkflowExperimentRun])
    assert_type(AsyncRetab.ref("exprun_2"), RunRef[WorkflowExperimentRun])
    assert_type(AdobeSensei.ref("exp-1", "run-1"), RunRef[RunStatus])
    assert_type(AsyncAdobeSensei.ref("exp-1", "run-1"), RunRef[RunStatus])
    assert_type(REF, RunRef[object])
    assert_type(RunRef.parse("retab:exprun_2"), RunRef[object])

    def by_default(ref: RunRef) -> None:
        assert_type(ref, RunRef[object])

    by_default(RETABS)


def test_get_of_such_a_reference_knows_the_raw_model(http: HttpOptions) -> None:
    """A run's own reference knows it too; mixed with a string, the raw model is an object."""
    run = assert_type(runstate.get(RETABS, http=http), Run[WorkflowExperimentRun])
    assert type(assert_type(run.raw, WorkflowExperimentRun)) is WorkflowExperimentRun
    assert_type(runstate.get(run.ref, http=http), Run[WorkflowExperimentRun])
    assert_type(runstate.get(RETABS, run.ref, http=http), list[Run[WorkflowExperimentRun]])
    assert_type(runstate.get([RETABS], on_error=print, http=http), list[Run[WorkflowExperimentRun]])
    assert_type(runstate.get(RETABS, "retab:a", http=http), list[Run[object]])
    assert_type(runstate.get("retab:a", RETABS, http=http), list[Run[object]])
    assert_type(runstate.get(["retab:a", RETABS], http=http), list[Run[object]])


def test_wait_for_such_a_reference_knows_the_raw_model(http: HttpOptions) -> None:
    """Both the result and the argument of `on_update` have the model."""
    blocks: list[str] = []
    # pyrefly and zuban do not know what a lambda is called with when there are overloads
    done = assert_type(  # pyrefly: ignore[assert-type]  # zuban: ignore[misc]
        runstate.wait(RETABS, on_update=lambda run: blocks.append(str(run.raw.block_type)), http=http),
        FinishedRun[WorkflowExperimentRun],
    )
    assert blocks == [str(done.raw.block_type)]
    assert_type(runstate.wait(RETABS, RETABS, RETABS, http=http), list[FinishedRun[WorkflowExperimentRun]])
    assert_type(runstate.wait((RETABS,), timeout=None, http=http), list[FinishedRun[WorkflowExperimentRun]])
    assert_type(runstate.wait(RETABS, REF, on_update=print, http=http), list[FinishedRun[object]])


def test_watch_of_such_a_reference_knows_the_raw_model(http: HttpOptions) -> None:
    """This holds for one reference, for several, and for an iterable."""
    changes = assert_type(runstate.watch(RETABS, http=http), Iterator[Run[WorkflowExperimentRun]])
    assert [run.raw.id for run in changes] == ["exprun_2"]
    assert_type(runstate.watch(RETABS, RETABS, on_error=print), Iterator[Run[WorkflowExperimentRun]])
    assert_type(runstate.watch([RETABS], http=http), Iterator[Run[WorkflowExperimentRun]])
    assert_type(runstate.watch(RETABS, "retab:a", http=http), Iterator[Run[object]])


@pytest.mark.anyio
async def test_async_forms_know_the_raw_model_too(http: HttpOptions) -> None:
    """All three async functions know it."""
    assert_type(await runstate.get_async(RETABS, http=http), Run[WorkflowExperimentRun])
    assert_type(await runstate.get_async(RETABS, RETABS, http=http), list[Run[WorkflowExperimentRun]])
    assert_type(await runstate.get_async([RETABS], http=http), list[Run[WorkflowExperimentRun]])
    assert_type(await runstate.get_async(RETABS, "retab:a", http=http), list[Run[object]])
    assert_type(await runstate.wait_async(RETABS, http=http), FinishedRun[WorkflowExperimentRun])
    assert_type(await runstate.wait_async([RETABS], http=http), list[FinishedRun[WorkflowExperimentRun]])
    changes = assert_type(runstate.watch_async(RETABS, http=http), AsyncIterator[Run[WorkflowExperimentRun]])
    assert [run.raw.id async for run in changes] == ["exprun_2"]
