"""JSON in UTF-16 or UTF-32, which Python reads too: what is looked for in a body is looked for in UTF-8."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx


def recode(response: httpx.Response) -> None:
    """Put a body that has zero bytes at its beginning, as UTF-16 and UTF-32 have, into UTF-8."""
    if b"\0" in response.content[:4]:
        replace(response, _in_utf8(response.content))


def replace(response: httpx.Response, content: bytes) -> None:
    """Give a response another body."""
    response._content = content  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # no public way to do that


def _in_utf8(content: bytes) -> bytes:
    """The same text in UTF-8; the same bytes if they are no text."""
    try:
        # As json.loads does it: half a surrogate pair is passed on.
        return content.decode(json.detect_encoding(content), "surrogatepass").encode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return content
