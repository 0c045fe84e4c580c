"""The simulator's face: start runs, disturb requests, and point clients at it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from runstate.clock import Clock, SystemClock
from runstate.durations import seconds as in_seconds
from runstate.errors import ConfigurationError
from runstate.reference import RunRef, vendor_info

from .app import application
from .scenarios import SIMULATED
from .state import Asked, World

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_OPEN_VALUES = {"org_id": "0123456789ABCDEF01234567@AdobeOrg", "sandbox_name": "prod", "username": "simulator"}
"""Values of credentials that are not secret. The vendor takes any."""


class Simulator:
    """Each vendor's "retrieve a run", over HTTP, under one root; runs move as the clock does.

    It may be used from several threads at once.
    """

    app: ASGIApp
    """The ASGI application, for `httpx.ASGITransport` or any ASGI server."""
    requests: list[Asked]
    """What the vendors were asked, in order. Requests to the simulator's own controls are not among it."""

    def __init__(self, *, speed: float = 1.0, clock: Clock | None = None, key: str = "simulator-key") -> None:
        """A simulator without runs.

        Args:
            speed: How many times faster than its script a run goes. Nothing else is compressed: the times
                that it reports are those of the clock.
            clock: Where time comes from; the machine's clock by default.
            key: The one key, token or secret that the vendors take for valid.

        Raises:
            ConfigurationError: If the speed or the key makes no sense.
        """
        if not (math.isfinite(speed) and speed > 0):
            raise ConfigurationError(f"speed must be a finite number above 0, not {speed!r}")
        if not key or " " in key or not (key.isascii() and key.isprintable()):
            raise ConfigurationError("key must be one word that an HTTP header can carry")
        self._speed = speed
        self._world = World(clock or SystemClock(), key)
        self.requests = self._world.requests
        self.app = application(self, self._world)

    def start(
        self,
        vendor: str,
        scenario: str = "completes",
        *,
        run_id: str | None = None,
        seconds: float = 8.0,
        when_asked: bool = False,
    ) -> RunRef:
        """Create a run whose script begins now.

        Args:
            vendor: The vendor's slug.
            scenario: What is to become of the run; one of `SCENARIOS` that the vendor has.
            run_id: Its id, as in a reference after the colon (Adobe's is `EXPERIMENT/RUN`). Without one it
                gets the vendor's next, the same in each simulator.
            seconds: How long its script takes at speed 1.
            when_asked: Whether the script begins only when somebody first asks about the run.

        Raises:
            ConfigurationError: If the vendor does not have the scenario, or has a run of that id already.
        """
        info = vendor_info(vendor)
        scripts = SIMULATED[vendor].scripts
        if scenario not in scripts:
            raise ConfigurationError(f"{info.title} has no scenario {scenario!r}: choose one of {', '.join(scripts)}")
        length = in_seconds(seconds, "seconds") / self._speed
        wanted = None if run_id is None else RunRef.parse(f"{vendor}:{run_id}")
        return self._world.add(vendor, wanted, scenario, scripts[scenario], length, when_asked=when_asked)

    def release(self, ref: RunRef | str) -> None:
        """Let a blocked run go on now.

        Raises:
            ConfigurationError: If there is no such run, or it is not blocked.
        """
        self._world.release(RunRef.parse(ref))

    def cancel(self, ref: RunRef | str) -> None:
        """Stop a run now.

        Raises:
            ConfigurationError: If there is no such run, its vendor's runs cannot be stopped, or it has ended.
        """
        self._world.stop(RunRef.parse(ref))

    def throttle(self, vendor: str, times: int = 1, retry_after: float = 1.0) -> None:
        """Answer the vendor's next requests with 429, as the vendor does.

        Args:
            vendor: The vendor's slug.
            times: How many requests.
            retry_after: How many seconds the answer asks to wait. A header that takes whole seconds has it
                rounded up.

        Raises:
            ConfigurationError: If an argument makes no sense.
        """
        vendor_info(vendor)
        answer = SIMULATED[vendor].throttled(in_seconds(retry_after, "retry_after", zero=True))
        self._world.disturb(vendor, answer, _whole("times", times, 1))

    def fail(self, vendor: str, status: int, times: int = 1) -> None:
        """Answer the vendor's next requests with an error, in the vendor's own form or that of its gateway.

        Args:
            vendor: The vendor's slug.
            status: The HTTP status, from 400 to 599.
            times: How many requests.

        Raises:
            ConfigurationError: If an argument makes no sense.
        """
        vendor_info(vendor)
        answer = SIMULATED[vendor].error(_whole("status", status, 400, 599))
        self._world.disturb(vendor, answer, _whole("times", times, 1))

    def base_url(self, vendor: str, root: str) -> str:
        """The base URL that a vendor's client needs, given the root URL of the simulator."""
        path = urlsplit(vendor_info(vendor).base_url).path
        return f"{root.rstrip('/')}/{vendor}{path}"

    def environment(self, root: str) -> dict[str, str]:
        """The environment variables that point every client at the simulator, given its root URL."""
        found: dict[str, str] = {}
        for slug, simulated in SIMULATED.items():
            found[simulated.info.base_url_env[0]] = self.base_url(slug, root)
            for credential in simulated.info.credentials[0]:
                if credential.env:
                    found[credential.env] = _OPEN_VALUES.get(credential.name, self._world.key)
        return found


def _whole(name: str, value: int, least: int, most: int = 2**31) -> int:
    if not least <= value <= most:
        raise ConfigurationError(f"{name} must be a whole number from {least} to {most}, not {value!r}")
    return value
