"""Fixtures that every test may use."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from runstate import mlflow_environment
from runstate.catalog import VENDORS
from tests.support.canary import Guard
from tests.support.clock import FakeClock

# A busy machine is slow; timings belong to the benchmark.
settings.register_profile("runstate", deadline=None)
settings.load_profile("runstate")

_VARIABLES = [
    name
    for info in VENDORS.values()
    for name in (*info.base_url_env, *(item.env for items in info.credentials for item in items if item.env))
]
_SETTINGS = tuple({f"{name.partition('_')[0]}_" for name in _VARIABLES})
_PROXIES = {"http_proxy", "https_proxy", "all_proxy", "no_proxy"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of ours."""
    parser.addoption("--write-reliability", action="store_true", help="write the table of docs/appendix/faults.md")


def pytest_configure(config: pytest.Config) -> None:
    """No credential shows in any test."""
    config.pluginmanager.register(Guard(), "canary")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]  # used by name
    """No setting of the machine reaches a test."""
    for name in os.environ:
        if name.startswith(_SETTINGS) or name.lower() in _PROXIES:
            monkeypatch.delenv(name)
    monkeypatch.setattr(mlflow_environment, "CREDENTIALS", "/no/such/file")


@pytest.fixture
def clock() -> FakeClock:
    """A clock that moves only when something sleeps."""
    return FakeClock()


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    """Asynchronous tests run under both event loops."""
    return str(request.param)
