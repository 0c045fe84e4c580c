"""`--state FILE`: a watch that was killed goes on; `--rate`: what a vendor may be asked."""

from __future__ import annotations

import signal
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import runstate as library
from tests.overlay.cli.test_processes import process

if TYPE_CHECKING:
    from runstate.simulator import Simulator
    from tests.overlay.cli.command import Call

SOON = ("--interval", "0.02")


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_what_has_ended_is_neither_asked_nor_reported(
    runstate: Call, simulator: Simulator, tmp_path: Path, form: tuple[str, ...]
) -> None:
    """But it counts for the exit status."""
    state = ("--state", str(tmp_path / "state"))
    failed, good = str(simulator.start("retab", "fails", seconds=0.1)), str(simulator.start("scorecard", seconds=0.1))
    first = runstate("wait", failed, *state, *SOON, *form)
    assert first.status == 1
    since = len(simulator.requests)

    second = runstate("wait", failed, good, *state, *SOON, *form)
    assert second.status == 1
    assert second.complaint == f"1 of 2 runs had ended before, as {tmp_path / 'state'} says"
    assert failed not in second.out
    assert good in second.out
    assert {each.vendor for each in simulator.requests[since:]} == {"scorecard"}
    since = len(simulator.requests)

    third = runstate("watch", failed, good, *state)
    assert (third.status, third.out) == (1, "")
    assert third.complaint.startswith("2 of 2 runs had ended before")
    assert len(simulator.requests) == since
    assert runstate("wait", good, *state).status == 0


def test_what_could_not_be_read_is_asked_again(runstate: Call, simulator: Simulator, tmp_path: Path) -> None:
    """Only an end is kept."""
    state = ("--state", str(tmp_path / "state"))
    assert runstate("wait", "scorecard:9999", *state).status == 4
    since = len(simulator.requests)
    assert runstate("wait", "scorecard:9999", *state).status == 4
    assert len(simulator.requests) > since


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_killed_watch_goes_on(runstate: Call, simulator: Simulator, tmp_path: Path) -> None:
    """Killed without a chance to say anything."""
    path = str(tmp_path / "state")
    done, other = str(simulator.start("retab", seconds=0.1)), str(simulator.start("retab", seconds=3_600))
    with process("watch", done, other, "--state", path, *SOON) as watching:
        assert watching.stdout
        while f"{done} completed" not in watching.stdout.readline():
            pass
        # The run is kept after its line: once another line of the other run comes, or a moment later.
        while not kept(path):
            pass
        watching.send_signal(signal.SIGKILL)
        watching.wait(timeout=30)
    result = runstate("wait", done, other, "--state", path, "--timeout", "0.1")
    assert result.status == 3
    assert "1 of 2 runs had ended before" in result.err
    assert done not in result.out


def kept(path: str) -> int:
    """How many runs the file has."""
    file = sqlite3.connect(path)
    try:
        return int(file.execute("SELECT count(*) FROM ended").fetchone()[0])
    finally:
        file.close()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"This is a text, and no database at all.", "file is not a database"),
        (None, "unable to open database file"),
    ],
)
def test_a_bad_file(runstate: Call, simulator: Simulator, tmp_path: Path, content: bytes | None, said: str) -> None:
    """2, before anything is asked."""
    path = tmp_path / "state" if content else tmp_path / "missing" / "state"
    if content:
        path.write_bytes(content)
    before = len(simulator.requests)
    result = runstate("wait", "retab:exprun_2", "--state", str(path))
    assert result.status == 2
    assert result.complaint == f"--state {path}: {said}"
    assert len(simulator.requests) == before


def test_an_entry_that_is_no_run(runstate: Call, simulator: Simulator, tmp_path: Path) -> None:
    """2: another program's file, or a broken one."""
    path = tmp_path / "state"
    ref = str(simulator.start("retab", seconds=0.1))
    runstate("wait", ref, "--state", str(path), *SOON)
    file = sqlite3.connect(path)
    file.execute("UPDATE ended SET run = '[]'")
    file.commit()
    file.close()
    result = runstate("wait", ref, "--state", str(path))
    assert result.status == 2
    assert result.complaint.startswith(f"--state {path}: ")


def test_a_rate(runstate: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """For all vendors, for one of them, and by default each vendor's own."""
    seen: list[dict[str, library.Budget]] = []
    watch = library.watch

    def noted(*references: Any, rate: dict[str, library.Budget], **how: Any) -> Any:
        seen.append(rate)
        return watch(*references, rate=rate, **how)

    monkeypatch.setattr(library, "watch", noted)
    refs = [str(simulator.start(slug, seconds=0.05)) for slug in ("retab", "scorecard")]
    for words in ((), ("--rate", "20"), ("--rate", "scorecard=3"), ("--rate", "20", "--rate", "retab=2.5")):
        assert runstate("wait", *refs, *SOON, *words).status == 0
    own = {slug: library.VENDORS[slug].rate for slug in ("retab", "scorecard")}
    assert [{slug: budget.rate for slug, budget in each.items()} for each in seen] == [
        own,
        {"retab": 20, "scorecard": 20},
        {**own, "scorecard": 3},
        {"retab": 2.5, "scorecard": 20},
    ]


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        ("fast", "--rate fast: write a number, or VENDOR=NUMBER"),
        ("retab=", "--rate retab=: write a number"),
        ("retub=2", "'retub' is not a vendor"),
        ("0", "rate must be a number above 0, not 0.0"),
        ("nan", "rate must be a number above 0"),
    ],
)
def test_a_bad_rate(runstate: Call, rate: str, said: str) -> None:
    """2."""
    result = runstate("wait", "retab:exprun_2", "--rate", rate)
    assert result.status == 2
    assert said in result.complaint
