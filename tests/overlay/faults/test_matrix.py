"""Every fault, for every vendor, in every mode: its outcome, and that the client still works."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

import pytest

from runstate.simulator import FAULTS
from tests.overlay.faults.arena import IMPATIENT, MARGIN, PATIENT, RUN, Outcome, Place, Seat, ask_all, exposed
from tests.overlay.faults.conftest import Arena
from tests.overlay.faults.document import cells, rows
from tests.overlay.faults.expectations import EXCEPTIONS, EXPECTED, SAID
from tests.overlay.faults.gate import BELOW_HTTP, DOWNGRADE, HANGING, REFUSED


def misplaced(outcomes: Mapping[Place, Outcome], expected: Callable[[str], str]) -> dict[Place, str]:
    """The outcomes that are others than expected for their vendor."""
    return {place: f"{came.name}: {came.told}" for place, came in outcomes.items() if came.name != expected(place[0])}


def expected(fault: str, vendor: str) -> str:
    return EXCEPTIONS.get((fault, vendor)) or EXPECTED[fault]


def play(
    fault: str,
    chosen: list[Seat],
    limit: float,
    begin: Callable[[], object],
    end: Callable[[], object],
    came_out: dict[str, list[str]] | None,
) -> None:
    """Let everybody meet a fault, and look at what came of it and whether it has passed.

    Args:
        fault: Its name.
        chosen: Who meets it.
        limit: The time limit of their requests, in seconds.
        begin: From now on it is met.
        end: It is not met any more.
        came_out: Where the document's new row is put; None compares with the one that is there.
    """
    begin()
    outcomes = ask_all(chosen)
    end()
    afterwards = misplaced(ask_all(chosen), lambda _: RUN)
    if afterwards:
        ask_all(chosen)  # has rid them of what the fault left behind, before the next one

    if came_out is not None:
        came_out[fault] = cells(outcomes)
    assert {place: came.shown for place, came in outcomes.items() if not came.tame} == {}
    assert misplaced(outcomes, partial(expected, fault)) == {}
    assert {place: came.seconds for place, came in outcomes.items() if came.seconds > limit + MARGIN} == {}
    assert {place: came.shown for place, came in outcomes.items() if exposed(came)} == {}
    said = SAID.get(fault, "")
    assert {place: came.told for place, came in outcomes.items() if not re.search(said, came.told)} == {}
    assert afterwards == {}, "the fault was over"
    if came_out is None:
        assert rows().get(fault) == cells(outcomes), "the document is out of date: make reliability"


@pytest.mark.parametrize("name", FAULTS)
def test_fault(arena: Arena, came_out: dict[str, list[str]] | None, name: str) -> None:
    """An answer or an error of the tree, within the timeout, without the key, and the next request is fine."""
    hangs = FAULTS[name].hangs
    chosen = arena.plain(hangs)
    before = len(arena.plan.played)

    def over() -> None:
        arena.plan.clear()
        assert arena.plan.settle(), "the server still plays to a client that should have gone"
        assert len(arena.plan.played) - before == len(chosen)

    limit = IMPATIENT if hangs else PATIENT
    play(name, chosen, limit, lambda: arena.plan.play(name, share=1), over, came_out)
    assert arena.plan.strays == []


@pytest.mark.parametrize("name", [name for name in BELOW_HTTP if name not in {REFUSED, DOWNGRADE}])
def test_fault_of_tls(arena: Arena, came_out: dict[str, list[str]] | None, name: str) -> None:
    """The same where no request can be sent yet."""
    hangs = name in HANGING
    chosen = arena.tls(hangs)
    limit = IMPATIENT if hangs else PATIENT
    met = partial(arena.gate.due.extend, [name] * len(chosen))
    play(name, chosen, limit, met, arena.gate.due.clear, came_out)


def test_downgrade(arena: Arena, came_out: dict[str, list[str]] | None) -> None:
    """Nobody follows from https to http."""
    redirected = partial(arena.plan.play, "redirect-302-elsewhere", share=1)
    play(DOWNGRADE, arena.tls(False), PATIENT, redirected, arena.plan.clear, came_out)
    assert arena.plan.strays == []


def test_refused(arena: Arena, came_out: dict[str, list[str]] | None) -> None:
    """As soon as somebody listens, the same client gets its answer."""
    play(REFUSED, arena.late, PATIENT, lambda: None, arena.gate.open_late, came_out)


def test_every_fault_is_expected_and_documented(came_out: dict[str, list[str]] | None) -> None:
    """No fault without an expectation, no expectation or row of a fault that is no more."""
    known = {*FAULTS, *BELOW_HTTP}
    assert set(EXPECTED) == known
    assert {*SAID, *(fault for fault, _ in EXCEPTIONS)} <= known
    assert set(rows() if came_out is None else came_out) == known
