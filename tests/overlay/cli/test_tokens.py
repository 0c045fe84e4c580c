"""`--token-command`: keys that a command prints."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import pytest

from tests.overlay.cli.conftest import KEY

if TYPE_CHECKING:
    from pathlib import Path

    from runstate.simulator import Simulator
    from tests.overlay.cli.command import Call

COMMANDS = pytest.mark.parametrize("command", ["get", "wait"])


@COMMANDS
def test_a_command_prints_the_key(
    runstate: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """What it prints is the vendor's main secret; other vendors have theirs from the environment."""
    refs = [str(simulator.start(vendor, seconds=0.001)) for vendor in ("retab", "scorecard")]
    monkeypatch.delenv("RETAB_API_KEY")

    result = runstate(command, *refs, "--token-command", f"retab=echo {KEY}")

    assert (result.status, result.err) == (0, "")
    assert len(result.lines) == 2


def test_one_of_several_secrets(runstate: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """A credential can be named."""
    ref = str(simulator.start("datadog-model-lab", seconds=0.001))
    monkeypatch.delenv("DD_APP_KEY")

    assert runstate("get", ref, "--token-command", f"datadog-model-lab.app_key=echo {KEY}").status == 0
    assert "DD_APP_KEY" in runstate("get", ref).complaint


def test_it_is_asked_again_after_a_refusal(runstate: Call, simulator: Simulator, tmp_path: Path) -> None:
    """A key that has expired is asked for anew."""
    ref = str(simulator.start("retab", seconds=0.001))
    marker = tmp_path / "asked"
    code = f"import pathlib; p = pathlib.Path({str(marker)!r}); print({KEY!r} if p.exists() else 'old'); p.touch()"

    result = runstate("get", ref, "--token-command", f"retab={shlex.join([sys.executable, '-c', code])}")

    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("echo key", "write VENDOR=COMMAND"),
        ("retab", "write VENDOR=COMMAND or VENDOR.CREDENTIAL=COMMAND"),
        ("retab= ", "write VENDOR=COMMAND or VENDOR.CREDENTIAL=COMMAND"),
        ("retub=echo key", "did you mean retab?"),
        ("retab.secret=echo key", "--token-command retab.secret: choose one of api_key"),
        ("retab=echo locked >&2; exit 3", "--token-command retab: the command ended with status 3 locked"),
        ("retab=true", "--token-command retab: the command printed nothing"),
    ],
)
@COMMANDS
def test_what_is_no_command(runstate: Call, simulator: Simulator, text: str, said: str, command: str) -> None:
    """What cannot be run, and what prints no key, is usage, told in one line."""
    assert simulator

    result = runstate(command, "retab:exprun_2", "--token-command", text)

    assert result.status == 2
    assert said in result.complaint


def test_operations_take_it_too(
    runstate: Call, simulator: Simulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also after a refusal; a command that fails is 2."""
    ref = str(simulator.start("retab", seconds=3_600))
    monkeypatch.delenv("RETAB_API_KEY")
    marker = tmp_path / "asked"
    code = f"import pathlib; p = pathlib.Path({str(marker)!r}); print({KEY!r} if p.exists() else 'old'); p.touch()"
    command = f"retab={shlex.join([sys.executable, '-c', code])}"

    assert ref in runstate("list", "retab", "--refs", "--limit", "none", "--token-command", command).lines
    assert runstate("start", "retab", "exp_1", "--token-command", command).status == 0
    assert runstate("cancel", ref, "--token-command", command).status == 0
    failed = runstate("results", ref, "--token-command", "retab=echo no luck >&2; exit 3")
    assert failed.status == 2
    assert failed.complaint == "--token-command retab: the command ended with status 3 no luck"
