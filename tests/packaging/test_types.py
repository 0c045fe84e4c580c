"""Types to the last symbol, of the wheels as installed."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from runstate.catalog import VENDORS

PACKAGES = ("runstate", "runstate_simulator", *(info.package for info in VENDORS.values()))


@pytest.fixture(scope="module")
def reports(everything: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What pyright says of each package in an environment with everything installed; one process for each core."""
    folder = tmp_path_factory.mktemp("types")
    python = Path(everything)
    checker = Path(sys.executable).with_name("basedpyright")
    environment = {**os.environ, "VIRTUAL_ENV": str(python.parents[1]), "PATH": f"{python.parent}:{os.environ['PATH']}"}

    def report(package: str) -> str:
        command = [str(checker), "--verifytypes", package, "--ignoreexternal"]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(PACKAGES, pool.map(report, PACKAGES), strict=True))


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_symbol_has_a_known_type(package: str, reports: dict[str, str]) -> None:
    """As pyright counts them: what a user's editor and type checker rely on."""
    assert "Type completeness score: 100%" in reports[package], reports[package]
