"""The guard of the whole suite bites: each way in which a test may leak makes it fail."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.support.vendors import ROOT

CONFTEST = """
from tests.support.canary import Guard

def pytest_configure(config):
    config.pluginmanager.register(Guard(), "canary")
"""
LEAKY = """
import logging, sys
import httpx, pytest
from runstate import ConfigurationError, DecodeError, MLflow, Retab, WaitTimeout

KEY = "key-for-retab"

@pytest.fixture(autouse=True)
def client():
    with Retab(KEY, transport=httpx.MockTransport(lambda _: httpx.Response(404))) as made:
        yield made

@pytest.fixture
def careless():
    yield
    print(KEY)

def test_message(): ConfigurationError(f"with {KEY}")
def test_field(): DecodeError("body", vendor="retab", field="x", body=f"<{KEY}>")
def test_capitals(): ConfigurationError(KEY.upper())
def test_run(): WaitTimeout("late", run={"name": KEY}, elapsed=1.0, polls=1)
def test_stdout(): print(KEY)
def test_stderr(): sys.stderr.write(KEY)
def test_output_that_is_read(capsys):
    print(KEY)
    capsys.readouterr()
def test_log(): logging.getLogger("httpx").debug("%s", KEY)
def test_log_of_a_part(): logging.getLogger("httpcore.http11").debug("%s", KEY)
def test_end_of_a_fixture(careless): pass
def test_basic():
    MLflow("http://127.0.0.1", username="user", password="key-of-mlflow")
    print("dXNlcjprZXktb2YtbWxmbG93")

def fine_error(client):
    with pytest.raises(Exception, match="404"):
        client.get("x")
def fine_output(): print("nothing")
@pytest.mark.shows_keys("on purpose")
def fine_with_a_reason(): print(KEY)
def fine_what_a_server_says(): logging.getLogger("httpcore.http11").debug("receive_response_headers.complete %s", KEY)
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What came of each of the tests above, in a session of its own."""
    folder = tmp_path_factory.mktemp("leaky")
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "test_leaky.py").write_text(LEAKY)
    words = ["-rA", "-q", "-p", "no:cacheprovider", "--strict-markers", "-o", "python_functions=test_* fine_*"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", str(folder), "--rootdir", str(folder), "-c", os.devnull, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.split() for line in done.stdout.splitlines() if "test_leaky.py::" in line]
    assert lines, done.stdout + done.stderr
    return {words[1].partition("::")[2]: words[0] for words in lines}


def defined(prefix: str) -> list[str]:
    """The tests above that begin so."""
    return [line[4:].partition("(")[0] for line in LEAKY.splitlines() if line.startswith(f"def {prefix}")]


@pytest.mark.parametrize("name", defined("test_"))
def test_leak_is_found(outcomes: dict[str, str], name: str) -> None:
    """By failing the test that leaks, or with an error where a fixture does."""
    assert outcomes[name] == ("ERROR" if name == "test_end_of_a_fixture" else "FAILED")


@pytest.mark.parametrize("name", defined("fine_"))
def test_nothing_else_is(outcomes: dict[str, str], name: str) -> None:
    """What shows no credential passes, and what may."""
    assert outcomes[name] == "PASSED"


def test_guard_watches_this_suite(request: pytest.FixtureRequest) -> None:
    """It is a plugin of every session."""
    assert request.config.pluginmanager.has_plugin("canary")
