"""A process that puts one SDK through faults: arguments are its distribution and the faults; one JSON object a line.

The first line has the SDK's version and what it makes of a good answer, each further one what came of a fault.
"""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from attrs import asdict, frozen

from runstate.reference import RunRef
from runstate.simulator import FaultPlan, Simulator, serve
from runstate_simulator.faults.compression import deflate_bomb, gzip_bomb, gzip_in_gzip_bomb
from runstate_simulator.faults.redirects import STATUSES
from scripts._lab.bench.environments import python
from scripts._lab.bench.processes import clean_environment
from tests.overlay.faults.gate import BELOW_HTTP, DOWNGRADE, HOST, REFUSED, Gate, gate

from .outcomes import Facts
from .sdks import BY_DISTRIBUTION, ROOT

Ask: TypeAlias = Callable[[Mapping[str, str]], dict[str, Any]]
"""Has a worker follow an order."""

KEY = "Made-Up-Key-4f7c1b2e9d8a"
_PACE = 0.2
"""Seconds between two bytes of a slow answer: no read takes as long as the timeout, and the whole much longer."""
_FOR_EVER = 1000
GOOD = ""
"""No fault."""
_HANDSHAKES = frozenset(BELOW_HTTP) - {REFUSED, DOWNGRADE}
_ONCE = frozenset(f"redirect-{status}" for status in STATUSES)
"""Faults that come once, so that whoever follows finds the run; the others last for as long as somebody asks."""


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
        """Have somebody ask for the run under a fault; `usual` is the peak of memory under none."""
        asked, strays = len(self.simulator.requests), len(self.plan.strays)
        self._begin(fault)
        order = {"url": self._url(fault), "key": KEY, "id": self.run.ids[0], "authorities": self.authorities}
        said = ask(order)
        handshakes = _FOR_EVER - len(self.gate.due) if self.gate.due else 0
        self.gate.due.clear()
        self.plan.clear()
        if not self.plan.settle():
            raise SdkFailed(f"{fault} is still played to a client that has gone")
        others = self.plan.strays[strays:]
        return Facts(
            fault=fault,
            returned=said.get("returned"),
            run=said.get("run"),
            raised=said.get("raised"),
            shows_key=said.get("shows_key", False),
            ended=said.get("ended"),
            seconds=said["seconds"],
            grown=said["peak"] - usual,
            requests=handshakes or len(self.simulator.requests) - asked - len(others),
            elsewhere=len(others),
            keys=sum(any(KEY in shown for shown in (stray.target, *stray.headers.values())) for stray in others),
        )

    def _begin(self, fault: str) -> None:
        if fault in _HANDSHAKES:
            self.gate.due.extend([fault] * _FOR_EVER)
        elif fault not in {GOOD, REFUSED}:
            played = "redirect-302-elsewhere" if fault == DOWNGRADE else fault
            self.plan.play(played, vendor=self.run.vendor, times=1 if fault in _ONCE else _FOR_EVER)

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


@contextmanager
def worker(distribution: str, authorities: str) -> Generator[tuple[str, Ask]]:
    """The SDK's version, and a worker in its environment, which ends with the block."""
    environment = {**clean_environment(), "PYTHONPATH": str(ROOT), "SSL_CERT_FILE": authorities}
    with subprocess.Popen(
        [python(distribution), "-P", "-m", "scripts._lab.sdk_faults.worker", distribution],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as process:

        def line() -> str:
            said = process.stdout.readline() if process.stdout else ""
            if not said:
                raise SdkFailed(f"the worker of {distribution} ended")
            return said.strip()

        def ask(order: Mapping[str, str]) -> dict[str, Any]:
            if process.stdin:
                process.stdin.write(json.dumps(order) + "\n")
                process.stdin.flush()
            answer: dict[str, Any] = json.loads(line())
            return answer

        try:
            yield line(), ask
        finally:
            process.kill()


def main(distribution: str, faults: Sequence[str]) -> None:
    """Put an SDK through faults."""
    sdk = BY_DISTRIBUTION[distribution]
    for bomb in (gzip_bomb, gzip_in_gzip_bomb, deflate_bomb):
        bomb()  # takes longer to make than a client waits
    with stage(sdk.vendor) as played, worker(distribution, played.authorities) as (version, ask):
        played.meet(GOOD, ask)  # the first may find less of the SDK loaded
        good = played.meet(GOOD, ask)
        if good.run is None:
            raise SdkFailed(f"{distribution} does not read a good answer: {good}")
        _say({"version": version, "good": good.run})
        for fault in faults:
            _say(asdict(played.meet(fault, ask, usual=good.grown)))


def _say(document: Mapping[str, Any]) -> None:
    print(json.dumps(document), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
