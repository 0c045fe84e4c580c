"""An HTTP answer in parts that a fault can bend, and as the bytes that travel."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from attrs import evolve, frozen

from ..vendors.base import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..vendors.base import Answer

FRAMING = frozenset({"content-length", "transfer-encoding"})
"""Headers that say where the body ends. `Reply.head` writes them."""


@frozen
class Reply:
    """One answer."""

    status: int
    headers: tuple[tuple[str, str], ...]
    """Names in lower case; without those of `FRAMING`."""
    body: bytes
    reason: str | None = None
    """What follows the status; the usual words if None."""

    @property
    def length(self) -> str:
        """The header line with the body's true length."""
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
        """The whole answer, as it should be."""
        return self.head(self.length) + self.body

    def with_header(self, name: str, value: str) -> Reply:
        """The same with one header added or replaced."""
        return evolve(self, headers=(*self.without_header(name).headers, (name, value)))

    def without_header(self, name: str) -> Reply:
        """The same without a header."""
        return evolve(self, headers=tuple(pair for pair in self.headers if pair[0] != name))

    def with_body(self, body: bytes, content_type: str | None = None) -> Reply:
        """The same with another body, and another content type if one is given."""
        changed = evolve(self, body=body)
        return changed if content_type is None else changed.with_header("content-type", content_type)

    def with_answer(self, answer: Answer) -> Reply:
        """The same with another status and body, and that body's type."""
        changed = evolve(self, status=answer.status, body=answer.content())
        for name, value in {**answer.headers, "content-type": answer.media_type}.items():
            changed = changed.with_header(name.lower(), value)
        return changed
