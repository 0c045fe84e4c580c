"""What the clients' methods return. Both type checkers read this file; running it shows that it is true."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import assert_type

import pytest
import runstate_adobe_sensei as adobe
import runstate_ai21_maestro as ai21
import runstate_datadog_model_lab as datadog
import runstate_mlflow as mlflow
import runstate_retab as retab
import runstate_scorecard as scorecard
from runstate_adobe_sensei.models import RunStatus
from runstate_ai21_maestro.models import MaestroRun
from runstate_datadog_model_lab.models import ModelLabRunResponse
from runstate_mlflow.models import GetRunResponse
from runstate_retab.models import ExperimentRunLifecycle, WorkflowExperimentRun
from runstate_scorecard.models import Run as ScorecardRun

from runstate import (
    AdobeSensei,
    AI21Maestro,
    AsyncAdobeSensei,
    AsyncAI21Maestro,
    AsyncDatadogModelLab,
    AsyncMLflow,
    AsyncRetab,
    AsyncScorecard,
    DatadogModelLab,
    Finished,
    FinishedRun,
    Lifecycle,
    MLflow,
    Retab,
    Run,
    RunRef,
    Scorecard,
)
from tests.overlay.typing.typed import completed
from tests.support.vendors import ADOBE, AI21, DATADOG, MLFLOW, RETAB, SCORECARD


def test_retab_is_typed() -> None:
    """`get`, `wait` and `watch` know the raw model; what was waited for has finished."""
    with Retab("key", transport=completed(RETAB)) as client:
        run = assert_type(client.get("exprun_2"), Run[WorkflowExperimentRun])
        assert_type(run.lifecycle, Lifecycle)
        assert_type(run.raw.lifecycle, ExperimentRunLifecycle)
        assert_type(run.raw, WorkflowExperimentRun)

        done = assert_type(client.wait("exprun_2", timeout=5, on_update=print), FinishedRun[WorkflowExperimentRun])
        assert_type(done.lifecycle, Finished)
        assert_type(done.raw, WorkflowExperimentRun)

        seen = assert_type(client.watch("exprun_2"), Iterator[Run[WorkflowExperimentRun]])
        assert list(seen) == [run]

        ref = RunRef("retab", ("exprun_2",))
        assert_type(client.get_ref(ref), Run[WorkflowExperimentRun])
        assert_type(client.wait_ref(ref), FinishedRun[WorkflowExperimentRun])
        assert_type(client.watch_ref(ref), Iterator[Run[WorkflowExperimentRun]])
        assert_type(client.api, retab.AuthenticatedClient)
        assert type(run.raw) is WorkflowExperimentRun


def test_adobe_sensei_is_typed() -> None:
    """Its runs have two ids."""
    with AdobeSensei("t", api_key="k", org_id="o", sandbox_name="s", transport=completed(ADOBE)) as client:
        run = assert_type(client.get("exp-1", "run-1"), Run[RunStatus])
        assert_type(run.raw, RunStatus)
        assert_type(client.wait("exp-1", "run-1"), FinishedRun[RunStatus])
        assert_type(client.watch("exp-1", "run-1"), Iterator[Run[RunStatus]])
        assert_type(client.api, adobe.AuthenticatedClient)
        assert type(run.raw) is RunStatus


def test_ai21_maestro_is_typed() -> None:
    """`run.raw` is AI21's own model."""
    with AI21Maestro("key", transport=completed(AI21)) as client:
        run = assert_type(client.get("run-1"), Run[MaestroRun])
        assert_type(run.raw, MaestroRun)
        assert_type(client.wait("run-1"), FinishedRun[MaestroRun])
        assert_type(client.watch("run-1"), Iterator[Run[MaestroRun]])
        assert_type(client.api, ai21.AuthenticatedClient)
        assert type(run.raw) is MaestroRun


def test_datadog_model_lab_is_typed() -> None:
    """An id may be a number."""
    with DatadogModelLab("key", "app key", transport=completed(DATADOG)) as client:
        run = assert_type(client.get(42), Run[ModelLabRunResponse])
        assert_type(run.raw, ModelLabRunResponse)
        assert_type(client.wait("42"), FinishedRun[ModelLabRunResponse])
        assert_type(client.watch(42), Iterator[Run[ModelLabRunResponse]])
        assert_type(client.api, datadog.AuthenticatedClient)
        assert type(run.raw) is ModelLabRunResponse


def test_scorecard_is_typed() -> None:
    """Its model is called Run, too."""
    with Scorecard("key", transport=completed(SCORECARD)) as client:
        run = assert_type(client.get("135"), Run[ScorecardRun])
        assert_type(run.raw, ScorecardRun)
        assert_type(client.wait("135"), FinishedRun[ScorecardRun])
        assert_type(client.watch("135"), Iterator[Run[ScorecardRun]])
        assert_type(client.api, scorecard.AuthenticatedClient)
        assert type(run.raw) is ScorecardRun


def test_mlflow_is_typed() -> None:
    """Its client needs no credentials."""
    with MLflow(transport=completed(MLFLOW)) as client:
        run = assert_type(client.get("57b57d08"), Run[GetRunResponse])
        assert_type(run.raw, GetRunResponse)
        assert_type(client.wait("57b57d08"), FinishedRun[GetRunResponse])
        assert_type(client.watch("57b57d08"), Iterator[Run[GetRunResponse]])
        assert_type(client.api, mlflow.AuthenticatedClient)
        assert type(run.raw) is GetRunResponse


@pytest.mark.anyio
async def test_async_retab_is_typed() -> None:
    """The twin gives the same, awaited."""
    async with AsyncRetab("key", transport=completed(RETAB)) as client:
        run = assert_type(await client.get("exprun_2"), Run[WorkflowExperimentRun])
        assert_type(run.raw, WorkflowExperimentRun)
        done = assert_type(await client.wait("exprun_2", on_blocked="wait"), FinishedRun[WorkflowExperimentRun])
        assert_type(done.lifecycle, Finished)
        seen = assert_type(client.watch("exprun_2"), AsyncIterator[Run[WorkflowExperimentRun]])
        assert [each async for each in seen] == [run]
        assert_type(client.api, retab.AuthenticatedClient)


@pytest.mark.anyio
async def test_other_async_clients_are_typed() -> None:
    """Each with its own raw model."""
    async with AsyncAdobeSensei(
        "t", api_key="k", org_id="o", sandbox_name="s", transport=completed(ADOBE)
    ) as adobe_client:
        assert_type(await adobe_client.get("exp-1", "run-1"), Run[RunStatus])
        assert_type(await adobe_client.wait("exp-1", "run-1"), FinishedRun[RunStatus])
        assert_type(adobe_client.watch("exp-1", "run-1"), AsyncIterator[Run[RunStatus]])
    async with AsyncAI21Maestro("key", transport=completed(AI21)) as ai21_client:
        assert_type(await ai21_client.wait("run-1"), FinishedRun[MaestroRun])
        assert_type(ai21_client.api, ai21.AuthenticatedClient)
    async with AsyncDatadogModelLab(access_token="token", transport=completed(DATADOG)) as datadog_client:
        assert_type(await datadog_client.wait(42), FinishedRun[ModelLabRunResponse])
    async with AsyncScorecard("key", transport=completed(SCORECARD)) as scorecard_client:
        assert_type(await scorecard_client.wait("135"), FinishedRun[ScorecardRun])
        assert_type(scorecard_client.watch("135"), AsyncIterator[Run[ScorecardRun]])
    async with AsyncMLflow("https://mlflow.example.com", token="t", transport=completed(MLFLOW)) as mlflow_client:
        assert_type(await mlflow_client.wait("57b57d08"), FinishedRun[GetRunResponse])
        assert_type(mlflow_client.api, mlflow.AuthenticatedClient)
