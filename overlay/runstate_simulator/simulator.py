"""The simulator's Python interface: start runs, disturb requests, point clients at it."""

from __future__ import annotations

import math
import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from runstate.clock import Clock, SystemClock
from runstate.errors import ConfigurationError
from runstate.reference import RunRef, vendor_info

from .app import application
from .fields import whole
from .recent import KEPT
from .runs import SCENARIO, SECONDS
from .scenarios import SIMULATED
from .state import Asked, State

if TYPE_CHECKING:
    from starlette.types import ASGIApp


class Simulator:
    """Each vendor's runs, over HTTP, under one root URL; they move as the clock does.

    It may be used from several threads at once.
    """

    app: ASGIApp
    """The ASGI application, for `httpx.ASGITransport` or any ASGI server."""
    requests: list[Asked]
    """The last requests to the vendors, in order, without those to the simulator's own controls."""

    def __init__(
        self,
        *,
        speed: float = 1.0,
        clock: Clock | None = None,
        key: str = "simulator-key",
        requests_kept: int = KEPT,
    ) -> None:
        """A simulator without runs.

        Args:
            speed: How many times faster than its script a run goes. The times that a response reports are
                those of the clock all the same.
            clock: Where time comes from; the machine's clock by default.
            key: The one key, token or secret that the vendors accept.
            requests_kept: How many requests `requests` keeps. When it is full, the oldest tenth is dropped.

        Raises:
            ConfigurationError: If the speed, the key or the number of requests is invalid.
        """
        if not (math.isfinite(speed) and speed > 0):
            raise ConfigurationError(f"speed must be a finite number above 0, not {speed!r}")
        if not key or " " in key or not (key.isascii() and key.isprintable()):
            raise ConfigurationError("key must be one word that an HTTP header can carry")
        kept = whole("requests_kept", requests_kept, 1)
        self._state = State(clock or SystemClock(), key, speed, kept)
        self.requests = self._state.requests
        self.app = application(self._state)

    def start(
        self,
        vendor: str,
        scenario: str = SCENARIO,
        *,
        run_id: str | None = None,
        seconds: float = SECONDS,
        when_asked: bool = False,
    ) -> RunRef:
        """Create a run whose script begins now.

        Args:
            vendor: The vendor's slug.
            scenario: The course of the run; one of `SCENARIOS` that the vendor has.
            run_id: Its id, as in a reference after the colon (Adobe's is `EXPERIMENT/RUN`). By default it is
                the vendor's next, the same in each simulator.
            seconds: How long its script takes at speed 1.
            when_asked: Whether the script begins with the first request for the run instead.

        Raises:
            ConfigurationError: If the vendor does not have the scenario, or already has a run of that id.
        """
        return self._state.start(vendor, scenario, run_id=run_id, seconds=seconds, when_asked=when_asked)

    def on_start(self, vendor: str, scenario: str = SCENARIO, seconds: float = SECONDS) -> None:
        """Say how the runs go that clients start over HTTP from now on. Until then each completes in 8 seconds.

        Args:
            vendor: The vendor's slug.
            scenario: The course of the runs; one of `SCENARIOS` that the vendor has.
            seconds: How long its script takes at speed 1.

        Raises:
            ConfigurationError: If the vendor does not have the scenario, or the time is not positive.
        """
        self._state.on_start(vendor, scenario, seconds)

    def release(self, ref: RunRef | str) -> None:
        """Let a blocked run go on now.

        Raises:
            ConfigurationError: If there is no such run, or it is not blocked.
        """
        self._state.release(ref)

    def cancel(self, ref: RunRef | str) -> None:
        """Cancel a run now.

        Raises:
            ConfigurationError: If there is no such run, its vendor cannot cancel runs, or it has ended.
        """
        self._state.cancel(ref)

    def throttle(self, vendor: str, times: int = 1, retry_after: float = 1.0) -> None:
        """Answer the vendor's next requests with 429, as the vendor does.

        Args:
            vendor: The vendor's slug.
            times: How many requests.
            retry_after: How many seconds the response asks to wait. A header that takes whole seconds has it
                rounded up.

        Raises:
            ConfigurationError: If an argument is invalid.
        """
        self._state.throttle(vendor, times, retry_after)

    def fail(self, vendor: str, status: int, times: int = 1) -> None:
        """Answer the vendor's next requests with an error, in the vendor's own form or that of its gateway.

        Args:
            vendor: The vendor's slug.
            status: The HTTP status, from 400 to 599.
            times: How many requests.

        Raises:
            ConfigurationError: If an argument is invalid.
        """
        self._state.fail(vendor, status, times)

    def base_url(self, vendor: str, root: str) -> str:
        """The base URL that a vendor's client needs, given the root URL of the simulator."""
        path = urlsplit(vendor_info(vendor).base_url).path
        return f"{root.rstrip('/')}/{vendor}{path}"

    def environment(self, root: str) -> dict[str, str]:
        """The environment variables that point every client at the simulator, past any proxy, given its root URL."""
        variables: dict[str, str] = {}
        for slug, simulated in SIMULATED.items():
            variables[simulated.info.base_url_env[0]] = self.base_url(slug, root)
            for credential in simulated.info.credentials[0]:
                if credential.env:
                    variables[credential.env] = simulated.open_credentials.get(credential.name, self._state.key)
        host = urlsplit(root).hostname or ""
        if getproxies() and not proxy_bypass(host):
            others = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
            variables["no_proxy"] = ",".join(filter(None, (others, host)))
        return variables
