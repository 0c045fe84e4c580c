"""Remove credentials from texts, in any form in which servers, proxies and libraries write them."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, reduce
from itertools import chain
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
"""The name of a header whose value is a credential."""
_SHORTEST_VALUE = 8
"""The fewest characters of such a value; a shorter one is rather a version or a flag."""
_UNMISTAKABLE = 16
"""The fewest characters of a credential that is removed from runs: a shorter one may be a word of the run itself."""


class Redaction:
    """Removes secrets from texts, in upper or lower case, and as JSON, URLs, HTML and reprs escape them."""

    def __init__(self, secrets: Iterable[str]) -> None:
        # The longest first: one that is a part of another would leave the rest of it.
        self._secrets = sorted(filter(None, secrets), key=len, reverse=True)
        self._words = [_longest_word(secret).lower() for secret in self._secrets]

    def __call__(self, text: str) -> str:
        """`text` without the secrets."""
        lower = text.lower()
        # The pattern is slow on megabytes, and rarely matches.
        if not any(word in lower for word in self._words):
            return text
        return self._pattern.sub("***", text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(_however_escaped, self._secrets)), re.IGNORECASE)


class Secrets(Unpicklable):
    """The secrets of a client, which no error, log or repr may show even if a server or a library repeats them."""

    def __init__(self, credentials: Iterable[str], headers: Mapping[str, str], proxy: httpx.Proxy | None) -> None:
        environment = (of_proxy(read_proxy(address)) for address in getproxies().values())
        self._others = [*of_headers(headers), *of_proxy(proxy), *chain.from_iterable(environment)]
        self._credentials: Sequence[str] = ()
        self.add(credentials)
        for collected in _collections:
            collected.append(self)

    def add(self, credentials: Iterable[str]) -> None:
        """Redact these as well as the earlier ones."""
        self._credentials = [*dict.fromkeys([*self._credentials, *credentials])]
        self._everywhere = Redaction([*self._credentials, *self._others])
        unmistakable = [value for value in self._credentials if len(value) >= _UNMISTAKABLE]
        self._in_runs = Redaction(unmistakable)
        self._words = [_longest_word(value).encode() for value in unmistakable]

    def redact(self, text: str) -> str:
        """`text` without the secrets."""
        return self._everywhere(text)

    def redact_error(self, error: BaseException) -> None:
        """Remove them from the messages of an error and of its causes."""
        for link in links(error):
            text = str(link)
            if (redacted := self.redact(text)) != text:
                link.args = (redacted,)

    def redact_run(self, text: str) -> str:
        """A run's text without the unmistakable credentials."""
        return self._in_runs(text)

    def redact_facts(self, facts: T, body: bytes) -> T:
        """The facts from a body without the unmistakable credentials."""
        return cast("T", _redacted(facts, self._in_runs)) if self.are_in(body) else facts

    def are_in(self, body: bytes) -> bool:
        """Whether a body may have an unmistakable credential. It is searched once for all runs of a page."""
        for word in self._words:  # noqa: SIM110 -- faster than `any`, in each decoded run
            if word in body:
                return True
        return False


_collections: list[list[Secrets]] = []


@contextmanager
def redacting() -> Generator[Callable[[str], str]]:
    """Remove from texts the credentials of every client that is created inside, for a program that shows `run.raw`.

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
    """The error with its causes and contexts, up to `outer`."""
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
    """The longest part of a secret that escaping does not change."""
    plain = "".join(char if char.isascii() and char.isalnum() else " " for char in secret)
    return max(plain.split(), key=len, default="")


def _however_escaped(secret: str) -> str:
    parts: list[str] = _PARTS.findall(secret)
    return "".join(part if part.isascii() and part.isalnum() else _forms(part) for part in parts)


def _forms(part: str) -> str:
    """A pattern for backslashes, or for another character that has many forms.

    Each repetition is bounded, so that no text takes forever.
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
    """The credentials in the user's own headers, by the names of the headers."""
    for name, value in headers.items():
        if _TELLING.search(name):
            # With and without a prefix such as `Bearer`.
            yield from (text for text in {value, value.rpartition(" ")[2]} if len(text) >= _SHORTEST_VALUE)


def of_proxy(proxy: httpx.Proxy | None) -> Iterator[str]:
    """A proxy's password, as it is and as HTTP Basic sends it."""
    if proxy is None:
        return
    if proxy.auth:
        user, password = proxy.auth
        yield password
        yield b64encode(f"{user}:{password}".encode()).decode("ascii")
    yield from of_headers(proxy.headers)
