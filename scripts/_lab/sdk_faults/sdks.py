"""The official SDKs as data. Only the standard library is used here: the workers load this file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TIMEOUT = 1.0
"""Seconds that each client is told a request may take."""
_MORE = 3.0
"""Seconds that are waited beyond what retrying can take."""


@dataclass(frozen=True)
class Sdk:
    """A vendor's official SDK; its environment has the name of its distribution."""

    distribution: str
    package: str
    """Its import name, which its own errors come from."""
    vendor: str
    made: str
    """How a client is made, as its documentation has it."""
    retries: str
    """What it does by default when a request fails."""
    attempts: int
    """How many requests that makes at most, redirects not counted."""
    pauses: float
    """How many seconds it may wait between them in all, where a server asks for no more than 2 s."""

    @property
    def patience(self) -> float:
        """Seconds after which it hangs: all its requests, each as long as it may take, all its pauses, and more."""
        return self.attempts * TIMEOUT + self.pauses + _MORE


SDKS = (
    Sdk(
        "retab",
        "retab",
        "retab",
        "Retab(api_key=…, base_url=…, timeout=1.0)",
        "429 and 5xx are asked again 3 times, after up to 1, 2 and 4 s",
        attempts=4,
        pauses=7.0,
    ),
    Sdk(
        "scorecard-ai",
        "scorecard_ai",
        "scorecard",
        "Scorecard(api_key=…, base_url=…, timeout=1.0)",
        "connection errors, timeouts, 408, 409, 429 and 5xx are asked again 2 times, after 0.5 and 1 s or as the "
        "server asks",
        attempts=3,
        pauses=4.0,
    ),
    Sdk(
        "ai21",
        "ai21",
        "ai21-maestro",
        "AI21Client(api_key=…, api_host=…, timeout_sec=1.0)",
        "nothing is asked again",
        attempts=1,
        pauses=0.0,
    ),
    Sdk(
        "datadog-api-client",
        "datadog_api_client",
        "datadog-model-lab",
        "ModelLabAPIApi(ApiClient(Configuration(api_key=…, host=…, request_timeout=1.0)))",
        "connection errors and timeouts are asked again 3 times at once, and 413, 429 and 503 as the server asks",
        attempts=4,
        pauses=6.0,
    ),
)
BY_DISTRIBUTION = {sdk.distribution: sdk for sdk in SDKS}
