"""The return types of the clients' methods. Type checkers check this file; running it confirms it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, assert_type

import pytest
import runstate_retab as retab
from runstate_retab.models import ExperimentRunLifecycle, WorkflowExperimentRun

from runstate import (
    AdobeSensei,
    AI21Maestro,
    AsyncRetab,
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
from tests.overlay.typing.of_a_vendor import module_of
from tests.overlay.typing.typed import completed
from tests.support.vendors import RETAB
from tests.vendors import ALL
from tests.vendors.base import Expectations


def names_of(vendor: Expectations) -> dict[str, Any]:
    """The names of the vendor's module."""
    names: dict[str, Any] = {}
    exec(compile(module_of(vendor), f"{vendor.slug}.py", "exec"), names)  # noqa: S102 -- the template is ours
    return names


def test_retab_is_typed() -> None:
    """`get`, `wait` and `watch` know the raw model; `wait` returns a finished run."""
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


@pytest.mark.parametrize("vendor", ALL.values(), ids=ALL)
def test_sync_client_is_typed(vendor: Expectations) -> None:
    """The module runs for each vendor and set of credentials; test_checkers.py runs the checkers on it."""
    names = names_of(vendor)

    names["synchronous"]()
    names["operations"]()
    names["references"]()


@pytest.mark.anyio
@pytest.mark.parametrize("vendor", ALL.values(), ids=ALL)
async def test_async_client_is_typed(vendor: Expectations) -> None:
    """The async methods return the same types."""
    names = names_of(vendor)

    await names["asynchronous"]()
    await names["asynchronous_operations"]()


def test_credentials_may_be_positional() -> None:
    """Positional arguments follow the signature; MLflow's first argument is its address."""
    AdobeSensei("t", api_key="k", org_id="o", sandbox_name="s").close()
    AI21Maestro("key").close()
    DatadogModelLab("key", "app key").close()
    Scorecard("key").close()
    MLflow("https://mlflow.example.com", token="t").close()


@pytest.mark.anyio
async def test_async_retab_is_typed() -> None:
    """The async client returns the same."""
    async with AsyncRetab("key", transport=completed(RETAB)) as client:
        run = assert_type(await client.get("exprun_2"), Run[WorkflowExperimentRun])
        assert_type(run.raw, WorkflowExperimentRun)
        done = assert_type(await client.wait("exprun_2", on_blocked="wait"), FinishedRun[WorkflowExperimentRun])
        assert_type(done.lifecycle, Finished)
        seen = assert_type(client.watch("exprun_2"), AsyncIterator[Run[WorkflowExperimentRun]])
        assert [each async for each in seen] == [run]
        assert_type(client.api, retab.AuthenticatedClient)
