"""JSON in UTF-16 or UTF-32, which Python reads too: what is looked for in a body is looked for in UTF-8."""

from __future__ import annotations

import json


def in_utf8(content: bytes) -> bytes:
    """The same text in UTF-8; the same bytes if they are no text."""
    try:
        # As json.loads does it: half a surrogate pair is passed on.
        return content.decode(json.detect_encoding(content), "surrogatepass").encode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return content
