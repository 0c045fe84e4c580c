"""An Airflow of its own for all tests of this folder: settings, database, and the simulator as the vendors.

These tests need Airflow, so they run in an environment of their own: make test-airflow.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from tests.live.airflow.deployment import DAGS, settings

# Airflow reads its settings when it is imported, which the tests' own imports do.
HOME = Path(tempfile.mkdtemp(prefix="airflow-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ.update(settings(HOME, DAGS))

from runstate.simulator import Simulator, serve  # noqa: E402 -- after the settings
from tests.live.airflow.simulated import connection  # noqa: E402 -- after the settings


@pytest.fixture
def anyio_backend() -> str:
    """Airflow's triggers run under asyncio alone."""
    return "asyncio"


@pytest.fixture
def simulator() -> Simulator:
    """Vendors whose runs go a hundred times faster than their scripts."""
    return Simulator(speed=100)


@pytest.fixture
def root(simulator: Simulator) -> Generator[str]:
    """The simulator's address."""
    with serve(simulator) as address:
        yield address


@pytest.fixture
def connect(root: str, simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Give Airflow a connection to a simulated vendor; returns its id."""

    def add(vendor: str) -> str:
        name = vendor.replace("-", "_")
        monkeypatch.setenv(f"AIRFLOW_CONN_{name.upper()}", connection(vendor, simulator.base_url(vendor, root)))
        return name

    return add
