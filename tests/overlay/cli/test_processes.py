"""Tests that need a new process: Ctrl-C, a closed pipe, a real terminal."""

from __future__ import annotations

import fcntl
import os
import re
import signal
import struct
import subprocess
import sys
import termios
import time
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
    """The command in a new process, which ends with the block."""
    command = [sys.executable, "-c", PROGRAM, *words]
    with subprocess.Popen(
        command,
        stdout=stdout,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        env=dict(os.environ),  # without the COLUMNS that readline, which pytest loads, sets behind its back
        process_group=0,  # of its own, as a shell gives it: SIGTSTP stops no other
    ) as started:
        try:
            yield started
        finally:
            started.kill()


def test_ctrl_c(simulator: Simulator) -> None:
    """Ctrl-C ends the watch, not the run, as one line says."""
    ref = simulator.start("retab", seconds=3_600)

    with process("watch", str(ref), "--interval", "0.05") as watching:
        assert watching.stdout
        assert f"{ref} pending" in watching.stdout.readline()
        watching.send_signal(signal.SIGINT)
        _, err = watching.communicate(timeout=30)

    assert watching.returncode == 130
    assert err == "runstate: stopped watching; the runs continue\n"


def test_ctrl_c_stops_the_simulator() -> None:
    """Ctrl-C stops the simulator successfully."""
    with process("simulate", "--port", "0") as serving:
        assert serving.stdout
        while "Ctrl-C stops it" not in serving.stdout.readline():
            pass
        serving.send_signal(signal.SIGINT)
        _, err = serving.communicate(timeout=30)

    assert (serving.returncode, err) == (0, "")


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_closed_pipe(simulator: Simulator, words: tuple[str, ...]) -> None:
    """If the reader closes the pipe, the command ends silently."""
    ref = simulator.start("retab", seconds=10)

    with process("watch", str(ref), "--interval", "0.01", *words) as watching:
        assert watching.stdout
        watching.stdout.readline()
        watching.stdout.close()
        assert watching.stderr
        err = watching.stderr.read()
        watching.wait(timeout=30)

    assert (watching.returncode, err) == (141, "")


def test_a_list_into_a_closed_pipe(simulator: Simulator) -> None:
    """As `head` closes it."""
    simulator.start("retab")
    with process("list", "retab", "--refs", "--limit", "none") as listing:
        assert listing.stdout
        listing.stdout.close()
        assert listing.stderr
        err = listing.stderr.read()
        listing.wait(timeout=30)

    assert (listing.returncode, err) == (141, "")


def read_all(terminal: int) -> str:
    """The output of a terminal until its other end is closed."""
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
    """After any way of stopping the live table, the cursor is visible again, and the table stays."""
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
    assert err == ("runstate: stopped watching; the runs continue\n" if number == signal.SIGINT else "")
    assert seen.rindex("\x1b[?25h") > seen.rindex("\x1b[?25l")
    assert re.search(rf"{ref} +\x1b\[[0-9;]*mpending", seen)


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> Generator[tuple[int, int]]:
    """Both ends of a terminal of this width: one to read from, and one for a process."""
    monkeypatch.setenv("TERM", "xterm")
    for name in ("COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    ours, theirs = os.openpty()
    try:
        resize(theirs, columns)
        yield ours, theirs
    finally:
        os.close(ours)
        os.close(theirs)


def resize(end: int, columns: int) -> None:
    """Set the width of a terminal."""
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 30, columns, 0, 0))


def read_until(end: int, pattern: str) -> str:
    """The output of a terminal until it matches."""
    seen = ""
    until = time.monotonic() + 60
    while not re.search(pattern, seen, re.DOTALL):
        assert time.monotonic() < until, seen[-1_000:]
        seen += os.read(end, 65_536).decode()
    return seen


def echoes(end: int) -> bool:
    """Whether a terminal echoes keys."""
    return bool(termios.tcgetattr(end)[3] & termios.ECHO)


def test_keys_do_not_tear_the_table(simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter is hidden while the table is drawn, and echoed again after it."""
    ref = simulator.start("retab", seconds=3_600)

    with terminal(monkeypatch, 80) as (ours, theirs):
        with process("watch", str(ref), stdout=theirs) as watching:
            read_until(ours, "pending")
            assert not echoes(theirs)
            watching.send_signal(signal.SIGINT)
            watching.wait(timeout=30)
        assert echoes(theirs)


def test_ctrl_z(simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """A suspended watch restores the cursor and the echo; when it continues, it redraws the table."""
    ref = simulator.start("retab", seconds=3_600)

    with terminal(monkeypatch, 80) as (ours, theirs), process("watch", str(ref), stdout=theirs) as watching:
        read_until(ours, "pending")
        watching.send_signal(signal.SIGTSTP)
        assert os.WIFSTOPPED(os.waitpid(watching.pid, os.WUNTRACED)[1])
        assert echoes(theirs)
        assert "elapsed" not in read_until(ours, r"\x1b\[\?25h").rpartition("\x1b[2K")[2]  # the table is gone
        watching.send_signal(signal.SIGCONT)
        read_until(ours, r"\x1b\[\?25l.*pending")
        assert not echoes(theirs)


def test_a_narrower_terminal(simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a narrower terminal wraps the lines of the last drawing, all of them are erased."""
    ref = simulator.start("retab", seconds=3_600)

    with terminal(monkeypatch, 100) as (ours, theirs), process("watch", str(ref), stdout=theirs) as watching:
        wide = read_until(ours, r"elapsed.*pending.*s")
        lines = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", wide).splitlines()[-2:]
        resize(theirs, 40)
        narrow = read_until(ours, f"\x1b\\[1mrun.*{re.escape(str(ref))}\r\n")
        watching.send_signal(signal.SIGINT)

    erased = narrow.partition("\x1b[1mrun\x1b[0m\r\n")[0].rpartition("s")[2].count("\x1b[1A")
    assert erased == sum(-(-len(line.rstrip()) // 40) for line in lines) - 1
