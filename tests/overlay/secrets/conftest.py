"""The fixture of all tests about secrets."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from tests.overlay.secrets.evidence import Evidence, gathering


@pytest.fixture
def evidence(capfd: pytest.CaptureFixture[str]) -> Generator[Evidence]:
    """What the test gathers; the test fails at its end if a canary shows in it, in logs, warnings or output."""
    with gathering(capfd) as gathered:
        yield gathered
