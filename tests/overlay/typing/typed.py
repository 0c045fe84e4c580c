"""Shared by the typing tests: clients that get an answer without a network, and what running confirms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, cast

from runstate import Run
from tests.support.answers import Answers, answer
from tests.support.operating import Operating
from tests.support.vendors import TestVendor


def completed(vendor: TestVendor) -> Answers:
    """A transport that answers with a completed run of the vendor."""
    return Answers(answer(vendor.example(vendor.completed)))


def answering(vendor: TestVendor) -> Operating:
    """A transport that answers every operation of the vendor."""
    return Operating(vendor)


def confirm(value: object, model: Any) -> None:
    """Fail unless a value, or the raw model of a run, is what the type says."""
    assert isinstance(cast("Run[object]", value).raw if isinstance(value, Run) else value, model)


def gives_nothing(call: Callable[[], None]) -> None:
    """Call it; type checkers refuse one that returns something."""
    call()


async def awaits_nothing(done: Awaitable[None]) -> None:
    """Await it; type checkers refuse one that returns something."""
    await done
