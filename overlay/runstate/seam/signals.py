"""What the transports say to the client above them."""

from __future__ import annotations

import httpx


class UnreadableBody(httpx.HTTPError):
    """The body of a success cannot be taken, and why. No use in asking again."""


class GiveUp(httpx.HTTPError):
    """The pause before the next try would outlast the request's limit: the last outcome stands."""

    def __init__(self, outcome: httpx.Response | Exception) -> None:
        super().__init__("no time left to try again")
        self.outcome = outcome
