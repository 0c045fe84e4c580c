"""What only a process of its own shows: Ctrl-C, a closed pipe, a real terminal."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from runstate.simulator import Simulator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals of POSIX")

PROGRAM = (
    # Started in the background by a shell, a process ignores Ctrl-C, and so would those that it starts.
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);from runstate.cli import main; main()"
)


@contextmanager
def process(*words: str, stdout: int = subprocess.PIPE) -> Generator[subprocess.Popen[str]]:
    """The command in a process of its own, ended with the block."""
    command = [sys.executable, "-c", PROGRAM, *words]
    with subprocess.Popen(
        command, stdout=stdout, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    ) as started:
        try:
            yield started
        finally:
            started.kill()


def test_ctrl_c(simulator: Simulator) -> None:
    """Ctrl-C ends the watch, not the run, and says so in one line."""
    ref = simulator.start("retab", seconds=3_600)

    with process("watch", str(ref), "--interval", "0.05") as watching:
        assert watching.stdout
        assert f"{ref} pending" in watching.stdout.readline()
        watching.send_signal(signal.SIGINT)
        _, err = watching.communicate(timeout=30)

    assert watching.returncode == 130
    assert err == "runstate: stopped watching; the runs go on\n"


def test_ctrl_c_stops_the_simulator() -> None:
    """Ctrl-C is how the simulator is meant to be stopped."""
    with process("simulate", "--port", "0") as serving:
        assert serving.stdout
        while "Ctrl-C stops it" not in serving.stdout.readline():
            pass
        serving.send_signal(signal.SIGINT)
        _, err = serving.communicate(timeout=30)

    assert (serving.returncode, err) == (0, "")


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_closed_pipe(simulator: Simulator, words: tuple[str, ...]) -> None:
    """When nobody reads any more, the command ends without a word."""
    ref = simulator.start("retab", seconds=10)

    with process("watch", str(ref), "--interval", "0.01", *words) as watching:
        assert watching.stdout
        watching.stdout.readline()
        watching.stdout.close()
        assert watching.stderr
        err = watching.stderr.read()
        watching.wait(timeout=30)

    assert (watching.returncode, err) == (141, "")


def read_all(terminal: int) -> str:
    """What comes out of a terminal until its other end is closed."""
    chunks: list[bytes] = []
    while True:
        try:
            chunk = os.read(terminal, 65_536)
        except OSError:  # how Linux tells the end
            chunk = b""
        if not chunk:
            return b"".join(chunks).decode()
        chunks.append(chunk)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_terminal_is_left_clean(
    simulator: Simulator, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    """However the live table is stopped, the cursor is shown again, and the table stays."""
    ref = simulator.start("retab", seconds=3_600)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    ours, theirs = os.openpty()

    with process("watch", str(ref), "--interval", "0.05", stdout=theirs) as watching:
        os.close(theirs)
        seen = ""
        while "pending" not in seen:
            seen += os.read(ours, 65_536).decode()
        watching.send_signal(number)
        seen += read_all(ours)
        assert watching.stderr
        err = watching.stderr.read()
        watching.wait(timeout=30)
    os.close(ours)

    assert watching.returncode == 128 + number
    assert err == ("runstate: stopped watching; the runs go on\n" if number == signal.SIGINT else "")
    assert seen.rindex("\x1b[?25h") > seen.rindex("\x1b[?25l")
    assert re.search(rf"{ref} +\x1b\[[0-9;]*mpending", seen)
