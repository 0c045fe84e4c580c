"""Credentials that nothing else can be mistaken for, and the search for them in all that is shown."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from attrs import evolve, frozen

from tests.support.vendors import TEST_VENDORS, TestVendor

SPECIAL = "+/=\"<&'%~>"
"""What JSON, URLs, HTML and reprs each write in their own way; a header carries all of it."""
_PIECE = 8
"""So many characters of a canary are enough to know it by."""


def canary(name: str, special: str = SPECIAL) -> str:
    """A credential: two words that every escaping leaves alone, and between them what it does not."""
    digest = sha256(name.encode()).hexdigest()
    return f"canary-{digest[:20]}{special}{digest[20:40]}"


def words(text: str) -> list[str]:
    """The words of a canary that are its own."""
    return re.findall(r"[0-9a-f]{20}", text)


def packed(word: str) -> Iterator[str]:
    """What HTTP Basic makes of it, wherever it stands in what is packed; less the ends, which depend on that."""
    for before in range(3):
        yield b64encode(b"." * before + word.encode()).decode()[4:-4]


def pieces(word: str) -> Iterator[str]:
    """Its beginning, middle and end: what is cut in two has one of them whole."""
    middle = (len(word) - _PIECE) // 2
    yield from (word[:_PIECE], word[middle : middle + _PIECE], word[-_PIECE:])


@frozen
class Canary:
    """A credential, and the pieces that it is known by: as it is, and as HTTP Basic or anybody else packs it."""

    name: str
    value: str
    marks: tuple[str, ...]

    @classmethod
    def of(cls, name: str, value: str) -> Canary:
        marks = {piece for word in words(value) for form in (word, *packed(word)) for piece in pieces(form)}
        return cls(name, value, tuple(sorted(mark.lower() for mark in marks)))

    def is_in(self, text: str) -> bool:
        """Whether a text shows it or a piece of it; `text` is in lower case."""
        return any(mark in text for mark in self.marks)


def _canaried() -> Iterator[tuple[str, TestVendor]]:
    """Each vendor with each set of credentials: the first canary has special characters, the others have none."""
    for vendor in TEST_VENDORS:
        for number, items in enumerate(filter(None, vendor.info.credentials)):
            secret = [item.name for item in items if item.secret]
            values = {name: canary(f"{vendor.slug} {name}", "-" if n else SPECIAL) for n, name in enumerate(secret)}
            others = {item.name: vendor.credentials.get(item.name, "user") for item in items if not item.secret}
            name = f"{vendor.slug}-{secret[0].replace('_', '-')}" if number else vendor.slug
            yield name, evolve(vendor, credentials={**values, **others})


CANARIED = dict(_canaried())
"""Every vendor, with each set of credentials that it takes."""

PROXY_PASSWORD = Canary.of("the proxy's password", canary("proxy", "-"))
HEADER = Canary.of("a header of the user's own", canary("header"))
URL_PASSWORD = Canary.of("the password in a base URL", canary("url", "-"))
OTHERS = (PROXY_PASSWORD, HEADER, URL_PASSWORD)


def _of_vendors() -> Iterator[Canary]:
    for name, vendor in CANARIED.items():
        for value in vendor.secrets:
            yield Canary.of(name, value)


CANARIES = (*_of_vendors(), *OTHERS)


_CLEAN: set[str] = set()
"""Short texts without a canary: most of an error's texts are those of the error before."""
_SHORT, _MOST_CLEAN = 2_000, 50_000


def found(shown: Iterable[tuple[str, Any]]) -> list[str]:
    """Where a canary shows, and which one; empty if all is well."""
    leaks: list[str] = []
    texts = dict.fromkeys((where, text) for where, text in shown if text not in _CLEAN)
    everything = "\n".join(text for _, text in texts).lower()
    if not any(each.is_in(everything) for each in CANARIES):
        if len(_CLEAN) > _MOST_CLEAN:
            _CLEAN.clear()
        _CLEAN.update(text for _, text in texts if len(text) < _SHORT)
        return leaks
    for where, text in texts:
        lower = text.lower()
        for each in CANARIES:
            if each.is_in(lower):
                at = min(place for mark in each.marks if (place := lower.find(mark)) >= 0)
                leaks.append(f"{where} shows {each.name}: …{text[max(0, at - 60) : at + 60]!r}…")
    return leaks
