"""`make setup` and its like: what they run, and what they say where that fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts._tools import environments
from tests.support.vendors import ROOT

ARGUMENTS = ["requirements/dev.txt", "--editable", "generated/retab", ".", "--wheelhouse", "requirements/runtime.txt"]
NO_RELEASE = """\
ERROR: Could not find a version that satisfies the requirement attrs==26.1.0 (from versions: 25.1.0)
ERROR: No matching distribution found for attrs==26.1.0"""


class Tools:
    """Takes the place of `subprocess.run`: makes an empty environment, and lets one command fail."""

    def __init__(self, fails: str = "", output: str = "") -> None:
        self.fails, self.output = fails, output
        self.commands = list[list[str]]()

    def run(self, command: tuple[str, ...], **_: object) -> subprocess.CompletedProcess[str]:
        self.commands.append(list(command))
        if "venv" in command:
            (Path(command[-1]) / "bin").mkdir(parents=True)
            (Path(command[-1]) / "bin" / "python").touch()
        failed = bool(self.fails) and self.fails in command
        return subprocess.CompletedProcess(command, int(failed), stdout="", stderr=self.output if failed else "")


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> Tools:
    """What is run instead of Python and pip."""
    made = Tools()
    monkeypatch.setattr(subprocess, "run", made.run)
    monkeypatch.chdir(ROOT)
    return made


def test_pins_are_installed_as_they_are_and_checked(
    tools: Tools, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever has a file of requirements takes its hashes and resolves nothing; one line says what is going on."""
    assert environments.main([str(tmp_path / "env"), *ARGUMENTS]) == 0

    with_file = [command for command in tools.commands if "-r" in command]
    assert [("install" in command, "download" in command) for command in with_file] == [(True, False), (False, True)]
    assert all({"--require-hashes", "--no-deps"} <= set(command) for command in with_file)
    assert any(
        "-e" in command and "./generated/retab" in command and "--no-deps" in command for command in tools.commands
    )
    assert tools.commands.index(with_file[0]) < next(
        n for n, command in enumerate(tools.commands) if "check" in command
    )
    assert (tmp_path / "env" / ".complete").exists()
    pinned = environments.pins(ROOT / "requirements/dev.txt")
    assert capsys.readouterr() == (f"setting up {tmp_path / 'env'}: {pinned} packages of requirements/dev.txt\n", "")


@pytest.mark.parametrize(
    ("fails", "output", "said"),
    [
        (
            "venv",
            "The virtual environment was not created successfully because ensurepip is not\navailable.",
            "python3-venv",
        ),
        ("venv", "/usr/bin/python3: No module named venv", "apt install python3-venv"),
        ("venv", "Error: [Errno 13] Permission denied: '/srv/app/.venv'", "cannot be written"),
        (
            "install",
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(…)'\n" + NO_RELEASE,
            "index cannot be reached: check the network; a proxy is set with HTTPS_PROXY, a mirror with PIP_INDEX_URL",
        ),
        (
            "install",
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "no space",
        ),
        ("install", "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "so it was refused"),
        (
            "install",
            NO_RELEASE,
            "no release for this Python or platform: try another Python",
        ),
        ("download", "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "PIP_CERT"),
        ("check", "pytest-cov 7.1.0 requires coverage, which is not installed.", "coverage, which is not installed"),
    ],
)
def test_a_failure_has_a_cause_and_a_way_out(
    tools: Tools, tmp_path: Path, capsys: pytest.CaptureFixture[str], fails: str, output: str, said: str
) -> None:
    """The tool's own last words follow; what was made is not taken for complete."""
    tools.fails, tools.output = fails, output

    assert environments.main([str(tmp_path / "env"), *ARGUMENTS]) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"{tmp_path / 'env'} could not be set up: ")
    assert said in error
    assert output.splitlines()[-1] in error
    assert not (tmp_path / "env" / ".complete").exists()


@pytest.mark.parametrize(
    ("python", "said"),
    [
        ("no-such-python", "no-such-python is not installed: runstate needs Python 3.11 or later"),
        ("{old}", "{old} is Python 3.10, runstate needs 3.11 or later: make PYTHON=/path/to/python3.11"),
    ],
)
def test_make_names_a_python_that_will_not_do(tmp_path: Path, python: str, said: str) -> None:
    """One that is missing, and one that is too old."""
    old = tmp_path / "old-python"
    old.write_text(
        f"#!/bin/sh\nexec {sys.executable} -c \"import sys; sys.version_info = (3, 10, 1, 'final', 0); $2\"\n"
    )
    old.chmod(0o755)
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text(encoding="utf-8"))
    for name in ("dev", "runtime"):
        (tmp_path / "requirements").mkdir(exist_ok=True)
        (tmp_path / "requirements" / f"{name}.txt").touch()
    (tmp_path / "pyproject.toml").touch()

    make = [shutil.which("make") or "make", "setup", f"PYTHON={python.format(old=old)}"]
    done = subprocess.run(make, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert said.format(old=old) in done.stderr.splitlines()


def test_the_module_is_a_program() -> None:
    """The Makefile runs it as one: a folder that cannot be made ends with 1."""
    command = [sys.executable, "-m", "scripts._tools.environments", "/dev/null/env", "requirements/audit.txt"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith("setting up /dev/null/env: ")
