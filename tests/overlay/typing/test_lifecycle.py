"""Type narrowing of the lifecycle. Both type checkers check this file; running it confirms it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal, assert_never, assert_type

import pytest

from runstate import (
    Blocked,
    Cancelled,
    Completed,
    ErrorInfo,
    Failed,
    Finished,
    FinishedRun,
    Lifecycle,
    Pending,
    Progress,
    Queued,
    Run,
    Running,
    Timing,
    Unfinished,
    Unknown,
    has_finished,
    is_finished,
)
from tests.overlay.decode.reading import read
from tests.support.vendors import RETAB

EACH: tuple[Lifecycle, ...] = (
    Pending(),
    Queued(),
    Running("scoring"),
    Blocked("human"),
    Completed(),
    Failed(ErrorInfo("out of memory")),
    Cancelled("by hand"),
    Unknown("archived"),
)
ENDED = [lifecycle for lifecycle in EACH if isinstance(lifecycle, Completed | Failed | Cancelled)]


def told(lifecycle: Lifecycle) -> str:  # noqa: PLR0911 -- one for each variant
    """An exhaustive match on all variants: a ninth variant would be an error here."""
    match lifecycle:
        case Pending():
            return assert_type(lifecycle.status, Literal["pending"])
        case Queued():
            return assert_type(lifecycle.status, Literal["queued"])
        case Running(phase=phase):
            assert_type(phase, str | None)
            return assert_type(lifecycle.status, Literal["running"])
        case Blocked(waiting_on=waiting_on):
            assert_type(waiting_on, Literal["human", "action", "resume", "heartbeat", "restore"])
            return assert_type(lifecycle.status, Literal["blocked"])
        case Completed():
            return assert_type(lifecycle.status, Literal["completed"])
        case Failed(error=error):
            assert_type(error, ErrorInfo)
            assert_type(error.message, str | None)
            assert_type(error.details, Mapping[str, object] | None)
            return assert_type(lifecycle.status, Literal["failed"])
        case Cancelled(reason=reason):
            assert_type(reason, str | None)
            return assert_type(lifecycle.status, Literal["cancelled"])
        case Unknown(state=state):
            assert_type(state, str)
            return assert_type(lifecycle.status, Literal["unknown"])
        case _:
            assert_never(lifecycle)


def ending(lifecycle: Finished) -> str:
    """`Finished` has exactly three variants."""
    match lifecycle:
        case Completed():
            return "well"
        case Failed() | Cancelled():
            return "otherwise"
        case _:
            assert_never(lifecycle)


def by_status(lifecycle: Lifecycle) -> str | None:
    """The literal tag distinguishes the variants like the class."""
    if lifecycle.status == "failed":
        return assert_type(lifecycle, Failed).error.message
    if lifecycle.status == "unknown":
        return assert_type(lifecycle, Unknown).state
    return None


def by_guard(lifecycle: Lifecycle) -> bool:
    """`is_finished` narrows both ways."""
    if is_finished(lifecycle):
        assert_type(lifecycle, Completed | Failed | Cancelled)
        return True
    # ty writes each class without the others
    assert_type(lifecycle, Pending | Queued | Running | Blocked | Unknown)  # ty: ignore[assert-type-unspellable-subtype]
    unfinished: Unfinished = lifecycle
    return unfinished is not lifecycle


def run_by_guard(run: Run[Any]) -> str:
    """`has_finished` narrows the run, and with it its lifecycle."""
    if has_finished(run):
        assert_type(run, FinishedRun[Any])
        return ending(assert_type(run.lifecycle, Completed | Failed | Cancelled))
    assert_type(run, Run[Any])  # ty: ignore[type-assertion-failure]  # which writes it without FinishedRun
    return told(run.lifecycle)


@pytest.mark.parametrize("lifecycle", EACH, ids=lambda lifecycle: lifecycle.status)
def test_every_variant_is_matched_by_class(lifecycle: Lifecycle) -> None:
    """Each has its literal tag, which is not an argument."""
    assert told(lifecycle) == lifecycle.status
    assert repr(lifecycle).startswith(f"{lifecycle.status.title()}(")
    assert hash(lifecycle) == hash(lifecycle)


@pytest.mark.parametrize("lifecycle", EACH, ids=lambda lifecycle: lifecycle.status)
def test_guard_tells_who_has_finished(lifecycle: Lifecycle) -> None:
    """Exactly three variants are finished."""
    assert by_guard(lifecycle) == (lifecycle in ENDED)


def test_tag_leads_to_what_the_variant_carries() -> None:
    """Comparing `status` with a string narrows the type."""
    assert [by_status(lifecycle) for lifecycle in EACH if by_status(lifecycle)] == ["out of memory", "archived"]


def test_guard_of_a_run_tells_how_it_ended() -> None:
    """`has_finished` narrows the run, and an unfinished one keeps its other variants."""
    assert run_by_guard(read(RETAB, RETAB.example(RETAB.completed))) == "well"
    assert run_by_guard(read(RETAB, RETAB.example(RETAB.unfinished))) == "running"


def test_parts_of_a_run_are_typed() -> None:
    """Times, counts and scores have their types."""
    run: Run[Any] = read(RETAB, RETAB.example("200.completed"))

    assert_type(run.timing, Timing)
    assert_type(run.timing.started, datetime | None)
    assert_type(run.timing.duration, timedelta | None)
    assert_type(run.progress, Progress | None)
    assert_type(run.scores, Mapping[str, float])
    assert_type(run.fetched_at, datetime)
    assert_type(run.raise_for_failure(), None)
