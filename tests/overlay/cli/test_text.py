"""Output for people: lines for logs, a block for one run, a table on a terminal."""

from __future__ import annotations

import io
import re
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from rich.console import Console

from runstate import RunRef
from runstate.cli import output
from runstate.cli.console import Screen
from runstate.cli.output import Row
from runstate.cli.summary import ENCODABLE, STYLES, Summary
from runstate.cli.table import LiveTable, Table

if TYPE_CHECKING:
    from runstate.simulator import Simulator
    from tests.overlay.cli.command import Call

COLOUR = re.compile("\x1b\\[[0-9;]*m")
MOVE = re.compile("\x1b\\[[0-9;?]*[A-Za-z]|\r")


def test_one_line_per_change(runstate: Call, simulator: Simulator) -> None:
    """If stdout is not a terminal, a line has the time, the run, its state and its count, without colour."""
    ref = simulator.start("retab", seconds=3)

    result = runstate("watch", str(ref), "--interval", "0.01")

    assert all(
        re.fullmatch(
            rf"\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d {ref} (pending|queued|running|completed) .*", line
        )
        for line in result.lines
    )
    assert re.fullmatch(rf".* {ref} running \d+/12 \d+% \d+s", result.lines[2])
    assert re.fullmatch(rf".* {ref} completed 12/12 100% 3s score 0\.9125", result.lines[-1])
    assert len(set(result.lines)) == len(result.lines)
    assert "\x1b" not in result.out


def test_lines_say_why(runstate: Call, simulator: Simulator) -> None:
    """A failure, a cancellation, a blocked run, a phase and an unknown state have their details."""
    runs = {
        "failed 5/12 41% (1 failed) 18s: Block extract-invoice failed (EXTRACTION_FAILED)": ("retab", "fails"),
        "cancelled 4/12 33% 18s: Cancelled by user": ("retab", "cancelled"),
        "blocked (needs resuming)": ("datadog-model-lab", "blocks"),
        "blocked (no sign of life)": ("datadog-model-lab", "stalls"),
        "blocked (needs a person)": ("scorecard", "blocks"),
        "blocked (needs an action)": ("ai21-maestro", "blocks"),
        "running (retrying)": ("adobe-sensei", "retries"),
        "unknown (reindexing)": ("retab", "unknown"),
        "running (running_scoring)": ("scorecard", "completes"),
    }
    started = {str(simulator.start(*run, seconds=18)): words for words, run in runs.items()}

    result = runstate("watch", *started, "--interval", "0.01")

    for ref, words in started.items():
        assert any(f"{ref} {words}" in line for line in result.lines), words


def test_a_score_under_way_is_no_line(runstate: Call, simulator: Simulator) -> None:
    """A score that changes with each poll does not fill a log."""
    ref = simulator.start("datadog-model-lab", seconds=2)

    result = runstate("wait", str(ref), "--interval", "0.01")

    assert [line.split()[2] for line in result.lines] == ["pending", "running", "completed"]
    assert "loss 3." in result.lines[-1]


@pytest.mark.parametrize("command", ["wait", "watch"])
def test_quiet_prints_the_end(runstate: Call, simulator: Simulator, command: str) -> None:
    """With --quiet there is one line per run."""
    refs = [str(simulator.start("retab", seconds=0.2)) for _ in range(2)]

    result = runstate(command, "--quiet", "--interval", "0.03", *refs)

    assert len(result.lines) == 2
    assert all("completed" in line for line in result.lines)


def test_one_run_is_a_block(runstate: Call, simulator: Simulator) -> None:
    """`get` shows all details of a single run."""
    ref = simulator.start("retab", "fails", seconds=0.001)

    result = runstate("get", str(ref))

    assert result.lines[0] == str(ref)
    facts = {line.split()[0]: " ".join(line.split()[1:]) for line in result.lines[1:]}
    assert facts["state"] == "failed"
    assert facts["reason"] == "Block extract-invoice failed (EXTRACTION_FAILED)"
    assert facts["block_name"] == "Extract invoice"
    assert facts["progress"] == "5/12 41% (1 failed)"
    assert facts["elapsed"] == "0s"
    assert "        return parse(reply)" in result.lines
    assert not re.search(r" $", result.out, re.MULTILINE)


def test_names_and_scores_are_in_the_block(runstate: Call, simulator: Simulator) -> None:
    """Every score of the vendor has a line, under its own name."""
    ref = simulator.start("datadog-model-lab", seconds=0.001)

    result = runstate("get", str(ref))

    assert re.search(rf"^  name +ft-small-lora-{ref.ids[0]}$", result.out, re.MULTILINE)
    assert re.search(r"^  learning_rate +0$", result.out, re.MULTILINE)
    assert re.search(r"^  total_flos +3\.17816e\+13$", result.out, re.MULTILINE)
    assert re.search(r"^  finished +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d$", result.out, re.MULTILINE)


def test_several_runs_are_lines(runstate: Call, simulator: Simulator) -> None:
    """`get` of several runs prints one line each if stdout is not a terminal."""
    refs = [simulator.start("retab", seconds=0.001), simulator.start("scorecard", seconds=0.001)]

    result = runstate("get", *map(str, refs))

    assert result.lines == [f"{refs[0]} completed 12/12 100% 0s score 0.9125", f"{refs[1]} completed 20/20 100%"]


def test_several_runs_are_a_table_on_a_terminal(terminal: Call, simulator: Simulator) -> None:
    """`get` of several runs prints a table on a terminal."""
    refs = [simulator.start("retab", "fails", seconds=0.001), simulator.start("scorecard", seconds=0.001)]

    lines = COLOUR.sub("", terminal("get", *map(str, refs)).out).splitlines()

    assert lines[0].split() == ["run", "state", "progress", "elapsed", "score"]
    assert lines[1].split()[:2] == [str(refs[0]), "failed"]
    assert lines[2] == "    Block extract-invoice failed (EXTRACTION_FAILED)"
    assert lines[3].split()[:2] == [str(refs[1]), "completed"]


@pytest.mark.parametrize("command", ["wait", "watch"])
def test_a_terminal_has_a_live_table(terminal: Call, simulator: Simulator, command: str) -> None:
    """On a terminal the table is redrawn, and its last state stays; errors follow it."""
    ref = simulator.start("retab", seconds=0.3)

    result = terminal(command, str(ref), "scorecard:9999", "--interval", "0.03")

    assert result.status == 4
    assert result.complaint.startswith("scorecard:9999: Scorecard answered 404")
    assert "\x1b[?25l" in result.out  # hides the cursor
    assert result.out.rindex("\x1b[?25h") > result.out.rindex("\x1b[?25l")  # and shows it again
    last = MOVE.sub("", result.out[result.out.rindex("elapsed") :]).splitlines()
    assert re.fullmatch(rf"{ref} +completed +━+ +12/12 100% +0s  0\.9125 *", last[1])
    assert re.fullmatch(r"scorecard:9999 +error.*", last[2])


def test_a_table_returns_from_the_background(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After a shell's `bg` nothing is drawn, and after `fg`, which sends no signal, the table is drawn again."""
    foreground = threading.Event()
    monkeypatch.setattr(Screen, "is_live", property(lambda _: foreground.is_set()))
    monkeypatch.setattr(output, "PATIENCE", 0.01)  # the pause between two looks, too
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")

    with LiveTable([ADOBE], screen=Screen()):
        time.sleep(0.1)
        assert "state" not in capsys.readouterr().out
        foreground.set()
        deadline = time.monotonic() + 30
        while "state" not in capsys.readouterr().out:
            assert time.monotonic() < deadline
            time.sleep(0.01)


def test_a_low_terminal(terminal: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """A live table is no higher than the terminal; in the end all its runs are there."""
    refs = [str(simulator.start("retab", "fails", seconds=0.001)) for _ in range(12)]
    refs.append(str(simulator.start("scorecard", seconds=4)))  # keeps the table up for a few drawings
    monkeypatch.setenv("LINES", "10")

    out = COLOUR.sub("", terminal("watch", *refs, "--interval", "0.05").out)

    assert all(f"{ref} " in out[out.rindex("elapsed") :] for ref in refs)
    assert "and 9 more: 9 failed" in out
    assert out.endswith("13 runs: 1 completed, 12 failed\n")
    # From one head to the next: what is between is one drawing, and must leave a line for the cursor.
    assert all(drawing.count("\n") < 10 for drawing in out.split("elapsed")[1:-1])


def test_a_table_that_nothing_came_into_goes(
    terminal: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If nothing could be watched, only the reason is left."""
    assert simulator
    monkeypatch.delenv("RETAB_API_KEY")

    result = terminal("watch", "retab:exprun_2")

    assert result.status == 2
    assert "RETAB_API_KEY" in result.complaint
    assert result.out.rindex("\x1b[2K") > result.out.rindex("elapsed")  # the lines are erased


def test_json_stays_json_on_a_terminal(terminal: Call, simulator: Simulator) -> None:
    """--json is for programs, whoever looks."""
    ref = simulator.start("retab", seconds=0.001)

    assert "\x1b" not in terminal("watch", "--json", str(ref)).out


@pytest.mark.parametrize("more", [(), ("scorecard:9999",)])
def test_zero_columns_count_as_unset(
    runstate: Call, terminal: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    """COLUMNS=0, which some containers export, prints what no COLUMNS prints."""
    ref = simulator.start("retab", seconds=0.001)
    for call in (runstate, terminal):
        monkeypatch.delenv("COLUMNS", raising=False)
        usual = call("get", str(ref), *more)
        monkeypatch.setenv("COLUMNS", "0")

        assert call("get", str(ref), *more).out == usual.out
        assert str(ref) in usual.out


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colour_where_none_is_wanted(
    terminal: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """NO_COLOR and terminals without colours are respected; a dumb one gets lines."""
    ref = simulator.start("retab", seconds=0.1)
    monkeypatch.setenv(name, value)

    result = terminal("watch", str(ref), "--interval", "0.03")

    assert not re.search("\x1b\\[[0-9;]*3[0-9]", result.out)
    assert ("\x1b[?25l" in result.out) == (name == "NO_COLOR")


def drawn(rows: list[Row], width: int, room: int | None = None, encoding: str = "utf-8") -> list[str]:
    """A table as text."""
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors=ENCODABLE)
    console = Console(file=out, width=width)
    for line in Table(console).draw(rows, room):
        console.print(line, soft_wrap=True)
    out.seek(0)
    return out.read().splitlines()


ADOBE = RunRef("adobe-sensei", ("b6a1c2d3-1111-4222-8333-944455556666", "00c4e1f2-7777-4888-9999-aaaabbbbcccc"))
WIDTHS = [20, 40, 60, 80, 100, 120, 200]


def row(ref: RunRef, summary: Summary) -> Row:
    """A row of a run that is watched no more."""
    return Row(ref, summary, ended=True, spent=192.0)


ROWS = [
    row(ADOBE, Summary("running", "retrying", counts="1/3", percent="33%", fraction=1 / 3)),
    row(
        RunRef("retab", ("exprun_2",)),
        Summary("failed", detail="reason " * 20, counts="5/12", percent="41%", spoiled="(1 failed)", fraction=5 / 12),
    ),
    row(RunRef("scorecard", ("7",)), Summary("running", note="deadline passed", counts="6/12")),
    row(RunRef("retab", ("日本語" * 4,)), Summary("blocked", "needs a person", measure="loss", score="3.106")),
]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("room", [5, 30])
def test_a_live_table_fits(width: int, room: int) -> None:
    """No line is wider than the terminal, there are no more of them than fit, and states can be told apart."""
    lines = drawn(ROWS, width, room)

    assert all(cell_len(line) <= width for line in lines)
    assert len(lines) <= max(room, 4)
    assert any("running" in line for line in lines)


@pytest.mark.parametrize("width", WIDTHS)
def test_references_are_whole_in_the_end(width: int) -> None:
    """A reference is what one copies: it may be wider than the terminal, and is never cut."""
    lines = drawn(ROWS, width)

    heads = [line.split()[0] for line in lines if not line.startswith(" ")]
    assert heads == ["run", *(str(row.ref) for row in ROWS), "4"]
    assert all(cell_len(line) <= max(width, len(str(ADOBE))) for line in lines)


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
@pytest.mark.parametrize("room", [None, 30])
def test_nothing_is_cut_where_two_lines_hold_it(width: int, room: int | None) -> None:
    """The reference, the state, the counts, the time and the metric with its name are whole from 60 columns on."""
    text = "\n".join(drawn(ROWS, width, room))

    for told in ("running, retrying", "1/3", "6/12", "3m12s", "running, deadline passed", "blocked, needs a person"):
        assert told in text
    assert "loss 3.106" in text
    assert room or "…" not in text.replace("prog…", "").replace("elap…", "")


def test_a_wide_table_has_one_line_per_run() -> None:
    """Where one line has room for all, a run has one."""
    assert [line.split()[0] for line in drawn(ROWS[2:], 100)] == ["run", "scorecard:7", "retab:" + "日本語" * 4, "2"]


def test_colours_are_readable_on_black_and_on_white() -> None:
    """Yellow and cyan cannot be read on white, blue cannot on black."""
    used = {word for style in STYLES.values() for word in style.split()}

    assert used <= {"bold", "dim", "green", "magenta", "red"}


def test_a_table_without_unicode() -> None:
    """An encoding that has ASCII alone gets ASCII, in as many columns."""
    (_, line, reason) = drawn(ROWS[1:2], 100, 30, encoding="ascii")

    assert re.search(r" #+-+ ", line)
    assert reason.endswith("~")
    assert "\\u" not in line + reason
