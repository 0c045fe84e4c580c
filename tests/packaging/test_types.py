"""Types to the last symbol, of the wheels as installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from runstate.catalog import VENDORS
from tests.packaging.building import install


@pytest.fixture(scope="module")
def python(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with everything installed."""
    return Path(install(tmp_path_factory.mktemp("types") / "venv", wheels, "runstate[all,cli,simulator]"))


@pytest.mark.parametrize("package", ["runstate", *(info.package for info in VENDORS.values())])
def test_every_public_symbol_has_a_known_type(package: str, python: Path, tmp_path: Path) -> None:
    """As pyright counts them: what a user's editor and type checker rely on."""
    checker = Path(sys.executable).with_name("basedpyright")
    environment = {**os.environ, "VIRTUAL_ENV": str(python.parents[1]), "PATH": f"{python.parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        [checker, "--verifytypes", package, "--ignoreexternal"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Type completeness score: 100%" in done.stdout, done.stdout
