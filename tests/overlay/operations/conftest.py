"""Fixtures of the operations' tests: a simulator behind HTTP, on the clock that the clients sleep on."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeAlias

import pytest

from runstate.simulator import Simulator, serve
from tests.support.clock import FakeClock
from tests.vendors import ALL

Connected: TypeAlias = Callable[[str], dict[str, Any]]


@pytest.fixture
def simulator(clock: FakeClock) -> Simulator:
    """A simulator without runs."""
    return Simulator(clock=clock)


@pytest.fixture
def connected(simulator: Simulator, clock: FakeClock) -> Generator[Connected]:
    """The arguments of a vendor's client that connect it to the simulator."""
    with serve(simulator) as root:

        def arguments(vendor: str) -> dict[str, Any]:
            open_ones = {"org_id", "sandbox_name", "user"}
            keys = {
                name: value if name in open_ones else "simulator-key"
                for name, value in ALL[vendor].vendor.credentials.items()
            }
            return {**keys, "base_url": simulator.base_url(vendor, root), "clock": clock}

        yield arguments
