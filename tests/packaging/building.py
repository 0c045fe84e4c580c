"""Building and installing as users do, without a network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

WHEELHOUSE = Path(sys.prefix) / "wheelhouse"
"""The wheels of the dependencies, which `make setup` fetches."""


def run(*command: str, cwd: Path | None = None) -> str:
    """What a command prints; its errors are shown if it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_", "COV_"))}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def install(folder: Path, wheels: Path, *requirements: str) -> str:
    """An empty environment with nothing but the requirements, from the wheels alone; returns its Python."""
    assert WHEELHOUSE.is_dir(), "the wheels of the dependencies are missing: run make setup"
    uv = [sys.executable, "-m", "uv", "--offline", "--no-config", "--quiet"]
    python = folder / "bin" / "python"
    run(*uv, "venv", "--python", sys.executable, str(folder))
    links = [f"--find-links={WHEELHOUSE}", f"--find-links={wheels}"]
    run(*uv, "pip", "install", "--no-cache", "--no-index", *links, f"--python={python}", *requirements)
    return str(python)
