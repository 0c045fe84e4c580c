"""One client of an SDK after another meets a fault of the simulator's server."""

import ssl
import sys
import tempfile
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from attrs import frozen

from runstate import RunRef
from runstate.simulator import FaultPlan, Simulator, serve
from runstate_simulator.faults.compression import deflate_bomb, gzip_bomb, gzip_in_gzip_bomb
from runstate_simulator.faults.redirects import STATUSES
from scripts._lab.environments import python
from scripts._lab.sdks import BY_DISTRIBUTION
from scripts._lab.workers import Worker
from tests.overlay.faults.gate import BELOW_HTTP, DOWNGRADE, HOST, REFUSED, Gate, gate

from .outcomes import Facts, cell

Ask: TypeAlias = Callable[[Mapping[str, str]], dict[str, Any]]
"""Follows an order, as the worker does."""

KEY = "Made-Up-Key-4f7c1b2e9d8a"
_PACE = 0.2
"""Seconds between two bytes of a slow answer: no read takes as long as the timeout, but the whole takes longer."""
_MANY = 1000
GOOD = ""
"""No fault."""
_HANDSHAKES = frozenset(BELOW_HTTP) - {REFUSED, DOWNGRADE}
_ONCE = frozenset(f"redirect-{status}" for status in STATUSES)
"""Faults that come once, so that a client that follows finds the run; the others last as long as a client asks."""
_REPORT_EVERY = 20


class SdkFailed(Exception):
    """An SDK that cannot take part: the message says why."""


@frozen
class Stage:
    """A server with a run of one vendor, and the ways to it."""

    simulator: Simulator
    plan: FaultPlan
    gate: Gate
    root: str
    run: RunRef
    authorities: str
    """A file with the authority of the gate's certificates."""

    def meet(self, fault: str, ask: Ask, usual: int = 0) -> Facts:
        """Have a client ask for the run under a fault; `usual` is the peak of memory without one."""
        requests, strays = len(self.simulator.requests), len(self.plan.strays)
        self._begin(fault)
        order = {"url": self._url(fault), "key": KEY, "id": self.run.ids[0], "authorities": self.authorities}
        outcome = ask(order)
        handshakes = _MANY - len(self.gate.due) if self.gate.due else 0
        self.gate.due.clear()
        self.plan.clear()
        if not self.plan.settle():
            raise SdkFailed(f"{fault} is still played to a client that has gone")
        others = self.plan.strays[strays:]
        return Facts(
            fault=fault,
            returned=outcome.get("returned"),
            run=outcome.get("run"),
            raised=outcome.get("raised"),
            shows_key=outcome.get("shows_key", False),
            ended=outcome.get("ended"),
            seconds=outcome["seconds"],
            grown=outcome["peak"] - usual,
            requests=handshakes or len(self.simulator.requests) - requests - len(others),
            elsewhere=len(others),
            keys=sum(any(KEY in text for text in (stray.target, *stray.headers.values())) for stray in others),
        )

    def _begin(self, fault: str) -> None:
        if fault in _HANDSHAKES:
            self.gate.due.extend([fault] * _MANY)
        elif fault not in {GOOD, REFUSED}:
            played = "redirect-302-elsewhere" if fault == DOWNGRADE else fault
            self.plan.play(played, vendor=self.run.vendor, times=1 if fault in _ONCE else _MANY)

    def _url(self, fault: str) -> str:
        if fault == REFUSED:
            origin = f"http://{HOST}:{self.gate.late_port}"
        elif fault in BELOW_HTTP:
            origin = f"https://{HOST}:{self.gate.port}"
        else:
            origin = self.root
        return self.simulator.base_url(self.run.vendor, origin)


@contextmanager
def stage(vendor: str) -> Generator[Stage]:
    """A stage for as long as the block lasts, with a run that has completed."""
    simulator = Simulator(key=KEY)
    plan = FaultPlan(pace=_PACE)
    run = simulator.start(vendor, seconds=0.001)
    with (
        serve(simulator, faults=plan) as root,
        gate(urlsplit(root).port or 0) as gated,
        tempfile.NamedTemporaryFile("w", encoding="ascii", suffix=".pem") as authorities,
    ):
        authorities.writelines(map(ssl.DER_cert_to_PEM_cert, gated.trust.get_ca_certs(binary_form=True)))
        authorities.flush()
        yield Stage(simulator, plan, gated, root, run, authorities.name)


@frozen
class Round:
    """One SDK's meetings with the faults."""

    distribution: str
    good: tuple[str, str]
    """The id and the status of the good answer."""
    met: Sequence[Facts]

    def cells(self) -> dict[str, str]:
        """The cell of the table for each fault."""
        package = BY_DISTRIBUTION[self.distribution].package
        return {facts.fault: cell(facts, package, self.good) for facts in self.met}


def play(distribution: str, faults: Sequence[str]) -> Round:
    """Put an SDK through faults, in a worker of its environment."""
    sdk = BY_DISTRIBUTION[distribution]
    for bomb in (gzip_bomb, gzip_in_gzip_bomb, deflate_bomb):
        bomb()  # takes longer to make than a client waits
    with (
        stage(sdk.vendor) as played,
        Worker(python(distribution), "sdk_faults.worker", SSL_CERT_FILE=played.authorities) as worker,
    ):

        def ask(order: Mapping[str, str]) -> dict[str, Any]:
            return worker.ask(sdk=distribution, **order)

        played.meet(GOOD, ask)  # loads the SDK
        good = played.meet(GOOD, ask)
        if good.run is None:
            raise SdkFailed(f"{distribution} does not read a good answer: {good}")
        met: list[Facts] = []
        for fault in faults:
            met.append(played.meet(fault, ask, usual=good.grown))
            if not len(met) % _REPORT_EVERY:
                print(f"sdk_faults: {distribution}: {len(met)} of {len(faults)}", file=sys.stderr)
        return Round(distribution, good.run, met)
