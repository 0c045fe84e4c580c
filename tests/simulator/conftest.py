"""Fixtures of the simulator's tests."""

from __future__ import annotations

import pytest

from runstate.simulator import Simulator
from tests.support.clock import FakeClock


@pytest.fixture
def simulator(clock: FakeClock) -> Simulator:
    """A simulator on the clock that the test moves."""
    return Simulator(clock=clock)
