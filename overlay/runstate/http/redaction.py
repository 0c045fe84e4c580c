"""How servers, proxies and libraries write a credential that they repeat."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from typing import TYPE_CHECKING
from urllib.parse import quote
from urllib.request import getproxies

from .hidden import longest_word
from .urls import read_proxy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import httpx

_PARTS = re.compile(r"[0-9A-Za-z]+|\\+|.", re.DOTALL)
_TELLING = re.compile("auth|cookie|key|pass|secret|session|sign|token", re.IGNORECASE)
"""In the name of a header, that its value is a credential."""
_LEAST = 8
"""Characters of such a value; a shorter one is rather a version or a flag."""


class Redaction:
    """Takes secrets out of texts: in capitals or not, and as JSON, URLs, HTML and reprs escape them."""

    def __init__(self, secrets: Iterable[str]) -> None:
        # The longest first, or one that is a part of another would leave the rest of it.
        found = sorted(filter(None, secrets), key=len, reverse=True)
        self._words = [longest_word(secret).lower() for secret in found]
        self._pattern = re.compile("|".join(map(_however_escaped, found)), re.IGNORECASE)

    def __call__(self, text: str) -> str:
        """`text` without them."""
        lower = text.lower()
        # The pattern is slow over megabytes, and seldom finds anything.
        if not any(word in lower for word in self._words):
            return text
        return self._pattern.sub("***", text)


def _however_escaped(secret: str) -> str:
    parts: list[str] = _PARTS.findall(secret)
    return "".join(part if part.isascii() and part.isalnum() else _forms(part) for part in parts)


def _forms(part: str) -> str:
    """Backslashes, or another character that is written in many ways.

    Each repetition has an end: a hostile text must not take for ever.
    """
    if part.startswith("\\"):
        return rf"(?:\\{{{len(part)},{8 * len(part)}}}|(?:%5c){{{len(part)}}})"
    number = ord(part)
    # JSON within JSON doubles the backslashes.
    in_json = [f"\\{part}", f"\\u{number:04x}", json.dumps(part)[1:-1]]
    forms = [r"\\{0,8}".join(map(re.escape, form.split("\\"))) for form in in_json]
    forms += [re.escape(quote(part, safe="")), f"%{number:02x}", rf"&#0{{0,4}}{number};", rf"&#x0{{0,4}}{number:x};"]
    return f"(?:{'|'.join(dict.fromkeys(forms))}|&\\w{{1,32}};)"


def of_headers(headers: Mapping[str, str]) -> Iterator[str]:
    """The credentials in headers of the user's own, by what the headers are called."""
    for name, value in headers.items():
        if _TELLING.search(name):
            # With and without what stands before it, as `Bearer`.
            yield from (text for text in {value, value.rpartition(" ")[2]} if len(text) >= _LEAST)


def of_proxy(proxy: httpx.Proxy | None) -> Iterator[str]:
    """A proxy's password, and what HTTP makes of it."""
    if proxy is None:
        return
    if proxy.auth:
        user, password = proxy.auth
        yield password
        yield b64encode(f"{user}:{password}".encode()).decode("ascii")
    yield from of_headers(proxy.headers)


def of_environment() -> Iterator[str]:
    """The passwords of the environment's proxies."""
    for address in getproxies().values():
        yield from of_proxy(read_proxy(address))
