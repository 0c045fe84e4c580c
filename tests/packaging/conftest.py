"""The wheels that the tests of this folder install."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from runstate.catalog import VENDORS
from tests.packaging.building import run
from tests.support.vendors import ROOT


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheels of all distributions, built from this tree."""
    folder = tmp_path_factory.mktemp("wheels")
    for project in (ROOT, *(ROOT / "generated" / slug for slug in VENDORS)):
        run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=project)
    return folder
