"""The runs of a vendor, as the handlers of its operations see them."""

from __future__ import annotations

from itertools import count

import pytest

from runstate.errors import ConfigurationError
from runstate_simulator.paging import by_id
from runstate_simulator.runs import Runs
from runstate_simulator.scenarios import SIMULATED
from runstate_simulator.timeline import SimulatedRun, Snapshot
from tests.support.clock import FakeClock

FIRST, SECOND = ("exprun_1",), ("exprun_2",)


@pytest.fixture
def runs(clock: FakeClock) -> Runs:
    """Retab's runs: none so far."""
    return Runs(SIMULATED["retab"], clock, 1.0, count())


def ids(runs: Runs, group: str | None = None) -> list[str]:
    """The ids of the runs of a group, as they are listed."""
    return [run.ref.ids[0] for run in runs.newest(group).items()]


def test_what_is_started_is_listed_newest_first(runs: Runs) -> None:
    """Each group has its own list; those that were not started over HTTP are in the vendor's usual one."""
    runs.add()
    for group in ("b", "a", "b"):
        runs.start(group=group)
    assert ids(runs) == ["exprun_4", "exprun_3", "exprun_2", "exprun_1"]
    assert ids(runs, "b") == ["exprun_4", "exprun_2"]
    assert ids(runs, "exp_41b7") == ["exprun_1"]
    assert ids(runs, "nothing") == []
    assert runs.newest("b").find("exprun_2") == 1
    assert runs.newest("b").find("exprun_3") is None
    assert runs.newest().find("exprun_9") is None


def test_ids_of_a_request_come_first(clock: FakeClock) -> None:
    """A run of Adobe is in the experiment that the request names, which is its group as well."""
    runs = Runs(SIMULATED["adobe-sensei"], clock, 1.0, count())
    run = runs.start(within=("exp_7",))
    assert run.ref.ids[0] == run.group == "exp_7"
    assert len(run.ref.ids) == 2
    assert runs.newest("exp_7").find(run.ref.ids[1]) == 0
    assert runs.newest("exp_8").find(run.ref.ids[1]) is None


def test_started_runs_take_the_course_that_was_set(runs: Runs, clock: FakeClock) -> None:
    """From then on; before that they complete in 8 seconds."""
    usual = runs.start()
    runs.on_start("fails", 2)
    other = runs.start()
    clock.elapsed = 2.0
    states = [run.state for run in (runs.look(usual.ref.ids), runs.look(other.ref.ids)) if run]
    assert states == ["running", "error"]
    clock.elapsed = 8.0
    assert (last := runs.look(usual.ref.ids))
    assert last.state == "completed"
    for wrong in (("blocks", 1.0), ("fails", 0.0)):
        with pytest.raises(ConfigurationError):
            runs.on_start(*wrong)


def test_a_repeated_key_gives_the_same_run(runs: Runs, clock: FakeClock) -> None:
    """As it is now. When that run is gone, the key begins another."""
    first = runs.start(key="once", attributes={"note": 1})
    clock.elapsed = 8.0
    again = runs.start(key="once", attributes={"note": 2})
    assert (again.ref, again.state, again.attributes) == (first.ref, "completed", {"note": 1})
    assert runs.start(key="twice").ref != first.ref
    runs.remove(first.ref.ids)
    assert runs.start(key="once").ref != first.ref


def test_a_run_is_changed(runs: Runs) -> None:
    """Attributes are added to those that it has; a snapshot of before stays as it was."""
    before = runs.start(attributes={"pinned": False, "name": "x"})
    assert runs.change(FIRST, pinned=True).attributes == {"pinned": True, "name": "x"}
    assert before.attributes == {"pinned": False, "name": "x"}


def test_a_run_is_put_into_a_state(runs: Runs, clock: FakeClock) -> None:
    """It stays there, and can be put into another."""
    runs.start()
    clock.elapsed = 3.0
    assert runs.enter(FIRST, "queued").state == "queued"
    clock.elapsed = 30.0
    assert (now := runs.look(FIRST))
    assert (now.state, now.finished, runs.enter(FIRST, "running").state) == ("queued", True, "running")


def test_a_run_is_deleted(runs: Runs) -> None:
    """A marked one is listed, and can be restored; a removed one is nowhere."""
    for _ in range(3):
        runs.start(group="g")
    assert runs.mark_deleted(SECOND, deleted=True).deleted
    assert ids(runs) == ["exprun_3", "exprun_2", "exprun_1"]
    assert not runs.mark_deleted(SECOND, deleted=False).deleted
    runs.remove(SECOND)
    assert ids(runs) == ids(runs, "g") == ["exprun_3", "exprun_1"]
    assert runs.look(SECOND) is None
    assert runs.newest("g").find("exprun_1") == 1
    with pytest.raises(ConfigurationError, match="does not exist"):
        runs.remove(SECOND)


def test_a_list_begins_the_runs_that_wait(runs: Runs, clock: FakeClock) -> None:
    """A run that waits until it is asked about counts from then, in the list too."""
    runs.add(ids=FIRST, when_asked=True)
    runs.start()
    clock.elapsed = 5.0
    assert ids(runs) == ["exprun_1", "exprun_2"]
    assert [run.elapsed for run in runs.newest().items()] == [0.0, 5.0]


def test_a_page_of_many_runs_costs_what_one_of_a_few_does(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the runs of the page are looked at, of all and of a group."""
    for _ in range(2000):
        runs.start(group="g")
    looked: list[str] = []
    at = SimulatedRun.at

    def counted(run: SimulatedRun, monotonic: float) -> Snapshot:
        looked.append(run.ref.ids[0])
        return at(run, monotonic)

    monkeypatch.setattr(SimulatedRun, "at", counted)
    for group in (None, "g"):
        page = by_id(runs.newest(group), 20, after="exprun_1000")
        assert [run.ref.ids[0] for run in page.items] == [f"exprun_{number}" for number in range(999, 979, -1)]
        assert len(looked) <= 22
        looked.clear()
