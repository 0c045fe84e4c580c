"""What `simulate` and `demo` share: the way to the simulator, and runs that begin when they are first asked about."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from attrs import frozen

from runstate import RunRef

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from runstate.simulator import Simulator


def environment(simulator: Simulator, root: str) -> Mapping[str, str]:
    """The variables that point every client at the simulator, past a proxy if there is one."""
    found = simulator.environment(root)
    host = urlsplit(root).hostname or ""
    if getproxies() and not proxy_bypass(host):
        others = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
        found["no_proxy"] = ",".join(filter(None, (others, host)))
    return found


@frozen
class Plan:
    """A run that is to be."""

    vendor: str
    scenario: str
    run_id: str
    """As in a reference after the colon."""

    @property
    def ref(self) -> RunRef:
        """The reference of the run."""
        return RunRef.parse(f"{self.vendor}:{self.run_id}")


def begin_when_asked(simulator: Simulator, plans: Sequence[Plan], seconds: float) -> None:
    """Let each run begin at the first request for it; its script takes `seconds` at speed 1.

    So whoever asks sees it from its first state.
    """
    for plan in plans:
        simulator.start(plan.vendor, plan.scenario, run_id=plan.run_id, seconds=seconds, when_asked=True)
