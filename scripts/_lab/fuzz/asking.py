"""A vendor's client that is answered with whatever bytes one likes."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

import httpx

from runstate import ConfigurationError, RunstateError, WrongRun
from runstate.catalog import VENDORS
from runstate.reference import RunRef
from runstate.registry import load_class

if TYPE_CHECKING:
    from runstate import Run
    from runstate.client import Client

SECRET = "sk/{}+{}=Zq7vX2"  # noqa: S105 -- nobody's
"""How the made-up secrets look: with the characters that some servers escape in JSON."""


class Asker:
    """The public client of one vendor over a transport of httpx's own for tests; no network, no retries."""

    def __init__(self, slug: str) -> None:
        info = VENDORS[slug]
        given = {item.name: SECRET.format(slug, item.name) for item in info.credentials[0]}
        self.secrets = [given[item.name] for item in info.credentials[0] if item.secret]
        self._hideable = re.compile("|".join(map(_however_escaped, self.secrets)), re.IGNORECASE)
        self.ref = self._own = RunRef.parse(info.example)
        self._answer = httpx.Response(200)
        self._client: Client[Any, Any] = load_class(info.client)(
            **given,
            base_url="https://vendor.example",
            transport=httpx.MockTransport(lambda _: self._answer),
            retries=0,
        )

    def hidden(self, text: str) -> str:
        """The text as a run may have it: without the secrets, however they are escaped in it."""
        return self._hideable.sub("***", text)

    def load(self) -> None:
        """Import all that a first answer needs."""
        with contextlib.suppress(RunstateError):
            self.ask(200, b"{}")

    def ask(self, status: int, body: bytes) -> Run[Any]:
        """The run that the client makes of an answer; if that names another one, of asking for it."""
        self._answer = httpx.Response(status, content=body, headers={"content-type": "application/json"})
        self.ref = self._own
        try:
            return self._client.get_ref(self.ref)
        except WrongRun as error:
            with contextlib.suppress(ConfigurationError):
                self.ref = RunRef(self.ref.vendor, (*self.ref.ids[:-1], error.answered))
            return self._client.get_ref(self.ref)


def _however_escaped(secret: str) -> str:
    return "".join(rf"\\*(?:{re.escape(char)}|u{ord(char):04x})" for char in secret)
