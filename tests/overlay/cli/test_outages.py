"""Output while there is no response, and while nothing changes."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING

import pytest

from runstate.cli import output

if TYPE_CHECKING:
    from collections.abc import Generator

    from runstate.simulator import Simulator
    from tests.overlay.cli.command import Call

COLOUR = re.compile("\x1b\\[[0-9;]*m")
WATCH = ("watch", "retab:exprun_2", "--timeout", "0.3")
REFUSED = r"retab:exprun_2 no response for [\d.]+ s: connection refused, retrying in [\d.]+ s"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Report failures of any duration."""
    monkeypatch.setattr(output, "A_MOMENT", 0.0)
    monkeypatch.setenv("RETAB_API_KEY", "key")


@pytest.fixture
def port() -> Generator[int]:
    """A port that accepts connections and never responds."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        yield silent.getsockname()[1]


@pytest.fixture
def nobody(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point Retab at a port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = closed.getsockname()[1]
    assert address != port
    monkeypatch.setenv("RUNSTATE_RETAB_BASE_URL", f"http://127.0.0.1:{address}")


@pytest.mark.usefixtures("nobody")
@pytest.mark.parametrize("words", [(), ("--json",)])
def test_an_outage_is_told_as_it_happens(runstate: Call, words: tuple[str, ...]) -> None:
    """Each line on stderr has the duration, the reason and the next step; without any response the status is 4."""
    result = runstate(*WATCH, *words)

    first, *_, last = result.err.splitlines()
    assert result.status == 4
    assert re.fullmatch(f"runstate: {REFUSED}", first)
    assert "has not finished" in last
    assert "connection refused" in last


@pytest.mark.usefixtures("nobody")
def test_an_outage_is_in_the_table(terminal: Call) -> None:
    """On a terminal it is below the run."""
    result = terminal(*WATCH)

    assert re.search(f"    {REFUSED.partition(' ')[2]}", COLOUR.sub("", result.out))
    assert "has not finished" in result.complaint


@pytest.mark.usefixtures("nobody")
def test_quiet_tells_the_end_alone(runstate: Call) -> None:
    """With --quiet there is one line about the end."""
    assert "has not finished" in runstate(*WATCH, "--quiet").complaint


def test_throttling_is_told(runstate: Call, simulator: Simulator) -> None:
    """A 429 is reported, too, and the last known state remains."""
    ref = simulator.start("retab", seconds=0.2)
    simulator.throttle("retab", times=2, retry_after=0.05)

    result = runstate("watch", str(ref), "--interval", "0.02")

    assert result.status == 0
    assert f"{ref} no valid response" in result.err
    assert "429 Too Many Requests, retrying in" in result.err


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_silence_is_told(runstate: Call, port: int, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    """A server that does not respond is reported long before the request times out."""
    monkeypatch.setenv("RUNSTATE_RETAB_BASE_URL", f"http://127.0.0.1:{port}")
    monkeypatch.setattr(output, "PATIENCE", 0.05)

    result = runstate(*WATCH, *words)

    assert result.status == 4
    assert result.err.splitlines()[0] == "runstate: no response yet from Retab"


def test_silence_is_in_the_table(terminal: Call, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal it is below the run."""
    monkeypatch.setenv("RUNSTATE_RETAB_BASE_URL", f"http://127.0.0.1:{port}")
    monkeypatch.setattr(output, "PATIENCE", 0.05)

    assert "no response yet" in terminal(*WATCH).out


def test_trouble_is_over_with_an_answer(simulator: Simulator, terminal: Call) -> None:
    """After the next response the table does not show the failure any more."""
    ref = simulator.start("retab", seconds=0.2)
    simulator.throttle("retab", times=2, retry_after=0.3)

    out = terminal("watch", str(ref), "--interval", "0.02").out

    assert "429 Too Many Requests" in out
    assert "429" not in out[out.rindex("elapsed") :]


@pytest.mark.parametrize("runs", [1, 2])
def test_a_sign_of_life(runstate: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch, runs: int) -> None:
    """If nothing changes, a line now and then shows that the watch continues, but not with --quiet."""
    monkeypatch.setattr(output, "SIGN_OF_LIFE", 0.05)
    monkeypatch.setattr(output, "PATIENCE", 0.05)
    refs = [str(simulator.start("retab", seconds=3_600)) for _ in range(runs)]

    words = ("watch", *refs, "--timeout", "0.5")
    lines = [line.partition(" ")[2] for line in runstate(*words).lines]

    same = f"{refs[0]} pending 0s" if runs == 1 else "2 runs: 2 pending"
    assert lines.count(same) >= 2
    assert len(runstate(*words, "--quiet").lines) == runs
    assert len(runstate(*words, "--json").lines) == 2 * runs  # the first answer and the deadline
