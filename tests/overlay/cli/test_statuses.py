"""Every exit status, and its line on stderr."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest

from runstate import (
    AlreadyFinished,
    AuthenticationError,
    ConfigurationError,
    DecodeError,
    NotOffered,
    OutcomeUnknown,
    PollingFailed,
    RunBlocked,
    RunstateError,
    TransportError,
    WaitTimeout,
)
from runstate.cli import main
from runstate.cli.exit_status import SEVERITY, ExitStatus, status_of, worst
from tests.overlay.cli.command import RETAB_RUN, Call, retab_that_says

if TYPE_CHECKING:
    from runstate.simulator import Simulator

SOON = ("--interval", "0.02")


@pytest.mark.parametrize("command", ["wait", "watch"])
@pytest.mark.parametrize(("scenario", "status"), [("completes", 0), ("errors", 0), ("fails", 1), ("cancelled", 1)])
def test_an_end_decides(runstate: Call, simulator: Simulator, command: str, scenario: str, status: int) -> None:
    """A completed run is 0, another finished run is 1, and neither is an error."""
    ref = simulator.start("retab", scenario, seconds=0.2)

    result = runstate(command, str(ref), *SOON)

    assert result.status == status
    assert not result.err


@pytest.mark.parametrize("command", ["get", "wait", "watch"])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("exprun_2",), "'exprun_2' is not a reference: write VENDOR:ID, as in retab:exprun_2"),
        (("retub:1",), "'retub' is not a vendor"),
        (("retab:",), "'retab:' names no run"),
        (("adobe-sensei:only",), "names a run by experiment_id and experiment_run_id"),
        (("datadog-model-lab:x",), "'x' is not a number"),
        ((), "Missing argument"),
        (("retab:1", "--frobnicate"), "--frobnicate"),
    ],
)
def test_bad_words_are_usage(runstate: Call, command: str, words: tuple[str, ...], said: str) -> None:
    """Bad usage is 2, and is reported before any request."""
    result = runstate(command, *words)

    assert result.status == 2
    assert said in result.complaint


@pytest.mark.parametrize("command", ["get", "wait", "watch"])
def test_a_missing_key_is_usage(
    runstate: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """A missing key is 2, and reported once for all runs of its vendor."""
    refs = [str(simulator.start("retab", seconds=0.1)) for _ in range(2)]
    monkeypatch.delenv("RETAB_API_KEY")

    result = runstate(command, *refs)

    assert result.status == 2
    assert "RETAB_API_KEY" in result.complaint


def test_a_deadline(runstate: Call, simulator: Simulator) -> None:
    """A wait that ends before its run is 3."""
    ref = simulator.start("retab", seconds=60)

    result = runstate("wait", str(ref), "--timeout", "0.2", *SOON)

    assert result.status == 3
    assert f"{ref} has not finished within" in result.complaint


@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
def test_a_deadline_keeps_what_is_known(
    runstate: Call, terminal: Call, simulator: Simulator, quiet: tuple[str, ...]
) -> None:
    """A run whose wait has ended is shown as last seen, in lines, in the table and in JSON."""
    words = ("wait", str(simulator.start("retab", seconds=3_600)), "--timeout", "0.2", *SOON)
    runstate("get", words[1])  # lets it begin

    line = runstate(*words, *quiet).lines[-1]
    table = terminal(*words, *quiet).out
    told = runstate(*words, "--json", *quiet).objects[-1]

    assert re.fullmatch(rf".* {words[1]} (pending|queued|running) .*\ds, deadline passed", line)
    assert re.search(r"(pending|queued|running).*, deadline passed", table)
    assert told["status"] in {"pending", "queued", "running"}
    assert told["error"]["type"] == "WaitTimeout"
    assert told["ids"]


@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
def test_a_block_keeps_what_is_known(
    runstate: Call, terminal: Call, simulator: Simulator, quiet: tuple[str, ...]
) -> None:
    """A blocked run is shown as blocked, with its need."""

    def words(*more: str) -> tuple[str, ...]:
        return ("wait", str(simulator.start("ai21-maestro", "blocks", seconds=0.6)), *SOON, *quiet, *more)

    line = runstate(*words()).lines[-1]
    table = terminal(*words()).out
    told = runstate(*words("--json")).objects[-1]

    assert "blocked (needs an action)" in line
    assert "error" not in table
    assert ("blocked, needs an action" in table) or quiet
    assert (told["status"], told["waiting_on"], told["error"]["type"]) == ("blocked", "action", "RunBlocked")


@pytest.mark.parametrize("command", ["get", "wait", "watch"])
def test_no_such_run(runstate: Call, simulator: Simulator, command: str) -> None:
    """A run that does not exist is 4, with the vendor's message."""
    assert simulator

    result = runstate(command, "scorecard:9999")

    assert result.status == 4
    assert result.complaint.startswith("scorecard:9999: Scorecard answered 404 Not Found: Run 9999 not found")


@pytest.mark.parametrize("command", ["get", "wait"])
def test_a_wrong_key(runstate: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """A refused key is 4; the line names the variable to check, and does not show the key."""
    ref = simulator.start("retab", seconds=0.1)
    monkeypatch.setenv("RETAB_API_KEY", "sk-wrong")

    result = runstate(command, str(ref))

    assert result.status == 4
    assert "check RETAB_API_KEY" in result.complaint
    assert "sk-wrong" not in result.out + result.err


def test_no_usable_answer(runstate: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """A response that cannot be read, here an endless body, is 4."""
    assert simulator
    with retab_that_says(" " * 9_000_000) as url:
        monkeypatch.setenv("RUNSTATE_RETAB_BASE_URL", url)
        result = runstate("get", "retab:exprun_2")

    assert result.status == 4
    assert result.complaint.startswith("retab:exprun_2: Retab sent a body")
    assert "larger than 8388608 bytes" in result.complaint


@pytest.mark.parametrize("command", ["get", "watch"])
def test_an_unreadable_answer(runstate: Call, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """A page of HTML instead of a run is 4, with one line."""
    monkeypatch.setenv("RETAB_API_KEY", "key")
    with retab_that_says("<html>\n<p>hello</p>\n</html>", content_type="text/html") as url:
        monkeypatch.setenv("RUNSTATE_RETAB_BASE_URL", url)
        result = runstate(command, "retab:exprun_2")

    assert result.status == 4
    assert "not JSON but text/html" in result.complaint


def test_blocked(runstate: Call, simulator: Simulator) -> None:
    """A blocked run is 5, unless the option says to wait."""
    given_up = runstate("wait", str(simulator.start("ai21-maestro", "blocks", seconds=0.6)), *SOON)
    waited_for = runstate(
        "wait", str(simulator.start("ai21-maestro", "blocks", seconds=0.3)), "--on-blocked", "wait", *SOON
    )
    watched = runstate("watch", str(simulator.start("ai21-maestro", "blocks", seconds=0.3)), *SOON)

    assert given_up.status == 5
    assert "is blocked: needs an action; pass --on-blocked wait" in given_up.complaint
    assert (waited_for.status, waited_for.err) == (0, "")
    assert (watched.status, watched.err) == (0, "")


def test_one_in_trouble_holds_up_no_other(runstate: Call, simulator: Simulator) -> None:
    """A run that is not found sets the status, and the others are still watched until they have finished."""
    good, bad = simulator.start("retab", seconds=0.3), simulator.start("retab", "fails", seconds=0.3)

    result = runstate("wait", str(good), "scorecard:9999", str(bad), *SOON)

    assert result.status == 4
    assert "scorecard:9999" in result.complaint
    assert any(f"{good} completed" in line for line in result.lines)
    assert any(f"{bad} failed" in line for line in result.lines)


@pytest.mark.parametrize(("graver", "milder"), list(itertools.combinations(SEVERITY, 2)))
def test_the_gravest_counts(graver: ExitStatus, milder: ExitStatus) -> None:
    """The more severe of two outcomes counts, in any order."""
    assert worst([milder, graver]) == worst([graver, milder]) == graver


def test_the_order_of_gravity() -> None:
    """The order is part of the interface."""
    assert [outcome.value for outcome in SEVERITY] == [6, 2, 4, 3, 5, 1, 0]
    assert worst([]) == 0


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ConfigurationError("x"), 2),
        (NotOffered("x"), 2),
        (OutcomeUnknown("x", vendor="retab"), 6),
        (AlreadyFinished("x", vendor="retab", status=404), 1),
        (WaitTimeout("x", run=None, elapsed=1.0, polls=1), 3),
        (WaitTimeout("x", run=None, elapsed=1.0, polls=1, answered=False), 4),
        (PollingFailed("x", run=None, elapsed=1.0, polls=5), 4),
        (TransportError("x", vendor="retab"), 4),
        (AuthenticationError("x", vendor="retab", status=401), 4),
        (DecodeError("x", vendor="retab", field="f"), 4),
        (RunBlocked("x", run=None, elapsed=1.0, polls=1), 5),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_error_has_its_status(error: RunstateError, status: int) -> None:
    """Every error that can end a watch has a status."""
    assert status_of(error) == status


def test_get_tells_any_state_as_a_success(runstate: Call, simulator: Simulator) -> None:
    """A failed run was read successfully."""
    ref = simulator.start("retab", "fails", seconds=0.001)

    assert runstate("get", str(ref)).status == 0


def test_an_error_of_ours_is_one_line_too(runstate: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug of the program shows a traceback only with --debug."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("first\nsecond")

    monkeypatch.setattr("runstate.watch", broken)

    plain = runstate("watch", "retab:1")
    debugged = runstate("--debug", "watch", "retab:1")

    assert plain.status == debugged.status == 70
    assert plain.complaint.startswith("internal error: RuntimeError: first second; run `runstate --debug")
    assert "Traceback" in debugged.err


def test_texts_of_vendors_cannot_steer_the_terminal(runstate: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control characters and line breaks in a vendor's text are removed."""
    monkeypatch.setenv("RETAB_API_KEY", "key")
    failed = {**RETAB_RUN, "lifecycle": {"status": "error", "message": "\x1b[2Jgone\r\n\x07bad \u202e"}}
    with retab_that_says(failed) as url:
        monkeypatch.setenv("RUNSTATE_RETAB_BASE_URL", url)
        block = runstate("get", "retab:exprun_2")
        line = runstate("watch", "retab:exprun_2")

    assert "[2Jgone bad" in block.out
    assert line.lines[0].endswith("failed: [2Jgone bad")
    assert not {"\x1b", "\x07", "\r", "\u202e"} & set(block.out + line.out)


def test_a_full_disk(runstate: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors of the operating system keep its message."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("runstate.cli.jsonl.write", full)

    result = runstate("vendors", "--json")

    assert (result.status, result.complaint) == (70, "No space left on device")


@pytest.mark.parametrize(
    ("words", "said"),
    [(("watch", "retab:1"), "stopped watching; the runs continue"), (("demo",), "stopped the demo")],
)
def test_interrupted(runstate: Call, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str) -> None:
    """Ctrl-C is 130, and the line says that the runs continue."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("runstate.watch", interrupted)

    result = runstate(*words)

    assert (result.status, result.complaint) == (130, said)


@pytest.mark.parametrize(("error", "status"), [(KeyboardInterrupt, 130), (BrokenPipeError, 141)])
def test_quiet_ends(runstate: Call, monkeypatch: pytest.MonkeyPatch, error: type[BaseException], status: int) -> None:
    """There is no message if the user stops a command or closes the pipe."""

    def ended(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("runstate.cli.jsonl.write", ended)

    result = runstate("vendors", "--json")

    assert (result.status, result.out, result.err) == (status, "", "")


def test_without_any_stdout(monkeypatch: pytest.MonkeyPatch, simulator: Simulator) -> None:
    """If stdout is closed, the status is still right."""
    ref = simulator.start("retab", "fails", seconds=0.001)
    monkeypatch.setattr("sys.stdout", None)

    with pytest.raises(SystemExit) as ended:
        main(["wait", str(ref)])

    assert ended.value.code == 1
