"""A module that gives every client to every protocol: those that do not offer it are marked as wrong."""

from __future__ import annotations

from collections.abc import Iterator

from runstate.catalog import VENDORS

PROTOCOLS = {
    "Lists": "list",
    "Starts": "start",
    "Cancels": "cancel",
    "Deletes": "delete",
    "HasResults": "results",
}
"""The protocols, and the methods that they have."""

HEAD = '''\
"""What each protocol accepts."""

from typing import TypeVar, assert_type

import runstate
from runstate_adobe_sensei.models import ExperimentRun, ExperimentRunSummary
from runstate_retab.models import ExperimentResult, WorkflowExperimentRun

T = TypeVar("T")


def item_of(client: runstate.Lists[T]) -> T: return client.list().take(1)[0]
def started(client: runstate.Starts[T]) -> T: return client.start().raw
def cancelled(client: runstate.Cancels[T]) -> T: return client.cancel("1").raw
def result_of(client: runstate.HasResults[T]) -> T: return client.results("1").take(1)[0]
async def async_item_of(client: runstate.AsyncLists[T]) -> T: return (await client.list().take(1))[0]
async def async_started(client: runstate.AsyncStarts[T]) -> T: return (await client.start()).raw
async def async_cancelled(client: runstate.AsyncCancels[T]) -> T: return (await client.cancel("1")).raw
async def async_result_of(client: runstate.AsyncHasResults[T]) -> T: return (await client.results("1").take(1))[0]


def infers(retab: runstate.Retab, adobe: runstate.AdobeSensei) -> None:
    assert_type(item_of(retab), runstate.Run[WorkflowExperimentRun])
    assert_type(item_of(adobe), ExperimentRunSummary)
    assert_type(started(retab), WorkflowExperimentRun)
    assert_type(started(adobe), ExperimentRun)
    assert_type(cancelled(retab), WorkflowExperimentRun)
    assert_type(result_of(retab), ExperimentResult)


async def infers_async(retab: runstate.AsyncRetab, adobe: runstate.AsyncAdobeSensei) -> None:
    assert_type(await async_item_of(retab), runstate.Run[WorkflowExperimentRun])
    assert_type(await async_item_of(adobe), ExperimentRunSummary)
    assert_type(await async_started(retab), WorkflowExperimentRun)
    assert_type(await async_started(adobe), ExperimentRun)
    assert_type(await async_cancelled(retab), WorkflowExperimentRun)
    assert_type(await async_result_of(retab), ExperimentResult)
'''


def module_of_protocols() -> str:
    """The text of the module."""
    return "\n".join((HEAD, *_lines()))


def _lines() -> Iterator[str]:
    clients = [f"{prefix}{info.client}" for info in VENDORS.values() for prefix in ("", "Async")]
    for protocol, method in PROTOCOLS.items():
        for prefix in ("", "Async"):
            name = f"{prefix}{protocol}"
            generic = "" if protocol == "Deletes" else "[object]"
            yield f"def {name.lower()}(client: runstate.{name}{generic}) -> None: ..."
            for client in clients:
                offers = next(info.offers for info in VENDORS.values() if info.client == client.removeprefix("Async"))
                right = method in offers and client.startswith("Async") == bool(prefix)
                yield f"{name.lower()}(runstate.{client}()){'' if right else '  # wrong'}"
