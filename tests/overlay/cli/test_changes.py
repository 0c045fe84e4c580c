"""`cancel` and `delete`: what each says, and its exit status."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

import runstate as library
from runstate import OutcomeUnknown

if TYPE_CHECKING:
    from runstate.simulator import Simulator
    from tests.overlay.cli.command import Call


def test_cancel(runstate: Call, simulator: Simulator) -> None:
    """The run as it is then; a second time it is no error."""
    first, second = (str(simulator.start("retab", seconds=3_600)) for _ in range(2))
    result = runstate("cancel", first, second)
    assert (result.status, result.err) == (0, "")
    assert [line.split()[:2] for line in result.lines] == [[first, "cancelled"], [second, "cancelled"]]
    (told,) = runstate("cancel", first, "--json").objects
    assert (told["ref"], told["status"]) == (first, "cancelled")


def test_cancel_what_has_ended(runstate: Call, simulator: Simulator) -> None:
    """1, and the others are cancelled."""
    ended, other = simulator.start("retab", seconds=0.01), simulator.start("retab", seconds=3_600)
    runstate("wait", str(ended), "--interval", "0.02")
    result = runstate("cancel", str(ended), str(other))
    assert result.status == 1
    assert result.complaint == f"{ended} has ended already: it is completed"
    assert result.lines[0].startswith(f"{other} cancelled")
    (told,) = runstate("cancel", str(ended), "--json").objects
    assert (told["status"], told["error"]["type"]) == ("completed", "AlreadyFinished")


def test_cancel_what_does_not_exist(runstate: Call, simulator: Simulator) -> None:
    """4."""
    assert simulator
    result = runstate("cancel", "retab:exprun_nowhere")
    assert result.status == 4
    assert "Experiment run not found" in result.complaint


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("cancel", "retab:exprun_2", "scorecard:1"), "scorecard:1: Scorecard cannot cancel runs; retab can"),
        (("delete", "--yes", "retab:exprun_2"), "Retab cannot delete runs; datadog-model-lab, mlflow can"),
        (("cancel", "-"), "no references: name at least one run"),
        (("cancel",), "Missing argument"),
        (("delete", "mlflow:abc"), "stdin is not a terminal to ask on: pass --yes"),
    ],
)
def test_bad_words_are_usage(runstate: Call, simulator: Simulator, words: tuple[str, ...], said: str) -> None:
    """2, before anything is sent, for the others too."""
    before = len(simulator.requests)
    result = runstate(*words)
    assert result.status == 2
    assert said in result.complaint
    assert len(simulator.requests) == before


def test_an_unknown_outcome(runstate: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """6, and the others are cancelled all the same."""
    lost, other = (str(simulator.start("retab", seconds=3_600)) for _ in range(2))
    cancel = library.Retab.cancel

    def answered(client: library.Retab, run: library.RunRef) -> library.Run[object]:
        if str(run) == lost:
            raise OutcomeUnknown("no answer", vendor="retab")
        return cancel(client, run)

    monkeypatch.setattr(library.Retab, "cancel", answered)
    result = runstate("cancel", lost, other)
    assert (result.status, result.complaint) == (6, f"{lost}: no answer")
    assert result.lines[0].startswith(f"{other} cancelled")


@pytest.mark.parametrize("slug", ["datadog-model-lab", "mlflow"])
def test_delete(runstate: Call, simulator: Simulator, slug: str) -> None:
    """Without a question, with --yes."""
    first, second = (str(simulator.start(slug)) for _ in range(2))
    assert runstate("delete", "--yes", "-", stdin=first).lines == [f"{first} deleted"]
    assert runstate("delete", "-y", "--json", second).objects == [{"ref": second, "deleted": True}]


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("YES\n", 0), ("n\n", 1), ("", 1)])
def test_a_question(
    terminal: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    """On a terminal; anything but yes deletes nothing."""

    class Keyboard(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("tests.overlay.cli.command.io.TextIOWrapper", Keyboard)
    ref, other = (str(simulator.start("datadog-model-lab")) for _ in range(2))
    result = terminal("delete", ref, stdin=answer)
    assert result.status == status
    assert result.err == f"Delete {ref}? [y/N] " + "runstate: nothing was deleted\n" * status
    assert terminal("get", ref).status == (4 if status == 0 else 0)
    assert f"{other}\nDelete these 2 runs? [y/N]" in terminal("delete", ref, other, stdin="n\n").err
