"""The archives that the tests of this folder look into and install."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.building import build, install


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheels and the source archives of all distributions, built from this tree."""
    return build(tmp_path_factory.mktemp("archives"))


@pytest.fixture(scope="session")
def wheels(archives: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the wheels."""
    return only(archives, "*.whl", tmp_path_factory)


@pytest.fixture(scope="session")
def sdists(archives: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the source archives."""
    return only(archives, "*.tar.gz", tmp_path_factory)


@pytest.fixture(scope="session")
def everything(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The Python of an environment with every wheel installed."""
    return install(tmp_path_factory.mktemp("everything") / "venv", wheels, "runstate[all,cli,simulator]")


def only(archives: Path, pattern: str, factory: pytest.TempPathFactory) -> Path:
    """A folder with some of the archives."""
    folder = factory.mktemp("some")
    for path in archives.glob(pattern):
        (folder / path.name).hardlink_to(path)
    return folder
