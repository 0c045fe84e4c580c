"""A program that PyInstaller has frozen: it finds its vendor, and needs no metadata of the packages.

Freezing takes some 12 s of CPU time, which is most of this test.
"""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path

from runstate_simulator.scenarios import SIMULATED
from tests.support.vendors import RETAB, ROOT

PROGRAM = """
import sys
from importlib.metadata import PackageNotFoundError, version

import httpx
import runstate

try:
    version("".join(["run", "state"]))  # a plain name would make PyInstaller bring its metadata
except PackageNotFoundError:
    print("no metadata")
seen = []
def answer(request):
    seen.append(request.headers["user-agent"].split()[0])
    return httpx.Response(200, content=sys.stdin.buffer.read())
with runstate.Retab("key", transport=httpx.MockTransport(answer)) as retab:
    run = retab.get("exprun_2")
print(run.status, type(run.raw).__name__, seen)
"""
UNUSED = ("click", "pygments", "rich", "trio")
"""What httpx and httpcore would load if they found it."""


def test_the_hook_names_the_simulated_vendors() -> None:
    """The simulator finds them in its folder, where PyInstaller does not look."""
    hook = runpy.run_path(str(ROOT / "overlay" / "runstate" / "_pyinstaller" / "hook-runstate_simulator.py"))
    assert set(hook["hiddenimports"]) == {vendor.body.__module__ for vendor in SIMULATED.values()}


def test_frozen_program_asks_for_a_run(tmp_path: Path) -> None:
    """With the hook that travels with the package."""
    from runstate import __version__

    (tmp_path / "program.py").write_text(PROGRAM)
    excluded = [f"--exclude-module={name}" for name in UNUSED]
    command = [sys.executable, "-m", "PyInstaller", "--log-level=ERROR", *excluded, "program.py"]
    frozen = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert frozen.returncode == 0, frozen.stderr

    done = subprocess.run(
        [tmp_path / "dist" / "program" / "program"],
        input=json.dumps(RETAB.example("200.completed")),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.splitlines() == [
        "no metadata",
        f"completed WorkflowExperimentRun ['runstate/{__version__}']",
    ], done.stderr
