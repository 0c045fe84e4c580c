"""What must not be seen: kept where no repr, no traceback with local variables and no pickle shows it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import httpx

    from .redaction import Redaction
    from .settings import HttpOptions

T = TypeVar("T")

CredentialValue: TypeAlias = str | Callable[[], str]
"""A credential, or a function that returns it: called when it is first needed, and again after a refusal."""
AsyncCredentialValue: TypeAlias = str | Callable[[], str | Awaitable[str]]
"""`CredentialValue` of an asynchronous client, whose functions may be asynchronous."""

_UNMISTAKABLE = 16
"""Characters from which a secret is looked for in runs: a shorter one may be a word that a run holds by right."""


class Secret(Generic[T]):
    """A value that is not shown."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value: T = value

    def __reduce__(self) -> str:
        raise TypeError("a credential is not pickled: make a client in each process")


class Given:
    """What a client was made with, for the client to forget its own arguments."""

    def __init__(
        self,
        credentials: Mapping[str, AsyncCredentialValue | None],
        base_url: str | None,
        options: HttpOptions,
        site: str | None = None,
    ) -> None:
        self.credentials: Mapping[str, Secret[AsyncCredentialValue] | None] = {
            name: None if value is None else Secret(value) for name, value in credentials.items()
        }
        """By their names, None where none was passed."""
        self.base_url = base_url
        self.options = options
        self.site = site


class Secrets:
    """What a server, a proxy or a library may repeat, and nobody may see."""

    def __init__(self, credentials: Sequence[str], headers: Mapping[str, str], proxy: httpx.Proxy | None) -> None:
        self._known = _Known(credentials, headers, proxy)

    def __reduce__(self) -> str:
        raise TypeError("credentials are not pickled: make a client in each process")

    def add(self, credentials: Sequence[str]) -> None:
        """Redact these, too, and those from before as well."""
        self._known = self._known.with_more(credentials)

    def redact(self, text: str) -> str:
        """`text` without them, however they are written in it."""
        return self._known.everywhere(text)

    def redact_run(self, content: bytes) -> bytes:
        """A run's JSON in UTF-8 without those credentials that can be nothing else."""
        return self._known.redact_run(content)


class _Known:
    """Secrets that do not change, with what is made of them."""

    def __init__(self, credentials: Sequence[str], headers: Mapping[str, str], proxy: httpx.Proxy | None) -> None:
        self._credentials = credentials
        self._headers = headers
        self._proxy = proxy

    def with_more(self, credentials: Sequence[str]) -> _Known:
        return _Known([*dict.fromkeys([*self._credentials, *credentials])], self._headers, self._proxy)

    def redact_run(self, content: bytes) -> bytes:
        for word in self._words:
            if word in content:
                break
        else:
            return content
        text = content.decode("utf-8", "surrogateescape")
        return self._in_runs(text).encode("utf-8", "surrogateescape")

    @cached_property
    def everywhere(self) -> Redaction:
        from .redaction import Redaction, of_environment, of_headers, of_proxy  # noqa: PLC0415 -- as below

        return Redaction(
            [*self._credentials, *of_headers(self._headers), *of_proxy(self._proxy), *of_environment()],
        )

    @cached_property
    def _in_runs(self) -> Redaction:
        from .redaction import Redaction  # noqa: PLC0415 -- most answers need none of it

        return Redaction(self._unmistakable)

    @cached_property
    def _words(self) -> Sequence[bytes]:
        """A part of each credential that stands in a run as it is, however the rest is escaped."""
        return [longest_word(value).encode() for value in self._unmistakable]

    @property
    def _unmistakable(self) -> Sequence[str]:
        return [value for value in self._credentials if len(value) >= _UNMISTAKABLE]


def longest_word(secret: str) -> str:
    """The longest part of a secret that no escaping changes."""
    plain = "".join(char if char.isascii() and char.isalnum() else " " for char in secret)
    return max(plain.split(), key=len, default="")
