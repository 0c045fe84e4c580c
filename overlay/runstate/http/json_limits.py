"""Limits on JSON: one encoding, and a depth that Python can pickle, compare and print."""

from __future__ import annotations

import json
import re

MAX_DEPTH = 128
"""The most levels that are accepted, far more than any run or error has."""

_TOKEN = rb'(?s)"(?:[^"\\]|\\.)*+"?|([\[{])|[\]}]'  # compiled when it is needed, for large bodies


def is_too_deep(content: bytes) -> bool:
    """Whether a JSON text is nested more deeply than `MAX_DEPTH`."""
    if content.count(b"[") + content.count(b"{") <= MAX_DEPTH:
        return False
    depth = 0
    for token in re.finditer(_TOKEN, content):
        if token[1]:
            depth += 1
            if depth > MAX_DEPTH:
                return True
        elif token[0] in {b"]", b"}"}:
            depth -= 1
    return False


def in_utf8(content: bytes) -> bytes:
    """JSON in UTF-16 or UTF-32 as UTF-8, in which bodies are searched for credentials; other bytes as they are."""
    if b"\0" not in content[:4]:
        return content
    try:
        # As json.loads does it: a lone surrogate is kept.
        return content.decode(json.detect_encoding(content), "surrogatepass").encode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return content
