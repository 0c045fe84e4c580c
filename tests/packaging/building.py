"""Building and installing as users do, without a network."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from runstate.catalog import VENDORS
from tests.support.vendors import ROOT

OURS = (".", "overlay/runstate_simulator", "overlay/airflow_provider_runstate")
PROJECTS = (*OURS, *(f"generated/{slug}" for slug in VENDORS))
"""The folders of all distributions."""
WHEELHOUSE = Path(sys.prefix) / "wheelhouse"
"""The wheels of the dependencies, which `make setup` fetches."""


def environment() -> dict[str, str]:
    """The environment variables, less those that would change how things are built and installed."""
    ours = ("PIP_", "UV_", "COV_", "HATCH_", "SOURCE_DATE_EPOCH")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def run(*command: str, cwd: Path | None = None) -> str:
    """What a command prints; its errors are shown if it fails."""
    done = subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def build(target: Path, root: Path = ROOT, *, umask: int = -1, variables: Mapping[str, str] | None = None) -> Path:
    """Build the wheel and the source archive of each distribution, as `make build` does; returns `target`."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(target)]
    running = [
        subprocess.Popen(
            command,
            cwd=root / project,
            env={**environment(), **(variables or {})},
            umask=umask,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for project in PROJECTS
    ]
    for process in running:
        _, said = process.communicate()
        assert process.returncode == 0, said
    return target


def install(folder: Path, archives: Path, *requirements: str) -> str:
    """An empty environment with nothing but the requirements, from the archives alone; returns its Python."""
    assert WHEELHOUSE.is_dir(), "the wheels of the dependencies are missing: run make setup"
    uv = [sys.executable, "-m", "uv", "--offline", "--no-config", "--quiet"]
    python = folder / "bin" / "python"
    run(*uv, "venv", "--python", sys.executable, str(folder))
    links = [f"--find-links={WHEELHOUSE}", f"--find-links={archives}"]
    run(*uv, "pip", "install", "--no-cache", "--no-index", *links, f"--python={python}", *requirements)
    return str(python)
