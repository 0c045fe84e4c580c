"""The logger `runstate`: its records of pauses, retries and outages, and its silence by default."""

from __future__ import annotations

import logging
import subprocess
import sys

import httpx
import pytest

from runstate import AsyncRetab, Retab
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import RETAB


def trouble() -> Answers:
    """A run that goes on after an outage of two requests."""
    return Answers(
        answer(RETAB.example("200.running")),
        httpx.ConnectError("no route"),
        answer({"detail": "down"}, 503),
        answer(RETAB.example("200.completed")),
    )


def records(log: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """What the logger said."""
    return [record for record in log.records if record.name == "runstate"]


def test_a_wait_logs_pauses_retries_and_outages(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    """Each in a line that names the run."""
    with caplog.at_level(logging.DEBUG, "runstate"), Retab("key-retab", transport=trouble(), clock=clock) as retab:
        retab.wait("exprun_2")
    said = records(caplog)

    assert [record.levelno for record in said] == [logging.DEBUG, logging.INFO, logging.INFO]
    pause, refused, down = (record.getMessage() for record in said)
    assert pause.startswith("retab:exprun_2 is running, next poll in ")
    assert refused.startswith("retab:exprun_2 no response for 0.0 s: no route, retrying in ")
    assert down.startswith("retab:exprun_2 no valid response for ")
    assert ": 503 Service Unavailable, retrying in " in down


@pytest.mark.anyio
async def test_a_poll_that_failed_is_a_warning(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    """When no retry is left."""
    with caplog.at_level(logging.INFO, "runstate"):
        async with AsyncRetab("key-retab", transport=trouble(), clock=clock, retries=0) as retab:
            await retab.wait("exprun_2")
    said = records(caplog)
    assert [record.levelno for record in said] == [logging.WARNING] * 2
    assert all("retrying in" in record.getMessage() for record in said)


def test_a_single_request_logs_its_retries(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    """With the vendor's name, also through the generated client."""
    answers = Answers(answer({"detail": "down"}, 503), answer(RETAB.example("200.completed")))
    with caplog.at_level(logging.INFO, "runstate"), Retab("key-retab", transport=answers, clock=clock) as retab:
        retab.get("exprun_2")
    (record,) = records(caplog)
    assert record.levelno == logging.INFO
    assert record.getMessage().startswith("Retab answered 503 Service Unavailable: down; retrying in ")


def test_nothing_is_written_unless_logging_is_configured() -> None:
    """Not even a warning, which Python would write to stderr for a logger without handlers."""
    code = "import runstate.logs; runstate.logs.logger.warning('an outage')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
