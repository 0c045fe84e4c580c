"""How deep JSON is nested. Python reads it deeper than it can pickle, compare or print it."""

from __future__ import annotations

import re

DEEPEST = 128
"""Levels that are taken. No run or error comes near."""

_TOKEN = rb'(?s)"(?:[^"\\]|\\.)*+"?|([\[{])|[\]}]'  # compiled when it is needed, which is for large bodies


def is_too_deep(content: bytes) -> bool:
    """Whether a JSON text is nested deeper than is taken."""
    if content.count(b"[") + content.count(b"{") <= DEEPEST:
        return False
    depth = 0
    for token in re.finditer(_TOKEN, content):
        if token[1]:
            depth += 1
            if depth > DEEPEST:
                return True
        elif token[0] in {b"]", b"}"}:
            depth -= 1
    return False
