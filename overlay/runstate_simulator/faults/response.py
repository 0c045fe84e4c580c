"""An HTTP response in parts that a fault can change, and as bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from attrs import evolve, frozen

from ..vendors.base import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..vendors.base import Answer

FRAMING = frozenset({"content-length", "transfer-encoding"})
"""Headers that define where the body ends. `Response.head` writes them."""

_BODILESS = {204, 304}
"""Statuses that end with the headers."""


@frozen
class Response:
    """One response."""

    status: int
    headers: tuple[tuple[str, str], ...]
    """Names in lower case, without those of `FRAMING`."""
    body: bytes
    reason: str | None = None
    """What follows the status; the usual phrase if None."""

    @property
    def length(self) -> str:
        """The header line with the true length of the body."""
        return f"content-length: {len(self.body)}"

    @property
    def document(self) -> Mapping[str, object]:
        """The JSON object in the body; an empty one if there is none."""
        try:
            value: object = json.loads(self.body)
        except ValueError:
            return {}
        return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}

    def head(self, *framing: str) -> bytes:
        """Status line, headers and empty line; `framing` are whole header lines."""
        reason = phrase(self.status) if self.reason is None else self.reason
        fields = (*(f"{name}: {value}" for name, value in self.headers), *framing)
        return "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {self.status} {reason}", *fields, "")).encode("latin-1")

    def encode(self) -> bytes:
        """The whole response, as it should be."""
        framing = () if self.status in _BODILESS and not self.body else (self.length,)
        return self.head(*framing) + self.body

    def header(self, name: str) -> str:
        """The value of a header, empty if there is none."""
        return dict(self.headers).get(name, "")

    def with_header(self, name: str, value: str) -> Response:
        """The same with one header added or replaced."""
        return evolve(self, headers=(*self.without_header(name).headers, (name, value)))

    def without_header(self, name: str) -> Response:
        """The same without a header."""
        return evolve(self, headers=tuple(pair for pair in self.headers if pair[0] != name))

    def with_body(self, body: bytes, content_type: str | None = None) -> Response:
        """The same with another body, and another content type if one is given."""
        changed = evolve(self, body=body)
        return changed if content_type is None else changed.with_header("content-type", content_type)

    def with_answer(self, answer: Answer) -> Response:
        """The same with another status and body, and the content type of that body."""
        changed = evolve(self, status=answer.status, body=answer.content()).without_header("content-type")
        kind = {"content-type": answer.media_type} if answer.media_type else {}
        for name, value in {**answer.headers, **kind}.items():
            changed = changed.with_header(name.lower(), value)
        return changed

    def bare(self, status: int, reason: str | None = None) -> Response:
        """The same with another status, without a body."""
        return evolve(self, status=status, reason=reason, body=b"").without_header("content-type")
