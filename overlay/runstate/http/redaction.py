"""Take credentials out of texts, however servers, proxies and libraries write them."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import quote
from urllib.request import getproxies

import attrs

from .options import Unpicklable
from .urls import read_proxy

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")

_PARTS = re.compile(r"[0-9A-Za-z]+|\\+|.", re.DOTALL)
_TELLING = re.compile("auth|cookie|key|pass|secret|session|sign|token", re.IGNORECASE)
"""In the name of a header, that its value is a credential."""
_SHORTEST_VALUE = 8
"""Characters of such a value; a shorter one is rather a version or a flag."""
_UNMISTAKABLE = 16
"""Characters from which a credential is looked for in runs: a shorter one may be a word that a run holds by right."""


class Redaction:
    """Takes secrets out of texts: in capitals or not, and as JSON, URLs, HTML and reprs escape them."""

    def __init__(self, secrets: Iterable[str]) -> None:
        # The longest first, or one that is a part of another would leave the rest of it.
        self._secrets = sorted(filter(None, secrets), key=len, reverse=True)
        self._words = [_longest_word(secret).lower() for secret in self._secrets]

    def __call__(self, text: str) -> str:
        """`text` without them."""
        lower = text.lower()
        # The pattern is slow over megabytes, and seldom finds anything.
        if not any(word in lower for word in self._words):
            return text
        return self._pattern.sub("***", text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(_however_escaped, self._secrets)), re.IGNORECASE)


class Secrets(Unpicklable):
    """What a server, a proxy or a library may repeat, and no error, log or repr may show."""

    def __init__(self, credentials: Iterable[str], headers: Mapping[str, str], proxy: httpx.Proxy | None) -> None:
        self._others = [*of_headers(headers), *of_proxy(proxy), *of_environment()]
        self._credentials: Sequence[str] = ()
        self.add(credentials)
        for collected in _collections:
            collected.append(self)

    def add(self, credentials: Iterable[str]) -> None:
        """Redact these, too, and those from before as well."""
        self._credentials = [*dict.fromkeys([*self._credentials, *credentials])]
        self._everywhere = Redaction([*self._credentials, *self._others])
        unmistakable = [value for value in self._credentials if len(value) >= _UNMISTAKABLE]
        self._in_runs = Redaction(unmistakable)
        self._words = [_longest_word(value).encode() for value in unmistakable]

    def redact(self, text: str) -> str:
        """`text` without them, however they are written in it."""
        return self._everywhere(text)

    def redact_error(self, error: BaseException) -> None:
        """Take them out of what the error, and those behind it, say."""
        for link in links(error):
            text = str(link)
            if (redacted := self.redact(text)) != text:
                link.args = (redacted,)

    def redact_run(self, text: str) -> str:
        """A run's text without those credentials that can be nothing else."""
        return self._in_runs(text)

    def redact_facts(self, facts: T, body: bytes) -> T:
        """What was read from a body, without those credentials in it that can be nothing else."""
        for word in self._words:
            if word in body:
                return cast("T", _redacted(facts, self._in_runs))
        return facts


_collections: list[list[Secrets]] = []


@contextmanager
def redacting() -> Generator[Callable[[str], str]]:
    """Take the credentials of every client that is made inside out of texts, for a program that shows `run.raw`.

        with runstate.redacting() as redact:
            run = runstate.get("retab:exprun_2")
            print(redact(json.dumps(run.to_dict())))

    The function works after the block, too.
    """
    collected: list[Secrets] = []
    _collections.append(collected)

    def redact(text: str) -> str:
        return reduce(lambda shown, secrets: secrets.redact_run(shown), collected, text)

    try:
        yield redact
    finally:
        _collections[:] = [each for each in _collections if each is not collected]


def _redacted(value: Any, redaction: Redaction) -> Any:
    if isinstance(value, str):
        return redaction(value)
    if isinstance(value, dict):
        items = cast("dict[object, object]", value).items()
        return {_redacted(key, redaction): _redacted(item, redaction) for key, item in items}
    if isinstance(value, list | tuple):
        redacted = [_redacted(item, redaction) for item in cast("Sequence[object]", value)]
        return tuple(redacted) if isinstance(value, tuple) else redacted
    kind = cast("type[object]", type(value))
    if not attrs.has(kind):
        return value
    names = [field.name for field in attrs.fields(kind) if field.init]
    return attrs.evolve(value, **{name: _redacted(getattr(value, name), redaction) for name in names})


def links(error: BaseException, outer: BaseException | None = None) -> Iterator[BaseException]:
    """The error and all that is behind it, up to `outer`."""
    seen = [outer]
    due: list[BaseException | None] = [error]
    while due:
        link = due.pop()
        if link is None or any(link is known for known in seen):
            continue
        seen.append(link)
        due += [link.__cause__, link.__context__]
        if isinstance(link, BaseExceptionGroup):
            due += cast("BaseExceptionGroup[BaseException]", link).exceptions
        yield link


def _longest_word(secret: str) -> str:
    """The longest part of a secret that no escaping changes."""
    plain = "".join(char if char.isascii() and char.isalnum() else " " for char in secret)
    return max(plain.split(), key=len, default="")


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
            yield from (text for text in {value, value.rpartition(" ")[2]} if len(text) >= _SHORTEST_VALUE)


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
