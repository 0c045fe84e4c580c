"""Adobe's run has no state of its own: the design's rules make it of its tasks' states, in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from runstate import Cancelled, Completed, Failed, Lifecycle, Pending, Progress, Running, Unknown
from tests.overlay.decode.reading import read
from tests.support.vendors import ADOBE

KNOWN = ("PENDING", "RUNNING", "RETRY", "FAILED", "ABORTED", "DONE")
UNHEARD_OF = ("SKIPPED", "done", "")

Rule = tuple[Callable[[Sequence[str]], bool], Callable[[Sequence[str]], Lifecycle]]

# The first rule that holds decides.
RULES: tuple[Rule, ...] = (
    (lambda states: all(state == "PENDING" for state in states), lambda _: Pending()),
    (lambda states: "FAILED" in states, lambda _: Failed()),
    (lambda states: "ABORTED" in states, lambda _: Cancelled()),
    (lambda states: all(state == "DONE" for state in states), lambda _: Completed()),
    (
        lambda states: any(state not in KNOWN for state in states),
        lambda states: Unknown(next(state for state in states if state not in KNOWN)),
    ),
    (lambda states: "RETRY" in states, lambda _: Running("retrying")),
    (lambda _: True, lambda _: Running()),
)

states_of_tasks = st.lists(st.sampled_from((*KNOWN, *UNHEARD_OF)), max_size=6)


def tasks(states: Sequence[str]) -> list[dict[str, Any]]:
    """Tasks with these states, each with a message of its own."""
    return [{"state": state, "message": f"message {number}"} for number, state in enumerate(states)]


def lifecycle(states: Sequence[str]) -> Lifecycle:
    """What a run with tasks in these states has become."""
    return read(ADOBE, {"experimentRunId": "run-1", "status": {"tasks": tasks(states)}}).lifecycle


@settings(deadline=None)
@given(states_of_tasks)
def test_first_rule_that_holds_decides(states: list[str]) -> None:
    """The run's variant is that of the first rule that its tasks fulfil."""
    expected = next(made(states) for holds, made in RULES if holds(states))

    match lifecycle(states):
        case Failed(error=error):
            assert isinstance(expected, Failed)
            assert error.message == f"message {states.index('FAILED')}"
        case Cancelled(reason=reason):
            assert isinstance(expected, Cancelled)
            assert reason == f"message {states.index('ABORTED')}"
        case other:
            assert other == expected


@settings(deadline=None)
@given(st.data())
def test_order_of_tasks_decides_nothing(data: st.DataObject) -> None:
    """The same tasks in another order make the same variant."""
    states = data.draw(states_of_tasks)
    shuffled = data.draw(st.permutations(states))

    assert type(lifecycle(shuffled)) is type(lifecycle(states))


@settings(deadline=None)
@given(states_of_tasks, states_of_tasks)
def test_one_failed_task_fails_the_run(before: list[str], after: list[str]) -> None:
    """Whatever the other tasks are at."""
    assert isinstance(lifecycle([*before, "FAILED", *after]), Failed)


@settings(deadline=None)
@given(states_of_tasks)
def test_progress_counts_tasks(states: list[str]) -> None:
    """Done and failed tasks of all tasks; a run without tasks counts nothing."""
    run = read(ADOBE, {"experimentRunId": "run-1", "status": {"tasks": tasks(states)}})

    counted = Progress(states.count("DONE"), states.count("FAILED"), len(states))
    assert run.progress == (counted if states else None)


def test_failed_task_is_told_in_full() -> None:
    """All that the vendor says of the failed task stands in the error, unknown fields included."""
    task = {"state": "FAILED", "message": "out of memory", "id": "t1", "exitCode": 137}
    run = read(ADOBE, {"experimentRunId": "run-1", "status": {"tasks": [{"state": "RUNNING"}, task]}})

    assert isinstance(run.lifecycle, Failed)
    assert run.lifecycle.error.message == "out of memory"
    assert run.lifecycle.error.details == {"state": "FAILED", "id": "t1", "exitCode": 137}
