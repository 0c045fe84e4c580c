"""A vendor's client that gets prepared answers."""

import contextlib
from typing import Any

import httpx

import runstate
from runstate import ConfigurationError, Run, RunRef, RunstateError, WrongRun
from runstate.base_client import Client
from runstate.catalog import VENDORS

SECRET = "sk/{}+{}=Zq7vX2"  # noqa: S105 -- made up
"""The form of the secrets, with the characters that some servers escape in JSON."""


class ScriptedClient:
    """The public client of one vendor over httpx's transport for tests, without network and retries."""

    def __init__(self, slug: str) -> None:
        info = VENDORS[slug]
        arguments = {item.name: SECRET.format(slug, item.name) for item in info.credentials[0]}
        self.secrets = [arguments[item.name] for item in info.credentials[0] if item.secret]
        self.ref = self._own = RunRef.parse(info.example)
        self._answer = httpx.Response(200)
        self._client: Client[Any, Any] = getattr(runstate, info.client)(
            **arguments,
            base_url="https://vendor.example",
            transport=httpx.MockTransport(lambda _: self._answer),
            retries=0,
        )

    def load(self) -> None:
        """Import everything that the first answer needs."""
        with contextlib.suppress(RunstateError):
            self.ask(200, b"{}")

    def ask(self, status: int, body: bytes) -> Run[Any]:
        """Ask for the run, or for the one that the answer names, and return the run that the client reads."""
        self._answer = httpx.Response(status, content=body, headers={"content-type": "application/json"})
        self.ref = self._own
        try:
            return self._client.get_ref(self.ref)
        except WrongRun as error:
            with contextlib.suppress(ConfigurationError):
                self.ref = RunRef(self.ref.vendor, (*self.ref.ids[:-1], error.answered))
            return self._client.get_ref(self.ref)
